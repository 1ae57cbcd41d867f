using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>
/// The Pareto frontier between two actors over all feasible terms, whether acceptable to others or not, in utilities U: for each level of
/// the first actor the most the second can have. Discrete domains give every point exactly; others as many as asked for.
/// </summary>
/// <param name="Points">The points, in rising order of the first actor's utility; none where no terms are feasible, or none were
/// found.</param>
/// <param name="Status"><see cref="SolveStatus.Stopped"/>: a search used up the work it may do, so that points may be missing or too low,
/// all of them if there are none. Else every point says for itself how far it can be trusted.</param>
internal sealed record ParetoFrontier(IReadOnlyList<ParetoPoint> Points, SolveStatus Status)
{
    private const double SameUtility = 1e-9;
    private const double FarBelow = -10; // a floor that no utility reaches
    private const int MaxEnumeration = 10_000_000;
    private const int MaxKept = 100_000; // points held at a time; dominated ones then go

    /// <summary>Finds the frontier.</summary>
    /// <param name="problem">The deal problem; its gain function is not used.</param>
    /// <param name="first">Index of the first actor, of any role.</param>
    /// <param name="second">Index of the second actor.</param>
    /// <param name="points">How many levels of the first actor to solve for when something continuous is at stake; 2 or more.</param>
    public static ParetoFrontier Find(DealProblem problem, int first, int second, int points = 41) =>
        Find(problem, first, second, points, new SearchBudget(SearchBudget.OfAnswer));

    /// <summary>Finds the frontier with a budget of counted work.</summary>
    internal static ParetoFrontier Find(DealProblem problem, int first, int second, int points, SearchBudget budget)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        var model = new DealModel(Between(problem, first, second));
        if (!model.RedLinesMeet)
        {
            return new([], SolveStatus.Converged);
        }

        long combinations = 1;
        for (int k = 0; k < model.Issues; k++)
        {
            combinations *= model.IsScale(k) || combinations > MaxEnumeration ? 1 : model.Open[k].Length;
        }

        return model.IsDiscrete && combinations <= MaxEnumeration
            ? new(Staircase(Enumerate(model)), SolveStatus.Converged)
            : Sweep(model, points, budget);
    }

    /// <summary>The same feasible terms, with the two actors at the table at W = 0 and red lines of all required actors turned into limits
    /// of the issues.</summary>
    private static DealProblem Between(DealProblem problem, int first, int second)
    {
        var limits = new DealModel(problem with { Gain = null });
        DealIssue[] issues = [.. problem.Issues.Select((issue, k) => Narrow(issue, k, limits))];
        DealActor[] pair =
        [
            .. new[] { first, second }.Select(i =>
                problem.Actors[i].WithoutRedLines() with { Role = Role.Table, Reservation = 0 }),
        ];
        return new DealProblem(issues, pair) { Sums = problem.Sums, Rules = limits.Rules };
    }

    private static DealIssue Narrow(DealIssue issue, int index, DealModel limits) => issue switch
    {
        ContinuousIssue scale =>
            scale with { Low = limits.Low[index] * DealModel.ScaleUnit, High = limits.High[index] * DealModel.ScaleUnit },
        DiscreteIssue options => options with { Open = limits.Open[index] },
        _ => issue,
    };

    private static List<ParetoPoint> Enumerate(DealModel model)
    {
        List<ParetoPoint> all = [];
        int most = MaxKept;
        double[] terms = new double[model.Issues];
        var splitter = new BoxSplitter(model, (low, _) => all.Add(new ParetoPoint(0, 0, [.. low])));
        void Choose(int issue, double first, double second)
        {
            if (issue < model.Issues)
            {
                foreach (int option in model.IsScale(issue) ? [0] : model.Open[issue])
                {
                    terms[issue] = model.IsScale(issue) ? model.Low[issue] : option;
                    Choose(
                        issue + 1,
                        first - (model.IsScale(issue) ? 0 : model.OptionLoss[0][issue]?[option] ?? 0),
                        second - (model.IsScale(issue) ? 0 : model.OptionLoss[1][issue]?[option] ?? 0));
                }

                return;
            }

            int before = all.Count;
            splitter.Split(terms, terms);
            if (all.Count > before)
            {
                all.RemoveRange(before, all.Count - before);
                all.Add(new ParetoPoint(first, second, model.Unscaled(terms)));
            }

            if (all.Count >= most)
            {
                List<ParetoPoint> best = Staircase(all);
                all.Clear();
                all.AddRange(best);
                most = MaxKept + all.Count;
            }
        }

        if (model.SumsHold(model.Low))
        {
            Choose(0, model.Constant[0], model.Constant[1]);
        }

        return all;
    }

    private static ParetoFrontier Sweep(DealModel model, int points, SearchBudget budget)
    {
        List<ParetoPoint> all = [];
        bool isStopped = false;
        var search = new DealSearch(model) { Budget = budget };
        var goal = new DealGoal(model.Rows);
        var found = new Candidate(model.Issues, model.Rows);
        double lowest = Extreme(1, 0);
        bool hasBoth = found.Exists;
        Extreme(0, 1);
        hasBoth &= found.Exists;
        double highest = found.Gains[0];
        for (int j = 0; j < points && hasBoth; j++)
        {
            goal.Set(GoalKind.Sum, model.Rows);
            double level = lowest + (highest - lowest) * j / (points - 1);
            (goal.Weight[1], goal.Floor[0], goal.Floor[1]) = (1, level - SameUtility, FarBelow);
            Run();
            if (found.Exists)
            {
                all.Add(new ParetoPoint(found.Gains[0], found.Gains[1], model.Unscaled(found.Terms)) { Status = found.Status });
            }
        }

        return new(Staircase(all), isStopped ? SolveStatus.Stopped : SolveStatus.Converged);

        double Extreme(int row, int other)
        {
            goal.Set(GoalKind.Sum, model.Rows);
            (goal.Weight[row], goal.Floor[row], goal.Floor[other]) = (1, FarBelow, FarBelow);
            Run();
            return found.Gains[other];
        }

        void Run()
        {
            search.Run(goal, double.NaN, found);
            isStopped |= found.Status == SolveStatus.Stopped;
        }
    }

    /// <summary>Drops the points that another one dominates or repeats.</summary>
    private static List<ParetoPoint> Staircase(List<ParetoPoint> all)
    {
        all.Sort((left, right) => left.First != right.First ? right.First.CompareTo(left.First) : right.Second.CompareTo(left.Second));
        List<ParetoPoint> frontier = [];
        foreach (ParetoPoint point in all)
        {
            if (frontier.Count == 0 || point.Second > frontier[^1].Second + SameUtility)
            {
                if (frontier.Count > 0 && frontier[^1].First - point.First <= SameUtility)
                {
                    frontier.RemoveAt(frontier.Count - 1);
                }

                frontier.Add(point);
            }
        }

        frontier.Reverse();
        return frontier;
    }
}
