using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>Terms in whole units, where issues are counted in such.</summary>
/// <remarks>
/// A search among all positions comes first; its terms then go to the nearest whole ones (least sum of the shifts in points) that keep
/// every rule, cross no red line and leave everybody a gain that had one. Tried are the whole units on both sides of each position and,
/// where none of these will do and issues are few, one unit more on either side. Where none is acceptable the terms stay as they are: then
/// only parts of a unit could be agreed. <b>Deviations</b>: whole terms that are best by the rule itself may lie farther off.
/// </remarks>
internal static class WholeTerms
{
    private const double Hair = 1e-9;
    private const double Rounding = 1e-6; // a search may leave whoever binds so far below no deal
    private const int MostTried = 4096;

    /// <summary>The nearest acceptable whole terms, or the terms themselves where there are none.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="terms">Terms that keep its rules.</param>
    /// <param name="gains">What terms leave every actor of the problem.</param>
    public static double[] Near(DealProblem problem, double[] terms, Func<double[], IReadOnlyList<double>> gains) =>
        Open(problem, terms).Length == 0 ? terms
            : Nearest(problem, terms, gains, [.. gains(terms).Select(gain => gain < -Rounding ? gain : 0)]) ?? terms;

    /// <summary>The nearest whole terms that leave every actor at least so much; null where none were found.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="terms">Terms that keep its rules.</param>
    /// <param name="gains">What terms leave every actor of the problem.</param>
    /// <param name="least">The least gains, one an actor; those of actors outside are ignored. Below 0 anything will do.</param>
    public static double[]? Nearest(
        DealProblem problem, double[] terms, Func<double[], IReadOnlyList<double>> gains, IReadOnlyList<double> least)
    {
        int[] open = Open(problem, terms);
        if (open.Length == 0)
        {
            return terms;
        }

        foreach (int further in new[] { 0, 1 })
        {
            double[][] steps = [.. open.Select(k => Beside((ContinuousIssue)problem.Issues[k], terms[k], further))];
            if (steps.Aggregate(1.0, (all, one) => all * one.Length) > MostTried)
            {
                continue;
            }

            foreach (double[] whole in Combinations(terms, open, steps).OrderBy(at => Shift(at, terms)))
            {
                if (IsAcceptable(problem, whole, gains, least))
                {
                    return whole;
                }
            }
        }

        return null;
    }

    /// <summary>The whole positions within a range, as a range; the range itself where it holds none.</summary>
    public static (double Low, double High) Within(DealIssue issue, double low, double high)
    {
        if (issue is not ContinuousIssue { Units: > 0 and double units })
        {
            return (low, high);
        }

        double from = Math.Ceiling((low * units / ScaleIssue.Max) - Hair), to = Math.Floor((high * units / ScaleIssue.Max) + Hair);
        return from <= to ? (At(from, units), At(to, units)) : (low, high);
    }

    /// <summary>The issues on offer whose position is no whole one.</summary>
    private static int[] Open(DealProblem problem, double[] terms) =>
    [
        .. Enumerable.Range(0, terms.Length).Where(k => problem.Issues[k] is ContinuousIssue { Units: > 0 } issue && issue.Low < issue.High
            && At(Math.Round(terms[k] * issue.Units / ScaleIssue.Max), issue.Units) != terms[k]),
    ];

    private static double At(double whole, double units) => whole * ScaleIssue.Max / units;

    /// <summary>The whole positions on both sides of one, the nearest first.</summary>
    private static double[] Beside(ContinuousIssue issue, double position, int further)
    {
        double own = position * issue.Units / ScaleIssue.Max, below = Math.Floor(own);
        return
        [
            .. Enumerable.Range(-further, 2 + (2 * further)).Select(step => At(below + step, issue.Units))
                .Where(at => at >= issue.Low - Hair && at <= issue.High + Hair).OrderBy(at => Math.Abs(at - position)),
        ];
    }

    private static IEnumerable<double[]> Combinations(double[] terms, int[] open, double[][] steps)
    {
        IEnumerable<double[]> all = [terms];
        foreach ((int k, double[] own) in open.Zip(steps))
        {
            all = all.SelectMany(at => own.Select(position =>
            {
                double[] moved = [.. at];
                moved[k] = position;
                return moved;
            }));
        }

        return all;
    }

    private static double Shift(double[] whole, double[] terms) => whole.Zip(terms, (one, other) => Math.Abs(one - other)).Sum();

    private static bool IsAcceptable(
        DealProblem problem, double[] terms, Func<double[], IReadOnlyList<double>> gains, IReadOnlyList<double> least)
    {
        if (!TermsTest.KeepsRules(problem, terms))
        {
            return false;
        }

        int[] required = [.. Enumerable.Range(0, problem.Actors.Count).Where(i => problem.Actors[i].Role.IsRequired)];
        if (required.Any(i => DealTerms.Crossed(problem, i, terms).Length > 0))
        {
            return false;
        }

        IReadOnlyList<double> left = gains(terms);
        return required.All(i => least[i] < 0 || left[i] >= least[i] - Hair);
    }
}
