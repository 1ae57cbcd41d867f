using Entente.Evidence;

namespace Entente.Tests.Evidence.Quantities;

public sealed class QuantityFinderTests
{
    [Theory]
    [InlineData("The rouble rose 5%.", "5%", 5.0, "%", "rouble", "Up")]
    [InlineData("The hryvnia weakened by 3 percent.", "3 percent", 3.0, "%", "hryvnia", "Down")]
    [InlineData("Oil prices were 4 per cent lower.", "4 per cent", 4.0, "%", null, "Down")]
    [InlineData("A 5 % rise in prices followed.", "5 %", 5.0, "%", "prices", "Up")]
    [InlineData("Some 52 % of Ukrainians want talks.", "52 %", 52.0, "%", "Ukrainians", null)]
    [InlineData("The share of Russians in favour of talks rose to 60 %.", "60 %", 60.0, "%", "share of Russians in favour of talks", "Up")]
    [InlineData("On Wednesday the index climbed to its highest in nine months.", "highest in nine months", 9.0, "months", "index", "Up")]
    [InlineData("The index hit a nine-month high.", "nine-month high", 9.0, "months", "index", "Up")]
    [InlineData("The gauge fell to a 2-year low.", "2-year low", 2.0, "years", "gauge", "Down")]
    [InlineData("It was the lowest since March 2022.", "lowest since March 2022", 35.0, "months", null, "Down")]
    [InlineData("The gauge hit a record high.", "record high", null, "record", "gauge", "Up")]
    [InlineData("They pledged $500 million in military aid.", "$500 million", 5e8, "USD", "military aid", null)]
    [InlineData("They pledged €1.2bn for drones.", "€1.2bn", 1.2e9, "EUR", "drones", null)]
    [InlineData("About 3.8 billion dollars are left.", "3.8 billion dollars", 3.8e9, "USD", null, null)]
    [InlineData("At least 200,000 European soldiers are needed.", "200,000 European soldiers", 2e5, "people", "European soldiers", null)]
    [InlineData("Two hundred and fifty thousand troops stood there.", "Two hundred and fifty thousand troops", 250_000.0, "people",
        "troops", null)]
    [InlineData("Half a million people fled.", "Half a million people", 5e5, "people", "people", null)]
    [InlineData("They proposed a 30-day ceasefire.", "30-day", 30.0, "days", "ceasefire", null)]
    [InlineData("Talks lasted four hours.", "four hours", 4.0, "hours", null, null)]
    [InlineData("They took 4,200 square kilometres.", "4,200 square kilometres", 4200.0, "km²", null, null)]
    [InlineData("They took 17 villages.", "17 villages", 17.0, "villages", "villages", null)]
    [InlineData("Support was 15 percentage points lower.", "15 percentage points", 15.0, "percentage points", null, "Down")]
    public void One_figure(string text, string words, double? value, string unit, string? what, string? direction)
    {
        FoundQuantity found = Assert.Single(Drafts.Of(text).Quantities);
        Assert.Equal((words, value, unit, what, direction), (found.Text, found.Value, found.Unit, found.What, found.Direction?.ToString()));
        Assert.Equal(words, text[found.Span.Start..found.Span.End]);
    }

    [Theory]
    [InlineData("It cost 1,20 of them.")]
    [InlineData("They met on 9 May 2025 at 10:30.")]
    [InlineData("Nobody knows who a hundred is.")]
    [InlineData("One of them said that half of it is gone.")]
    public void No_figure(string text) => Assert.Empty(Drafts.Of(text).Quantities);

    [Fact]
    public void A_verb_holds_for_the_figure_joined_to_the_first()
    {
        IReadOnlyList<FoundQuantity> found = Drafts.Of("The rouble rose 5 % and the Moscow index 2.8 %, to a nine-month high.").Quantities;
        Assert.Equal([(5.0, "rouble"), (2.8, "Moscow index"), (9.0, "Moscow index")], found.Select(one => (one.Value!.Value, one.What)));
        Assert.All(found, one => Assert.Equal(Direction.Up, one.Direction));
    }

