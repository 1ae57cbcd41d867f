using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>Deals that parties break at their best time, against what the theory of commitment says of textbook cases.</summary>
/// <remarks>Two sides and one divisible issue with straight utilities: Fearon 1995, pp. 404-406; Powell 2006, pp. 181-182. The war is one of
/// attrition, in which only collapse ends it, so that W has a closed form and re-arming shifts the chances.</remarks>
public sealed class CommitmentTests
{
    private const double Discount = 0.1;
    private const double WarCost = 0.4;
    private const double South = 40;
    private const double North = 60;
    private const double Fast = 100; // break-rate: at the first occasion, within days

    /// <summary>W of both sides when North has re-armed: r(U(today) − κ) and the rates of collapse, as weights.</summary>
    private static (double North, double South) Fighting(double rearmed)
    {
        double ratio = Math.Sqrt(North * (1 + rearmed) / South), north = 0.2 / ratio, south = 0.2 * ratio;
        double all = Discount + north + south, flow = Discount * (0.5 - WarCost);
        return ((flow + south) / all, (flow + north) / all);
    }

    private static FormattableString Case(double rearm, string holding = "", double enforces = 0, string north = "", string more = "",
        string talks = "") => $$"""
        actors:
          north: {side: attacker, power: 60, war-cost: 0.4, rearm: {{rearm}}{{north}}}
          south: {side: defender, power: 40, war-cost: 0.4}
          {{more}}
        issues:
          land:
            scale: {0: all South, 100: all North}
            today: 50
            wants: {north: {ideal: 100, salience: 90}, south: {ideal: 0, salience: 90} }
          guards:
            options: {none: Nobody, troops: Troops}
            today: {{(enforces > 0 ? "troops" : "none")}}
            enforces: {troops: {{enforces}}}
            wants: {}
        packages: {peace: {covers: [land], stops-fighting: true} }
        war: {front: 0.5, pace: 0, volatility: 0.01, collapse: {attacker: 0.2, defender: 0.2, response: 0.5} }
        {{talks}}
        {{(holding.Length > 0 ? $"holding: {{breach: best-time, {holding}}}" : "")}}
        """;

    private static double Depth(double rearm, string holding, double enforces = 0, string north = "", string more = "") =>
        SolvedFile.Of(Case(rearm, holding, enforces, north, more)).Depth!.Value;

    private static string Sharp(string horizon, double rate = Fast, double friction = 0) => FormattableString.Invariant(
        $"break-rate: {rate}, friction: {friction}, tremble: 0.001, holds-for: {horizon}");

    /// <summary>Powell 2006, p. 182: [δM₁(t+1) − M₁(t)] > [B − M₁(t) − M₂(t)] and there is war. A shift that comes at once, δ = 1.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    public void Terms_make_up_a_shift_in_power_as_long_as_it_is_less_than_what_peace_saves(double enforces)
    {
        (double north, double south) = Fighting(0);
        double threshold = Root(rearm => Fighting(rearm).North - north - (1 - north - south) - enforces);
        Assert.True(Depth(threshold * 0.8, Sharp("1 day"), enforces) > 0.001);
        Assert.True(Depth(threshold * 1.2, Sharp("1 day"), enforces) < -0.001);
    }

    /// <summary>The deal that South never sees broken leaves North its W after re-arming; the one that is signed to be broken leaves South
    /// all until then (Fearon 1995, p. 406) and its war afterwards. Depth is that of the better.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void Depth_is_that_of_the_better_of_a_deal_that_holds_and_one_that_is_signed_to_be_broken(double rearm)
    {
        const double Rate = 20, Years = 1;
        ((double now, double south), (double later, double southLater)) = (Fighting(0), Fighting(rearm));
        double lasts = Math.Exp(-Discount * Years) * Rate / (Discount + Rate);
        double holds = Grid(share => share >= later ? Math.Min(share - now, 1 - share - south) : double.NegativeInfinity);
        double breaks = Grid(share => Math.Min(((1 - lasts) * share) + (lasts * later) - now,
            ((1 - lasts) * (1 - share)) + (lasts * southLater) - south));

        // Who keeps its promises by a hair breaks them half of the time: it takes some trembles more. A deal that South breaks at once is
        // as good as none, for nearly 0, so that below 0 there is nothing to compare.
        double depth = Depth(rearm, Sharp("1 year", Rate)), expected = Math.Max(holds, breaks);
        Assert.InRange(depth, expected - 0.013, expected < 0 ? -0.001 : expected + 0.002);

        static double Grid(Func<double, double> depth) => Enumerable.Range(0, 1001).Max(share => depth(share / 1000.0));
    }

    [Fact]
    public void The_more_the_enemy_re_arms_and_the_sooner_the_less_can_be_agreed()
    {
        foreach (string holding in new[] { Sharp("2 years", 2), "break-rate: 0.6, friction: 0.05, tremble: 0.03, holds-for: 2 years" })
        {
            double[] depths = [.. new[] { 0, 0.5, 1, 2, 4 }.Select(rearm => Depth(rearm, holding))];
            Assert.Equal(depths.OrderDescending(), depths);
            Assert.True(depths[^1] < depths[0] - 0.05);
        }

        Assert.True(Depth(2, Sharp("1 month", 2)) < Depth(2, Sharp("10 years", 2)));
    }

    [Fact]
    public void Enforcement_opens_what_re_arming_closed()
    {
        double[] depths = [.. new[] { 0, 0.05, 0.2, 0.3 }.Select(enforces => Depth(3, Sharp("1 month"), enforces))];
        Assert.True(depths[0] < -0.01 && depths[2] > 0.01 && depths[3] >= depths[2] - 1e-6);
        Assert.Equal(depths[0], depths[1], 0.01); // as long as it does not keep North from breaking it changes next to nothing
    }

