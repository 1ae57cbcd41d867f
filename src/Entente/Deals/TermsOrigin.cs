using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>Where a position of a deal comes from: whose typed red line or ideal it repeats, or what else holds it there.</summary>
/// <param name="Place">What it stands at.</param>
/// <param name="RedLines">Indices of the actors at whose red line it stands, or within whose margin, rising.</param>
/// <param name="Ideals">Indices of the actors at whose ideal it stands, rising.</param>
internal sealed record TermsOrigin(TermsPlace Place, ValueList<int> RedLines, ValueList<int> Ideals)
{
    /// <summary>A position stands at a number if it lies within so many points of it: half of the last digit that tables show.</summary>
    public const double Tolerance = 0.05;

    /// <summary>Where a position comes from.</summary>
    /// <param name="issue">Index of the issue, a scale.</param>
    /// <param name="terms">The terms, a number an issue.</param>
    /// <param name="today">Where the issue stands without a deal.</param>
    /// <param name="parties">Those whose agreement is needed, with what they want; nobody else's lines count.</param>
    /// <param name="sums">Limits on sums of positions.</param>
    /// <param name="rules">Rules that tie issues to each other.</param>
    /// <remarks>A red line at an end of the scale is none; one with a margin is repeated where the loss begins and where the margin
    /// ends. All whose line or ideal it is are named; only where it is nobody's, a limit of
    /// the file, the end of the scale or today's position is.</remarks>
    public static TermsOrigin Of(
        int issue, IReadOnlyList<double> terms, double today, IReadOnlyList<(int Actor, Want Want)> parties,
        IEnumerable<SumConstraint> sums, IEnumerable<WhenThen> rules)
    {
        double position = terms[issue];
        int[] lines = [.. parties.Where(one => IsAtLine(one.Want, position)).Select(one => one.Actor)],
            ideals = [.. parties.Where(one => one.Want.Weight > 0 && IsAt(one.Want.Ideal, position)).Select(one => one.Actor)];
        int[] beyond = [.. parties.Where(one => one.Want.SoftEnds.Any(end => end.Loss(position) > 0)).Select(one => one.Actor)];
        double[] point = [.. terms];
        TermsPlace place = lines.Length + ideals.Length > 0 ? TermsPlace.Line
            : sums.Any(sum => Binds(sum, issue, point)) || rules.Any(rule => Binds(rule, issue, point)) ? TermsPlace.Rule
            : beyond.Length > 0 ? TermsPlace.Margin
            : IsAt(ScaleIssue.Min, position) || IsAt(ScaleIssue.Max, position) ? TermsPlace.End
            : IsAt(today, position) ? TermsPlace.Today
            : TermsPlace.Between;
        return new(place, [.. place == TermsPlace.Margin ? beyond : lines], [.. ideals]);
    }

    private static bool IsAtLine(Want want, double position) => want.SoftEnds.Any(end => IsAt(end.Line, position))
        || (want.Accepts is ScaleInterval line
            && ((line.Low > ScaleIssue.Min && IsAt(line.Low, position)) || (line.High < ScaleIssue.Max && IsAt(line.High, position))));

    private static bool IsAt(double number, double position) => Math.Abs(position - number) <= Tolerance;

    private static bool Binds(SumConstraint sum, int issue, ReadOnlySpan<double> terms)
    {
        double left = sum.Max;
        for (int k = 0; k < terms.Length; k++)
        {
            left -= sum.Coefficients[k] * terms[k];
        }

        return sum.Coefficients[issue] != 0 && left <= Tolerance * Math.Abs(sum.Coefficients[issue]);
    }

    private static bool Binds(WhenThen rule, int issue, double[] terms) => rule.When.All(condition => condition.Holds(terms))
        && rule.Then.Any(condition => condition.Issue == issue && condition.Interval is ScaleInterval interval
            && (IsAt(interval.Low, terms[issue]) || IsAt(interval.High, terms[issue])));
}

/// <summary>What a position stands at.</summary>
internal enum TermsPlace
{
    /// <summary>The red line or the ideal of somebody whose agreement is needed.</summary>
    Line,

    /// <summary>A limit that a rule of the file sets.</summary>
    Rule,

    /// <summary>An end of the scale.</summary>
    End,

    /// <summary>Where the issue stands without a deal.</summary>
    Today,

    /// <summary>None of these: in between.</summary>
    Between,

    /// <summary>Beyond the red line of somebody whose agreement is needed, within the margin that it leaves at a price.</summary>
    Margin,
}
