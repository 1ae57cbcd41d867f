using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Provenance;
using Entente.Evidence.Stances;
using Entente.Evidence.Words;

namespace Entente.Tests.Evidence.Stances;

public sealed class StanceFinderTests
{
    [Theory]
    [InlineData("North demands the whole strip.", StanceKind.Demands, "North", "the whole strip")]
    [InlineData("South has ruled out any loss of land.", StanceKind.Rejects, "South", "any loss of land")]
    [InlineData("South called urgently for talks.", StanceKind.Demands, "South", "talks")]
    [InlineData("North will not accept observers, and it says so.", StanceKind.Rejects, "North", "observers")]
    [InlineData("North threatened to close the border.", StanceKind.Threatens, "North", "to close the border")]
    [InlineData("South pledged more arms.", StanceKind.Promises, "South", "more arms")]
    [InlineData("South agreed to a pause.", StanceKind.Concedes, "South", "a pause")]
    [InlineData("North proposed a pause.", StanceKind.Offers, "North", "a pause")]
    [InlineData("The plan was rejected by North.", StanceKind.Rejects, "North", null)]
    [InlineData("North refused to promise anything.", StanceKind.Rejects, "North", "to promise anything")]
    public void One_stance(string text, StanceKind kind, string actor, string? what)
    {
        FoundStance stance = Assert.Single(Find(text));
        Assert.Equal((kind, actor, what), (stance.Kind, stance.Actor, stance.What?.Of(text)));
        Assert.Equal(text, stance.Span.Of(text));
    }

    [Theory]
    [InlineData("The demands of North are known.")]
    [InlineData("North's demands are known.")]
    [InlineData("North did not rule out observers.")]
    [InlineData("Its offer of land is new.")]
    public void No_stance(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("“North demands the strip,” said Ann Roe. South is silent.")]
    [InlineData("A North official who requested anonymity instructed reporters that the talks were over.")]
    public void What_others_say_of_an_actor_and_anonymity_are_no_stance(string text) => Assert.Empty(Read(text));

    [Fact]
    public void What_we_do_in_a_quotation_is_what_its_speaker_does()
    {
        const string text = "Talks went on in Russia. “We reject any partition of the land,” said Ann Roe, a minister.";
        FoundStance stance = Assert.Single(Read(text));
        Assert.Equal(("Ann Roe", StanceKind.Rejects, "any partition of the land", "stance, speaker"),
            (stance.Actor, stance.Kind, stance.What?.Of(text), stance.Rule));
    }

    [Fact]
    public void A_verb_that_attributes_has_its_speaker()
    {
        const string text = "Ann Roe, who once lived in Russia, warned that the line would fall.";
        Assert.Equal("Ann Roe", Assert.Single(Read(text)).Actor);
    }

    [Fact]
    public void A_pronoun_stands_for_the_actor_of_the_sentence_before()
    {
        const string text = "North spoke first. It demands the strip.";
        FoundStance stance = Assert.Single(Find(text));
        Assert.Equal(("North", "stance, pronoun"), (stance.Actor, stance.Rule));
    }

    private static IReadOnlyList<FoundStance> Find(string text)
    {
        SourceDocument document = Drafts.Of(text).Document;
        FoundActor[] actors = [Actor("North"), Actor("South")];
        return StanceFinder.Find(document, WordStream.Of(document), actors, []);

        FoundActor Actor(string name)
        {
            List<TextSpan> mentions = [];
            for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                mentions.Add(new(at, at + name.Length));
            }

            return new(name, ActorKind.Government, mentions);
        }
    }

    private static IReadOnlyList<FoundStance> Read(string text) =>
        EvidenceDraft.Of(DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "a.txt").Document!).Stances;

    [Theory]
    [InlineData("Iceland would never offer a truce.", "Iceland would never offer a truce.")]
    [InlineData("Iceland will not accept the plan.", "Iceland will not accept the plan.")]
    [InlineData("Iceland would reject any toll above 9 percent.", "Iceland would reject any toll above 9 percent.")]
    [InlineData("Iceland no longer offers a truce.", "Iceland no longer offers a truce.")]
    [InlineData("Iceland has rejected the plan.", "Iceland has rejected the plan.")]
    [InlineData("Iceland rejected the plan.", "Iceland rejected the plan.")]
    public void What_is_filed_of_a_stance_keeps_the_words_that_turn_its_verb(string text, string says)
    {
        EvidenceDraft draft = Drafts.Of(text);
        Assert.Equal(says, ReportedWords.Of(text, Assert.Single(draft.Stances)));
    }

    [Theory]
    [InlineData("Iceland no longer insists on a surcharge.")]
    [InlineData("Portugal no longer demands a toll.")]
    public void What_is_no_longer_demanded_is_no_demand(string text) => Assert.Empty(Drafts.Of(text).Stances);
}
