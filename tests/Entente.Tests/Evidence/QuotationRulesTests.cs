using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;

namespace Entente.Tests.Evidence;

/// <summary>One sentence of our own for each way in which English news attributes words, with the speaker and the words that a reader would
/// name.</summary>
public sealed class QuotationRulesTests
{
    [Theory]
    [InlineData("“We are ready,” said Anna Roe.", "Anna Roe", "“We are ready,”")]
    [InlineData("“We are ready,” Anna Roe said on Monday.", "Anna Roe", "“We are ready,”")]
    [InlineData("\"We are ready,\" Roe said. \"We always were.\"", "Roe", "\"We are ready,\" … \"We always were.\"")]
    [InlineData("“We are,” said Roe, “ready.”", "Roe", "“We are,” … “ready.”")]
    [InlineData("“Why now?” Roe asked.", "Roe", "“Why now?”")]
    [InlineData("Roe said, “We are ready.”", "Roe", "“We are ready.”")]
    [InlineData("Roe said: “We are ready.”", "Roe", "“We are ready.”")]
    [InlineData("Roe told reporters in Oslo on Monday: “We are ready.”", "Roe", "“We are ready.”")]
    [InlineData("Anna Roe, the head of the delegation, said, “We are ready.”", "Anna Roe", "“We are ready.”")]
    [InlineData("Anna Roe (who leads the delegation) said, “We are ready.”", "Anna Roe", "“We are ready.”")]
    [InlineData("Anna Roe — who leads the delegation — said, “We are ready.”", "Anna Roe", "“We are ready.”")]
    [InlineData("Roe: “We are ready.”", "Roe", "“We are ready.”")]
    [InlineData("“We are ready” — Anna Roe", "Anna Roe", "“We are ready”")]
    [InlineData("“We are ready,” according to Roe.", "Roe", "“We are ready,”")]
    [InlineData("«We are ready», said Roe.", "Roe", "«We are ready»")]
    [InlineData("»We are ready«, said Roe.", "Roe", "»We are ready«")]
    [InlineData("„We are ready“, said Roe.", "Roe", "„We are ready“")]
    [InlineData("‘We are ready,’ said Roe.", "Roe", "‘We are ready,’")]
    [InlineData("'We’re ready for the ministers’ plan,' said Roe.", "Roe", "'We’re ready for the ministers’ plan,'")]
    [InlineData("“We are ready, said Anna Roe.", "Anna Roe", "“We are ready,")]
    [InlineData("“He told me ‘never’ and left,” Roe recalled.", "Roe", "“He told me ‘never’ and left,”")]
    [InlineData("“We are ready,” mentioned Roe.", "Roe", "“We are ready,”")]
    [InlineData("“We are ready,” Roe instructed the newspaper.", "Roe", "“We are ready,”")]
    [InlineData("“We are ready,” a senior official said.", "a senior official", "“We are ready,”")]
    [InlineData("“😀 We’re ready,” said Zoe\u0301 Roe.", "Zoe\u0301 Roe", "“😀 We’re ready,”")]
    public void Direct_speech(string text, string speaker, string words) => Check(QuotationKind.Direct, text, speaker, words);

    [Theory]
    [InlineData("Roe said that the plan was “dead on arrival”.", "Roe", "that the plan was “dead on arrival”")]
    [InlineData("Roe said the plan was “dead on arrival” and left.", "Roe", "the plan was “dead on arrival” and left")]
    [InlineData("The plan was “dead on arrival”, Roe said.", "Roe", "The plan was “dead on arrival”")]
    [InlineData("Roe called the plan “dead on arrival”.", "Roe", "the plan “dead on arrival”")]
    [InlineData("Roe described it as “dead on arrival”.", "Roe", "it as “dead on arrival”")]
    public void Quoted_words_in_reported_speech(string text, string speaker, string words) =>
        Check(QuotationKind.Mixed, text, speaker, words);

