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
        ScaleIssue scale => $"{Number(value)} ({Meaning(scale, value)})",
        OptionsIssue options => options.Options[(int)value].Value,
        _ => throw new ArgumentException($"{issue.GetType().Name} is no kind of issue."),
    };

    /// <summary>A position with its error, 19 times in 20, and its meaning: `55 ± 1.2 (today's front)`.</summary>
    public static string WithError(Issue issue, double position, double? se) =>
        issue is ScaleIssue scale && se is double error ? $"{Number(position)} ± {Number(Math.Max(0.1, Chance.ErrorsInInterval * error))} "
            + $"({Meaning(scale, position)})" : Of(issue, position);

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

    /// <summary>A position to a tenth of a point.</summary>
    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Two positions as a range; one number if they read the same.</summary>
    public static string Range(double low, double high) => Number(low) == Number(high) ? Number(low) : $"{Number(low)} to {Number(high)}";

    /// <summary>A utility, or a difference of two, to a thousandth, with a minus sign where programs write a hyphen.</summary>
    public static string Utility(double value) =>
        (Math.Round(value, 3) + 0.0).ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '−');
}
