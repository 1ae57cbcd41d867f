using System.Text.RegularExpressions;
using Entente.Scenarios.Format;

namespace Entente.Scenarios.Yaml;

/// <summary>Signs that word processors and phones put where YAML needs those of a keyboard: a space that does not break after a colon,
/// curly quotation marks, a colon with nothing between it and its value. YAML takes them for letters, and stumbles lines later.</summary>
internal static partial class StraySigns
{
    /// <summary>How far above the place where a parser gave up the cause is looked for.</summary>
    private const int LinesLookedAt = 6;

    /// <summary>A longer line was not written by hand; and to look through one takes a time that grows with its square.</summary>
    private const int MaxLineLength = 2000;

    /// <summary>The signs near the line where a parser gave up, each as a problem that says what to write.</summary>
    public static IEnumerable<Problem> Near(int line, string text, string name)
    {
        string[] lines = text.Split('\n');
        for (int at = Math.Max(0, line - LinesLookedAt); at < Math.Min(lines.Length, line + 1); at++)
        {
            if (In(lines[at].TrimEnd('\r')) is (int column, string message, string hint))
            {
                yield return new(Severity.Error, name, at + 1, column + 1, "", message, hint);
            }
        }
    }

    /// <summary>What a key says that was meant to be a key and its value, or holds a sign of that kind; null if it is just
    /// unknown.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What stands under it.</param>
    /// <param name="before">The value before it in the same braces, if there is one.</param>
    public static (string Message, string? Hint)? InKey(string key, YamlNode value, YamlNode? before)
    {
        bool isBare = value is YamlScalar { Text.Length: 0 };
        if (key.FirstOrDefault(IsOddSpace) is var odd and not '\0')
        {
            string plain = OddSpaces().Replace(key, " ").Trim();
            return ($"`{NumberShape.Shorten(plain)}` has {Meant.Named(odd)} where YAML needs the space of the keyboard.", isBare
                && plain.Contains(':', StringComparison.Ordinal)
                ? $"Write {NumberShape.Shorten(WithSpace(plain))}" + "." : "Type the space anew.");
        }

        if (isBare && KeyWithoutSpace().Match(key) is { Success: true } close)
        {
            return ($"`{NumberShape.Shorten(key)}` has no space after its colon, so YAML takes it for one word.",
                $"Write {close.Groups["key"].Value}: {NumberShape.Shorten(close.Groups["value"].Value)}.");
        }

        if (!isBare || before is not YamlScalar { Text: string figures } || !WholeNumber().IsMatch(figures) || !Figures().IsMatch(key))
        {
            return null;
        }

        bool isGroup = GroupOfThree().IsMatch(key) && figures is { Length: <= 3 } && figures[0] is >= '1' and <= '9';
        return ($"The comma in `{figures},{NumberShape.Shorten(key)}` parts keys here, so YAML reads {figures} and a key "
            + $"`{NumberShape.Shorten(key)}`.",
            isGroup ? $"Write {figures}{key}, without the comma."
            : key.All(char.IsAsciiDigit) ? $"Write {figures}.{NumberShape.Shorten(key)}, with a point for the decimals." : null);
    }

