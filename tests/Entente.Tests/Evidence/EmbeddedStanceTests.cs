using Entente.Evidence;

namespace Entente.Tests.Evidence;

/// <summary>A speaker's own stance inside what he says: what he hopes, fears, doubts or wonders is told as that, and not as what he asserts;
/// the stance of somebody else stays part of the statement.</summary>
public sealed class EmbeddedStanceTests
{
    [Theory]
    [InlineData("Ivan Petrov said he hoped that the talks would go on.", "that the talks would go on")]
    [InlineData("Ivan Petrov says he hopes to leave in May.", "to leave in May")]
    [InlineData("Maria Roe told reporters she hoped the port would open.", "the port would open")]
    [InlineData("Maria Roe told reporters she feared the port would close.", "the port would close")]
    [InlineData("The ministry said it hoped the port would open.", "the port would open")]
    [InlineData("Officials said they feared that the bridge would fall.", "that the bridge would fall")]
    [InlineData("Officials said they were worried that the bridge would fall.", "that the bridge would fall")]
    [InlineData("The envoy added that she hoped the cuts could be reversed.", "the cuts could be reversed")]
    [InlineData("The general said he was hopeful that the truce would last.", "that the truce would last")]
    [InlineData("The general said he remained optimistic that the truce would last.", "that the truce would last")]
    [InlineData("The minister said she wished the ferry would sail.", "the ferry would sail")]
    [InlineData("The council said it was concerned that the well would run dry.", "that the well would run dry")]
    [InlineData("“Soon,” he said. Anna Roe said that she had come to fear that the dam would break.", "that the dam would break")]
    public void Hoped_or_feared(string text, string words) => Last(text, Polarity.Hopes, words);

    [Theory]
    [InlineData("The ministry said it doubted that the truce would hold.", "that the truce would hold")]
    [InlineData("The envoy said she was not convinced that the army would leave.", "that the army would leave")]
    [InlineData("Ivan Petrov said he was sceptical that the plan would work.", "that the plan would work")]
    [InlineData("Ivan Petrov said he was skeptical the plan would work.", "the plan would work")]
    [InlineData("Ivan Petrov said he remained deeply sceptical that the plan would work.", "that the plan would work")]
    [InlineData("The secretary, Paul Roe, said he was not sure the treaty would survive.", "the treaty would survive")]
    [InlineData("Anna Roe told the council she was doubtful that the well would fill.", "that the well would fill")]
    [InlineData("Anna Roe said she had begun to doubt that the well would fill.", "that the well would fill")]
    [InlineData("Farmers said they were unsure whether the well would fill.", "whether the well would fill")]
    [InlineData("The union said that it was not confident that the firm would pay.", "that the firm would pay")]
    [InlineData("The judge said he had doubts that the map was old.", "that the map was old")]
    [InlineData("He said he questioned whether the map was old.", "whether the map was old")]
    public void Doubted(string text, string words) => Last(text, Polarity.Doubts, words);

    [Theory]
    [InlineData("Ivan Petrov said he wondered whether the plan was dead.", "asks", "whether the plan was dead")]
    [InlineData("The army said it did not believe that the shells were its own.", "denies", "that the shells were its own")]
    [InlineData("Ivan Petrov said he did not think the plan was dead.", "denies", "the plan was dead")]
    [InlineData("The envoy was not sure that the army would leave.", "doubts", "that the army would leave")]
    [InlineData("The envoy expressed hope for another round.", "hopes", "another round")]
    [InlineData("The envoy expressed doubts that the army would leave.", "doubts", "that the army would leave")]
    [InlineData("The envoy voiced fears that the army would stay.", "hopes", "that the army would stay")]
    [InlineData("The envoy was confident that the army would leave.", "asserts", "that the army would leave")]
    [InlineData("The envoy was adamant that the army would leave.", "asserts", "that the army would leave")]
    [InlineData("The envoy was not hopeful that the army would leave.", "doubts", "that the army would leave")]
    public void Other_stances(string text, string polarity, string words) =>
        Last(text, Enum.Parse<Polarity>(polarity, ignoreCase: true), words);

    [Theory]
    [InlineData("The ministry said the minister hoped that the talks would go on.")]
    [InlineData("Ivan Petrov said of Anna Roe that he hoped she would go.")]
    [InlineData("Ivan Petrov said she hoped the port would open.")]
    [InlineData("Olga Berg said he hoped the port would open.")]
    [InlineData("Mr. Petrov said she doubted the port would open.")]
    [InlineData("Ivan Petrov said they hoped that the plan was dead.")]
    [InlineData("The envoys said he feared the port would close.")]
    [InlineData("Ivan Petrov said he could not hope that the plan was dead.")]
    [InlineData("Ivan Petrov said he knew the port would close.")]
    [InlineData("Ivan Petrov said it was doubtful that the port would open.")]
    [InlineData("Ivan Petrov said the army hoped to leave.")]
    [InlineData("Ivan Petrov said that few hoped for a truce.")]
    public void Somebody_elses_or_none(string text)
    {
        Quotation quote = Assert.Single(Drafts.Of(text).Quotes);
        Assert.Equal(Polarity.Asserts, quote.Polarity);
    }

    [Theory]
    [InlineData("Petrov denied “any part in the raid”.", "denies")]
    [InlineData("Petrov rejected “the plan of the north”.", "denies")]
    [InlineData("Petrov denied that “any part of the plan” was dead.", "denies")]
    [InlineData("Petrov said he doubted that “the plan of the north” would work.", "doubts")]
    [InlineData("“We were not there,” Petrov denied.", "asserts")]
    [InlineData("Petrov denied it: “We were not there.”", "asserts")]
    public void Quoted_words_under_a_verb_are_what_it_denies_and_a_whole_statement_was_spoken(string text, string polarity) =>
        Assert.Equal(polarity, Assert.Single(Drafts.Of(text).Quotes).Polarity.ToString().ToLowerInvariant());

    private static void Last(string text, Polarity polarity, string words)
    {
        IReadOnlyList<Quotation> quotes = Drafts.Of(text).Quotes;
        Assert.Equal((polarity, words), (quotes[^1].Polarity, quotes[^1].Text));
        Assert.DoesNotContain(quotes.SkipLast(1), other => other.Text.Contains(words, StringComparison.Ordinal));
    }
}
