using Entente.History;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Check;

/// <summary>Where the rates of a file stand against those of history, for a file that says what it is counted among.</summary>
internal static class HistoryFacts
{
    private const string Heading = "Beside history";

    /// <summary>Sentences under one heading.</summary>
    public static ValueList<SummaryFact> Of(Scenario scenario)
    {
        if (scenario.History is not HistorySettings history)
        {
            return [];
        }

        string[] sentences =
        [
            .. Agreement(scenario, history),
            .. Rate(history, HistoryQuantity.Pace, "Talks conclude", scenario.Talks.Pace),
            .. scenario.War is FrontWar war ? OfWar(scenario, history, war) : [],
            .. scenario.Holding is Holding holding
                ? Rate(history, HistoryQuantity.BreakRate, "A party that is tempted breaks a deal", holding.BreakRate) : [],
        ];
        return [.. sentences.Select((text, i) => new SummaryFact(i == 0 ? Heading : "", text))];
    }

    private static IEnumerable<string> Agreement(Scenario scenario, HistorySettings history)
    {
        int days = scenario.Until.DayNumber - scenario.From.DayNumber;
        BaseRate[] rows = [.. BaseRates.Of(history.Class, HistoryQuantity.AgreedBy).Where(row => row.Days <= days + 1)];
        if (rows.Length > 0)
        {
            string[] shares = [.. rows.Select(row => $"{HistoryWords.Share(row.Estimate, row.Low, row.High)} within "
                + $"{Say.Number(row.Days!.Value, 0)} days")];
            yield return $"Of {Say.Count(rows[0].Count)} {rows[0].Who}, there was an agreement in {Say.List(shares)} ({rows[0].Source}).";
        }
    }

    private static IEnumerable<string> OfWar(Scenario scenario, HistorySettings history, FrontWar war)
    {
        // in a war inside a state history counts by who governs, which the file does not say
        WarRun run = WarStrengths.Of(scenario, war, number => number.Central).At(rearmed: 0);
        foreach (BaseRate row in BaseRates.Of(history.Class, HistoryQuantity.WinsAttacker))
        {
            yield return Collapse(Side.Defender, run.DefenderCollapse, row);
        }

        foreach (BaseRate row in BaseRates.Of(history.Class, HistoryQuantity.WinsDefender))
        {
            yield return Collapse(Side.Attacker, run.AttackerCollapse, row);
        }

        BaseRate[] battles = [.. BaseRates.Of(history.Class, HistoryQuantity.Decisiveness)];
        yield return $"`decisiveness` is {Written(war.Decisiveness)}{Stands(war.Decisiveness, battles.Min(row => row.Low),
            battles.Max(row => row.High))}: history has {Told(battles[0])} for {battles[0].Who} and {Told(battles[1])} for "
            + $"{battles[1].Who}.";
    }

    private static IEnumerable<string> Rate(HistorySettings history, HistoryQuantity quantity, string what, Uncertain number) =>
        from row in BaseRates.Of(history.Class, quantity).Take(1)
        select (number.Low, number.Central, number.High) == (row.Low, row.Estimate, row.High)
            ? $"{what} at {Written(number)} a year, which is the rate of history, of {Whose(row)}."
            : $"{what} at {Written(number)} a year{Stands(number, row.Low, row.High)}: history has {Told(row)}, of {Whose(row)}.";

    private static string Whose(BaseRate row) => $"{Say.Count(row.Count)} {row.Who} ({row.Source})";

    private static string Collapse(Side side, double rate, BaseRate row) =>
        $"At the strengths of the first day the {(side == Side.Attacker ? "attacking" : "defending")} side collapses at "
            + $"{HazardFacts.Rate(rate)} a year: history has {HistoryWords.Share(row.Estimate, row.Low, row.High)} for the other side "
            + $"winning, by an advance too, in {row.Who} ({row.Source}).";

    private static string Told(BaseRate row) =>
        $"{Say.Padded(row.Estimate, 2)} [{Say.Padded(row.Low, 2)}, {Say.Padded(row.High, 2)}]";

    private static string Stands(Uncertain number, double low, double high) => number.Low > high ? ", above what history has"
        : number.High < low ? ", below what history has"
        : number.Low >= low && number.High <= high ? ", within what history has"
        : ", partly outside what history has";

    private static string Written(Uncertain number) => NumberSyntax.Text(number);
}
