using System.Text;
using Entente.Scenarios;

namespace Entente.Answers.Moves;

/// <summary>Games as files of Gambit (<c>.nfg</c>), so that other programs can solve them further.</summary>
/// <remarks>
/// <b>Source</b>: savani2025gambit, "Game representation formats". The first player's strategy varies fastest; the body is a list of
/// payoffs, or a list of outcomes with an index a profile (0 = nobody gets anything); the prologue gives the strategies by name or only
/// their number; numbers are exact decimals or fractions, and commas are blanks. Written are names, and decimals without an exponent
/// that read back to the same number. Labels are written in ASCII (accents are dropped, other signs become `_`) and are different among
/// players, and among the strategies of one player, as Gambit 16.7 asks: a second one of the same name gets a number.
/// </remarks>
internal static class GambitFile
{
    /// <summary>Writes a game, lines ending in a line feed.</summary>
    public static string Write(Game game)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture,
            $"NFG 1 R {Quoted(Ascii(game.Title))} {Braces(Labels("player", game.Players.Select(player => player.Name)))}\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"{{ {string.Join('\n', game.Players.Select(player => Braces(Labels("strategy", player.Strategies))))}\n}}\n\"\"\n\n");
        for (int profile = 0; profile < game.Profiles; profile++)
        {
            text.AppendJoin(' ', Enumerable.Range(0, game.Players.Count).Select(player => Plain(game.Payoff(profile, player))))
                .Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads a game.</summary>
    /// <exception cref="FormatException">The text is no game in normal form; the message says where (line:column) and why.</exception>
    public static Game Read(string text) => new GambitReader(text).Game();

    /// <summary>A number without an exponent, in the fewest digits that read back to it.</summary>
    internal static string Plain(double number)
    {
        string[] parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        if (parts.Length == 1)
        {
            return parts[0];
        }

        string sign = parts[0].StartsWith('-') ? "-" : "";
        string[] digits = [.. parts[0].TrimStart('-').Split('.'), ""];
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        string all = digits[0] + digits[1];
        int point = digits[0].Length + exponent;
        return point <= 0
            ? $"{sign}0.{new string('0', -point)}{all}"
            : $"{sign}{all.PadRight(point, '0')}";
    }

    /// <summary>Labels in quotes, each different from those before it and none empty.</summary>
    private static List<string> Labels(string kind, IEnumerable<string> names)
    {
        List<string> labels = [];
        foreach (string name in names)
        {
            string plain = Ascii(name) is { Length: > 0 } some ? some : kind, label = plain;
            for (int number = 2; labels.Contains(label); number++)
            {
                label = string.Create(CultureInfo.InvariantCulture, $"{plain} {number}");
            }

            labels.Add(label);
        }

        return [.. labels.Select(Quoted)];
    }

    /// <summary>A name without accents, and with one `_` for every other sign that is not printable ASCII; without blanks at its ends, and
    /// with single ones within.</summary>
    private static string Ascii(string name)
    {
        IEnumerable<Rune> signs = name.EnumerateRunes().SelectMany(sign => SignForms.Decomposed(sign).EnumerateRunes())
            .Where(sign => Rune.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark);
        string plain = string.Concat(
            signs.Select(sign => Rune.IsWhiteSpace(sign) ? " " : sign.Value is > ' ' and < 0x7f ? sign.ToString() : "_"));
        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Quoted(string label) =>
        $"\"{label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Braces(IEnumerable<string> items) => $"{{ {string.Join(' ', items)} }}";
}
