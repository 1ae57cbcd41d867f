using Entente.Deals;
using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>
/// Problems of the usual size, proved by duality: for any weights λ ≥ 0 no terms can give Σ λ_i G_i more than the sum over issues of
/// one-dimensional optima, which are found here by a slow search of their own.
/// </summary>
public sealed class AccuracyTests
{
    private const double Accuracy = 1e-8;
    private const int SectionSteps = 90;

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Depth_is_proved_by_its_multipliers(double curvature)
    {
        for (uint seed = 100; seed < 115; seed++)
        {
            DealProblem problem = DealProblems.Scales(seed, 4, 7, curvature);
            var model = new DealModel(problem);
            var goal = new DealGoal(model.Rows);
            goal.Set(GoalKind.Depth, model.Rows);
            var found = new Candidate(model.Issues, model.Rows);
            new DealSearch(model).Run(goal, double.NaN, found);
            double bound = LargestWeightedGain(problem, found.Multipliers) / found.Multipliers.Sum();
            Assert.InRange(found.Value, bound - Accuracy, bound + 1e-12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Nash_terms_leave_no_better_direction(double curvature)
    {
        for (uint seed = 200; seed < 215; seed++)
        {
            // Without consent actors the prices of the gains are β/G: nothing may be worth more at those prices (Nash 1950, tangency).
            DealProblem problem = DealProblems.Scales(seed, 4, 7, curvature);
            problem = problem with { Actors = [.. problem.Actors.Select(actor => actor with { Role = Role.Table })] };
            if (DealSolver.Solve(problem)[BargainingRules.Nash] is not { } nash)
            {
                continue;
            }

            double[] prices = [.. problem.Actors.Zip(nash.Point.Gains, (actor, gain) => actor.BargainingWeight / gain)];
            double worth = prices.Zip(nash.Point.Gains, (price, gain) => price * gain).Sum();
            Assert.InRange(LargestWeightedGain(problem, prices) - worth, -Accuracy, 10 * Accuracy);
        }
    }

    [Fact]
    public void Nash_utilities_do_not_depend_on_the_start()
    {
        for (uint seed = 300; seed < 330; seed++)
        {
            DealProblem problem = DealProblems.Scales(seed, 4, 7, new[] { 1, 1.5, 2 }[seed % 3]);
            var workspace = new DealWorkspace(problem);
            if (!workspace.Solve() || DealSolver.Solve(problem)[BargainingRules.Nash] is not { } nash)
            {
                continue;
            }

            // Another way to the same answer: come from other reservation values first.
            double[] gains = new double[4];
            workspace.SetReservation(0, problem.Actors[0].Reservation - 0.05);
            workspace.Solve();
            workspace.SetReservation(0, problem.Actors[0].Reservation);
            workspace.Solve();
            workspace.Gains(gains);
            for (int i = 0; i < gains.Length; i++)
            {
                if (problem.Actors[i].Role == Role.Table)
                {
                    Assert.Equal(nash.Point.Gains[i], gains[i], Accuracy);
                }
            }
        }
    }

    /// <summary>Σ_i λ_i (constant − W)_i − Σ_k min over position of Σ_i λ_i w_ik |d − x_ik|^ρ, by golden section: each term is
    /// convex.</summary>
    private static double LargestWeightedGain(DealProblem problem, double[] weights)
    {
        double total = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            total += weights[i] * (problem.Actors[i].Utility.Constant - problem.Actors[i].Reservation);
        }

        for (int k = 0; k < problem.Issues.Length; k++)
        {
            int issue = k;
            double Loss(double position)
            {
                double loss = 0;
                for (int i = 0; i < weights.Length; i++)
                {
                    Assessment utility = problem.Actors[i].Utility;
                    loss += weights[i] * utility.Wants[issue]
                        .Weight * Math.Pow(Math.Abs(position - utility.Wants[issue].Ideal) / 100, utility.Curvature);
                }

                return loss;
            }

            total -= Minimum(Loss);
        }

        return total;
    }

    private static double Minimum(Func<double, double> loss)
    {
        const double golden = 0.6180339887498949;
        double low = 0;
        double high = 100;
        for (int step = 0; step < SectionSteps; step++)
        {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            (low, high) = loss(left) <= loss(right) ? (low, right) : (left, high);
        }

        return Math.Min(loss(0.5 * (low + high)), Math.Min(loss(0), loss(100)));
    }
}
