using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Solve;

/// <summary>Terms that somebody looks for: those of a bargaining rule, or the acceptable ones nearest to given terms, with some issues
/// settled already ("given land at 55, what is the best rest?").</summary>
/// <param name="Terms">One number an issue: where there is no deal, the terms that leave whoever is worst off best; the given terms where
/// nothing is feasible.</param>
/// <param name="IsFound">Whether they are what was looked for.</param>
/// <param name="Says">What they are, or why there are none, in a sentence.</param>
internal sealed record TermsSearch(double[] Terms, bool IsFound, string Says)
{
    /// <summary>Looks for the acceptable terms that change the given ones least.</summary>
    public const string Nearest = "nearest";

    /// <summary>What can be looked for: a rule by its key, or <see cref="Nearest"/>.</summary>
    public static IReadOnlyList<string> Aims { get; } = [.. BargainingRules.All.Select(rule => rule.Key), Nearest];

    /// <summary>Looks for them.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="problem">The package in numbers.</param>
    /// <param name="aim">One of <see cref="Aims"/>.</param>
    /// <param name="terms">The given terms, one number an issue.</param>
    /// <param name="settled">Indices of the issues that stay as they are in them.</param>
    public static TermsSearch Of(Scenario scenario, PackageProblem problem, string aim, double[] terms, IReadOnlyList<int> settled)
    {
        if (aim == Nearest && TermsTest.Judge(problem.Problem, terms).Accepted)
        {
            return new(terms, true, "Everybody whose agreement is needed accepts these terms as they are.");
        }

        DealProblem rest = SettledIssues.Of(problem.Problem, terms, settled);
        DealSpace space = DealSolver.Solve(rest);
        if (!space.HasZone || space.Closest is not Closest closest)
        {
            string given = settled.Count == 0 ? "" : "With these issues settled: ";
            string told = SolvePage.Answer(scenario, new(problem, space, null, [], null));
            return new(space.Closest is null ? terms : Exact(space.Closest.Point), false, given + told);
        }

        if (aim == Nearest)
        {
            DealPoint nearest = NearestTerms.Find(rest, terms, closest.Point.Terms, space.Depth!.Value);
            return new(Exact(nearest), true, "The terms nearest to these that everybody whose agreement is needed accepts: the fewest "
                + "points of the scales in all, another option counting as a whole scale.");
        }

        RuleSolution solution = space.Solutions.First(one => one.Rule.Key == aim);
        return new(Exact(solution.Point), true, $"{solution.Rule.Statement}.");

        // The search counts in shares of the scale; what is settled comes back as it was given, to the last bit.
        double[] Exact(DealPoint point) =>
        [
            .. WholeTerms.Near(rest, [.. point.Terms], at => DealTerms.Gains(rest, at))
                .Select((value, k) => settled.Contains(k) ? terms[k] : value),
        ];
    }
}
