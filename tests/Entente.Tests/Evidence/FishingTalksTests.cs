using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;

namespace Entente.Tests.Evidence;

/// <summary>An invented article with everything that reports do to a reader: paraphrased verbs, unnamed officials, a change of office, a lost quotation
/// mark, speech over two paragraphs. Its known answers in Golden/ were checked against the article by hand.</summary>
public sealed class FishingTalksTests
{
    private static readonly EvidenceDraft Draft = EvidenceDraft.Of(DocumentReader.ReadFile(Path.Combine(Repository.Root, "tests", "Entente.Tests", "Evidence", "Files", "fishing-talks.txt"), new(2025, 2, 13)).Document!);

    [Fact]
    public void Every_statement_has_its_speaker_office_and_organisation()
    {
        StringBuilder found = new();
        foreach (Quotation quote in Draft.Quotes)
        {
            Speaker speaker = quote.Speaker!;
            found.AppendLine(FormattableString.Invariant($"{quote.Kind} by {speaker.Name ?? "(unnamed)"}, {speaker.Role ?? "-"}, {speaker.Organisation ?? "-"} [{speaker.Text}] {quote.Rule}"));
            found.Append("    ").AppendLine(quote.Text.Replace("\n\n", " ¶ ", StringComparison.Ordinal));
        }

        Golden.Check("fishing-talks.quotes.txt", found.ToString());
    }

    [Fact]
    public void Every_actor_is_there_once_with_all_mentions()
    {
        StringBuilder found = new();
        foreach (FoundActor actor in Draft.Actors)
        {
            found.AppendLine(FormattableString.Invariant($"{actor.Kind} {actor.Name}{(actor.Role is null ? "" : $", {actor.Role}")}{(actor.Organisation is null ? "" : $", {actor.Organisation}")}"));
            found.Append("    ").AppendJoin(" | ", actor.Mentions.Select(mention => mention.Of(Draft.Document.Text))).AppendLine();
        }

        Golden.Check("fishing-talks.actors.txt", found.ToString());
    }
}
