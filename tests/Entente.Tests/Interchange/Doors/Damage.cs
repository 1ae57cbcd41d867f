using System.Text;
using System.Text.RegularExpressions;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Interchange.Doors;

/// <summary>One thing done to a sound file, as an editor, a spreadsheet or another program would; the same chance always does the
/// same.</summary>
internal static partial class Damage
{
    /// <summary>A long sentence that a file holds and no message may repeat.</summary>
    public const string Secret = "Colonel Lindqvist told us in the garden house on a rainy Tuesday that nobody else was to know of the "
        + "offer he had made";

    private const int Many = 20_000;

    private static readonly string[] Signs =
    [
        "\u00A0", "\u202F", "\u2009", "\u201C", "\u201D", "\u2018", "\u2019", "\u00AB", "\u2212", "\u2013", "\u2014", "\u2026", "&", "\t",
            "\uFEFF", "\u0000", "\u0007", "\u001B", "\u007F", "\u0085", "\u2028",
        "\u200B", "\u00AD", "\u202E", "<", ">", "{", "}", "[", "]", "\"", "'", ":", ": ", ",", ";", "#", " #", "|", "*", "&a ", "!",
            "!!int ", "%", "@", "`", "\\", "/", "=", "- ", "? ", "\r", "é", "№", "５", "٣",
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "-0", "1e999", "1e-400", "NaN", "Infinity", "-inf", "1,200", "1.200,5", "1\u00A0200", "1\u202F200", "1'200",
            "\u22125", "60\u201380", "60-80", "60..80", "80..60", "1..2..3..4", "70 ± 5", "70 +/- 5", "50%", "50 %", "5 p.c.",
        "½", "0x1F", "1_000", "1e3", ".5", "5.", "+5", "05", "five", "~5", ">5", "5?", "(5)", "$5", "5 km", "n/a", "N.A.", "-", "null", "~",
            "true", "yes", "no", "TRUE", "#REF!", "#DIV/0!", "#N/A", "2025-02-30", "13.02.2025", "2/13/2025", "13 Feb 2025",
        "2025-02-13T00:00:00", "20250213", "99999999999999999999", "[]", "{}", "[1, 2]", "{a: 1}", "\"\"", "''", "north", "North", "NORTH",
            "south", "strip", "vital", "very high", "*a", "<<", "!!str 5", "&lt;", "&nbsp;", "&#0;", "<b>5</b>", "<![CDATA[5]]>",
    ];

    /// <summary>The damaged file.</summary>
    public static byte[] Of(string text, ulong chance)
    {
        Chance random = new(chance);
        return random.Below(40) switch
        {
            0 => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray(),
            1 => Encoding.Latin1.GetBytes(Lines(text, random).Replace("e", "é", StringComparison.Ordinal)),
            2 => Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray(),
            3 => Encoding.UTF8.GetBytes(text.Replace("\n", random.Below(2) == 0 ? "\r\n" : "\r", StringComparison.Ordinal)),
            4 => Encoding.UTF8.GetBytes(text[..random.Below(text.Length)]),
            _ => Encoding.UTF8.GetBytes(random.Below(3) == 0 ? Lines(text, random) : Fields(text, random)),
        };
    }

    private static string Lines(string text, Chance random)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = random.Below(lines.Count - 1), other = random.Below(lines.Count - 1);
        string line = lines[at];
        switch (random.Below(12))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, line);
                break;
            case 2:
                (lines[at], lines[other]) = (lines[other], line);
                break;
            case 3:
                lines[at] = line[..random.Below(line.Length + 1)];
                break;
            case 4:
                lines[at] = line + lines[at + 1];
                lines.RemoveAt(at + 1);
                break;
            case 5:
                lines[at] = "  " + line;
                break;
            case 6:
                lines[at] = line.TrimStart();
                break;
            case 7:
                lines[at] = "\t" + line.TrimStart();
                break;
            case 8:
                lines.Insert(at, Secret);
                break;
            case 9:
                lines[at] = line + Secret;
                break;
            case 10:
                lines.Insert(at, "");
                break;
            default:
                int half = line.Length / 2;
                lines[at] = line[..half];
                lines.Insert(at + 1, line[half..]);
                break;
        }

        return string.Join('\n', lines);
    }

    private static string Fields(string text, Chance random)
    {
        MatchCollection fields = Field().Matches(text), marks = Mark().Matches(text);
        Match field = fields[random.Below(fields.Count)], other = fields[random.Below(fields.Count)],
            mark = marks[random.Below(marks.Count)];
        string Put(Match place, string value) => text[..place.Index] + value + text[(place.Index + place.Length)..];
        int within = random.Below(field.Length + 1);
        return random.Below(13) switch
        {
            12 => Put(mark, string.Concat(Enumerable.Repeat(random.Below(2) == 0 ? mark.Value : Signs[random.Below(Signs.Length)], Many))),
            0 => Put(field, ""),
            1 => Put(field, field.Value + " " + field.Value),
            2 => Put(field, other.Value),
            3 => Put(field, field.Value[..within]),
            4 or 5 => Put(field, Values[random.Below(Values.Length)]),
            6 => Put(field, Secret),
            7 => Put(field, field.Value[..within] + Secret + field.Value[within..]),
            8 or 9 => Put(field, field.Value[..within] + Signs[random.Below(Signs.Length)] + field.Value[within..]),
            10 => Put(mark, mark.Value + mark.Value),
            _ => Put(mark, random.Below(2) == 0 ? "" : Signs[random.Below(Signs.Length)]),
        };
    }

    // What stands between the marks of every format: a number, a name, a few words.
    [GeneratedRegex("[^\\s,;:{}\\[\\]\"<>=]+( [^\\s,;:{}\\[\\]\"<>=]+)*")]
    private static partial Regex Field();

    [GeneratedRegex("[,;:{}\\[\\]\"<>=/]")]
    private static partial Regex Mark();
}