    [Fact]
    public void A_change_and_the_level_it_led_to_are_two_figures()
    {
        IReadOnlyList<FoundQuantity> found = Drafts.Of("Oil fell 3.2 percent to 68 dollars a barrel.").Quantities;
        Assert.Equal(["%", "USD"], found.Select(one => one.Unit));
        Assert.Equal([3.2, 68.0], found.Select(one => one.Value));
    }

    [Fact]
    public void From_one_level_to_another()
    {
        IReadOnlyList<FoundQuantity> found = Drafts.Of("Support for talks fell from 63 % to 38 %.").Quantities;
        Assert.Equal([(63.0, "Support for talks"), (38.0, "Support for talks")], found.Select(one => (one.Value!.Value, one.What)));
        Assert.All(found, one => Assert.Equal(Direction.Down, one.Direction));
    }

    [Theory]
    [InlineData("Up to 30,000 peacekeepers", "at most")]
    [InlineData("More than 30,000 peacekeepers", "at least")]
    [InlineData("Nearly 30,000 peacekeepers", "about")]
    [InlineData("Exactly 30,000 peacekeepers", null)]
    public void Words_that_loosen_a_figure(string text, string? bound) =>
        Assert.Equal(bound, Assert.Single(Drafts.Of($"{text} came.").Quantities).Bound);

    [Fact]
    public void A_currency_is_understood_for_the_sum_beside()
    {
        IReadOnlyList<FoundQuantity> found = Drafts.Of("They pay 1.2 billion euros, up from 900 million last year.").Quantities;
        Assert.Equal([(1.2e9, "EUR"), (9e8, "EUR")], found.Select(one => (one.Value!.Value, one.Unit)));
    }

    [Theory]
    [InlineData("5 to 10 million euros", 5e6, 1e7)]
    [InlineData("between 20 and 30 %", 20.0, 30.0)]
    [InlineData("10–15 years", 10.0, 15.0)]
    [InlineData("10-15 years", 10.0, 15.0)]
    public void A_range_has_two_numbers(string text, double low, double high)
    {
        FoundQuantity found = Assert.Single(Drafts.Of($"They ask for {text} now.").Quantities);
        Assert.Equal((low, high), (found.Value, found.High));
    }

    [Theory]
    [InlineData("The gunmen freed 40 bus passengers.", 40.0, "bus passengers")]
    [InlineData("The union wants 29 fellow organisers freed.", 29.0, "fellow organisers")]
    [InlineData("They sent 17 delegations.", 17.0, "delegations")]
    [InlineData("They sent 3 delegations.", 3.0, "delegations")]
    [InlineData("Eleven Norwegian citizens were held.", 11.0, "Norwegian citizens")]
    [InlineData("They asked twelve questions.", 12.0, "questions")]
    [InlineData("At least three diplomats were held.", 3.0, "diplomats")]
    [InlineData("More than five proposals were made.", 5.0, "proposals")]
    [InlineData("Three villages were lost.", 3.0, "villages")]
    [InlineData("Five hostages were freed.", 5.0, "hostages")]
    public void Counts(string text, double value, string what)
    {
        FoundQuantity found = Assert.Single(Drafts.Of(text).Quantities);
        Assert.Equal((value, what), (found.Value, found.What));
    }

    [Theory]
    [InlineData("Two generals came to share a table.")]
    [InlineData("The three parties met.")]
    [InlineData("The two sides are far apart.")]
    [InlineData("She got one answer.")]
    [InlineData("He set three conditions.")]
    [InlineData("Both ministers met.")]
    [InlineData("The two foreign ministers met.")]
    [InlineData("Four parties sat down.")]
    [InlineData("The truce has two clauses.")]
    [InlineData("Six judges left.")]
    public void Small_numbers_in_words_say_who_is_meant(string text) => Assert.Empty(Drafts.Of(text).Quantities);

    [Theory]
    [InlineData("The river fell by six centimetres.", 6.0, "cm")]
    [InlineData("The flow is 14 litres a day.", 14.0, "litres")]
    [InlineData("The letters are four millimetres high.", 4.0, "mm")]
    [InlineData("The shaft is 300 feet deep.", 300.0, "feet")]
    public void Measures(string text, double value, string unit)
    {
        FoundQuantity found = Assert.Single(Drafts.Of(text).Quantities);
        Assert.Equal((value, unit), (found.Value, found.Unit));
    }
}
