using System.Text.RegularExpressions;

namespace Entente.Interchange;

/// <summary>How a table of comma-separated values is written: what stands between cells, and on which line the table begins.</summary>
/// <param name="Separator">Comma, semicolon or tab.</param>
/// <param name="FirstIndex">Index of the first character of the table: past a line such as `sep=;`, which spreadsheets write.</param>
internal sealed partial record CsvDialect(char Separator, int FirstIndex)
{
    /// <summary>Lines looked at to tell the separator.</summary>
    private const int LinesLookedAt = 10;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The separator in words.</summary>
    public string SeparatorName => Separator switch { ',' => "a comma", ';' => "a semicolon", _ => "a tab" };

    /// <summary>Tells the dialect of a text: the separator that the first lines have most of, counting the line that has fewest.</summary>
    public static CsvDialect Of(string text)
    {
        if (SeparatorLine().Match(text) is { Success: true } said)
        {
            return new(said.Groups["separator"].Value[0], said.Length);
        }

        string[] lines = [.. FirstLines(text)];
        char best = Separators.MaxBy(separator => lines.Select(line => CountOutsideQuotes(line, separator)).DefaultIfEmpty().Min());
        return new(best, 0);
    }

    private static IEnumerable<string> FirstLines(string text)
    {
        using StringReader reader = new(text);
        int found = 0;
        while (found < LinesLookedAt && reader.ReadLine() is string line)
        {
            if (line.Trim().Length > 0)
            {
                found++;
                yield return line;
            }
        }
    }

    private static int CountOutsideQuotes(string line, char separator)
    {
        int count = 0;
        bool quoted = false;
        foreach (char c in line)
        {
            quoted ^= c == '"';
            count += !quoted && c == separator ? 1 : 0;
        }

        return count;
    }

    [GeneratedRegex(@"\Asep=(?<separator>[,;\t])\r?\n", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SeparatorLine();
}
