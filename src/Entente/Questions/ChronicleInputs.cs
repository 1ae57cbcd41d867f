using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Questions;

/// <summary>What a world assumes that most others do not: the inputs that lie farthest out in their ranges.</summary>
internal static class ChronicleInputs
{
    private const int Most = 6;

    // Paths say where in the file a number stands; these parts of them say nothing to a reader.
    private static readonly string[] Silent = ["actors", "issues", "wants"];

    /// <summary>The most unusual inputs of a draw, most unusual first.</summary>
    public static IReadOnlyList<string> Unusual(Scenario scenario, ScenarioInputs inputs, int draw)
    {
        double[] shares = new double[inputs.Numbers.Count], values = inputs.Values(draw);
        inputs.Shares(draw, shares);
        return
        [
            .. Enumerable.Range(0, shares.Length).Where(i => IsAtWork(inputs.Numbers[i].Path)).OrderByDescending(i => Math.Abs(shares[i] - 0.5)).ThenBy(i => i).Take(Most)
                .Select(i => Sentence(scenario, inputs.Numbers[i].Path, values[i], shares[i])),
        ];
    }

    // Levers and variants are at work only where somebody chooses them.
    private static bool IsAtWork(string path) =>
        !path.StartsWith("levers.", StringComparison.Ordinal) && !path.StartsWith("variants.", StringComparison.Ordinal);

    private static string Sentence(Scenario scenario, string path, double value, double share)
    {
        double beyond = Math.Clamp(Math.Floor(100 * Math.Max(share, 1 - share)), 0, 99);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Words(scenario, path)} is {value:0.###}: {(share > 0.5 ? "more" : "less")} than in {beyond:0} of 100 worlds.");
    }

    /// <summary>A path in words: `actors.us.discount` becomes "United States, discount".</summary>
    private static string Words(Scenario scenario, string path)
    {
        string[] parts = path.Split('.');
        IEnumerable<string> words = parts.Index().Where(part => !Silent.Contains(part.Item)).Select(part =>
            part.Index > 0 && scenario.Actors.TryGet(part.Item, out Actor? actor) ? actor.Name ?? part.Item
            : part.Index > 0 && parts[part.Index - 1] == "events" && int.TryParse(part.Item, CultureInfo.InvariantCulture, out int number) && number <= scenario.Events.Count
                ? $"\"{scenario.Events[number - 1].Name}\""
            : part.Item.Replace('-', ' '));
        string text = string.Join(", ", words);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
