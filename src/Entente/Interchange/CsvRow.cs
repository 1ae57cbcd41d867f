namespace Entente.Interchange;

/// <summary>One row of a table: its cells, trimmed, and where in the file each stands.</summary>
/// <param name="File">The file, for problems.</param>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Cells">The cells.</param>
/// <param name="Raw">The row as it is written.</param>
/// <param name="Separator">What stands between cells.</param>
internal sealed record CsvRow(string File, int Line, string[] Cells, string Raw, char Separator)
{
    /// <summary>Whether every cell is empty.</summary>
    public bool IsBlank => Array.TrueForAll(Cells, cell => cell.Length == 0);

    /// <summary>The text of a cell; empty for a column that the table or the row does not have.</summary>
    public string this[int cell] => cell >= 0 && cell < Cells.Length ? Cells[cell] : "";

    /// <summary>Line and column of a cell, from 1; the end of the row for a cell that it does not have.</summary>
    public (int Line, int Column) PlaceOf(int cell)
    {
        (int line, int column, int at) = (Line, 1, 0);
        bool quoted = false;
        for (int i = 0; i < Raw.Length && at < cell; i++)
        {
            char c = Raw[i];
            quoted ^= c == '"';
            at += !quoted && c == Separator ? 1 : 0;
            bool ends = c is '\r' or '\n' && Raw.AsSpan(i).Trim("\r\n").IsEmpty;
            if (ends)
            {
                break;
            }

            (line, column) = c == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        int skipped = at < cell ? 0 : Blanks(line, column);
        return (line, column + skipped);

        int Blanks(int onLine, int from)
        {
            int start = onLine == Line ? from - 1 : Raw.Length; // only counted where the row stands on one line
            int end = start;
            while (end < Raw.Length && Raw[end] is ' ' or '\u00A0')
            {
                end++;
            }

            return end - start;
        }
    }

    /// <summary>Notes an error about a cell.</summary>
    public void Report(ProblemList problems, int cell, string what, string message, string? hint = null)
    {
        (int line, int column) = PlaceOf(Math.Max(cell, 0));
        problems.Add(File, line, column, what, message, hint);
    }
}
