using Entente.History;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>A scenario made from one row of a table of crises, and what came of it.</summary>
/// <param name="Name">Name of the files, such as `17-vilna-i`.</param>
/// <param name="Scenario">Text of the scenario file.</param>
/// <param name="Outcome">Text of the outcome file.</param>
internal sealed record ImportedCrisis(string Name, string Scenario, string Outcome);

/// <summary>Crises between states in which somebody mediated, one a row, as the International Crisis Behavior project lists them: each
/// becomes a scenario of two actors as of the day on which mediation began, made from columns alone.</summary>
/// <remarks>No analyst and no hindsight: the columns on how it ended go into the outcome file only. docs/explanation/backtest.md says what
/// each number rests on.</remarks>
internal static class CrisisTable
{
    private static readonly CsvColumn[] Wanted =
    [
        new("crisno", true), new("crisis", true), new("cluster", true), new("trigger", false), new("mediation_start", true),
        new("crisis_end", true), new("violence", true), new("agreement", true), new("recurred_in_5y", false), new("cinc", true),

        // known, and not used
        new("form_of_outcome", false), new("days_mediation_to_end", false), new("actors", false), new("gravity", false),
    ];

    /// <summary>The crises of a table, in its order; a row that says too little is noted and left out.</summary>
    public static ValueList<ImportedCrisis> Read(string path, ProblemList problems)
    {
        if (CsvTable.Open(path, problems) is not CsvTable table)
        {
            return [];
        }

        using IEnumerator<CsvRow> rows = table.Rows().GetEnumerator();
        if (!rows.MoveNext() || CsvColumns.Of(rows.Current, Wanted, problems) is not CsvColumns columns)
        {
            return [];
        }

        LegalNames names = new();
        List<ImportedCrisis> crises = [];
        while (rows.MoveNext())
        {
            if (columns.Fits(rows.Current, problems) && CrisisRow.Of(rows.Current, columns, problems) is CrisisRow row)
            {
                crises.Add(Of(row, names.For($"crisis-{row.Number}-{row.Crisis.ToLowerInvariant()}")));
            }
        }

        return [.. crises];
    }

    private static ImportedCrisis Of(CrisisRow row, string name)
    {
        HistoryClass kind = row.IsWar ? HistoryClass.InterstateWar : HistoryClass.InterstateCrisis;
        return new(name, ScenarioOf(row, kind), OutcomeOf(row));
    }

    private static string ScenarioOf(CrisisRow row, HistoryClass kind)
    {
        BaseRate ends = BaseRates.Of(kind, HistoryQuantity.OtherEnds).Single();
        string since = row.Trigger <= row.Mediation ? $", since: {DateShape.Text(row.Trigger.Value)}" : "";
        string day(int days) => DateShape.Text(row.Mediation.AddDays(days));
        string standing(string side) => row.HasFighting ? $"side: {side}, war-cost: 0.05..0.10..0.20, " : "reservation: 0.4..0.5, ";
        return $$"""
            # yaml-language-server: $schema=../schema/scenario.schema.json
            # Made from one row of a table of crises: no analyst has looked at it.
            entente: 2
            title: {{Quoted(row.Crisis)}}
            from: {{DateShape.Text(row.Mediation)}}
            until: {{DateShape.Text(row.Mediation.AddYears(1))}}
            step: 1 week
            summary: A crisis between two states, from the day on which somebody began to mediate.
            actors:
              a: {name: {{Quoted(row.First.Name)}}, {{standing("attacker")}}power: {{Power(row.First.Strength)}}, curvature: 1.5}
              b: {name: {{Quoted(row.Second.Name)}}, {{standing("defender")}}power: {{Power(row.Second.Strength)}}, curvature: 1.5}
            issues:
              stake:
                asks: How far does the matter go the way of either?
                scale: {0: all the way of the second, 50: as before, 100: all the way of the first}
                today: 50
                wants: {a: {ideal: 100, salience: 50}, b: {ideal: 0, salience: 50} }
            {{(row.HasFighting ? War(ends) : "")}}history: {class: {{JsonLayout.Name(kind)}}{{since}} }
            holding: {holds-for: 5 years}
            {{(row.HasFighting ? "" : Passing(row, ends))}}questions:
              agreement-in-90-days: {asks: Is there an agreement within 90 days?, package: settlement, by: {{day(90)}} }
              agreement-in-a-year: {asks: Is there an agreement within a year?, package: settlement, by: {{day(365)}} }

            """.ReplaceLineEndings("\n");
    }

    /// <summary>Ends that are no agreement: one side or the other gives way, in all as often as such crises have ended so, and the weaker
    /// one sooner, as the stronger has won wars (the ratio of both hazards goes with twice the response).</summary>
    private static string War(BaseRate ends)
    {
        BaseRate wins = BaseRates.All.Single(row => row.Name == "decisiveness-wars");
        string each = $"{Number(ends.Low / 2)}..{Number(ends.Estimate / 2)}..{Number(ends.High / 2)}";
        string response = $"{Number(wins.Low / 2)}..{Number(wins.Estimate / 2)}..{Number(wins.High / 2)}";
        return $$"""
            war:
              front: 0.5
              decisiveness: {{Number(wins.Low)}}..{{Number(wins.Estimate)}}..{{Number(wins.High)}}
              pace: 0.05..0.1..0.2
              volatility: 0.05..0.1
              collapse: {attacker: {{each}}, defender: {{each}}, response: {{response}} }

            """.ReplaceLineEndings("\n");
    }

    /// <summary>Without fighting nobody gives way to force: each month the crisis may pass without an agreement, and then there is nothing
    /// to agree on.</summary>
    private static string Passing(CrisisRow row, BaseRate ends)
    {
        string chance = string.Join("..", new[] { ends.Low, ends.Estimate, ends.High }.Select(rate =>
            Number(1 - Elementary.Exp(-rate / 12))));
        return "events:\n" + string.Concat(Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture,
            $"  - {{date: {DateShape.Text(row.Mediation.AddDays(month * 365 / 12 - 15))}, name: The crisis passes in month {month}, "
                + $"chance: {chance}, set: {{actors.a.reservation: 1, actors.b.reservation: 1}}}}\n")));
    }

    private static string OutcomeOf(CrisisRow row)
    {
        DateOnly year = row.Mediation.AddDays(366), end = row.End > row.Mediation ? row.End : row.Mediation.AddDays(1);
        DateOnly later = end.AddYears(5), known = row.Recurred is null || !row.Agreed ? Max(year, end) : Max(year, later);
        string held = row.Recurred switch { true => $", ended-by: {DateShape.Text(later)}", false => ", held: true", null => "" };
        string agreements = row.Agreed ? $"agreements:\n  - {{package: settlement, date: {DateShape.Text(end)}{held}}}\n" : "";
        return $"outcome: 1\nconflict: {LegalNames.Of(row.Cluster)}\nknown-until: {DateShape.Text(known)}\n{agreements}";
    }

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string Number(double value) => Math.Round(value, 3).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Shares of all the world's capability, in thousandths.</summary>
    private static string Power(double? strength) => Number((strength ?? 0.001) * 1000);

    private static string Quoted(string text) => JsonLayout.Quoted(text);
}