    [Theory]
    [InlineData("Roe said that the talks would go on.", "Roe", "that the talks would go on")]
    [InlineData("Roe said on Monday that the talks would go on.", "Roe", "that the talks would go on")]
    [InlineData("Roe said the talks would go on.", "Roe", "the talks would go on")]
    [InlineData("Roe informed them that the talks would go on.", "Roe", "that the talks would go on")]
    [InlineData("The talks would go on, Roe said on Monday.", "Roe", "The talks would go on")]
    [InlineData("The talks, Roe said, would go on.", "Roe", "The talks … would go on")]
    [InlineData("According to Roe, the talks will go on.", "Roe", "the talks will go on")]
    [InlineData("The talks will go on, according to two officials in Oslo.", "two officials in Oslo", "The talks will go on")]
    [InlineData("North demands the whole strip, a newspaper reports.", "a newspaper", "North demands the whole strip")]
    [InlineData("Roe asked whether the talks would go on.", "Roe", "whether the talks would go on")]
    [InlineData("Roe vowed to go on with the talks.", "Roe", "to go on with the talks")]
    [InlineData("Roe left the room, saying that the talks would go on.", "Roe", "that the talks would go on")]
    [InlineData("The envoy, who asked not to be named, said the talks would go on.", "The envoy", "the talks would go on")]
    [InlineData("Roe said that in 1998, Doe told her staff to leave.", "Roe", "that in 1998, Doe told her staff to leave")]
    [InlineData("The air had become so bad, Roe noted, that people left.", "Roe", "The air had become so bad … that people left")]
    [InlineData("Though the talks were calm, Roe said, going on would be hard.", "Roe",
        "Though the talks were calm … going on would be hard")]
    [InlineData("Roe rejected the plan, which would move the line.", "Roe", "the plan")]
    [InlineData("Roe says she hopes for a truce, but she knows the risks.", "Roe", "she hopes for a truce, but she knows the risks")]
    [InlineData("Roe acknowledged the threat, which makes her an outlier.", "Roe", "the threat")]
    public void Reported_speech(string text, string speaker, string words) => Check(QuotationKind.Indirect, text, speaker, words);

    [Theory]
    [InlineData("The policy of “massive resistance” ended in 1970.")]
    [InlineData("Robert “Bobby” Roe won the vote.")]
    [InlineData("They watched “Night and Day” on Monday.")]
    [InlineData("The ’90s were the officials’ best years.")]
    [InlineData("Roe did not say whether the talks would go on.")]
    [InlineData("The report is 5' 10\" long.")]
    [InlineData("Roe called a meeting in Oslo.")]
    [InlineData("You think the talks would go on.")]
    [InlineData("Live blog: Ambassador leaves, comes back")]
    [InlineData("Cheese war: a compromise is near")]
    [InlineData("Anna Roe: how two sides came to share a table")]
    [InlineData("Talks would end if Roe rejected the plan.")]
    [InlineData("Boards of 10'' and 12'' lay about.")]
    public void What_nobody_says_is_not_attributed(string text) => Assert.Empty(Read(text).Quotes);

    [Fact]
    public void A_time_alone_is_no_statement() =>
        Assert.DoesNotContain(Read("Last month, Roe warned officials.").Quotes, quote => quote.Text == "Last month");

    [Fact]
    public void Speech_over_paragraphs_is_one_quotation()
    {
        EvidenceDraft draft = Read("“We came early,” Roe said. “We stayed late.\n\n“And we will come again.”\n\nThe talks ended.");
        Quotation quote = Assert.Single(draft.Quotes);
        Assert.Equal(3, quote.Spans.Count);
        Assert.Equal("“And we will come again.”", quote.Spans[2].Of(draft.Document.Text));
    }

    [Fact]
    public void A_lost_mark_spoils_no_other_paragraph()
    {
        EvidenceDraft draft = Read("“We came early, Roe said.\n\n“We stayed late,” said Doe.\n\nHe added: “Never again.”\n");
        Assert.Equal(["Roe", "Doe", "He"], draft.Quotes.Select(quote => quote.Speaker!.Text));
    }

    [Fact]
    public void A_transcript_is_speech()
    {
        EvidenceDraft draft = Read("ROE: Are you ready?\n\nDOE: We are. Are you?\n\nROE: Yes.");
        Assert.Equal(["ROE", "DOE", "ROE"], draft.Quotes.Select(quote => quote.Speaker!.Text));
        Assert.Equal("We are. Are you?", draft.Quotes[1].Text);
    }

