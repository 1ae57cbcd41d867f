using Entente.Deals.Solver;

namespace Entente.Deals;

/// <summary>Makes the goal of a search out of a bargaining rule.</summary>
internal static class RuleGoal
{
    /// <summary>Sets a goal to what a rule maximises among terms with at least some depth.</summary>
    /// <param name="goal">The goal to set.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="model">The problem.</param>
    /// <param name="search">Finds the most that each could gain, if the rule asks for it.</param>
    /// <param name="depth">The depth, which is positive.</param>
    /// <param name="found">Room for what is found.</param>
    /// <param name="unit">How many units of its gain a row counts in.</param>
    public static void Set(DealGoal goal, BargainingRule rule, DealModel model, DealSearch search, double depth, Candidate found,
        Func<int, double> unit)
    {
        double[] most = rule.NeedsMostGains ? MostGains(goal, model, search, depth, found) : [];
        goal.Set(rule.Goal, model.Rows);
        for (int r = 0; r < model.Rows; r++)
        {
            goal.Weight[r] = !model.AtTable(r) ? 0 : rule.NeedsMostGains ? rule.Weight(double.NaN, most[r])
                : unit(r) * rule.Weight(model.Problem.Actors[model.ActorOfRow[r]].BargainingWeight, double.NaN);
        }
    }

    /// <summary>G*: the best gain of each table actor over acceptable terms. At a positive depth all of them are positive.</summary>
    private static double[] MostGains(DealGoal goal, DealModel model, DealSearch search, double depth, Candidate found)
    {
        double[] gains = new double[model.Rows];
        for (int r = 0; r < model.Rows; r++)
        {
            if (model.AtTable(r))
            {
                goal.Set(GoalKind.Sum, model.Rows);
                goal.Weight[r] = 1;
                search.Run(goal, depth, found);
                gains[r] = found.Exists ? found.Value : depth;
            }
        }

        return gains;
    }
}
