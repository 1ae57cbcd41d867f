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
    public static (Scenario Scenario, ValueList<NumberInFile> Filled) Fill(Scenario scenario, YamlNode root)
    {
        Mark at = (root as YamlMapping)?.Find("history")?.Start ?? root.Start;
        List<NumberInFile> filled = [];
        return (With(scenario, (rate, path, usual, written) =>
        {
            if (!ReferenceEquals(written, usual))
            {
                return written;
            }

            // no judgement of anybody's: not made wider by `spread`
            Uncertain number = Uncertain.Likely(rate.Low, rate.Estimate, rate.High);
            filled.Add(new(path, number, at.Line, at.Column));
            return number;
        }), new(filled));
    }

    /// <summary>The scenario with the usual number, which is left out where a file is written, in the place of each that history has
    /// filled in: reading it fills it in again.</summary>
    public static Scenario LeaveOut(Scenario scenario) => With(scenario, (rate, _, usual, number) =>
        (number.Low, number.Central, number.High) == (rate.Low, rate.Estimate, rate.High) ? usual : number);

    /// <summary>The scenario with other numbers in the places for which history has a rate.</summary>
    /// <remarks>How readily deals are broken was fitted to history with deals that differ in it (<see cref="FormatVersion.Fades"/>), and
    /// holds for them alone.</remarks>
    /// <param name="scenario">The scenario.</param>
    /// <param name="other">The number in the place of one, by history's rate, its path, the usual number and the one that stands
    /// there.</param>
    private static Scenario With(Scenario scenario, Func<BaseRate, string, Uncertain, Uncertain, Uncertain> other)
    {
        if (scenario.History is not HistorySettings history)
        {
            return scenario;
        }

        TalksSettings talks = scenario.Talks;
        scenario = scenario with { Talks = talks with { Pace = Of(HistoryQuantity.Pace, Pace, TalksSettings.UsualPace, talks.Pace) } };
        return scenario.Holding is not Holding holding || !FormatVersion.Fades(scenario) ? scenario : scenario with
        {
            Holding = holding with
            {
                BreakRate = Of(HistoryQuantity.BreakRate, BreakRate, Holding.UsualBreakRate, holding.BreakRate),
                Tremble = Of(HistoryQuantity.Tremble, Tremble, Holding.UsualTremble, holding.Tremble),
            },
        };

        Uncertain Of(HistoryQuantity quantity, string path, Uncertain usual, Uncertain number) =>
            BaseRates.Of(history.Class, quantity).FirstOrDefault() is BaseRate rate ? other(rate, path, usual, number) : number;
    }
}
