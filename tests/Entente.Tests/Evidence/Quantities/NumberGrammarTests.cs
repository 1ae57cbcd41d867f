using Entente.Evidence;

namespace Entente.Tests.Evidence.Quantities;

/// <summary>The ways in which news writes a number, each with sentences of our own.</summary>
public sealed class NumberGrammarTests
{
    [Theory]
    [InlineData("They swapped 1 000 prisoners.", 1000.0, "people")]
    [InlineData("They swapped 12\u00A0000 prisoners.", 12_000.0, "people")]
    [InlineData("They swapped 12\u202F000 prisoners.", 12_000.0, "people")]
    [InlineData("They swapped 12\u2009000 prisoners.", 12_000.0, "people")]
    [InlineData("It needs 1 000 000 shells.", 1e6, "shells")]
    [InlineData("It needs 1'200 shells.", 1200.0, "shells")]
    [InlineData("It needs 1’200’000 shells.", 1.2e6, "shells")]
    [InlineData("It needs 1.200.000 shells.", 1.2e6, "shells")]
    [InlineData("It needs 1,200,000 shells.", 1.2e6, "shells")]
    [InlineData("It cost 1.200,50 euros.", 1200.5, "EUR")]
    [InlineData("It cost 1,200.50 euros.", 1200.5, "EUR")]
    [InlineData("Turnout was 41,5 %.", 41.5, "%")]
    public void Groups_of_digits(string text, double value, string unit) => One(text, value, unit);

