using Entente.History;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>What a file that says what it is counted among takes from history where it leaves a number out.</summary>
internal static class HistoryDefaults
{
    /// <summary>Where the pace of talks stands.</summary>
    public const string Pace = "talks.pace";

    /// <summary>The scenario with the pace of talks of its class, and that number with the place where the class is named; null where the
    /// file has a pace, or names no class.</summary>
    public static (Scenario Scenario, NumberInFile? Filled) Fill(Scenario scenario, YamlNode root)
    {
        if (scenario.History is not HistorySettings history || !scenario.Talks.IsPaceLeftOut
            || BaseRates.Of(history.Class, HistoryQuantity.Pace).FirstOrDefault() is not BaseRate rate)
        {
            return (scenario, null);
        }

        Uncertain pace = Uncertain.Likely(rate.Low, rate.Estimate, rate.High); // no judgement of anybody's: not made wider by `spread`
        Mark at = (root as YamlMapping)?.Find("history")?.Start ?? root.Start;
        return (scenario with { Talks = scenario.Talks with { Pace = pace } }, new(Pace, pace, at.Line, at.Column));
    }
}
