using Entente.Evidence;

namespace Entente.Tests.Evidence;

/// <summary>How a speaker stands to what is reported: nobody is filed as saying what he denies, doubts, asks or will not tell.</summary>
public sealed class PolarityTests
{
    [Theory]
    [InlineData("Anna Roe said that the plan was dead.", "asserts", "that the plan was dead")]
    [InlineData("Anna Roe does not doubt that the plan was dead.", "asserts", "that the plan was dead")]
    [InlineData("A few officials said that the plan was dead.", "asserts", "that the plan was dead")]
    [InlineData("Few officials doubt that the plan was dead.", "asserts", "that the plan was dead")]
    [InlineData("Anna Roe promised not to leave.", "asserts", "not to leave")]
    [InlineData("Anna Roe denied that the plan was dead.", "denies", "that the plan was dead")]
    [InlineData("Anna Roe denied the plan was dead.", "denies", "the plan was dead")]
    [InlineData("Anna Roe disputed that the plan was dead.", "denies", null)]
    [InlineData("The ministry ruled out that troops would be sent.", "denies", "that troops would be sent")]
    [InlineData("The ministry ruled out a truce.", "denies", "a truce")]
    [InlineData("The ministry turned down the offer.", "denies", "the offer")]
    [InlineData("Anna Roe rejected reports that the plan was dead.", "denies", "reports that the plan was dead")]
    [InlineData("Anna Roe does not think that the plan was dead.", "denies", "that the plan was dead")]
    [InlineData("Anna Roe no longer believes that the plan is dead.", "denies", "that the plan is dead")]
    [InlineData("Anna Roe did not agree that the plan was dead.", "denies", "that the plan was dead")]
    [InlineData("Anna Roe refused to send troops.", "denies", "to send troops")]
    [InlineData("Anna Roe denied saying that the plan was dead.", "denies", "saying that the plan was dead")]
    [InlineData("Ivan Roe refused to say whether the army would leave.", "withholds", "whether the army would leave")]
    [InlineData("Ivan Roe declined to say who would lead the talks.", "withholds", "who would lead the talks")]
    [InlineData("Ivan Roe declined to rule out sending troops.", "withholds", "sending troops")]
    [InlineData("Maria Roe doubted that troops would be sent.", "doubts", "that troops would be sent")]
    [InlineData("Maria Roe questioned whether troops would be sent.", "doubts", "whether troops would be sent")]
    [InlineData("Few officials believed that the plan was dead.", "doubts", "that the plan was dead")]
    [InlineData("Hardly anyone believed that the plan was dead.", "doubts", "that the plan was dead")]
    [InlineData("Maria Roe cast doubt on the plan.", "doubts", "the plan")]
    [InlineData("Maria Roe asked whether the plan was dead.", "asks", "whether the plan was dead")]
    [InlineData("Maria Roe wondered if the plan was dead.", "asks", "if the plan was dead")]
    [InlineData("Maria Roe called for a truce.", "asks", "a truce")]
    [InlineData("Maria Roe demanded that troops leave.", "asks", "that troops leave")]
    [InlineData("Maria Roe hopes that the plan works.", "hopes", "that the plan works")]
    [InlineData("Maria Roe feared that troops would be sent.", "hopes", "that troops would be sent")]
    public void One_statement(string text, string polarity, string? words)
    {
        foreach (Quotation quote in Drafts.Of(text).Quotes)
        {
            Assert.Equal(polarity, quote.Polarity.ToString().ToLowerInvariant());
            Assert.Equal(words ?? quote.Text, quote.Text);
        }

        Assert.Equal(words is null ? 0 : 1, Drafts.Of(text).Quotes.Count(quote => words is not null));
    }

    [Theory]
    [InlineData("Olga Roe declined to comment.")]
    [InlineData("Olga Roe refused to answer.")]
    [InlineData("Olga Roe declined to be named.")]
    [InlineData("Two officials asked not to be named.")]
    [InlineData("No one said that troops would be sent.")]
    [InlineData("Nobody said that troops would be sent.")]
    [InlineData("None of the ministers said that troops would be sent.")]
    [InlineData("Neither side said that troops would be sent.")]
    [InlineData("Neither Roe nor Doe said that troops would be sent.")]
    [InlineData("Olga Roe never said that troops would be sent.")]
    [InlineData("Olga Roe did not deny that troops would be sent.")]
    [InlineData("Olga Roe did not rule out that troops would be sent.")]
    [InlineData("Never has Olga Roe said that troops would be sent.")]
    [InlineData("Olga Roe stopped short of saying that troops would be sent.")]
    [InlineData("Olga Roe left without saying that troops would be sent.")]
    public void What_nobody_says_is_not_drafted(string text) => Assert.Empty(Drafts.Of(text).Quotes);

    [Fact]
    public void Words_between_marks_were_spoken_whatever_the_verb() =>
        Assert.Equal(Polarity.Asserts, Assert.Single(Drafts.Of("“The plan is dead,” Anna Roe denied.").Quotes).Polarity);

    [Theory]
    [InlineData("Roe declined to comment.")]
    [InlineData("Roe refused to say whether the army would leave.")]
    [InlineData("Roe denied that he had rejected the plan.")]
    [InlineData("Roe doubted that Doe would accept the plan.")]
    [InlineData("Roe asked whether Doe would promise troops.")]
    [InlineData("Roe hoped that Doe would offer a truce.")]
    [InlineData("Nobody rejected the plan.")]
    [InlineData("None of them offered a truce.")]
    [InlineData("Neither Roe nor Doe accepted the plan.")]
    [InlineData("Few accepted the plan.")]
    public void No_stance_is_taken_from_what_is_not_asserted(string text) => Assert.Empty(Drafts.Of(text).Stances);
}
