using Entente.Evidence;

namespace Entente.Tests.Evidence;

/// <summary>Where a reported statement begins and ends, and whose it is: infinitives, second verbs, comments, relative clauses, subjects that
/// count.</summary>
public sealed class ReportedClausesTests
{
    [Theory]
    [InlineData("The navy vowed to blockade the strait.", "to blockade the strait")]
    [InlineData("The governor pledged to swiftly refund the toll.", "to swiftly refund the toll")]
    [InlineData("The mayor promised to reopen the ferry.", "to reopen the ferry")]
    [InlineData("The council threatened to dissolve the joint board.", "to dissolve the joint board")]
    [InlineData("Anna Roe hopes to sign in May.", "to sign in May")]
    [InlineData("She hopes to moor the ship on Monday.", "to moor the ship on Monday")]
    [InlineData("The envoy promised to stay, but left before dawn.", "to stay")]
    [InlineData("The firm wanted to dredge the bay and had hired divers.", "to dredge the bay")]
    public void An_infinitive_may_begin_with_any_verb(string text, string words) => Single(text, words);

    [Theory]
    [InlineData("As Anna Roe said the plan was dead, Ivan Doe left.", "the plan was dead")]
    [InlineData("When Anna Roe said that the plan was dead, the markets fell.", "that the plan was dead")]
    [InlineData("After Anna Roe announced that she would resign, the council met.", "that she would resign")]
    [InlineData("Because Anna Roe insisted the strip was hers, the talks ended.", "the strip was hers")]
    [InlineData("While Anna Roe said that the plan, which Ivan Doe wrote, was dead, the army moved.", "that the plan, which Ivan Doe wrote, was dead")]
    [InlineData("Although Anna Roe denied that the boats had left, the harbour was empty.", "that the boats had left")]
    [InlineData("He stayed, but when Anna Roe said the plan was dead, Ivan Doe left.", "the plan was dead")]
    [InlineData("Before Anna Roe said the plan was dead and the truce was over, Ivan Doe left.", "the plan was dead and the truce was over")]
    [InlineData("Once Anna Roe said in May that the line was closed, nobody crossed it.", "that the line was closed")]
    [InlineData("Anna Roe said that when the plan was dead, Ivan Doe would leave.", "that when the plan was dead, Ivan Doe would leave")]
    [InlineData("Anna Roe said that the plan was dead, the truce was over and the line was closed.",
        "that the plan was dead, the truce was over and the line was closed")]
    public void What_is_said_in_a_clause_before_the_main_one_ends_with_it(string text, string words) => Single(text, words);

    [Theory]
    [InlineData("The envoy promised aid to villagers.")]
    [InlineData("The commander listened to sailors.")]
    public void What_follows_to_may_be_a_person(string text) =>
        Assert.DoesNotContain(Drafts.Of(text).Quotes, quote => quote.Rule == "infinitive");

    [Theory]
    [InlineData("Anna Roe condemned the raid but did not call it an act of war.", "the raid")]
    [InlineData("Anna Roe criticised the fee and left the hall.", "the fee")]
    [InlineData("Anna Roe praised the pilots and the crews.", "the pilots and the crews")]
    [InlineData("Anna Roe rejected the offer, which came on Monday.", "the offer")]
    [InlineData("Anna Roe rejected the offer — a third of what was asked.", "the offer")]
    [InlineData("Anna Roe denounced the toll, and she left the hall.", "the toll")]
    [InlineData("Anna Roe welcomed the rule that bans nets and also limits ships.", "the rule that bans nets and also limits ships")]
    public void A_thing_ends_before_another_verb_of_the_same_subject(string text, string words) =>
        Assert.Contains(Drafts.Of(text).Quotes, quote => quote.Text == words);

