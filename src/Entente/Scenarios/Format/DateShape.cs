using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>A calendar date, written `2025-02-13`.</summary>
internal sealed partial class DateShape : Shape
{
    private const string Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    public override object Fallback => DateOnly.MinValue;

    public override object Read(YamlNode node, Reading reading)
    {
        if (TextOf(node, reading, "a date such as 2025-02-13") is not string text)
        {
            return Fallback;
        }

        if (!Written().IsMatch(text))
        {
            reading.Report(node, $"{reading.Here} is `{text}`; dates are written year-month-day, such as 2025-02-13.");
            return Fallback;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        reading.Report(node, $"{reading.Here} is `{text}`, a day that does not exist{WhyNot(text)}.");
        return Fallback;
    }

    public override JsonNode Write(object value) => JsonValue.Create(Text((DateOnly)value));

    public override JsonObject Schema(Definitions definitions) =>
        new() { ["type"] = "string", ["pattern"] = Pattern, ["format"] = "date" };

    /// <summary>A date as the file writes it.</summary>
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
}

/// <summary>A length of time, written `8 weeks`.</summary>
internal sealed partial class DurationShape : Shape
{
    private const string Pattern = "^([1-9][0-9]{0,4}) (day|week|month|year)s?$";

    public override object Fallback => new Duration(1, DurationUnit.Week);

    public override object Read(YamlNode node, Reading reading)
    {
        const string expected = "a whole number of days, weeks, months or years, such as 8 weeks";
        if (TextOf(node, reading, expected) is not string text)
        {
            return Fallback;
        }

        Match match = Written().Match(text);
        if (!match.Success)
        {
            reading.Report(node, $"{reading.Here} is `{text}`; it should be {expected}.");
            return Fallback;
        }

        return new Duration(
            int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            Enum.Parse<DurationUnit>(match.Groups[2].Value, ignoreCase: true));
    }

    public override JsonNode Write(object value) => JsonValue.Create(((Duration)value).ToString());

    public override JsonObject Schema(Definitions definitions) => new() { ["type"] = "string", ["pattern"] = Pattern };

    [GeneratedRegex(Pattern)]
    private static partial Regex Written();
}
