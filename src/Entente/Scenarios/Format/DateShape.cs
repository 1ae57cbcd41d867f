using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>A calendar date, written `2025-02-13`.</summary>
internal sealed partial class DateShape : Shape
{
    private const string Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    public override object Fallback => LegalDates.First;

    public override object Read(YamlNode node, Reading reading)
    {
        if (WordOf(node, reading, "a date such as 2025-02-13") is not string text)
        {
            return Fallback;
        }

        if (!Written().IsMatch(text))
        {
            reading.Report(node, $"{reading.Here} is `{NumberShape.Shorten(text)}`; dates are written year-month-day, such as 2025-02-13.",
                Advice(text));
            return Fallback;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            reading.Report(node, $"{reading.Here} is `{text}`, a day that does not exist{WhyNot(text)}.");
            return Fallback;
        }

        if (LegalDates.Hold(date))
        {
            return date;
        }

        reading.Report(node, $"{reading.Here} is {text}; a date here lies {LegalDates.Range}.");
        return Fallback;
    }

    public override JsonNode Write(object value) => JsonValue.Create(Text((DateOnly)value));

    public override JsonObject Schema(Definitions definitions) =>
        new() { ["type"] = "string", ["pattern"] = Pattern, ["format"] = "date" };

    /// <summary>A date as the file writes it.</summary>
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Only what has one meaning: 3.2.2025 is a day in February to some and in March to others.
    private static string? Advice(string text)
    {
        const string iso = "yyyy-MM-dd";
        string plain = OddDash().Replace(OddSpace().Replace(text.Trim(), " "), "-").Trim('"', '\'', '“', '”', '„', '‘', '’');
        string[] forms = [iso, "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy",
            "d. MMMM yyyy"];
        return DateOnly.TryParseExact(plain, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? $"Write {Text(date)}." : null;
    }

    private static string WhyNot(string text)
    {
        int year = int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture);
        int month = int.Parse(text.AsSpan(5, 2), CultureInfo.InvariantCulture);
        return year < 1 ? "" : month is < 1 or > 12
            ? ": months go from 01 to 12"
            : string.Create(
                CultureInfo.InvariantCulture,
                $": {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year} has {DateTime.DaysInMonth(year, month)} days");
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Written();

    [GeneratedRegex(@"[\u2010-\u2015\u2212]")]
    private static partial Regex OddDash();

    [GeneratedRegex(@"[\u00A0\u2000-\u200A\u202F]")]
    private static partial Regex OddSpace();
}

/// <summary>A length of time, written `8 weeks`.</summary>
internal sealed partial class DurationShape : Shape
{
    private const string Pattern = "^([1-9][0-9]{0,4}) (day|week|month|year)s?$";

    public override object Fallback => new Duration(1, DurationUnit.Week);

    public override object Read(YamlNode node, Reading reading)
    {
        const string expected = "a whole number of days, weeks, months or years, such as 8 weeks";
        if (WordOf(node, reading, expected) is not string text)
        {
            return Fallback;
        }

        Match match = Written().Match(text);
        if (!match.Success)
        {
            reading.Report(node, $"{reading.Here} is `{NumberShape.Shorten(text)}`; it should be {expected}.", Advice(text));
            return Fallback;
        }

        return new Duration(
            int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            Enum.Parse<DurationUnit>(match.Groups[2].Value, ignoreCase: true));
    }

    // `8 weeks` with a no-break space, `8weeks`, `8 Weeks`, `08 weeks`.
    private static string? Advice(string text)
    {
        Match loose = Loose().Match(text.Trim());
        string plain = loose.Success ? $"{loose.Groups["count"].Value} {loose.Groups["unit"].Value.ToLowerInvariant()}" : "";
        return Written().IsMatch(plain) ? $"Write {plain}, with one plain space." : null;
    }

    public override JsonNode Write(object value) => JsonValue.Create(((Duration)value).ToString());

    public override JsonObject Schema(Definitions definitions) => new() { ["type"] = "string", ["pattern"] = Pattern };

    [GeneratedRegex(Pattern)]
    private static partial Regex Written();

    [GeneratedRegex(@"^0*(?<count>[1-9][0-9]*)[\s\u00A0\u2000-\u200A\u202F]*(?<unit>(day|week|month|year)s?)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Loose();
}
