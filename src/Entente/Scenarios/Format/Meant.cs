using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Scenarios.Format;

/// <summary>What somebody meant who wrote a number as people write it: with marks between thousands, a decimal comma, a dash for a range,
/// the minus of typography, quotation marks, other digits. Advice never changes the number: where a text may mean two, it names
/// both.</summary>
internal static partial class Meant
{
    /// <summary>Nobody writes a longer number, and to look through one takes a time that grows with its square.</summary>
    private const int MaxLength = 200;

    /// <summary>To so many digits a fraction is told as a decimal number.</summary>
    public const int DigitsOfFractions = 6;

    private const string Spaces = "[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]";

    /// <summary>The text in signs that files here know, and what is different, to go on after "Write …"; null if there is nothing to
    /// put right.</summary>
    public static (string Plain, string Difference)? Number(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        List<string> differences = [];
        string plain = Unquoted(text.Trim(), differences);
        plain = OtherDigits(plain, differences);
        plain = plain.Replace('٪', '%').Replace('％', '%').Replace('﹪', '%');
        plain = Minus().Replace(plain, sign =>
        {
            differences.Add($": the sign here is {Named(sign.Value[0])}, not the `-` of the keyboard");
            return "-";
        });
        plain = Dash().Replace(plain, "..");
        plain = Figures().Replace(plain, figures => Ungrouped(figures.Value, differences));
        plain = OddSpace().Replace(plain, " ").Trim();
        return plain == text ? null : (plain, differences.FirstOrDefault() ?? "");
    }

    /// <summary>The other number that a text may mean besides <see cref="Number"/>: 1,200 is a thousand and two hundred to some, and one
    /// and a fifth to others.</summary>
    public static string? OtherReading(string text) => EitherWay().IsMatch(text.Trim()) ? text.Trim().Replace(',', '.').TrimEnd('0') : null;

    /// <summary>The text in signs that files here know, where it can mean nothing else: what word processors, phones and spreadsheets make
    /// of numbers. Null where there is nothing to put right, or where a comma may stand between thousands or before decimals.</summary>
    public static string? Certain(string text)
    {
        if (text.Length > MaxLength || Doubtful().IsMatch(text))
        {
            return null;
        }

        return IsShare(text) is string share ? share
            : Number(text) is (string plain, _) ? IsShare(plain) ?? plain : null;
    }

    /// <summary>A word, a date or a length of time without the marks that word processors put around and inside it: curly quotation marks,
    /// spaces that do not break, dashes between figures.</summary>
    public static string Word(string text)
    {
        string plain = OddSpace().Replace(text, " ").Trim();
        plain = plain.Length > 2 && Curly(plain[0]) && Curly(plain[^1]) ? plain[1..^1].Trim() : plain;
        return DashInDate().Replace(plain, "-");

        static bool Curly(char sign) => sign is '“' or '”' or '„' or '‟' or '‘' or '’' or '‚' or '«' or '»';
    }

    /// <summary>A fraction such as `1/3`, `½` or `2½` as a decimal number, and whether that is all of it; null for other texts.</summary>
    public static (string Decimals, bool IsExact)? Fraction(string text)
    {
        text = text.Trim();
        double whole, part;
        if (text.Length <= MaxLength && Division().Match(text) is { Success: true } division)
        {
            whole = 0;
            part = Value(division.Groups["over"].Value) / Value(division.Groups["under"].Value);
        }
        else if (text.Length is > 0 and <= MaxLength && char.GetUnicodeCategory(text[^1]) == UnicodeCategory.OtherNumber
            && char.GetNumericValue(text[^1]) is > 0 and < 1 and double sign
            && (text.Length == 1 || WholeNumber().IsMatch(text[..^1].TrimEnd())))
        {
            whole = text.Length == 1 ? 0 : Value(text[..^1].TrimEnd());
            part = sign;
        }
        else
        {
            return null;
        }

        double value = whole + part, rounded = Math.Round(value, DigitsOfFractions);
        return double.IsFinite(value) ? (rounded.ToString("0.######", CultureInfo.InvariantCulture), Math.Abs(value - rounded) < 1e-12)
            : null;

        static double Value(string figures) => double.Parse(figures, CultureInfo.InvariantCulture);
    }

    /// <summary>A number before a word for a hundredth, with the sign for it: `30 %` for 30 percent; null for other texts.</summary>
    public static string? IsShare(string text) => text.Length <= MaxLength && PercentInWords().Match(text.Trim()) is { Success: true } share
        ? $"{share.Groups["number"].Value} %" : null;

    /// <summary>Whether a word or sign after a number changes its size: 70k, 3 million, 5 per mille. Without it the number would be
    /// another.</summary>
    public static bool HasMultiplier(string text) => text.Length <= MaxLength && Multiplier().IsMatch(text.Trim());

    /// <summary>Whether a text may be a thousand or more with a point between thousands: 1.200, 25.000.</summary>
    public static bool MayBeThousands(string text) => PointThenThree().IsMatch(text);

