using Entente.Deals.Solver;

namespace Entente.Deals;

/// <summary>Finds how far each issue can vary among acceptable terms.</summary>
internal static class DealRanges
{
    /// <summary>The range of every issue, by solving for its lowest and highest position, or for each option in turn.</summary>
    /// <param name="model">The problem.</param>
    /// <param name="search">Its search.</param>
    /// <param name="closest">The terms of the depth, which are acceptable: every range holds them.</param>
    /// <param name="depth">The depth.</param>
    public static IssueRange[] Find(DealModel model, DealSearch search, IReadOnlyList<double> closest, double depth)
    {
        var ranges = new IssueRange[model.Issues];
        var goal = new DealGoal(model.Rows);
        var found = new Candidate(model.Issues, model.Rows);
        for (int k = 0; k < model.Issues; k++)
        {
            ranges[k] = model.IsScale(k) ? OfScale(model, search, goal, found, k, closest[k], depth)
                : OfOptions(model, search, goal, found, k, (int)closest[k]);
        }

        return ranges;
    }

    /// <summary>Ranges that hold a single deal.</summary>
    public static IssueRange[] OfTerms(DealModel model, IReadOnlyList<double> terms)
    {
        var ranges = new IssueRange[model.Issues];
        for (int k = 0; k < model.Issues; k++)
        {
            ranges[k] = new IssueRange(k, terms[k], terms[k], model.IsScale(k) ? [] : [(int)terms[k]], SolveStatus.Converged);
        }

        return ranges;
    }

    private static IssueRange OfScale(DealModel model, DealSearch search, DealGoal goal, Candidate found, int issue, double inside,
        double depth)
    {
        double low = model.Low[issue] * DealModel.ScaleUnit;
        double high = model.High[issue] * DealModel.ScaleUnit;
        if (model.High[issue] - model.Low[issue] <= Cell.FixedWidth)
        {
            return new IssueRange(issue, low, high, [], SolveStatus.Converged);
        }

        goal.SetPosition(model.Rows, issue, -1);
        search.Run(goal, depth, found);
        SolveStatus status = found.Exists ? found.Status : SolveStatus.NotConverged;
        double lowest = found.Exists ? Math.Min(inside, -found.Value * DealModel.ScaleUnit) : inside;
        goal.SetPosition(model.Rows, issue, 1);
        search.Run(goal, depth, found);
        SolveStatus other = found.Exists ? found.Status : SolveStatus.NotConverged;
        double highest = found.Exists ? Math.Max(inside, found.Value * DealModel.ScaleUnit) : inside;
        return new IssueRange(issue, Snap(lowest, low, high), Snap(highest, low, high), [], other > status ? other : status);
    }

    /// <summary>A solver stops a hair inside the box; an end that close is the end.</summary>
    private static double Snap(double position, double low, double high)
    {
        const double hair = 1e-6;
        return position - low < hair ? low : high - position < hair ? high : position;
    }

    private static IssueRange OfOptions(DealModel model, DealSearch search, DealGoal goal, Candidate found, int issue, int inside)
    {
        List<int> acceptable = [];
        SolveStatus status = SolveStatus.Converged;
        int[] open = model.Open[issue];
        foreach (int option in open)
        {
            model.Open[issue] = [option];
            goal.Set(GoalKind.Depth, model.Rows);
            search.Run(goal, double.NaN, found);
            bool isAcceptable = option == inside || (found.Exists && found.Value >= -LeafSolver.ZeroDepth);
            if (isAcceptable)
            {
                acceptable.Add(option);
            }

            // Where the search was stopped, an option that is left out may be acceptable too.
            status = (isAcceptable || found.Status == SolveStatus.Stopped) && found.Status > status ? found.Status : status;
        }

        model.Open[issue] = open;
        acceptable.Sort();
        return new IssueRange(issue, acceptable.Min(), acceptable.Max(), acceptable, status);
    }
}