    /// <summary>Where nobody re-arms, who signs has no reason to break: whether deals can be broken, and what it costs, changes
    /// nothing.</summary>
    [Fact]
    public void Without_re_arming_neither_a_breach_nor_enforcement_matters()
    {
        double kept = SolvedFile.Of(Case(0)).Depth!.Value;
        Assert.Equal(kept, Depth(0, Sharp("2 years", 2, friction: 0.02)), 1e-6);
        Assert.Equal(kept, Depth(0, Sharp("2 years", 2, friction: 0.02), enforces: 0.3), 1e-6);

        // With trembles a deal is worth a mean of its terms and the war, nearer to W and on the same side of it.
        double blurred = Depth(0, "break-rate: 0.6, friction: 0.1, tremble: 0.08, holds-for: 5 years");
        Assert.InRange(blurred, kept / 4, kept);
    }

    [Theory]
    [InlineData(BreachTiming.AnyTime, false)]
    [InlineData(BreachTiming.BestTime, true)]
    public void An_ally_without_strength_changes_next_to_nothing(BreachTiming timing, bool isAlike)
    {
        string holding = "break-rate: 0.6, friction: 0.1, tremble: 0.08, holds-for: 5 years";
        double alone = With("").Depth!.Value, joined = With("ally: {role: outside, side: defender, power: 0.001}").Depth!.Value;
        Assert.Equal(isAlike, Math.Abs(alone - joined) < 1e-4);

        SolvedFile With(string more)
        {
            Scenario scenario = SolvedFile.Read(Case(0.5, holding, more: more));
            return SolvedFile.Of(scenario with { Holding = scenario.Holding! with { Breach = timing } });
        }
    }

    /// <summary>What a signer expects is what it gets on average.</summary>
    [Theory]
    [InlineData(0.3, false)]
    [InlineData(0.3, true)]
    [InlineData(0, true)]
    public void The_value_of_a_deal_is_the_mean_of_what_follows_from_it(double rearm, bool frailty)
    {
        const int Draws = 3000;
        Scenario scenario = SolvedFile.Read(Case(
            rearm, $"break-rate: 0.6, friction: 0.05, tremble: 0.08, holds-for: 3 years, frailty: {(frailty ? "true" : "false")}",
            talks: "talks: {pace: 1000, depth-scale: 0.001}"));
        SimulatedFile file = new(scenario with { Until = new(2025, 1, 8) }, TalksOptions.Default with { WholePaths = 0, RecordsFirst = 0 });
        double[] sums = new double[2], squares = new double[2];
        int broken = 0, made = 0;
        for (int i = 0; i < Draws; i++)
        {
            Draw draw = file.Draw(i);
            if (draw.Agreements is not [Agreement agreement])
            {
                continue; // a side collapsed in the first week
            }

            made++;
            broken += agreement.Broken is null ? 0 : 1;
            double war = agreement.Date.DayNumber - scenario.From.DayNumber; // days, to within one
            for (int a = 0; a < 2; a++)
            {
                double kept = Math.Exp(-Discount * war / Duration.DaysInYear);
                double difference = draw.Payoffs[a] - (kept * agreement.Value.Worth[a]) - ((1 - kept) * (0.5 - WarCost));
                sums[a] += difference;
                squares[a] += difference * difference;
            }
        }

        Assert.InRange(broken, Draws / 20, Draws);
        for (int a = 0; a < 2; a++)
        {
            double mean = sums[a] / made, error = Math.Sqrt(((squares[a] / made) - (mean * mean)) / made);
            Assert.True(Math.Abs(mean) < (3 * error) + 3e-4, $"actor {a}: {mean} ± {error}");
        }
    }

    /// <summary>Two bystanders who want the same get the same, even if one supports an optimist and believes what it does.</summary>
    [Fact]
    public void What_an_actor_believes_adds_nothing_to_what_it_gets()
    {
        Scenario scenario = SolvedFile.Read($$"""
            actors:
              north: {side: attacker, power: 55, war-cost: 0.4, rearm: 0.2}
              south: {side: defender, power: 50, war-cost: 0.4, optimism: 0.2, doubt: 0.1}
              patron: {role: outside, war-cost: 0.2, supports: {south: {arms: 1} } }
              neighbour: {role: outside, war-cost: 0.2}
            issues:
              land:
                scale: {0: all South, 100: all North}
                today: 50
                wants:
                  north: {ideal: 100, salience: 90}
                  south: {ideal: 0, salience: 90}
                  patron: {ideal: 20, salience: 50}
                  neighbour: {ideal: 20, salience: 50}
            war: {front: 0.5, pace: 0.5, volatility: 0.1}
            talks: {pace: 12, depth-scale: 0.01}
            holding: {breach: best-time, holds-for: 2 years}
            """);
        SimulatedFile file = new(scenario, TalksOptions.Default with { WholePaths = 0, RecordsFirst = 0 });
        int kept = 0;
        for (int i = 0; i < 50; i++)
        {
            Draw draw = file.Draw(i);
            kept += draw.Agreements is [{ Broken: null }] ? 1 : 0;
            Assert.Equal(draw.Payoffs[3], draw.Payoffs[2], 1e-12);
        }

        Assert.InRange(kept, 10, 50);
    }

    private static double Root(Func<double, double> rising)
    {
        (double low, double high) = (0, 100);
        for (int k = 0; k < 60; k++)
        {
            double middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }

        return low;
    }
}
