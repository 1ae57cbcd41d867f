using System.Globalization;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Tests.Deals;

namespace Entente.Benchmarks.Deals;

/// <summary>
/// Counts, over many random problems whose best terms lie in corners, what ends unsolved, breaks a rule or falls short of terms that are
/// known; the tests do the same over a few hundred.
/// </summary>
internal static class DealsCorners
{
    private const double Tolerance = 1e-6;

    public static int Run(uint problems, TextWriter output)
    {
        foreach (bool holds in (bool[])[false, true])
        {
            int unsolved = 0, rules = 0, broken = 0, low = 0;
            for (uint seed = 0; seed < problems; seed++)
            {
                (DealProblem problem, double[] feasible) = CornerProblems.At(seed);
                problem = holds ? BreakableDeals.Of(problem, seed, enforcing: 0) : problem;
                var workspace = new DealWorkspace(problem);
                workspace.Solve();
                double[] terms = new double[problem.Issues.Length];
                workspace.Terms(terms);
                double[] gains = DealTerms.Gains(problem, feasible);
                unsolved += workspace.Status == SolveStatus.NotConverged ? 1 : 0;
                broken += TermsTest.KeepsRules(problem, terms) ? 0 : 1;
                low += workspace.Depth >= gains.Where((_, i) => problem.Actors[i].Role != Role.Outside).Min() - Tolerance ? 0 : 1;
                foreach (RuleSolution solution in DealSolver.Solve(problem).Solutions)
                {
                    if (solution.Status == SolveStatus.NotConverged)
                    {
                        rules++;
                        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                            $"  seed {seed}: {solution.Rule}, residual {solution.Residual:g3}"));
                    }
                }

                if (workspace.Status == SolveStatus.NotConverged)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seed {seed}: depth {workspace.Depth:g3}"));
                }
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{problems} corners, {(holds ? "breakable" : "kept")}: {unsolved} unsolved, {rules} solutions of a rule "
                    + $"unsolved, {broken} break a rule, {low} fall short of known terms"));
        }

        return 0;
    }
}
