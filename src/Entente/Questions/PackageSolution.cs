using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Questions;

/// <summary>`solve`: whether a package can be agreed on the first day, where each rule would settle, and who is left out.</summary>
/// <param name="Problem">The package in numbers.</param>
/// <param name="Space">What it comes to.</param>
/// <param name="LeftOut">How the terms of reference leave the actors whose agreement nobody asks for.</param>
public sealed record PackageSolution(PackageProblem Problem, DealSpace Space, IReadOnlyList<LeftOutActor> LeftOut)
{
    /// <summary>The terms that summaries talk about: Nash's where there is a zone of possible agreement, else the closest; nothing if
    /// no terms are feasible.</summary>
    public DealPoint? Reference => Space[SolutionRule.Nash]?.Point ?? Space.Closest?.Point;

    /// <summary>Solves a package at the central value of every uncertain number.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="package">The package; nothing = the one that covers most issues.</param>
    public static PackageSolution Of(Scenario scenario, string? package)
    {
        PackageProblem problem = PackageProblem.Of(scenario, package, number => number.Central);
        DealSpace space = DealSolver.Solve(problem.Problem);
        DealPoint? reference = space[SolutionRule.Nash]?.Point ?? space.Closest?.Point;
        return new(problem, space, reference is null ? [] : LeftOutAt(problem, reference.Terms));
    }

    /// <summary>How terms leave the actors outside: their utility against what no deal is worth to them.</summary>
    public static IReadOnlyList<LeftOutActor> LeftOutAt(PackageProblem problem, IReadOnlyList<double> terms)
    {
        // What goes on fighting is valued as fighting; what ends it, by its terms.
        double[] utilities = problem.StopsFighting ? problem.Utilities(terms) : problem.Worth(terms);
        return
        [
            .. from actor in Enumerable.Range(0, utilities.Length)
               where problem.Roles[actor] == DealRole.Outside
               let noDeal = problem.Reservations[actor]
               select new LeftOutActor(actor, utilities[actor], noDeal.Value, noDeal.Today, Math.Max(0, noDeal.Value - utilities[actor])),
        ];
    }
}