    private static (int Column, string Message, string Hint)? In(string line)
    {
        if (line.Length > MaxLineLength)
        {
            return null;
        }

        string code = Comment().Replace(line, "");
        if (OddSpaceAtSeam().Match(code) is { Success: true } seam)
        {
            char sign = seam.Groups["space"].Value[0];
            return (seam.Groups["space"].Index, $"Here stands {Meant.Named(sign)}, where YAML needs the space of the keyboard.",
                $"Write {NumberShape.Shorten(WithSpace(OddSpaces().Replace(code, " ").Trim()))}, with a plain space.");
        }

        if (CurlyValue().Match(code) is { Success: true } curly)
        {
            string inside = curly.Groups["text"].Value.Trim().TrimEnd('”', '“', '’', '‘', '»', '«', '"', '\'');
            return (curly.Groups["mark"].Index, $"The quotation mark here is {Meant.Named(curly.Groups["mark"].Value[0])}, which YAML does "
                + "not know for one.",
                inside.Contains('"', StringComparison.Ordinal)
                    ? "Use the straight mark of the keyboard." : $"Write \"{NumberShape.Shorten(inside)}\", with straight marks.");
        }

        return KeyAndValueWithoutSpace().Match(code) is { Success: true } close
            ? (close.Groups["value"].Index, $"There is no space after the colon of `{close.Groups["key"].Value}`.",
                $"Write {close.Groups["key"].Value}: {NumberShape.Shorten(close.Groups["value"].Value.Trim())}.")
            : FullWidthColon().Match(code) is { Success: true } wide
            ? (wide.Groups["colon"].Index, $"The colon here is {Meant.Named(wide.Groups["colon"].Value[0])}, which YAML does not "
                + "know for one.", $"Write {wide.Groups["key"].Value}: with the colon of the keyboard.")
            : WrongComma().Match(code) is { Success: true } comma
            ? (comma.Groups["comma"].Index, $"Here stands {Meant.Named(comma.Groups["comma"].Value[0])}, where YAML parts what stands in "
                + "braces by the comma of the keyboard.", "Write a comma.")
            : null;
    }

    private static string WithSpace(string plain) => SeveralSpaces().Replace(plain, " ");

    private static bool IsOddSpace(char sign) =>
        sign is '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' or '\u200B' or '\uFEFF';

    [GeneratedRegex(@"[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF]")]
    private static partial Regex OddSpaces();

    [GeneratedRegex(" {2,}")]
    private static partial Regex SeveralSpaces();

    [GeneratedRegex(@"(?<=^|\s)#.*\z")]
    private static partial Regex Comment();

    // Where blanks have a meaning: at the beginning of a line, after the colon of its key, after a dash, inside braces and brackets.
    private const string OddSpace = @"(?<space>[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF])";

    [GeneratedRegex(
        "^[ ]*" + OddSpace + @"|^[ -]*[\p{L}\p{M}\p{N}_.-]+[ ]*(?:" + OddSpace + "[ ]*:|:[ ]*" + OddSpace + ")"
        + @"|[{\[,][^""']*?(?<=[{,:\[-] *)" + OddSpace,
        RegexOptions.ExplicitCapture)]
    private static partial Regex OddSpaceAtSeam();

    [GeneratedRegex(@"(?:^|[{,:\[-])\s+(?<mark>[“”„‟‘‚«»])(?<text>.*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex CurlyValue();

    [GeneratedRegex(@"^\s*(?:- +)?(?<key>[\p{L}\p{M}\p{N}_-]+):(?<value>[^\s:/].*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyAndValueWithoutSpace();

    [GeneratedRegex(@"^\s*(?:- +)?(?<key>[\p{L}\p{M}\p{N}_-]+)\s?(?<colon>[\uFF1A\uFE55\u2236\uA789])", RegexOptions.ExplicitCapture)]
    private static partial Regex FullWidthColon();

    [GeneratedRegex(@"^(?<key>[\p{L}\p{M}\p{N}_-]+):(?<value>[^\s:/].*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyWithoutSpace();

    // After a value in braces and before the next key.
    [GeneratedRegex(@"\{[^""']*[^\s""'](?<comma>[;\uFF0C\uFF1B\u3001\uFE50])\s*[\p{L}\p{M}\p{N}_-]+:", RegexOptions.ExplicitCapture)]
    private static partial Regex WrongComma();

    [GeneratedRegex(@"^-?[0-9]+\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[0-9]+(?:\.[0-9]+)?\z")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^[0-9]{3}(?:\.[0-9]+)?\z")]
    private static partial Regex GroupOfThree();
}
