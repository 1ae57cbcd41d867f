using Entente.Answers.Sweep;
using Entente.Interchange;

namespace Entente.Cli;

/// <summary>The answer of `entente sweep` for spreadsheets: a row for each run.</summary>
internal static class SweepTable
{
    /// <summary>The values, then each chance with its standard error, and by how much it differs from that of the first run.</summary>
    public static string Of(SweepAnswer answer)
    {
        CsvText table = new();
        IEnumerable<string> outcomes = answer.Cells[0].Outcomes.Names;
        IReadOnlyList<string> questions = answer.Questions;
        table.Row([.. answer.Plan.Axes.Select(axis => axis.Path), "draws", "failed",
            .. outcomes.Prepend("agreement").Concat(questions.Select(name => $"questions.{name}"))
                .SelectMany(name => new[] { name, $"{name}-se", $"{name}-difference", $"{name}-difference-se" })]);
        foreach (SweepCell cell in answer.Cells)
        {
            table.Row([.. cell.Values, CsvText.Number(cell.Draws), CsvText.Number(cell.Failed),
                .. cell.Outcomes.Values.Prepend(cell.Agreement).Concat(questions.Select(cell.Question)).SelectMany(odds =>
                    new[] { odds.Chance.P, odds.Chance.Se, odds.Change.Difference, odds.Change.Se }.Select(Known))]);
        }

        return table.ToString();
    }

    private static string Known(double? number) => number is double known ? CsvText.Number(known) : "";
}
