using Entente.Evidence.Actors;
using Entente.Scenarios;

namespace Entente.Evidence.Provenance;

/// <summary>The numbers of a scenario that a piece of evidence most likely bears on: those of the actor that it tells of, the ones first
/// whose issue the statement speaks about.</summary>
internal static class NearestNumbers
{
    private const int MaxOffered = 9;
    private const int MinWordLength = 4;

    /// <summary>Paths of numbers, the nearest first, at most nine.</summary>
    public static IReadOnlyList<string> Of(ScenarioFile file, PieceOfEvidence piece)
    {
        Scenario scenario = file.Scenario!;
        HashSet<string> said = Words($"{piece.Says} {piece.Quote}");
        string? actor = new ActorsMeant(scenario).By(piece);
        Dictionary<string, int> spoken = scenario.Issues.ToDictionary(
            one => one.Key, one => Words(About(one.Key, one.Value)).Count(said.Contains), StringComparer.Ordinal);
        return [.. file.Numbers.Select((number, place) => (number.Path, Nearness: Nearness(number.Path.Split('.')), place))
            .Where(one => one.Nearness > 0).OrderByDescending(one => one.Nearness).ThenBy(one => one.place).Take(MaxOffered)
            .Select(one => one.Path)];

        // A number of the actor counts first, then one of an issue that is spoken of, then words of the path itself.
        int Nearness(string[] path)
        {
            bool isActors = actor is not null && path.Contains(actor, StringComparer.Ordinal);
            int issue = path is ["issues", string name, ..] ? spoken.GetValueOrDefault(name) : 0;
            int words = path.Count(part => part != actor && part.Length >= MinWordLength && said.Contains(Stem(part)));
            return actor is not null && !isActors ? 0 : (isActors ? 1 : 0) + (4 * issue) + (2 * words);
        }
    }

    private static string About(string key, Issue issue) => string.Join(' ', key, issue.Asks, issue switch
    {
        ScaleIssue scale => string.Join(' ', scale.Scale.Points.Select(point => point.Meaning)),
        OptionsIssue choice => string.Join(' ', choice.Options.Select(option => $"{option.Key} {option.Value}")),
        _ => "",
    });

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', ',', '.', ';', ':', '?', '!', '“', '”', '"', '-', '…', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= MinWordLength).Select(Stem)];

    // `guards`, `guarded` and `guarantees`, `guarantee` are one word here.
    private static string Stem(string word)
    {
        string small = word.ToLowerInvariant();
        foreach (string ending in (ReadOnlySpan<string>)["ing", "ed", "es", "s"])
        {
            if (small.Length - ending.Length >= MinWordLength && small.EndsWith(ending, StringComparison.Ordinal))
            {
                return small[..^ending.Length];
            }
        }

        return small;
    }
}
