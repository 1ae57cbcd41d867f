using System.Globalization;
using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Stances;

namespace Entente.Tests.Evidence;

/// <summary>Dates, figures and stances of the invented article. The whole lists are in Golden/, checked against the article by hand; what
/// must be there stands here.</summary>
public sealed class FishingTalksFactsTests
{
    private static readonly EvidenceDraft Draft =
        EvidenceDraft.Of(DocumentReader.ReadFile(
        Path.Combine(Repository.Root, "tests", "Entente.Tests", "Evidence", "Files", "fishing-talks.txt"), Drafts.Thursday).Document!);

    [Fact]
    public void The_ninth_of_May_is_found_right_and_garbled_and_Easter_by_both_calendars()
    {
        Assert.Equal(["9 May", "9 Could", "9 May"], Draft.Dates.Where(date => date.Date == new DateOnly(2025, 5, 9))
            .Select(date => date.Text));
        Assert.Equal(["Easter", "Easter", "same day"], Draft.Dates.Where(date => date.Date == new DateOnly(2025, 4, 20))
            .Select(date => date.Text));
        Assert.All(Draft.Dates.Where(date => date.Text == "Easter"), date =>
            Assert.Contains("Western and the Orthodox", date.Note, StringComparison.Ordinal));
        Assert.Equal(["Easter", "9 May", "two weeks", "Monday"], Draft.Dates.Where(date => date.IsDeadline).Select(date => date.Text));
        Assert.Contains(Draft.Dates, date => date is { Text: "Wednesday’s", Relation: Entente.Evidence.Dates.DateRelation.After }
            && date.Date == new DateOnly(2025, 2, 12));
    }

    [Fact]
    public void Markets_move_as_the_article_says()
    {
        (string?, double?, string)[] moves =
            [.. Draft.Quantities.Where(figure => figure.Direction == Direction.Up && figure.What is not null)
            .Select(figure => (figure.What, figure.Value, figure.Unit))];
        Assert.Equal([("krona", 5, "%"), ("Lisbon index", 2.8, "%"), ("Lisbon index", 9, "months")], moves);
    }

    [Fact]
    public void Everyone_takes_the_stance_the_article_gives()
    {
        (StanceKind, string?)[] stances = [.. Draft.Stances.Select(stance => (stance.Kind, stance.Actor))];
        foreach ((StanceKind, string?) one in new (StanceKind, string?)[]
        {
            (StanceKind.Rejects, "Marta Queiroz"), (StanceKind.Rejects, "Jón Arnarson"), (StanceKind.Threatens, "Rui Falcão"),
                (StanceKind.Promises, "Rui Falcão"),
            (StanceKind.Demands, "Coastal Fishermen’s Union"), (StanceKind.Offers, "Portugal"), (StanceKind.Rejects, "Iceland"),
        })
        {
            Assert.Contains(one, stances);
        }
    }

    [Fact]
    public void The_whole_lists()
    {
        StringBuilder found = new();
        foreach (FoundDate date in Draft.Dates)
        {
            found.AppendLine(CultureInfo.InvariantCulture,
                $"{date.Text} = {date.Date:yyyy-MM-dd}{(date.End == date.Date ? "" : FormattableString.Invariant($"..{date.End:yyyy-MM-dd}"))}, {date.Relation}, {date.Rule}");
        }

        foreach (FoundQuantity figure in Draft.Quantities)
        {
            found.AppendLine(CultureInfo.InvariantCulture, $"{figure.Text} = {figure.Bound} {figure.Value} {figure.Unit} "
                + $"of {figure.What ?? "-"}, {figure.Direction?.ToString() ?? "-"}, {figure.Rule}");
        }

        foreach (FoundStance stance in Draft.Stances)
        {
            found.AppendLine(CultureInfo.InvariantCulture,
                $"{stance.Actor ?? "(unnamed)"} {stance.Kind} "
                + $"[{stance.Cue.Of(Draft.Document.Text)}] {stance.What?.Of(Draft.Document.Text)}");
        }

        Golden.Check("fishing-talks.facts.txt", found.ToString());
    }
}