    [Theory]
    [InlineData("As many experts have pointed out, the dam is too low.", "many experts", "the dam is too low")]
    [InlineData("As Anna Roe has said, the dam is too low.", "Anna Roe", "the dam is too low")]
    [InlineData("But, as the ministry noted, the dam is too low.", "the ministry", "the dam is too low")]
    [InlineData("The dam is too low, as one engineer put it.", "one engineer", "The dam is too low")]
    [InlineData("The dam, as one engineer put it, is too low.", "one engineer", "The dam … is too low")]
    [InlineData("The dam is too low, as the ministry has acknowledged.", "the ministry", "The dam is too low")]
    [InlineData("The dam is too low, per the river treaty.", "the river treaty", "The dam is too low")]
    [InlineData("The ministry pointed out that the dam is too low.", "The ministry", "that the dam is too low")]
    [InlineData("The ministry made it clear that the dam is too low.", "The ministry", "that the dam is too low")]
    [InlineData("The ministry made clear the dam is too low.", "The ministry", "the dam is too low")]
    public void A_comment_says_the_sentence_that_it_stands_in(string text, string speaker, string words) => Single(text, words, speaker);

    [Theory]
    [InlineData("As the envoy spoke, the dam broke.")]
    [InlineData("The pump runs ten hours per day.")]
    [InlineData("As far as the map shows, the dam is low.")]
    public void What_happens_meanwhile_is_no_comment(string text) =>
        Assert.DoesNotContain(Drafts.Of(text).Quotes, quote => quote.Rule == "according-to");

    [Theory]
    [InlineData("The fees, which the mayor said were too high, will fall.", "the mayor", "were too high")]
    [InlineData("The bridge that the engineer said would fall is closed.", "the engineer", "would fall is closed")]
    [InlineData("All the envoys agreed that the dam is too low.", "All the envoys", "that the dam is too low")]
    [InlineData("All agreed that the dam is too low.", "All", "that the dam is too low")]
    [InlineData("Sixty percent said the dam is too low.", "Sixty percent", "the dam is too low")]
    [InlineData("Nearly eight of ten voters say the dam is too low.", "eight of ten voters", "the dam is too low")]
    [InlineData("The envoys all said that the dam is too low.", "The envoys", "that the dam is too low")]
    [InlineData("They both said that the dam is too low.", "They", "that the dam is too low")]
    [InlineData("The experts I spoke to said the dam is too low.", "The experts", "the dam is too low")]
    [InlineData("A report released last year found that the dam is too low.", "A report released last year", "that the dam is too low")]
    [InlineData("Officials briefed on the talks said the dam is too low.", "Officials briefed on the talks", "the dam is too low")]
    [InlineData("The envoy, who studies rivers, said Anna Roe would resign.", "The envoy", "Anna Roe would resign")]
    [InlineData("The ministry emphasised to mediators that the dam is too low.", "The ministry", "that the dam is too low")]
    [InlineData("The ministry said about 20 families had left.", "The ministry", "about 20 families had left")]
    public void Subjects_and_statements(string text, string speaker, string words) => Single(text, words, speaker);

    [Fact]
    public void A_participle_after_a_comma_has_the_subject_of_the_sentence()
    {
        Quotation quote = Drafts.Of("Anna Roe met a farmer who said he was ill, adding: “We must help.”").Quotes[^1];
        Assert.Equal(("Anna Roe", "“We must help.”"), (quote.Speaker!.Text, quote.Text));
    }

    [Fact]
    public void A_pronoun_between_two_quotations_is_who_spoke_first()
    {
        EvidenceDraft draft = Drafts.Of("“We are ready for it,” Roe said after the talks. He did not name a day. “Our aim is a calm river by May.”");
        Assert.All(draft.Quotes, quote => Assert.Equal("Roe", quote.Speaker!.Text));
    }

    private static void Single(string text, string words, string? speaker = null)
    {
        Quotation quote = Assert.Single(Drafts.Of(text).Quotes);
        Assert.Equal(words, quote.Text);
        Assert.True(speaker is null || speaker == quote.Speaker!.Text, quote.Speaker!.Text);
    }
}
