namespace Entente.Deals;

/// <summary>A change of two issues together that turns a refusal which no change of one issue turns.</summary>
/// <remarks>Positions go the same share of the way to what the actor wants most, options all the way. Of the pairs that turn it the one
/// with the fewest changes of options is taken, then the one that moves the fewest points in all, then the first. O(issues²) gains, and
/// a bisection for each pair that turns it.</remarks>
internal static class JointTurn
{
    private const int BisectionSteps = 60;

    /// <summary>Looks for the smallest.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="actor">Index of the actor that refuses.</param>
    /// <param name="terms">The terms that it refuses.</param>
    /// <param name="crossed">Issues on which they cross its red line; a pair must have all of them.</param>
    /// <returns>Two changes, or none.</returns>
    public static IReadOnlyList<TermsChange> Find(DealProblem problem, int actor, double[] terms, IReadOnlyList<int> crossed)
    {
        double?[] wanted = [.. Enumerable.Range(0, terms.Length).Select(k => Wanted(problem, actor, terms, k))];
        (int Options, double Points, TermsChange[] Changes)? smallest = null;
        for (int k = 0; k < terms.Length; k++)
        {
            for (int l = k + 1; l < terms.Length; l++)
            {
                if (wanted[k] is double first && wanted[l] is double second && crossed.All(issue => issue == k || issue == l)
                    && Turn(problem, actor, terms, new(k, terms[k], first), new(l, terms[l], second)) is TermsChange[] turn)
                {
                    int options = turn.Count(change => problem.Issues[change.Issue] is DiscreteIssue);
                    double points = turn.Where(change => problem.Issues[change.Issue] is ContinuousIssue)
                        .Sum(change => Math.Abs(change.To - change.From));
                    if (smallest is not { } best || (options, points).CompareTo((best.Options, best.Points)) < 0)
                    {
                        smallest = (options, points, turn);
                    }
                }
            }
        }

        return smallest is { } found ? found.Changes : [];
    }

    /// <summary>What the actor wants most on an issue, of what is on offer and within its red line; null if it has that
    /// already.</summary>
    private static double? Wanted(DealProblem problem, int actor, double[] terms, int issue)
    {
        Want want = problem.Actors[actor].Utility.Wants[issue];
        double? best;
        if (problem.Issues[issue] is DiscreteIssue options)
        {
            best = (options.Open ?? Enumerable.Range(0, options.Count)).Where(option => DealTerms.Accepts(problem, actor, issue, option))
                .Select(option => (double?)option).MaxBy(option => Gain(problem, actor, terms, issue, option!.Value));
        }
        else
        {
            var scale = (ContinuousIssue)problem.Issues[issue];
            double low = Math.Max(scale.Low, want.Accepts?.Low ?? scale.Low), high = Math.Min(scale.High, want.Accepts?.High ?? scale.High);
            best = low <= high ? Math.Clamp(want.Ideal, low, high) : null;
        }

        return best == terms[issue] ? null : best;
    }

    private static double Gain(DealProblem problem, int actor, double[] terms, int issue, double value)
    {
        double[] trial = [.. terms];
        trial[issue] = value;
        return DealTerms.Gains(problem, trial)[actor];
    }

    private static TermsChange[]? Turn(DealProblem problem, int actor, double[] terms, TermsChange first, TermsChange second)
    {
        double[] trial = [.. terms];
        double At(TermsChange change, double share) =>
            problem.Issues[change.Issue] is DiscreteIssue ? change.To : change.From + (share * (change.To - change.From));
        bool Accepts(double share)
        {
            foreach (TermsChange change in (ReadOnlySpan<TermsChange>)[first, second])
            {
                trial[change.Issue] = At(change, share);
                if (!DealTerms.Accepts(problem, actor, change.Issue, trial[change.Issue]))
                {
                    return false;
                }
            }

            return DealTerms.Gains(problem, trial)[actor] >= 0;
        }

        if (!Accepts(1))
        {
            return null;
        }

        (double refused, double accepted) = (0, 1);
        for (int step = 0; step < BisectionSteps; step++)
        {
            double middle = 0.5 * (refused + accepted);
            (refused, accepted) = Accepts(middle) ? (refused, middle) : (middle, accepted);
        }

        return [first with { To = At(first, accepted) }, second with { To = At(second, accepted) }];
    }
}
