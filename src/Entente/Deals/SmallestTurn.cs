using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>The smallest change of one issue that makes an actor accept terms which it refuses.</summary>
/// <remarks>
/// Where gains are utilities over no deal, an actor gains all the way to its ideal, and halving finds the place where it begins to accept.
/// Where a deal may be broken its gain can rise the other way too, when others are tempted less, and where a red line hangs on another
/// issue either way may lead out of it: then every whole point of the scale is looked at, in both directions, and the change is the
/// smallest to within a point at which it stays accepted, halved from there.
/// </remarks>
/// <param name="problem">The deal problem.</param>
/// <param name="terms">The terms that are refused.</param>
internal sealed class SmallestTurn(DealProblem problem, double[] terms)
{
    private const int BisectionSteps = 60;
    private const double Hair = 1e-5; // of a point: told as a tenth beyond

    private readonly double[]?[,] gains = new double[]?[terms.Length, (int)ScaleIssue.Max + 1]; // [issue, whole point], as they are needed

    /// <summary>The change, or null if no change of the issue makes the actor accept.</summary>
    /// <param name="actor">Index of the actor.</param>
    /// <param name="issue">Index of the issue.</param>
    public TermsChange? Of(int actor, int issue)
    {
        if (problem.Issues[issue] is DiscreteIssue options)
        {
            IEnumerable<int> open = options.Open ?? Enumerable.Range(0, options.Count);
            int[] turning = [.. open.Where(option => option != (int)terms[issue] && Accepts(actor, issue, option))];
            return turning.Length > 0 ? new TermsChange(issue, terms[issue], turning[0]) : null;
        }

        var scale = (ContinuousIssue)problem.Issues[issue];
        Want want = problem.Actors[actor].Utility.Wants[issue];
        double low = Math.Max(scale.Low, want.Accepts?.Low ?? scale.Low), high = Math.Min(scale.High, want.Accepts?.High ?? scale.High);
        bool isStraight = problem.Gain is null && problem.Actors[actor].AcceptsWhen.Count == 0;
        double? to = low > high ? null
            : isStraight ? Towards(Math.Clamp(want.Ideal, low, high), actor, issue)
            : Nearest(low, high, Math.Clamp(want.Ideal, low, high), actor, issue);
        return to is double found ? new TermsChange(issue, terms[issue], Clear(found, actor, issue)) : null;
    }

    /// <summary>A place that is clear of the closed end of a red line that hangs on the issue, where it lies a hair beyond it.</summary>
    private double Clear(double found, int actor, int issue)
    {
        double beyond = Math.Clamp(found + (Math.Sign(found - terms[issue]) * Hair), ScaleIssue.Min, ScaleIssue.Max);
        return problem.Actors[actor].AcceptsWhen.Any(line => line.When.Any(condition => condition.Issue == issue
            && condition.Interval is ScaleInterval interval
            && Math.Min(Math.Abs(found - interval.Low), Math.Abs(found - interval.High)) < Hair))
            && Accepts(actor, issue, beyond) ? beyond : found;
    }

    private double? Towards(double best, int actor, int issue) =>
        Accepts(actor, issue, best) ? Halved(terms[issue], best, actor, issue) : null;

    private double? Nearest(double low, double high, double best, int actor, int issue)
    {
        double start = Math.Clamp(terms[issue], low, high);
        double above = Ray(start, high, best, 1, double.PositiveInfinity, actor, issue);
        double below = Ray(start, low, best, -1, Math.Abs(above - start), actor, issue);
        double found = Math.Abs(below - start) < Math.Abs(above - start) ? below : above;
        return double.IsFinite(found) ? found : null;
    }

    /// <summary>The first place on the way from one position to another at which the actor accepts; infinite if there is none.</summary>
    private double Ray(double start, double end, double best, int way, double longest, int actor, int issue)
    {
        double refused = terms[issue]; // beyond a red line all the way to the start
        double at = start;
        while (true)
        {
            if (Accepts(actor, issue, at))
            {
                return Halved(refused, at, actor, issue);
            }

            double next = way > 0 ? Math.Min(Math.Floor(at) + 1, end) : Math.Max(Math.Ceiling(at) - 1, end);
            next = (best - at) * way > 0 && (next - best) * way > 0 ? best : next; // the best place may lie between two points
            if (at == end || Math.Abs(at - start) >= longest)
            {
                return way * double.PositiveInfinity;
            }

            (refused, at) = (at, next);
        }
    }

    private double Halved(double refused, double accepted, int actor, int issue)
    {
        for (int step = 0; step < BisectionSteps; step++)
        {
            double middle = 0.5 * (refused + accepted);
            (refused, accepted) = Accepts(actor, issue, middle) ? (refused, middle) : (middle, accepted);
        }

        return accepted;
    }

    private bool Accepts(int actor, int issue, double value) => DealTerms.Accepts(problem, actor, issue, value)
        && KeepsHanging(actor, issue, value) && Gains(issue, value)[actor] >= -DealSpace.Precision;

    private bool KeepsHanging(int actor, int issue, double value)
    {
        IReadOnlyList<WhenThen> lines = problem.Actors[actor].AcceptsWhen;
        double[] trial = lines.Count == 0 ? [] : Changed(issue, value);
        return lines.All(line => line.Holds(trial));
    }

    private double[] Gains(int issue, double value)
    {
        if (problem.Issues[issue] is DiscreteIssue || value != Math.Floor(value))
        {
            return At(issue, value);
        }

        return gains[issue, (int)value] ??= At(issue, value);
    }

    private double[] At(int issue, double value) => DealTerms.Gains(problem, Changed(issue, value));

    private double[] Changed(int issue, double value)
    {
        double[] trial = [.. terms];
        trial[issue] = value;
        return trial;
    }
}
