using CsCheck;
using Entente.Answers.Why;
using Entente.Tests.KnownAnswers;

namespace Entente.Tests.Answers;

/// <summary>The closed forms that the analyst's questions rest on.</summary>
public sealed class KnownArgumentsTests
{
    private const int Worlds = 10_000;

    [Fact]
    public void Risk_and_return_of_a_demand()
    {
        foreach (ClosedForm row in ClosedForms.Of("Fearon1995.risk_return_uniform"))
        {
            BestDemand best = Best(row["p"], row["cA"], row["cB_min"], row["cB_max"]);
            row.Check(row.Quantity switch { "optimal demand x*" => best.Value, "Pr(war)" => best.Refusal, _ => best.Utility });
        }
    }

    [Theory]
    [InlineData("Fearon1995.neutrality")]
    [InlineData("Fearon1995.neutrality_boundary")]
    public void Power_moves_the_demand_and_not_the_risk(string model)
    {
        foreach (ClosedForm row in ClosedForms.Of(model))
        {
            row.Check(Best(row["p"], row["cA"], 0, 0.5).Refusal);
        }
    }

    [Fact]
    public void Shift_too_fast()
    {
        foreach (ClosedForm row in ClosedForms.Of("Powell2006.inefficiency"))
        {
            row.Check(row.Quantity.StartsWith("threshold", StringComparison.Ordinal)
                ? ShiftTooFast.Threshold(row["p_rising_now"], row["delta"], row["destruction"])
                : ShiftTooFast.Inefficiency(row["p_rising_now"], row["p_rising_next"], row["delta"], row["destruction"]));
        }

        foreach (ClosedForm row in ClosedForms.Of("Fearon1995.preventive"))
        {
            row.Check(ShiftTooFast.Preventive(row["p1"], row["p2"], row["delta"], row["cB"]));
        }
    }

    [Fact]
    public void Ripe_moment()
    {
        foreach (ClosedForm row in ClosedForms.Of("Zartman.ripe_predicate"))
        {
            RipeMoment moment = RipeMoment.Of(
                row["EU_escalate_A"], row["EU_continue_A"], row["EU_escalate_B"], row["EU_continue_B"], row["A_min"], row["B_max"]);
            row.Check(moment.IsRipe ? 1 : 0);
        }
    }

    [Fact]
    public void Shapley_shares_of_the_glove_game()
    {
        // One left glove, two right ones: a pair needs both kinds (shapley1953; shares 2/3, 1/6, 1/6).
        double[] shares = ShapleyShares.Of([0, 0, 0, 1, 0, 1, 0, 1]);
        Assert.Equal([2 / 3.0, 1 / 6.0, 1 / 6.0], shares, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Shapley_shares_sum_to_the_whole_and_add_up() =>
        Gen.Select(Gen.Double[-1, 1].Array[32], Gen.Double[-1, 1].Array[32]).Sample((a, b) =>
    {
        double[] ofA = ShapleyShares.Of(a), ofB = ShapleyShares.Of(b), ofBoth = ShapleyShares.Of([.. a.Zip(b, (x, y) => x + y)]);
        Assert.Equal(a[31] - a[0], ofA.Sum(), 1e-12);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(ofA[i] + ofB[i], ofBoth[i], 1e-12));
    });

    [Fact]
    public void A_demand_beyond_every_limit_is_refused_and_one_below_all_is_met()
    {
        Demand demand = new([0.5, 0.6, 0.6, 0.7], 0, 1, 0.2);
        Assert.Equal(0, demand.Refusal(0.44));
        Assert.Equal(1, demand.Refusal(0.76));
        Assert.Equal(0.2, demand.Expected(0.9, x => x));
        Assert.Equal(0.375, demand.Refusal(0.6), 1e-12); // two worlds of four grant just that: the chance jumps past both only beyond it
        Assert.InRange(demand.Refusal(Math.BitIncrement(0.6)), 0.624, 0.626);
    }

    [Fact]
    public void The_curve_of_a_demand_leaps_where_a_red_line_stands_and_is_right_to_its_tolerance_elsewhere()
    {
        const double tolerance = 0.01, line = 20;
        double[] limits = [.. Enumerable.Range(0, 60).Select(_ => line), .. Enumerable.Range(0, 40).Select(i => 40 + (i * i / 40.0))];
        Demand demand = new(limits, 0, 100, 0.2);
        IReadOnlyList<(double Demand, double Refusal)> curve = demand.Curve(tolerance);

        Assert.Equal([0, 0.595], curve.Where(point => point.Demand == line).Select(point => Math.Round(point.Refusal, 9)));
        Assert.Equal((0, demand.Refusal(0)), curve[0]);
        Assert.Equal((100, 1), curve[^1]);
        Assert.InRange(curve.Count, 5, 30);
        Assert.All(Enumerable.Range(0, 1000).Select(i => i * 0.1).Where(x => x != line), x =>
        {
            int next = Enumerable.Range(1, curve.Count - 1).First(i => curve[i].Demand >= x && curve[i].Demand > curve[i - 1].Demand);
            ((double from, double low), (double to, double high)) = (curve[next - 1], curve[next]);
            Assert.Equal(low + ((x - from) / (to - from) * (high - low)), demand.Refusal(x), tolerance + 1e-9);
        });
    }

    [Fact]
    public void Worlds_that_grant_nothing_refuse_every_demand_and_leave_the_others_as_they_are()
    {
        Demand some = new([0.5, 0.6, 0.7, 0.8], 0, 1, 0.2), with = new([0.5, 0.6, 0.7, 0.8], 0, 1, 0.2, never: 6);
        Assert.Equal(10, with.Worlds);
        Assert.All([0, 0.3, 0.5, 0.62, 0.75, 0.9], demand => Assert.Equal(0.6 + (0.4 * some.Refusal(demand)), with.Refusal(demand), 1e-12));
        // refused anyway: no reason to ask for less
        Assert.Equal(some.Best(demand => demand).Value, with.Best(demand => demand).Value, 1e-6);
    }

    // Golden-section search between neighbouring numbers cannot halve its way any further, and once went on for ever.
    [Fact]
    public async Task Limits_that_differ_in_their_last_digit_do_not_keep_the_search_from_ending()
    {
        double[] limits = [53.2, Math.BitIncrement(53.2), Math.BitIncrement(Math.BitIncrement(53.2)), 60, Math.BitDecrement(60),
            double.Epsilon, 0];
        Task<BestDemand> search =
            Task.Run(() => new Demand(limits, 0, 100, 0.2).Best(demand => 0.5 + (demand / 200)), TestContext.Current.CancellationToken);
        BestDemand best = await search.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(53.2, best.Value, 1e-9);
    }

    private static BestDemand Best(double p, double costA, double low, double high)
    {
        double[] limits = [.. Enumerable.Range(0, Worlds).Select(i => p + low + ((high - low) * (i + 0.5) / Worlds))];
        return new Demand(limits, 0, 1, p - costA).Best(demand => demand);
    }
}