    /// <summary>A sign that cannot be seen, or not told from another, by its code and what it is.</summary>
    public static string Named(char sign) => sign switch
    {
        '\u00A0' => "a no-break space (U+00A0)",
        '\u202F' => "a narrow no-break space (U+202F)",
        '\u2009' or '\u200A' or '\u2006' => string.Create(CultureInfo.InvariantCulture, $"a thin space (U+{(int)sign:X4})"),
        '\u200B' => "a space of no width (U+200B)",
        '\uFEFF' => "a byte-order mark (U+FEFF)",
        '\u00AD' => "a soft hyphen (U+00AD)",
        '\u2212' => "the minus of typography (− U+2212)",
        '\u2013' => "an en dash (– U+2013)",
        '\u2014' => "an em dash (— U+2014)",
        '\uFF1A' => "a full-width colon (： U+FF1A)",
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C' =>
            string.Create(CultureInfo.InvariantCulture, $"a sign that turns the direction of writing (U+{(int)sign:X4})"),
        _ when char.IsWhiteSpace(sign) => string.Create(CultureInfo.InvariantCulture, $"a wide or narrow space (U+{(int)sign:X4})"),
        _ when char.IsControl(sign) => string.Create(CultureInfo.InvariantCulture, $"a control character (U+{(int)sign:X4})"),
        _ when char.GetUnicodeCategory(sign) is UnicodeCategory.Format =>
            string.Create(CultureInfo.InvariantCulture, $"a sign that cannot be seen (U+{(int)sign:X4})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{sign} (U+{(int)sign:X4})"),
    };

    private static string Unquoted(string text, List<string> differences)
    {
        string inside = text.Trim('"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»');
        if (inside.Length < text.Length)
        {
            differences.Add(", without the quotation marks");
        }

        return inside.Trim();
    }

    private static string OtherDigits(string text, List<string> differences)
    {
        if (!text.Any(sign => char.IsDigit(sign) && !char.IsAsciiDigit(sign)))
        {
            return text;
        }

        differences.Add(", with the digits 0 to 9");
        StringBuilder plain = new(text.Length);
        foreach (char sign in text)
        {
            plain.Append(char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : sign is '٫' ? '.' : sign);
        }

        return plain.ToString();
    }

    private static string Ungrouped(string figures, List<string> differences)
    {
        if (SpacedGroups().IsMatch(figures))
        {
            differences.Add(figures.Any(sign => sign is '\'' or '’')
                ? ", without the apostrophe" : figures.Contains('_', StringComparison.Ordinal)
                    ? ", without the underscore" : ", without the space");
            return GroupMark().Replace(figures, "").Replace(',', '.');
        }

        if (CommaGroups().IsMatch(figures))
        {
            differences.Add(figures.Count(sign => sign == ',') > 1 ? ", without the commas" : ", without the comma");
            return figures.Replace(",", "", StringComparison.Ordinal);
        }

        if (PointGroups().IsMatch(figures))
        {
            differences.Add(figures.Contains(',', StringComparison.Ordinal)
                ? ", with a point for the decimals and nothing between thousands" : ", without the points");
            return figures.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }

        if (DecimalComma().IsMatch(figures))
        {
            differences.Add(", with a point for the decimals");
            return figures.Replace(',', '.');
        }

        return figures;
    }

    [GeneratedRegex(@"^(?<over>[0-9]+)\s*[/⁄∕÷]\s*(?<under>[0-9]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Division();

    [GeneratedRegex(@"^[0-9]+\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^(?<number>-?[0-9]+(\.[0-9]+)?)\s*(percent|per cent|pct|p\.c\.|prozent)\.?\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PercentInWords();

    [GeneratedRegex(
        @"^\p{Sc}?\s*-?[0-9][0-9.,'’_\s]*(k|mn|mio|mln|bn|tn|tsd|hundreds?|dozens?|thousands?|lakhs?|crores?|(m|b|tr)illions?"
        + @"|milliards?|[mM]ia|[mM]rd|M|‰|per ?mille?|bps|basis points?|pct|percent|per cent|prozent)\.?(?![\p{L}])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Multiplier();

    // A minus before figures: at the beginning, or after the signs of ranges and spreads.
    [GeneratedRegex(@"(?<=^|\.\.\s*|±\s*)[\u2212\u2010-\u2015\uFE63\uFF0D](?=\s*[0-9.])")]
    private static partial Regex Minus();

    // A range: `60–80`, `60 - 80`, `60…80`, `60 to 80`.
    [GeneratedRegex(@"(?<=[0-9]\s*%?)\s*(?:[-\u2010-\u2015\u2212~～〜]|\.{3,}|[\u2025\u2026]|\bto\b)\s*(?=-?[0-9])")]
    private static partial Regex Dash();

    [GeneratedRegex($@"(?<![0-9])[0-9](?:(?:[,.'’_]|{Spaces})?[0-9])*")]
    private static partial Regex Figures();

    [GeneratedRegex($@"^[1-9][0-9]{{0,2}}(?:(?:['’_]|{Spaces})[0-9]{{3}})+(?:[.,][0-9]+)?\z")]
    private static partial Regex SpacedGroups();

    [GeneratedRegex($@"['’_]|{Spaces}")]
    private static partial Regex GroupMark();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?\z")]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})\z")]
    private static partial Regex PointGroups();

    [GeneratedRegex(@"^[0-9]+,[0-9]+\z")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2},[0-9]{3}\z")]
    private static partial Regex EitherWay();

    // 1,200 anywhere in a range: a thousand and more, or one and a bit.
    [GeneratedRegex(@"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9.,]*[0-9])")]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"(?<=^[0-9]{4})[\u2010-\u2015\u2212](?=[0-9]{2}[-\u2010-\u2015\u2212][0-9]{2}\z)"
        + @"|(?<=^[0-9]{4}[-\u2010-\u2015\u2212][0-9]{2})[\u2010-\u2015\u2212](?=[0-9]{2}\z)")]
    private static partial Regex DashInDate();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}\.[0-9]{3}\z")]
    private static partial Regex PointThenThree();

    [GeneratedRegex(Spaces)]
    private static partial Regex OddSpace();
}