    [Fact]
    public void He_and_she_are_the_nearest_subjects_that_fit()
    {
        EvidenceDraft draft = Read("Anna Roe, the foreign minister, met John Doe, the envoy of Norway, in Oslo. She said the talks would "
            + "go on. “I hope so,” he said.");
        Assert.Equal(["Anna Roe", "John Doe"], draft.Quotes.Select(quote => quote.Speaker!.Name));
        Assert.Equal(["foreign minister", "envoy"], draft.Quotes.Select(quote => quote.Speaker!.Role));
        Assert.Equal("Norway", draft.Quotes[1].Speaker!.Organisation);
    }

    [Theory]
    [InlineData("US Secretary of Defense John Roe said the talks would go on.", "John Roe", "secretary of defense", "United States")]
    [InlineData("One Norwegian government official said the talks would go on.", null, "official", "Norway")]
    [InlineData("An official, close to the Foreign Ministry, said the talks would go on.", null, "official", null)]
    [InlineData("Former Norwegian ambassador Anna Roe said the talks would go on.", "Anna Roe", "former ambassador", "Norway")]
    [InlineData("Anna Roe, a senior fellow at the Institute for Peace, said the talks would go on.", "Anna Roe", "senior fellow",
        "Institute for Peace")]
    [InlineData("“No,” said Anna Roe, Norway’s deputy foreign minister.", "Anna Roe", "deputy foreign minister", "Norway")]
    public void Office_and_organisation_stand_around_the_name(string text, string? name, string role, string? organisation)
    {
        Speaker speaker = Assert.Single(Read(text).Quotes).Speaker!;
        Assert.Equal((name, role, organisation), (speaker.Name, speaker.Role, speaker.Organisation));
    }

    [Fact]
    public void Whoever_speaks_without_being_named_is_low_confidence()
    {
        Quotation quote = Assert.Single(Read("Marsh laughed and sat down. “I can force a break for coffee and nothing else.”").Quotes);
        Assert.Equal(("implicit-speaker", "Marsh"), (quote.Rule, quote.Speaker!.Text));
        Assert.True(quote.Confidence < 0.5);
    }

    [Fact]
    public void Two_apostrophes_bound_a_statement_but_do_not_make_it_literal()
    {
        const string text = "''We are ready,'' said Roe, a minister who knows. ''We always were.''";
        Check(QuotationKind.Indirect, text, "Roe", "''We are ready,'' … ''We always were.''");
    }

    private static void Check(QuotationKind kind, string text, string speaker, string words)
    {
        Quotation quote = Assert.Single(Read(text).Quotes);
        Assert.Equal((kind, speaker, words), (quote.Kind, quote.Speaker?.Text, quote.Text));
    }

    private static EvidenceDraft Read(string text) =>
        EvidenceDraft.Of(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "x.txt").Document!);

    // Every verb of such a text could claim all the words before it in its sentence, or after it: 200 times as much as was written.
    [Theory]
    [InlineData("said Roe, ")]
    [InlineData("Roe said, ")]
    [InlineData("Roe said that ")]
    [InlineData("according to Roe, the plan was dead, ")]
    [InlineData("the plan was dead, said Anna Roe, the minister, ")]
    [InlineData("“No,” Roe said, the plan was “dead”, ")]
    public void What_is_found_is_of_the_size_of_the_text_whatever_it_repeats(string piece)
    {
        const int length = 200_000, mostStatementsOfAWord = 4;
        string text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        EvidenceDraft draft = Drafts.Of(text);
        Assert.NotEmpty(draft.Quotes);
        Assert.InRange(draft.Quotes.Sum(quote => quote.Text.Length), 1, mostStatementsOfAWord * text.Length);
        Assert.InRange(draft.Quotes.Count, 1, text.Length / piece.Length);
        int[] statements = new int[draft.Document.Text.Length];
        foreach (TextSpan span in draft.Quotes.SelectMany(quote => quote.Spans))
        {
            for (int i = span.Start; i < span.End; i++)
            {
                statements[i]++;
            }
        }

        Assert.InRange(statements.Max(), 1, mostStatementsOfAWord);
    }
}
