using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Trace;

/// <summary>What a world assumes that most others do not: the inputs that lie farthest out in their ranges.</summary>
internal static class ChronicleInputs
{
    private const int MaxInputs = 6;

    /// <summary>The most unusual inputs of a draw, most unusual first.</summary>
    public static IReadOnlyList<string> Unusual(Scenario scenario, ScenarioInputs inputs, int draw)
    {
        double[] shares = new double[inputs.Numbers.Count], values = inputs.Values(draw);
        inputs.Shares(draw, shares);
        Words words = new(scenario);
        return
        [
            .. Enumerable.Range(0, shares.Length).Where(i => inputs.Numbers[i].IsInForce)
                .OrderByDescending(i => Math.Abs(shares[i] - 0.5)).ThenBy(i => i).Take(MaxInputs)
                .Select(i => Sentence(words.Number(inputs.Numbers[i].Path), inputs.Numbers[i].Value.Shown(values[i]),
                    shares[i])),
        ];
    }

    private static string Sentence(string number, double value, double share)
    {
        double beyond = Math.Clamp(Math.Floor(100 * Math.Max(share, 1 - share)), 0, 99);
        return $"{Say.Capital(number)} is {Say.Digits(value)}: {(share > 0.5 ? "more" : "less")} than in {Say.Number(beyond, 0)} "
            + "of 100 worlds.";
    }
}
