using Spectre.Console;
using Spectre.Console.Rendering;

namespace Entente.Cli;

/// <summary>Tells a table row by row, with the heading before each cell, on a terminal too narrow for its columns: these would break words
/// in the middle.</summary>
internal static class NarrowTable
{
    private const int Wide = 10_000, BesideColumn = 3, Indent = 2; // letters

    /// <summary>The table as it is if the terminal has room for it, or if it is none.</summary>
    public static IRenderable Of(IRenderable one, RenderOptions options) => one switch
    {
        Table table when table.Columns.Count > 1 =>
            Of(one, table.Columns.Select(column => column.NoWrap),
                table.ShowHeaders ? [.. table.Columns.Select(column => column.Header)] : [], [.. table.Rows], options),
        Grid grid when grid.Columns.Count > 1 => Of(one, grid.Columns.Select(column => column.NoWrap), [], [.. grid.Rows], options),
        _ => one,
    };

    private static IRenderable Of(IRenderable table, IEnumerable<bool> noWrap, IRenderable[] headings, IEnumerable<IRenderable>[] rows,
        RenderOptions options)
    {
        IRenderable[][] lines = [.. headings.Length == 0 ? [] : new[] { headings }, .. rows.Select(row => row.ToArray())];
        int least = noWrap.Select((keeps, c) => BesideColumn + lines.Where(line => c < line.Length).Select(line => Width(line[c], keeps))
            .DefaultIfEmpty(0).Max()).Sum();
        return least <= options.ConsoleSize.Width ? table : new Rows(rows.SelectMany(row => Told(headings, [.. row])));

        int Width(IRenderable cell, bool keeps)
        {
            Measurement width = cell.Measure(options, Wide);
            return keeps ? width.Max : width.Min;
        }

        IEnumerable<IRenderable> Told(IRenderable[] names, IRenderable[] cells)
        {
            for (int c = 0; c < cells.Length; c++)
            {
                string name = c < names.Length ? Plain(names[c]) : "", text = Plain(cells[c]);
                if (text.Length > 0)
                {
                    yield return c == 0 ? new Text(text)
                        : new Padder(new Text(name.Length == 0 ? text : $"{name}: {text}"), new Padding(Indent, 0, 0, 0));
                }
            }
        }

        string Plain(IRenderable cell) =>
            string.Concat(cell.Render(options, Wide).Where(segment => !segment.IsControlCode).Select(segment => segment.Text)).Trim();
    }
}
