using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Tests.Talks.FirstDay;

public sealed class HoldingGainTests
{
    private const double Step = 1e-6;

    [Theory]
    [InlineData(BreachTiming.AnyTime, false)]
    [InlineData(BreachTiming.BestTime, false)]
    [InlineData(BreachTiming.BestTime, true)]
    public void No_gain_exceeds_its_ceiling(BreachTiming timing, bool frailty)
    {
        DealProblem problem = Ukraine(timing, frailty);
        int actors = problem.Actors.Count;
        double[] gains = new double[actors];
        for (int percent = 0; percent <= 100; percent++)
        {
            double[] at = [.. Enumerable.Range(0, actors + problem.Extras.Count).Select(a => 0.01 * ((37 * percent + 29 * a) % 100))];
            at[^1] = -0.01 * percent; // the position of the front-linked issue
            problem.Gain!.Evaluate(at, gains);
            for (int i = 0; i < actors; i++)
            {
                GainCeiling ceiling = problem.Gain.Ceiling(i);
                Assert.True(gains[i] <= ceiling.Of(at[i]) + 1e-12, $"actor {i} at {percent}");
            }
        }
    }

    [Theory]
    [InlineData(BreachTiming.AnyTime, false)]
    [InlineData(BreachTiming.BestTime, false)]
    [InlineData(BreachTiming.BestTime, true)]
    public void Derivatives_match_differences_and_nothing_is_allocated(BreachTiming timing, bool frailty)
    {
        DealProblem problem = Ukraine(timing, frailty);
        BreakableGain gain = timing == BreachTiming.AnyTime ? Assert.IsType<HoldingGain>(problem.Gain)
            : Assert.IsType<BestTimeGain>(problem.Gain);
        int actors = problem.Actors.Count, count = actors + problem.Extras.Count;
        double[] at = [.. Enumerable.Range(0, count).Select(a => 0.3 + (0.05 * a))];
        at[^1] = -0.57; // the position of the front-linked issue, inside a piece of its map
        double[] multipliers = [0.7, 0.2, 1.3, 0.4];
        double[] gains = new double[actors], jacobian = new double[actors * count], hessian = new double[count * count];
        gain.Differentiate(at, multipliers, gains, jacobian, hessian);
        for (int a = 0; a < count; a++)
        {
            (double[] G, double[] J) low = Around(a, -Step), high = Around(a, Step);
            for (int i = 0; i < actors; i++)
            {
                Assert.Equal((high.G[i] - low.G[i]) / (2 * Step), jacobian[(i * count) + a], 1e-6);
            }

            for (int b = 0; b < count; b++)
            {
                double difference = Enumerable.Range(0, actors)
                    .Sum(i => multipliers[i] * (high.J[(i * count) + b] - low.J[(i * count) + b])) / (2 * Step);
                Assert.Equal(difference, hessian[(a * count) + b], 1e-5 * (1 + Math.Abs(difference)));
                Assert.Equal(hessian[(b * count) + a], hessian[(a * count) + b], 1e-12);
            }
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        gain.Evaluate(at, gains);
        gain.Differentiate(at, multipliers, gains, jacobian, hessian);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        (double[] Gains, double[] Jacobian) Around(int place, double step)
        {
            double[] moved = [.. at], movedGains = new double[actors], movedJacobian = new double[actors * count];
            moved[place] += step;
            gain.Differentiate(moved, multipliers, movedGains, movedJacobian, new double[count * count]);
            return (movedGains, movedJacobian);
        }
    }

    private static DealProblem Ukraine(BreachTiming timing, bool frailty)
    {
        Scenario scenario = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml")).Scenario!;
        scenario = scenario with { Holding = scenario.Holding! with { Breach = timing, Frailty = frailty } };
        return PackageProblem.Of(scenario, null, number => number.Central).Problem;
    }
}
