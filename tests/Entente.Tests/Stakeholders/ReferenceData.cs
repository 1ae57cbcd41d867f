namespace Entente.Tests.Stakeholders;

/// <summary>Tables of reference values.</summary>
internal static class ReferenceData
{
    /// <summary>The rows below the header.</summary>
    public static string[][] Csv(string file) => [.. Lines(file).Skip(1)];

    /// <summary>All lines that are not empty, split into cells; a quoted cell may hold commas and doubled quotes.</summary>
    public static string[][] Lines(string file) => [.. File.ReadLines(file).Where(line => line.Trim().Length > 0).Select(Cells)];

    private static string[] Cells(string line)
    {
        List<string> cells = [""];
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cells[^1] += line[++i];
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += c;
            }
        }

        return [.. cells];
    }
}
