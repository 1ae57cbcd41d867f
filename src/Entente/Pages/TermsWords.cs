using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Pages;

/// <summary>Says values of issues in the words of the scenario.</summary>
internal static class TermsWords
{
    /// <summary>A key as sentences and tables write it: `security order` for security-order.</summary>
    public static string Spaced(string key) => key.Replace('-', ' ');

    /// <summary>A value with its meaning: `55 (today's front)`, or the text of an option.</summary>
    public static string Of(Issue issue, double value) => issue switch
    {
        ScaleIssue scale => $"{Counted(scale, value)} ({Meaning(scale, value)})",
        OptionsIssue options => options.Options[(int)value].Value,
        _ => throw new ArgumentException($"{issue.GetType().Name} is no kind of issue."),
    };

    /// <summary>A position with its error, 19 times in 20, and its meaning: `55 ± 1.2 (today's front)`.</summary>
    public static string WithError(Issue issue, double position, double? se) =>
        issue is ScaleIssue scale && se is double error
            ? $"{Number(scale, position)} ± {Length(scale, Math.Max(LeastShown(scale), Chance.ErrorsInInterval * error))}"
                + $"{(scale.Scale.Unit is string unit ? $" {unit}" : "")} ({Meaning(scale, position)})" : Of(issue, position);

    /// <summary>The least length that is not told as none, in points: an error too small to show is not none.</summary>
    private static double LeastShown(ScaleIssue scale) => scale.Scale.Whole ? 1 / scale.Scale.UnitsAPoint : 0.1;

    /// <summary>The words of the nearest named points of a scale: exactly there, just short of one, or between two.</summary>
    public static string Meaning(ScaleIssue scale, double position)
    {
        const double near = 0.5;
        ValueList<(double Position, string Meaning)> points = scale.Scale.Points;
        foreach ((double at, string meaning) in points)
        {
            if (Math.Abs(at - position) <= near)
            {
                return meaning;
            }
        }

        string? below = points.Where(point => point.Position < position).Select(point => point.Meaning).LastOrDefault();
        string? above = points.Where(point => point.Position > position).Select(point => point.Meaning).FirstOrDefault();
        return below is null ? $"below \"{above}\"" : above is null ? $"beyond \"{below}\"" : $"between \"{below}\" and \"{above}\"";
    }

    /// <summary>A position in the unit of its scale, to a thousandth of the span.</summary>
    public static string Number(Issue issue, double position) => issue is ScaleIssue scale ? scale.Scale.Text(position) : Number(position);

    /// <summary>A length on a scale in its unit.</summary>
    public static string Length(Issue issue, double points) =>
        issue is ScaleIssue scale ? scale.Scale.TextOfLength(points) : Number(points);

    /// <summary>Two positions as a range in the unit of their scale; one number if they read the same.</summary>
    public static string Range(Issue issue, double low, double high) => Number(issue, low) == Number(issue, high) ? Number(issue, low)
        : $"{Number(issue, low)} to {Number(issue, high)}";

    /// <summary>A position with its unit: `1200 prisoners`; the figures alone on a scale in points.</summary>
    public static string Counted(Issue issue, double position) => issue is ScaleIssue { Scale.Unit: string unit }
        ? $"{Number(issue, position)} {unit}" : Number(issue, position);

    /// <summary>What the positions of an issue are: `from 0 to 3000 prisoners`.</summary>
    public static string Span(Issue issue) => $"from {Number(issue, ScaleIssue.Min)} to {Counted(issue, ScaleIssue.Max)}";

    /// <summary>What a column of positions on a scale holds: `Position, 0 to 3000 prisoners`.</summary>
    public static string Positions(Scenarios.Anchors scale) => $"Position, {scale.Text(ScaleIssue.Min)} to {scale.Text(ScaleIssue.Max)}"
        + (scale.Unit is string unit ? $" {unit}" : "");

    /// <summary>What the positions in a table over several issues are counted in: `from 0 to 100` as long as no issue has a unit of its
    /// own.</summary>
    public static string Counting(Scenario scenario) => scenario.Issues.Values.Any(issue => issue is ScaleIssue { Scale.IsPlain: false })
        ? "in the unit of each issue" : InPoints;

    /// <summary>What positions are counted in where no issue has a unit of its own.</summary>
    public const string InPoints = "from 0 to 100";

    /// <summary>A position to a tenth of a point.</summary>
    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Two positions as a range; one number if they read the same.</summary>
    public static string Range(double low, double high) => Number(low) == Number(high) ? Number(low) : $"{Number(low)} to {Number(high)}";

    /// <summary>A utility, or a difference of two, to a thousandth, with a minus sign where programs write a hyphen.</summary>
    public static string Utility(double value) =>
        (Math.Round(value, 3) + 0.0).ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '−');
}
