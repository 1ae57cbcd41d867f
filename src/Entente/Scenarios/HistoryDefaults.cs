using Entente.History;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>What a file that says what it is counted among takes from history where it leaves a number out.</summary>
internal static class HistoryDefaults
{
    /// <summary>Where the pace of talks stands.</summary>
    public const string Pace = "talks.pace";

    private const string BreakRate = "holding.break-rate", Tremble = "holding.tremble";

    /// <summary>The scenario with the rates of its class where the file has none, and those numbers with the place where the class is
    /// named.</summary>
    /// <remarks>How readily deals are broken was fitted to history with deals that differ in it (<see cref="FormatVersion.Fades"/>), and
    /// holds for them alone.</remarks>
    public static (Scenario Scenario, ValueList<NumberInFile> Filled) Fill(Scenario scenario, YamlNode root)
    {
        if (scenario.History is not HistorySettings history)
        {
            return (scenario, []);
        }

        Mark at = (root as YamlMapping)?.Find("history")?.Start ?? root.Start;
        List<NumberInFile> filled = [];
        TalksSettings talks = scenario.Talks;
        scenario = scenario with { Talks = talks with { Pace = Of(HistoryQuantity.Pace, Pace, TalksSettings.UsualPace, talks.Pace) } };
        return scenario.Holding is not Holding holding || !FormatVersion.Fades(scenario) ? (scenario, new(filled))
            : (scenario with
            {
                Holding = holding with
                {
                    BreakRate = Of(HistoryQuantity.BreakRate, BreakRate, Holding.UsualBreakRate, holding.BreakRate),
                    Tremble = Of(HistoryQuantity.Tremble, Tremble, Holding.UsualTremble, holding.Tremble),
                },
            }, new(filled));

        Uncertain Of(HistoryQuantity quantity, string path, Uncertain usual, Uncertain written)
        {
            if (!ReferenceEquals(written, usual) || BaseRates.Of(history.Class, quantity).FirstOrDefault() is not BaseRate rate)
            {
                return written;
            }

            Uncertain number = Uncertain.Likely(rate.Low, rate.Estimate, rate.High); // no judgement of anybody's: not made wider by `spread`
            filled.Add(new(path, number, at.Line, at.Column));
            return number;
        }
    }

    /// <summary>The scenario with the usual number, which is left out where a file is written, in the place of each that history has
    /// filled in: reading it fills it in again.</summary>
    public static Scenario LeaveOut(Scenario scenario)
    {
        if (scenario.History is not HistorySettings history)
        {
            return scenario;
        }

        scenario = scenario with
        {
            Talks = scenario.Talks with { Pace = Of(HistoryQuantity.Pace, TalksSettings.UsualPace, scenario.Talks.Pace) },
        };
        return scenario.Holding is not Holding holding || !FormatVersion.Fades(scenario) ? scenario : scenario with
        {
            Holding = holding with
            {
                BreakRate = Of(HistoryQuantity.BreakRate, Holding.UsualBreakRate, holding.BreakRate),
                Tremble = Of(HistoryQuantity.Tremble, Holding.UsualTremble, holding.Tremble),
            },
        };

        Uncertain Of(HistoryQuantity quantity, Uncertain usual, Uncertain number) =>
            BaseRates.Of(history.Class, quantity).FirstOrDefault() is BaseRate rate
            && (number.Low, number.Central, number.High) == (rate.Low, rate.Estimate, rate.High) ? usual : number;
    }
}
