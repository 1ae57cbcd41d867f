using Entente.Pages;
using Spectre.Console;
using BarChart = Entente.Pages.BarChart;
using Paragraph = Entente.Pages.Paragraph;

namespace Entente.Cli;

/// <summary>A page on the terminal: its sentences and tables, in its order. Of bars it prints the numbers; other pictures, what stands
/// behind a disclosure and what is for analysts it leaves to the page, but for tables that belong to pictures.</summary>
internal static class PageText
{
    private const int BarWidth = 10;

    public static void Print(Page page, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{page.Title}[/]");
        console.WriteLine(Terminal.Bound(page.About));
        console.WriteLine(Terminal.Bound(page.Subtitle));
        foreach (Section section in page.Sections.Where(section => !section.IsForAnalysts))
        {
            Print(section, console);
        }
    }

    private static void Print(Section section, IAnsiConsole console)
    {
        if (section.Blocks.Any(IsShown))
        {
            console.WriteLine();
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{section.Title}[/]");
        }

        foreach (Block block in section.Blocks)
        {
            Print(block, console);
        }

        foreach (Section inner in section.Inner)
        {
            Print(inner, console);
        }
    }

    private static bool IsShown(Block block) => block is PartsChart or BarChart or RangeChart or not (Chart or Disclosure or KeyFigures);

    private static void Print(Block block, IAnsiConsole console)
    {
        switch (block)
        {
            case Paragraph paragraph:
                console.WriteLine(Terminal.Bound(paragraph.Text));
                break;
            case Fact fact:
                console.WriteLine(Terminal.Bound(fact.Sentence));
                break;
            case Bullets bullets:
                Print(bullets, console);
                break;
            case Entries entries:
                Print(entries, console);
                break;
            case ProblemList list:
                ScenarioInput.Print(list.Problems, console);
                break;
            case Verbatim verbatim:
                foreach (string line in verbatim.Text.Split('\n'))
                {
                    console.WriteLine(line);
                }

                break;
            case DataTable table:
                Print(table, console);
                break;
            case PartsChart parts:
                console.WriteLine(Terminal.Bound(parts.Reading));
                break;
            case BarChart or RangeChart:
                Print(((Chart)block).Numbers, console);
                break;
            case ChartGroup group:
                foreach (DataTable table in group.Tables)
                {
                    Print(table, console);
                }

                break;
            default:
                break;
        }
    }

    private static void Print(Bullets bullets, IAnsiConsole console)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(1))
            .AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (string item in bullets.Items)
        {
            grid.AddRow(new Text("-"), Cell(Terminal.Bound(item)));
        }

        console.Write(grid);
    }

    private static void Print(Entries entries, IAnsiConsole console)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (Entry entry in entries.Items)
        {
            grid.AddRow(new Text(entry.Heading, new Style(decoration: Decoration.Bold)), Cell(Terminal.Bound(entry.Text)));
        }

        console.Write(grid);
    }

    private static void Print(DataTable numbers, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Horizontal);
        foreach (Column column in numbers.Columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Title))
            {
                NoWrap = column.IsUtility,
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
            });
        }

        foreach (IReadOnlyList<string> row in numbers.Rows)
        {
            table.AddRow([.. row.Index().Select(cell => Cell(numbers.Columns[cell.Index].IsUtility
                ? $"{Bar(cell.Item)} {cell.Item}" : Terminal.Bound(cell.Item)))]);
        }

        console.WriteLine(Terminal.Bound(numbers.Caption));
        console.Write(table);
    }

    private static WholeLines Cell(string text) => new(new Text(text));

    private static string Bar(string utility)
    {
        int full = double.TryParse(utility, NumberStyles.Float, CultureInfo.InvariantCulture, out double share)
            ? (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth) : 0;
        return new string('█', full) + new string('░', BarWidth - full);
    }
}
