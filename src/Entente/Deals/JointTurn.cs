namespace Entente.Deals;

/// <summary>A change of several issues together that turns a refusal which no change of one issue turns.</summary>
/// <remarks>Red lines are met first, none by more than it takes: positions go to their end, options to the one that the actor likes best.
/// If that is not enough, the issues go the same share of the way from there to what it wants most, options all the way. Two issues are
/// changed, or as many as red lines are crossed. Of the pairs that turn it the one with the fewest changes of options is taken, then the
/// one that moves the fewest points in all, then the first. O(issues²) gains, and a bisection for each pair that turns it.</remarks>
internal static class JointTurn
{
    private const int BisectionSteps = 60;

    /// <summary>Looks for the smallest.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="actor">Index of the actor that refuses.</param>
    /// <param name="terms">The terms that it refuses.</param>
    /// <param name="crossed">Issues on which they cross its red line; all of them must be changed.</param>
    /// <returns>Two changes or more, or none.</returns>
    public static IReadOnlyList<TermsChange> Find(DealProblem problem, int actor, double[] terms, IReadOnlyList<int> crossed)
    {
        double?[] wanted = [.. Enumerable.Range(0, terms.Length).Select(k => Wanted(problem, actor, terms, k))];
        double[] met = [.. terms];
        foreach (int k in crossed)
        {
            met[k] = DealTerms.LineAt(problem, actor, k, terms) is ScaleInterval line && line.Low <= line.High
                ? Math.Clamp(terms[k], line.Low, line.High) : wanted[k] ?? terms[k];
        }

        IEnumerable<int[]> sets = crossed.Count > 2 ? [[.. crossed]] : Pairs(terms.Length).Where(pair => crossed.All(pair.Contains));
        (int Options, double Points, TermsChange[] Changes)? smallest = null;
        foreach (int[] issues in sets.Where(set => set.All(k => wanted[k] is not null)))
        {
            if (Turn(problem, actor, terms, met, [.. issues.Select(k => (k, wanted[k]!.Value))]) is TermsChange[] turn)
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

        return smallest is { } found ? found.Changes : [];
    }

    private static IEnumerable<int[]> Pairs(int issues) =>
        from k in Enumerable.Range(0, issues)
        from l in Enumerable.Range(k + 1, issues - k - 1)
        select new[] { k, l };

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

    private static TermsChange[]? Turn(DealProblem problem, int actor, double[] terms, double[] met, (int Issue, double Wanted)[] changes)
    {
        double[] trial = [.. terms];
        if (!Accepts(0) && !Accepts(1))
        {
            return null;
        }

        (double refused, double accepted) = (0, Accepts(0) ? 0 : 1);
        for (int step = 0; step < BisectionSteps && accepted > 0; step++)
        {
            double middle = 0.5 * (refused + accepted);
            (refused, accepted) = Accepts(middle) ? (refused, middle) : (middle, accepted);
        }

        return [.. changes.Select(change => new TermsChange(change.Issue, terms[change.Issue], At(change, accepted)))];

        double At((int Issue, double Wanted) change, double share) => problem.Issues[change.Issue] is DiscreteIssue ? change.Wanted
            : met[change.Issue] + (share * (change.Wanted - met[change.Issue]));

        bool Accepts(double share)
        {
            foreach ((int Issue, double Wanted) change in changes)
            {
                trial[change.Issue] = At(change, share);
            }

            return DealTerms.Crossed(problem, actor, trial).Length == 0 && DealTerms.Gains(problem, trial)[actor] >= 0;
        }
    }
}
