using Entente.Evidence;
using Entente.Evidence.Dates;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The dates, figures and stances of a text, as tables.</summary>
internal static class ReadFacts
{
    private const int MaxCellLength = 70;

    public static void Print(EvidenceDraft draft, IAnsiConsole console)
    {
        Print(console, "Dates", ["When", "In the text", "Place", "Found by"], draft.Dates, date =>
            [When(date), date.Text, Place(draft, date.Span), $"{date.Rule} ({Sure(date.Confidence)})"]);
        Print(console, "Figures", ["Figure", "About", "In the text", "Place", "Found by"], draft.Quantities, figure =>
            [Size(figure, draft.Document.Text), figure.What ?? "", figure.Text, Place(draft, figure.Span),
                $"{figure.Rule} ({Sure(figure.Confidence)})"]);
        Print(console, "Who wants what", ["Who", "Does", "What", "Place", "Found by"], draft.Stances, stance =>
            [stance.Actor ?? "not named", stance.Kind.ToString().ToLowerInvariant(), stance.What?.Of(draft.Document.Text)
                ?? "", Place(draft, stance.Cue), $"{stance.Rule} ({Sure(stance.Confidence)})"]);
    }

    private static void Print<T>(IAnsiConsole console, string heading, string[] columns, IReadOnlyList<T> found, Func<T, string[]> cells)
    {
        if (found.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine(heading);
        foreach (T[] some in found.Chunk(ReadText.MaxRowsAtOnce))
        {
            Table table = new Table().Border(TableBorder.Horizontal).AddColumns(columns);
            foreach (T one in some)
            {
                table.AddRow(Cells(cells(one)));
            }

            console.Write(table);
        }
    }

    private static string When(FoundDate date)
    {
        string relation = date.Relation is DateRelation.None or DateRelation.On or DateRelation.In
            ? "" : $"{date.Relation.ToString().ToLowerInvariant()} ";
        return date.Date is not DateOnly from ? $"{relation}an unknown day"
            : from == date.End ? relation + Day(from)
            : $"{relation}{Day(from)} to {Day(date.End!.Value)}";
    }

    private static string Size(FoundQuantity figure, string text)
    {
        string bound = figure.Bound is null ? "" : figure.Bound + " ", way = figure.Direction is Direction direction
            ? direction == Direction.Up ? ", up" : ", down" : "";
        string value = figure.Value is double low ? figure.High is double high
            ? $"{Number(low)} to {Number(high)} " : $"{Number(low)} " : "";
        return $"{bound}{figure.LevelWord(text)}{value}{(figure.Value is 1 && figure.Unit.EndsWith('s')
            ? figure.Unit[..^1] : figure.Unit)}{way}";
    }

    private static Text[] Cells(string[] cells) =>
        [.. cells.Select(cell => new Text(Problem.Visible(Shortened(cell.ReplaceLineEndings(" ")))))];

    private static string Shortened(string cell) => Problem.Shortened(cell, MaxCellLength);

    private static string Place(EvidenceDraft draft, TextSpan span) =>
        Locator.Of(draft.Document, span.Start, null).ToString();

    private static string Sure(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("#,0.########", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
