using System.Globalization;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>Which way an answer moves with one number, against what Fearon 1995 and Powell 2006 say of two states that divide one thing.
/// The same list, with its pages and what it does in the shipped scenarios, stands in docs/explanation/comparative-statics.md.</summary>
public sealed class ComparativeStaticsTests
{
    /// <summary>Two states, a divisible thing, a war along a front.</summary>
    private sealed record Case
    {
        public double NorthCost { get; init; } = 0.3;

        public double SouthCost { get; init; } = 0.3;

        public double NorthPower { get; init; } = 50;

        public double NorthOptimism { get; init; }

        public double SouthOptimism { get; init; }

        public double Discount { get; init; } = 0.1;

        public double Rearm { get; init; }

        public double BreakRate { get; init; } = 2;

        public double Friction { get; init; } = 0.02;

        public double Enforces { get; init; }

        public string HoldsFor { get; init; } = "2 years";

        public bool Divisible { get; init; } = true;

        /// <summary>How much of the thing North holds today.</summary>
        public double Today { get; init; } = 50;

        public double Depth => Solve().Depth!.Value;

        /// <summary>The share of the thing that the Nash terms give North, from 0 to 100.</summary>
        public double Share => Solve().Position("nash", "land");

        private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

        private SolvedFile Solve()
        {
            string land = Divisible
                ? "{scale: {0: South's, 100: North's}, today: " + Number(Today) + ", wants: {north: {ideal: 100, salience: 90}, south: {ideal: 0, salience: 90} } }"
                : "{options: {souths: South's, norths: North's}, today: souths, wants: {north: {scores: {souths: 0, norths: 100}, "
                    + "salience: 90}, south: {scores: {souths: 100, norths: 0}, salience: 90} } }";
            return SolvedFile.Of($$"""
                actors:
                  north: {side: attacker, power: {{NorthPower}}, war-cost: {{NorthCost}}, rearm: {{Rearm}}, optimism: {{NorthOptimism}}, discount: {{Discount}}}
                  south: {side: defender, power: 50, war-cost: {{SouthCost}}, optimism: {{SouthOptimism}}, discount: {{Discount}}}
                issues:
                  land: {{land}}
                  guards: {options: {none: Nobody, troops: Troops}, today: {{(Enforces > 0 ? "troops" : "none")}}, enforces: {troops: {{Enforces}}}, wants: {} }
                packages: {peace: {covers: [land], stops-fighting: true} }
                war: {front: 0.5, pace: 0.6, volatility: 0.2}
                holding: {breach: best-time, break-rate: {{BreakRate}}, friction: {{Friction}}, tremble: 0.02, holds-for: {{HoldsFor}}}
                """);
        }
    }

    private static readonly Case Rising = new() { Rearm = 2 };

    [Fact]
    public void The_costlier_the_war_to_either_the_more_there_is_to_gain() // Fearon 1995, p. 387: the range is as wide as both costs together
    {
        Rises(cost => new Case { SouthCost = cost }.Depth, 0.1, 0.3, 0.5);
        Rises(cost => new Case { NorthCost = cost }.Depth, 0.1, 0.3, 0.5);
    }

    [Fact]
    public void Whoever_the_war_costs_more_gets_less() // Fearon 1995, p. 387: the range is [p − c_A, p + c_B]
    {
        Rises(cost => new Case { SouthCost = cost }.Share, 0.1, 0.3, 0.5);
        Falls(cost => new Case { NorthCost = cost }.Share, 0.1, 0.3, 0.5);
    }

    [Fact]
    public void The_stronger_gets_more() => // Powell 2006, p. 173: terms follow the distribution of power
        Rises(power => new Case { NorthPower = power }.Share, 40, 50, 60);

    [Fact]
    public void Optimism_of_either_leaves_less_and_enough_of_it_nothing() // Fearon 1995, p. 393: disagreement about relative power
    {
        Falls(optimism => new Case { NorthOptimism = optimism }.Depth, 0, 0.1, 0.2);
        Falls(optimism => new Case { SouthOptimism = optimism }.Depth, 0, 0.1, 0.2);
        Assert.True(new Case { NorthOptimism = 0.5, SouthOptimism = 0.5, NorthCost = 0.03, SouthCost = 0.03 }.Depth < -0.01);
    }

    [Fact]
    public void A_rising_enemy_leaves_less_and_a_fast_rise_least() // Fearon 1995, pp. 404-406; Powell 2006, pp. 181-182
    {
        Falls(rearm => new Case { Rearm = rearm }.Depth, 0, 1, 2, 4);
        Assert.True((Rising with { HoldsFor = "1 month" }).Depth < (Rising with { HoldsFor = "10 years" }).Depth - 0.01);
    }

    [Fact]
    public void What_makes_promises_binding_makes_a_deal_with_a_rising_enemy_possible() // Fearon 1995, p. 405; Powell 2006, p. 170
    {
        Rises(enforces => (Rising with { Enforces = enforces }).Depth, 0, 0.2, 0.4); // what does not deter changes next to nothing
        Rises(friction => (Rising with { Friction = friction }).Depth, 0.02, 0.2, 0.4);
        Falls(rate => (Rising with { BreakRate = rate }).Depth, 0, 0.5, 2);
    }

    [Fact]
    public void Where_power_does_not_shift_promises_need_no_force() // Powell 2006, p. 181: no inefficiency without a large, rapid shift
    {
        double kept = (new Case() with { BreakRate = 0 }).Depth;
        Assert.Equal(kept, (new Case() with { Enforces = 0.2 }).Depth, 1e-3);
        Assert.InRange(new Case().Depth, kept / 2, kept + 1e-6);
    }

    [Fact]
    public void Patience_makes_a_shift_in_power_matter_more() => // Fearon 1995, p. 406: δp₂ − p₁ > c(1 − δ)²
        Rises(discount => Loss(discount), 0.3, 0.15, 0.05);

    [Fact]
    public void A_thing_that_cannot_be_divided_leaves_less() => // Fearon 1995, pp. 389-390; Powell 2006, pp. 176-180
        Assert.True((new Case { Today = 0, Divisible = false }).Depth < (new Case { Today = 0 }).Depth - 0.02);

    // What the rise takes of the depth.
    private static double Loss(double discount) => (new Case { Discount = discount }).Depth - (Rising with { Discount = discount }).Depth;

    private static void Rises(Func<double, double> answer, params double[] numbers)
    {
        double[] answers = [.. numbers.Select(answer)];
        Assert.All(answers.Zip(answers.Skip(1)), pair => Assert.True(pair.Second > pair.First + 1e-4, string.Join(' ', answers)));
    }

    private static void Falls(Func<double, double> answer, params double[] numbers) => Rises(answer, [.. numbers.Reverse()]);
}
