using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>The acceptable terms that change given terms least.</summary>
/// <remarks>
/// Changes are counted in points of the scales; another option counts as a whole scale. The sum is least, so that few issues move. An
/// actor is added that wants nothing but the given terms, with a straight loss and no reservation, and gets what it can: the search is that
/// for the most that an actor at the table could gain. Where a deal may be broken, acceptable terms may lie in several patches, and the
/// answer is the nearest that was found from many starts.
/// </remarks>
internal static class NearestTerms
{
    private const double Room = 1e-7; // above no deal, so that nobody refuses by a rounding
    private const double Hair = 1e-3;  // of a point

    /// <summary>Looks for them.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="terms">The given terms.</param>
    /// <param name="known">Acceptable terms, from which the search starts.</param>
    /// <param name="depth">What these leave everybody whose agreement is needed; zero or more.</param>
    public static DealPoint Find(DealProblem problem, IReadOnlyList<double> terms, IReadOnlyList<double> known, double depth)
    {
        Assessment closeness = new([.. problem.Issues.Select((issue, k) => Like(issue, terms[k], problem.Issues.Length))]);
        DealProblem judged = problem with
        {
            Actors = [.. problem.Actors, new DealActor(Role.Table, closeness, Reservation: -1)],
            Gain = problem.Gain is IGainFunction gain ? new GainOfOneMore(gain, problem.Actors.Count) : null,
        };
        DealModel model = new(judged);
        DealGoal goal = new(model.Rows);
        goal.Set(GoalKind.Sum, model.Rows);
        for (int r = 0; r < model.Rows; r++)
        {
            bool isCloseness = model.ActorOfRow[r] == problem.Actors.Count;
            goal.Weight[r] = isCloseness ? 1 : 0;
            goal.Floor[r] = isCloseness ? 0 : Math.Clamp(depth / 2, 0, Room);
        }

        Candidate found = new(model.Issues, model.Rows);
        new DealSearch(model) { Previous = model.Scaled(known) }.Run(goal, double.NaN, found);
        double[] at = found.Exists ? Snapped(problem, model.Unscaled(found.Terms), terms) : [.. known];
        return DealPoint.At(problem, Loss(closeness, problem, at) <= Loss(closeness, problem, [.. known]) ? at : [.. known]);
    }

    /// <summary>A solver stops a hair before a corner: what hardly moves does not move, if all still accept then.</summary>
    private static double[] Snapped(DealProblem problem, double[] found, IReadOnlyList<double> terms)
    {
        double[] snapped = [.. found.Select((value, k) => Math.Abs(value - terms[k]) < Hair ? terms[k] : value)];
        double[] gains = DealTerms.Gains(problem, snapped);
        return TermsTest.KeepsRules(problem, snapped) && problem.Actors.Index().All(actor => !actor.Item.Role.IsRequired
            || (gains[actor.Index] >= 0 && DealTerms.Crossed(problem, actor.Index, snapped).Length == 0)) ? snapped : found;
    }

    private static double Loss(Assessment closeness, DealProblem problem, double[] terms) =>
        1 - DealTerms.Value(closeness, problem.Issues, terms);

    private static Want Like(DealIssue issue, double value, int issues) => issue is DiscreteIssue options
        ? new()
        {
            Weight = 1.0 / issues,
            Scores = [.. Enumerable.Range(0, options.Count).Select(option => option == (int)value ? ScaleIssue.Max : 0.0)],
        }
        : new() { Weight = 1.0 / issues, Ideal = value };

    /// <summary>Gains of a problem to which an actor was added at the end whose gain is its utility over −1.</summary>
    private sealed class GainOfOneMore(IGainFunction gain, int actors) : IGainFunction
    {
        public bool Jumps => gain.Jumps;

        public IGainFunction At(ReadOnlySpan<double> assessments)
        {
            Span<double> before = stackalloc double[assessments.Length - 1];
            Without(assessments, before);
            IGainFunction at = gain.At(before);
            return ReferenceEquals(at, gain) ? this : new GainOfOneMore(at, actors);
        }

        public GainCeiling Ceiling(int actor) => actor < actors ? gain.Ceiling(actor) : new(0, -1, MinShare: 1);

        public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
        {
            Span<double> before = stackalloc double[assessments.Length - 1];
            Without(assessments, before);
            gain.Evaluate(before, gains[..actors]);
            gains[actors] = assessments[actors] + 1;
        }

        public void Differentiate(
            ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
            Span<double> hessian)
        {
            int count = assessments.Length, fewer = count - 1;
            Span<double> before = stackalloc double[fewer];
            Span<double> slopes = stackalloc double[actors * fewer];
            Span<double> bends = stackalloc double[fewer * fewer];
            slopes.Clear();
            bends.Clear();
            Without(assessments, before);
            gain.Differentiate(before, multipliers[..actors], gains[..actors], slopes, bends);
            gains[actors] = assessments[actors] + 1;
            jacobian.Clear();
            hessian.Clear();
            jacobian[(actors * count) + actors] = 1;
            for (int a = 0; a < fewer; a++)
            {
                for (int i = 0; i < actors; i++)
                {
                    jacobian[(i * count) + Place(a)] = slopes[(i * fewer) + a];
                }

                for (int b = 0; b < fewer; b++)
                {
                    hessian[(Place(a) * count) + Place(b)] = bends[(a * fewer) + b];
                }
            }
        }

        private int Place(int assessment) => assessment < actors ? assessment : assessment + 1;

        private void Without(ReadOnlySpan<double> assessments, Span<double> before)
        {
            assessments[..actors].CopyTo(before);
            assessments[(actors + 1)..].CopyTo(before[actors..]);
        }
    }
}
