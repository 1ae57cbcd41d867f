using Entente.Answers.Solve;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Why;

/// <summary>How far an actor at the table can push on the scale issue that matters most to it, on the first day.</summary>
/// <param name="Actor">Key of the actor.</param>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Modest">The demand refused in 10 % of the worlds; null if even the least is refused more often.</param>
/// <param name="Even">The demand refused in half of them.</param>
/// <param name="Bold">The demand refused in 90 %.</param>
/// <param name="Best">The demand with the greatest expected utility.</param>
/// <param name="Refusal">The chance that it is refused.</param>
/// <param name="Worlds">How many worlds that rests on.</param>
/// <param name="Curve">Demands from the least to the actor's ideal and the chance of refusal; straight lines between the points are right
/// to a hundredth, and where the chance leaps two points stand at one demand.</param>
public sealed record Push(string Actor, string Issue, double? Modest, double? Even, double? Bold, double Best, double Refusal, int Worlds,
    ValueList<(double Position, double Refusal)> Curve)
{
    /// <summary>Standard error of a chance of refusal of one half, at most: the binomial one.</summary>
    public double EvenSe => Math.Sqrt(0.25 / Worlds);

    /// <summary>The least chance that it is refused: how often the others agree to nothing at all, even to the least demand.</summary>
    public double LeastRefusal => Curve[0].Refusal;

    /// <summary>The chance that all it wants on the issue is refused.</summary>
    public double GreatestRefusal => Curve[^1].Refusal;

    private const double CurveTolerance = 0.01;
    private const double Hair = 1e-6; // a solver stops that near the end of the scale

    /// <summary>The questions of a scenario: who demands what, upwards or downwards, in the widest package that stops the fighting and that
    /// has feasible terms at central values.</summary>
    internal static (string Package, Demander[] Demanders) Questions(Scenario scenario)
    {
        bool[] stopping = SelectedWorlds.Stopping(scenario);
        PackageSolution? central = scenario.AllPackages.Where((_, i) => stopping[i])
            .OrderByDescending(one => scenario.Issues.Names.Count(one.Value.Covers.Includes))
            .Select(one => PackageSolution.Of(scenario, one.Key)).FirstOrDefault(one => one.Reference is not null);
        return central is null ? ("", []) : (central.Problem.Name, Demanders(central));
    }

    private static Demander[] Demanders(PackageSolution central)
    {
        PackageProblem problem = central.Problem;
        List<Demander> all = [];
        for (int i = 0; i < problem.ActorNames.Count; i++)
        {
            int actor = i; // for the function below: a loop variable moves on
            Assessment utility = problem.Preferences.OfActor(problem.ActorNames[actor]);
            int[] scales = [.. Enumerable.Range(0, problem.IssueNames.Count)
                .Where(k => problem.Problem.Issues[k] is ContinuousIssue { Low: < ScaleIssue.Max } issue && issue.Low < issue.High
                && utility.Wants[k].Weight > 0)];
            if (problem.Roles[i] == Role.Table && scales.Length > 0 && central.Reference is DealPoint reference)
            {
                int issue = scales.MaxBy(k => utility.Wants[k].Weight);
                double ideal = utility.Wants[issue].Ideal;
                bool isUp = ideal == reference.Terms[issue] ? ideal >= ScaleIssue.Max / 2 : ideal > reference.Terms[issue];
                all.Add(new(actor, issue, isUp, ideal, position =>
                    problem.Utilities([.. reference.Terms.Select((term, k) => k == issue ? position : term)])[actor],
                    problem.Reservations[actor].Value));
            }
        }

        return [.. all.Where(one => one.Highest > 0)];
    }

    /// <summary>The most that the others grant each demander in one world; NaN where they agree to nothing, null where the search was
    /// stopped before that was decided.</summary>
    internal static double?[] Limits(Scenario scenario, string package, Demander[] demanders, Func<Uncertain, double> value, long work)
    {
        PackageProblem asked = PackageProblem.Of(scenario, package, value);
        SearchBudget budget = new(work);
        return [.. demanders.Select(demander => Limit(asked, demander, budget))];
    }

    /// <summary>The answers, from the limits in all worlds.</summary>
    internal static ValueList<Push> Of(Scenario scenario, Demander[] demanders, IReadOnlyList<double?[]> limits) =>
        new([.. demanders.Select((demander, d) => Of(scenario, demander, [.. limits.Select(one => one[d]).OfType<double>()]))
            .OfType<Push>()]);

    private static Push? Of(Scenario scenario, Demander demander, double[] limits)
    {
        double[] granted = [.. limits.Where(limit => !double.IsNaN(limit))];
        return granted.Length < 2 ? null
            : Of(scenario, demander, new Demand(granted, 0, demander.Highest, demander.NoDeal, limits.Length - granted.Length));
    }

    private static Push Of(Scenario scenario, Demander demander, Demand demand)
    {
        BestDemand best = demand.Best(x => demander.Worth(demander.Position(x)));
        return new(
            scenario.Actors[demander.Actor].Key, scenario.Issues[demander.Issue].Key, At(0.1), At(0.5), At(0.9),
                demander.Position(best.Value), best.Refusal, demand.Worlds,
            new([.. demand.Curve(CurveTolerance).Select(point => (demander.Position(point.Demand), point.Refusal))]));

        double? At(double refusal)
        {
            if (demand.Refusal(0) > refusal || demand.Refusal(demander.Highest) < refusal)
            {
                return null;
            }

            (double low, double high) = (0, demander.Highest);
            for (int i = 0; i < 40; i++)
            {
                double middle = (low + high) / 2;
                (low, high) = demand.Refusal(middle) <= refusal ? (middle, high) : (low, middle);
            }

            return demander.Position(low);
        }
    }

    /// <summary>As far as the others still gain, with all other issues as they then please.</summary>
    private static double? Limit(PackageProblem asked, Demander demander, SearchBudget budget)
    {
        DealProblem problem = asked.Problem;
        DealProblem others = problem with
        {
            Actors = [
            .. problem.Actors.Select((actor, i) => asked.ActorOf(i) == demander.Actor ? actor with { Role = Role.Outside } : actor)]
        };
        if (others.Actors.All(actor => actor.Role != Role.Table))
        {
            others = others with
            {
                Actors = [
                .. others.Actors.Select(actor => actor.Role == Role.Consent ? actor with { Role = Role.Table } : actor)]
            };
        }

        if (others.Actors.All(actor => actor.Role == Role.Outside))
        {
            return ScaleIssue.Max;
        }

        DealWorkspace free = new(others, budget);
        if (!free.SolveDepth())
        {
            return free.Status < SolveStatus.NotConverged ? double.NaN : null;
        }

        double furthest = demander.Demanded(free.Furthest(demander.Issue, demander.IsUp));
        return furthest > ScaleIssue.Max - Hair ? ScaleIssue.Max : furthest;
    }

    /// <summary>Who demands what. Demands rise from 0: the position, or 100 less the position for one who wants less.</summary>
    internal sealed record Demander(int Actor, int Issue, bool IsUp, double Ideal, Func<double, double> Worth, double NoDeal)
    {
        public double Highest => Demanded(Ideal);

        public double Demanded(double position) => IsUp ? position : ScaleIssue.Max - position;

        public double Position(double demand) => IsUp ? demand : ScaleIssue.Max - demand;
    }
}