    [Theory]
    [InlineData("It lost 12.000 men.", 12_000.0, "12.")]
    [InlineData("It lost 1.500 tanks.", 1500.0, "1.5.")]
    [InlineData("They pledged €12.500 for it.", 12_500.0, "12.5.")]
    [InlineData("The gap is 1.250 km wide.", 1.25, "1250.")]
    [InlineData("They hold 2.125 hectares.", 2.125, "2125.")]
    [InlineData("They sent 3.000 delegates.", 3000.0, "3.")]
    [InlineData("They counted 17.250 votes.", 17_250.0, "17.25.")]
    [InlineData("They bought 4.750 shells.", 4750.0, "4.75.")]
    [InlineData("The road is 8.375 km long.", 8.375, "8375.")]
    [InlineData("They freed 9.100 captives.", 9100.0, "9.1.")]
    public void A_point_that_may_be_either_is_said_at_low_confidence(string text, double value, string other)
    {
        FoundQuantity found = Assert.Single(Drafts.Of(text).Quantities);
        Assert.Equal(value, found.Value);
        Assert.True(found.Confidence < 0.5);
        Assert.EndsWith($"it could also be {other}", found.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Growth was -0.5%.", -0.5)]
    [InlineData("Growth was −0.5%.", -0.5)]
    [InlineData("Growth was –0.5 %.", -0.5)]
    [InlineData("Growth fell to minus 2%.", -2.0)]
    [InlineData("Growth fell to minus two percent.", -2.0)]
    [InlineData("Growth (-3%) disappointed.", -3.0)]
    [InlineData("Growth was +0.5%.", 0.5)]
    [InlineData("Growth came to negative 1.5 percent.", -1.5)]
    [InlineData("It fell from 3% to -1%.", -1.0)]
    [InlineData("Growth of 2-3% is hoped for.", 2.0)]
    public void Signs(string text, double value) => Assert.Equal(value, Drafts.Of(text).Quantities[^1].Value);

    [Theory]
    [InlineData("They swapped 1,000-1,200 prisoners.", 1000.0, 1200.0)]
    [InlineData("They swapped 1,000–1,200 prisoners.", 1000.0, 1200.0)]
    [InlineData("They swapped 1,000 to 1,200 prisoners.", 1000.0, 1200.0)]
    [InlineData("They swapped between 1,000 and 1,200 prisoners.", 1000.0, 1200.0)]
    [InlineData("They need 5-10m shells.", 5e6, 1e7)]
    [InlineData("They need 5 to 10 million shells.", 5e6, 1e7)]
    [InlineData("They need 5–10 million shells.", 5e6, 1e7)]
    [InlineData("They need five to ten thousand men.", 5e3, 1e4)]
    [InlineData("They need 900,000 to 1.2 million shells.", 9e5, 1.2e6)]
    [InlineData("They spent $5-$10 billion on it.", 5e9, 1e10)]
    [InlineData("Between 3 and 5 percent of voters agree.", 3.0, 5.0)]
    public void Ranges_share_a_magnitude(string text, double low, double high)
    {
        FoundQuantity found = Assert.Single(Drafts.Of(text).Quantities);
        Assert.Equal((low, high), (found.Value, found.High));
    }

    [Theory]
    [InlineData("Two-thirds of voters back the plan.", 66.67, "%")]
    [InlineData("Two thirds of voters back the plan.", 66.67, "%")]
    [InlineData("A quarter of voters back the plan.", 25.0, "%")]
    [InlineData("Half of voters back the plan.", 50.0, "%")]
    [InlineData("One in five voters backs the plan.", 20.0, "%")]
    [InlineData("Nine out of ten voters back the plan.", 90.0, "%")]
    [InlineData("About 7 in 10 voters back the plan.", 70.0, "%")]
    [InlineData("Prices doubled.", 2.0, "times")]
    [InlineData("Exports halved.", 0.5, "times")]
    [InlineData("A threefold rise in prices followed.", 3.0, "times")]
    [InlineData("Two and a half months of talks failed.", 2.5, "months")]
    [InlineData("It lasted one and a half years.", 1.5, "years")]
    [InlineData("It lasted 2½ years.", 2.5, "years")]
    [InlineData("Two and a half million people fled.", 2.5e6, "people")]
    public void Parts_and_multiples_in_words(string text, double value, string unit) => One(text, value, unit);

    [Theory]
    [InlineData("The rouble rose 2.5pc.", 2.5, "%")]
    [InlineData("They spent US$5bn on arms.", 5e9, "USD")]
    [InlineData("They spent A$5m on arms.", 5e6, "AUD")]
    [InlineData("They spent EUR 500 million on arms.", 5e8, "EUR")]
    [InlineData("They spent 500 € on it.", 500.0, "EUR")]
    [InlineData("They spent 5 Canadian dollars on it.", 5.0, "CAD")]
    [InlineData("They pump 4.5 mn barrels.", 4.5e6, "barrels")]
    [InlineData("They hold 12k prisoners.", 12_000.0, "people")]
    [InlineData("It took 4,200 km².", 4200.0, "km²")]
    [InlineData("It took 30km² of land.", 30.0, "km²")]
    [InlineData("It took 30 sq km of land.", 30.0, "km²")]
    [InlineData("It took 30 square miles of land.", 30.0, "miles²")]
    [InlineData("It holds 3 million m³ of gas.", 3e6, "m³")]
    [InlineData("It holds 3 million cubic metres of gas.", 3e6, "m³")]
    [InlineData("Crude futures fell 58 cents.", 58.0, "cents")]
    public void Units_and_currencies_before_and_after(string text, double value, string unit) => One(text, value, unit);

    [Theory]
    [InlineData("Support fell to 38%.", null, 38.0)]
    [InlineData("Support fell 38%.", 38.0, null)]
    [InlineData("Support fell by 38%.", 38.0, null)]
    [InlineData("Support rose to about 38%.", null, 38.0)]
    [InlineData("Oil rose $2.", 2.0, null)]
    [InlineData("Oil rose to $75.", null, 75.0)]
    [InlineData("Oil fell to 75 dollars.", null, 75.0)]
    [InlineData("Oil was up 3 percent.", 3.0, null)]
    [InlineData("Oil climbed by two percent.", 2.0, null)]
    [InlineData("Some 52 % of voters agree.", null, null)]
    [InlineData("They raised $5 million for it.", null, null)]
    public void A_level_and_a_change_are_different_things(string text, double? change, double? level)
    {
        FoundQuantity found = Assert.Single(Drafts.Of(text).Quantities);
        Assert.Equal((change, level), (found.Change, found.Level));
    }

    [Theory]
    [InlineData("Output fell 0.5% to 3%.", 0.5, 3.0)]
    [InlineData("Oil rose $2 to $75 a barrel.", 2.0, 75.0)]
    [InlineData("Inflation rose half a point. Output rose 2 percent to 9 percent.", 2.0, 9.0)]
    [InlineData("Oil fell 3.2 percent to 68 dollars a barrel.", 3.2, 68.0)]
    public void A_change_and_the_level_it_led_to(string text, double change, double level)
    {
        IReadOnlyList<FoundQuantity> found = Drafts.Of(text).Quantities;
        Assert.Equal((change, level), (found[^2].Change, found[^1].Level));
        Assert.Equal(found[^2].What, found[^1].What);
    }

    [Theory]
    [InlineData("Article 5 applies.")]
    [InlineData("Resolution 242 stands.")]
    [InlineData("Chapter 7 powers exist.")]
    [InlineData("They saw flight 17 passengers.")]
    [InlineData("One of them said that half of it is gone.")]
    [InlineData("It began in the third quarter.")]
    [InlineData("She doubled down on it.")]
    [InlineData("He met one in Oslo.")]
    [InlineData("The second half of it was calm.")]
    [InlineData("Nobody knows who a hundred is.")]
    public void Names_and_words_that_count_nothing(string text) => Assert.Empty(Drafts.Of(text, null).Quantities);

    private static void One(string text, double value, string unit)
    {
        FoundQuantity found = Assert.Single(Drafts.Of(text).Quantities);
        Assert.Equal((value, unit), (found.Value, found.Unit));
    }
}
