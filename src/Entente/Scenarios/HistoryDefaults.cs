using Entente.History;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>What a file that says what it is counted among takes from history where it leaves a number out.</summary>
internal static class HistoryDefaults
{
    /// <summary>Where the pace of talks stands.</summary>
    public const string Pace = "talks.pace";

    /// <summary>The scenario with the pace of talks of its class, as an uncertain number of the file that stands where its class is
    /// named.</summary>
    public static Scenario Fill(Scenario scenario, YamlNode root, Reading reading)
    {
        if (scenario.History is not HistorySettings history || !scenario.Talks.IsPaceLeftOut
            || BaseRates.Of(history.Class, HistoryQuantity.Pace).FirstOrDefault() is not BaseRate rate)
        {
            return scenario;
        }

        Uncertain pace = Uncertain.Likely(rate.Low, rate.Estimate, rate.High);
        Mark at = (root as YamlMapping)?.Find("history")?.Start ?? root.Start;
        reading.Numbers.Add(new(Pace, pace, at.Line, at.Column));
        return scenario with { Talks = scenario.Talks with { Pace = pace } };
    }
}
