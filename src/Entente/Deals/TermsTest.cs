using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>Tests given terms: who accepts, who refuses and why, what would turn each refusal, and what would be better for all.</summary>
internal static class TermsTest
{
    private const double WorthMentioning = 1e-6;

    /// <summary>Judges terms.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="terms">One number an issue: position or option index.</param>
    /// <param name="radius">How far improvements may move a position, in points of the scale; options stay.</param>
    public static TermsVerdict Judge(DealProblem problem, IReadOnlyList<double> terms, double radius = 10)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (terms.Count != problem.Issues.Length)
        {
            throw new ArgumentException("Terms need one number an issue.", nameof(terms));
        }

        double[] at = [.. terms];
        DealPoint point = DealPoint.At(problem, at);
        int[] sums = [.. Enumerable.Range(0, problem.Sums.Count).Where(j => !problem.Sums[j].Holds(at))];
        int[] rules = [.. Enumerable.Range(0, problem.Rules.Count).Where(j => !problem.Rules[j].Holds(at))];
        SmallestTurn turn = new(problem, at);
        ActorVerdict[] actors =
        [
            .. Enumerable.Range(0, problem.Actors.Count)
                .Where(i => problem.Actors[i].Role.IsRequired)
                .Select(i => Judge(problem, i, at, point.Gains[i], turn)),
        ];
        return new TermsVerdict(point, sums, rules, actors, Improve(problem, point, radius)) { Behind = BehindLimits(problem, at) };
    }

    /// <summary>Whether terms keep every rule and every sum of a problem.</summary>
    internal static bool KeepsRules(DealProblem problem, double[] terms) =>
        problem.Rules.All(rule => rule.Holds(terms)) && problem.Sums.All(sum => sum.Holds(terms));

    /// <summary>Issues whose positions on offer do not reach from end to end, on which terms lie outside them.</summary>
    private static int[] BehindLimits(DealProblem problem, double[] terms) =>
    [
        .. Enumerable.Range(0, terms.Length).Where(k => problem.Issues[k] is ContinuousIssue scale && scale.Low < scale.High
            && (terms[k] < scale.Low - DealSpace.Precision || terms[k] > scale.High + DealSpace.Precision)),
    ];

    private static ActorVerdict Judge(DealProblem problem, int actor, double[] terms, double gain, SmallestTurn turn)
    {
        int[] crossed = DealTerms.Crossed(problem, actor, terms);
        var verdict = new ActorVerdict(actor, gain, crossed, [])
        {
            RedLineShifts = RedLineShift.Of(problem, actor, terms, crossed, gain),
        };
        if (verdict.Accepts || crossed.Length > 1)
        {
            return verdict.Accepts ? verdict : verdict with { JointTurn = JointTurn.Find(problem, actor, terms, crossed) };
        }

        IEnumerable<int> candidates = crossed is [int one] && !DealTerms.Accepts(problem, actor, one, terms[one]) ? crossed
            : Enumerable.Range(0, terms.Length);
        TermsChange[] turns =
        [
            .. candidates.Select(k => turn.Of(actor, k)).OfType<TermsChange>()
                .OrderBy(change => problem.Issues[change.Issue] is ContinuousIssue ? Math.Abs(change.To - change.From)
                : double.PositiveInfinity)
                .ThenBy(change => change.Issue),
        ];
        return verdict with { Turns = turns, JointTurn = turns.Length > 0 ? [] : JointTurn.Find(problem, actor, terms, crossed) };
    }

    private static DealPoint? Improve(DealProblem problem, DealPoint point, double radius)
    {
        DealProblem nearby = problem with
        {
            Issues = [.. problem.Issues.Select((issue, k) => Near(issue, point.Terms[k], radius))],
            Actors = [.. problem.Actors.Select(actor => actor.Role == Role.Outside
                ? actor.WithoutRedLines() with { Role = Role.Consent } : actor)],
        };
        var model = new DealModel(nearby);
        var goal = new DealGoal(model.Rows);
        goal.Set(GoalKind.Sum, model.Rows);
        double before = 0;
        for (int r = 0; r < model.Rows; r++)
        {
            goal.Floor[r] = point.Gains[model.ActorOfRow[r]];
            goal.Weight[r] = model.AtTable(r) ? 1 : 0;
            before += goal.Weight[r] * goal.Floor[r];
        }

        var found = new Candidate(model.Issues, model.Rows);
        new DealSearch(model) { Previous = model.Scaled(point.Terms) }.Run(goal, double.NaN, found);
        return found.Exists && found.Value > before + WorthMentioning ? DealPoint.At(problem, model.Unscaled(found.Terms)) : null;
    }

    private static DealIssue Near(DealIssue issue, double value, double radius) => issue switch
    {
        ContinuousIssue scale => Near(scale, Math.Max(scale.Low, value - radius), Math.Min(scale.High, value + radius)),
        DiscreteIssue options => options with { Open = [(int)value] },
        _ => issue,
    };

    // Terms that move what is not on offer have nothing near them that is; the issue then stands as on offer.
    private static ContinuousIssue Near(ContinuousIssue issue, double low, double high) =>
        low <= high ? issue with { Low = low, High = high } : issue;
}
