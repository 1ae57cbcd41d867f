using CsCheck;
using Entente.Tests.KnownAnswers;
using Entente.War;

namespace Entente.Tests.War;

public sealed class ValueOfFightingTests
{
    private static readonly Gen<double> Share = Gen.Double[0, 1];
    private static readonly Gen<double> Front = Gen.Double[0.001, 0.999];

    private static readonly Gen<WarStakes> Stakes =
        Gen.Select(Share, Share, Share, Share, (a, b, today, cost) => new WarStakes(a, b, today, cost));

    /// <summary>Wars as a newspaper reader would put them.</summary>
    private static readonly Gen<WarCourse> Plausible = Gen.Select(
        Front, Gen.Double[0.02, 0.5], Gen.Double[0.02, 0.5], Gen.Double[0, 0.2], Gen.Double[0, 0.2],
        (f, sigma, r, attacker, defender) => new WarCourse(f, sigma, r, attacker, defender));

    private static readonly Gen<Belief> PlausibleBelief = Gen.Select(Gen.Double[-0.4, 0.4], Gen.Double[0, 0.1], (m, s) => new Belief(m, s));

    /// <summary>Every legal war, most of them absurd.</summary>
    private static readonly Gen<WarCourse> Legal = Gen.Select(
        Gen.OneOf(Front, Gen.Double[-15, -1].Select(e => Math.Pow(10, e)), Gen.Double[-15, -1].Select(e => 1 - Math.Pow(10, e))),
        Power(-150, 6), Power(-300, 6), Gen.OneOf(Gen.Const(0.0), Power(-12, 12)), Gen.OneOf(Gen.Const(0.0), Power(-12, 12)),
        (f, sigma, r, attacker, defender) => new WarCourse(f, sigma, r, attacker, defender));

    private static readonly Gen<Belief> LegalBelief = Gen.Select(
        Gen.OneOf(Gen.Double[-100, 100], Power(-12, 0), Gen.Const(0.0)), Gen.OneOf(Gen.Const(0.0), Power(-12, 3)), (m, s) =>
            new Belief(m, s));

    [Fact]
    public void Values_match_the_known_answers()
    {
        foreach (ClosedForm row in ClosedForms.Of("ValueOfFighting"))
        {
            var course = new WarCourse(row["front"], row["volatility"], row["discount"], row["collapseAttacker"], row["collapseDefender"]);
            var stakes = new WarStakes(row["utilityAttackerWins"], row["utilityDefenderWins"], row["flow"], row["warCost"]);
            var belief = Belief.Prior(row["pace"], row["p"], row["sign"] * row["optimism"], row["doubt"]);
            row.Check(ValueOfFighting.Of(course, stakes, belief).Value);
        }
    }

    /// <summary>The numbers printed in docs/explanation/value-of-fighting.md.</summary>
    [Fact]
    public void The_worked_example_of_the_page_holds()
    {
        var course = new WarCourse(Front: 0.5, Volatility: 0.06, Discount: 0.1, AttackerCollapse: 0.05, DefenderCollapse: 0.06);
        var belief = Belief.Prior(pace: 0.2, share: 0.6, lean: 0.1, doubt: 0.1);
        FightingWeights weights = ValueOfFighting.Weights(course, belief);
        Assert.Equal(0.201, weights.AttackerInField, 5e-4);
        Assert.Equal(0.000, weights.DefenderInField, 5e-4);
        Assert.Equal(0.190, weights.AttackerCollapses, 5e-4);
        Assert.Equal(0.228, weights.DefenderCollapses, 5e-4);
        Assert.Equal(0.380, weights.FightingOn, 5e-4);
        Assert.Equal(0.558, weights.Value(new WarStakes(AttackerWins: 0.9, DefenderWins: 0.1, Today: 0.5, WarCost: 0.1)), 5e-4);
    }

    [Fact]
    public void No_legal_war_gives_NaN_and_weights_are_shares() => Gen.Select(Legal, LegalBelief).Sample(
        (course, belief) =>
        {
            FightingWeights w = ValueOfFighting.Weights(course, belief);
            double sum = w.AttackersTerms + w.DefendersTerms + w.FightingOn;
            return w.AttackerInField >= 0 && w.DefenderInField >= 0 && w.AttackerCollapses >= 0 && w.DefenderCollapses >= 0
                && w.FightingOn >= 0 && Math.Abs(sum - 1) <= 1e-12 && w.Error <= ValueOfFighting.DefaultTolerance;
        },
        iter: 5_000);

    [Fact]
    public void W_lies_between_the_worst_and_the_best_way_for_the_war_to_go() => Gen.Select(Legal, Stakes, LegalBelief).Sample(
        (course, stakes, belief) =>
        {
            double value = ValueOfFighting.Of(course, stakes, belief).Value;
            double worst = Math.Min(stakes.AttackerWins, Math.Min(stakes.DefenderWins, stakes.EndlessWar));
            double best = Math.Max(stakes.AttackerWins, Math.Max(stakes.DefenderWins, stakes.EndlessWar));
            return value >= worst - 1e-12 && value <= best + 1e-12;
        },
        iter: 5_000);

    [Fact]
    public void Relabelling_the_sides_relabels_the_answer() => Gen.Select(Plausible, Stakes, PlausibleBelief).Sample(
        (course, stakes, belief) =>
        {
            var mirrored = new WarCourse(1 - course.Front, course.Volatility, course.Discount, course.DefenderCollapse,
                course.AttackerCollapse);
            var swapped = stakes with { AttackerWins = stakes.DefenderWins, DefenderWins = stakes.AttackerWins };
            double value = ValueOfFighting.Of(course, stakes, belief).Value;
            return Math.Abs(value - ValueOfFighting.Of(mirrored, swapped, belief with { Mean = -belief.Mean }).Value) <= 1e-11;
        });

    [Fact]
    public void More_optimism_never_lowers_the_value_of_fighting_to_an_actor_who_wants_to_win() => Gen.Select(
        Plausible, PlausibleBelief, Gen.Double[0, 0.5], Gen.Select(Share, Share, Share)).Sample(
        (course, belief, more, levels) =>
        {
            double[] sorted = [.. new[] { levels.Item1, levels.Item2, levels.Item3 }.Order()];
            var stakes = new WarStakes(sorted[2], sorted[0], sorted[1], 0);
            return ValueOfFighting.Of(course, stakes, belief.Shifted(more)).Value >= ValueOfFighting.Of(course, stakes, belief)
                .Value - 2e-6;
        });

    [Fact]
    public void A_dearer_war_is_worth_less_by_the_weight_of_the_fighting() => Gen.Select(Plausible, Stakes, PlausibleBelief, Share).Sample(
        (course, stakes, belief, more) =>
        {
            FightingWeights weights = ValueOfFighting.Weights(course, belief);
            double loss = weights.Value(stakes) - weights.Value(stakes with { WarCost = stakes.WarCost + more });
            return Math.Abs(loss - (weights.FightingOn * more)) <= 1e-14;
        });

    /// <summary>The ordinary differential equation behind W: ½σ²W'' + μW' − r'W + flow = 0, by central differences.</summary>
    [Fact]
    public void W_solves_its_differential_equation() => Gen.Select(
        Gen.Double[0.1, 0.9], Gen.Double[0.1, 0.5], Gen.Double[0.02, 0.5], Gen.Double[0, 0.2], Gen.Double[-0.3, 0.3], Stakes).Sample(
        (front, sigma, r, hazard, drift, stakes) =>
        {
            const double Step = 1e-3;
            var course = new WarCourse(front, sigma, r, hazard, hazard / 2);
            double here = At(front);
            double left = At(front - Step);
            double right = At(front + Step);
            double flow = (r * stakes.EndlessWar) + (hazard * stakes.DefenderWins) + (hazard / 2 * stakes.AttackerWins);
            double balance = (sigma * sigma / 2 * (right - (2 * here) + left) / (Step * Step))
                + (drift * (right - left) / (2 * Step)) - (course.TotalDiscount * here) + flow;
            return Math.Abs(balance) <= 1e-3;

            double At(double f) => ValueOfFighting.Of(course with { Front = f }, stakes, new Belief(drift, 0)).Value;
        });

    [Fact]
    public void Derivatives_by_the_front_are_slopes_of_the_value() => Gen.Select(
        Gen.Double[0.05, 0.95], Gen.Double[0.05, 0.5], Gen.Double[0.02, 0.5], Stakes, PlausibleBelief).Sample(
        (front, sigma, r, stakes, belief) =>
        {
            const double Step = 1e-4;
            var course = new WarCourse(front, sigma, r, 0.1, 0.05);
            FrontDerivatives here = At(0);
            FrontDerivatives left = At(-Step);
            FrontDerivatives right = At(Step);
            return Near(right.Value - left.Value, here.Slope)
                && Near(right.Slope - left.Slope, here.Curvature)
                && Near(right.FightingOn - left.FightingOn, here.FightingOnSlope);

            // Differences see the rule for the belief change with the front, hence the strict tolerance.
            FrontDerivatives At(double shift) => ValueOfFighting.ByFront(course with { Front = front + shift }, stakes, belief, 1e-9);

            static bool Near(double difference, double derivative) =>
                Math.Abs((difference / (2 * Step)) - derivative) <= 1e-3 * (1 + Math.Abs(derivative));
        });

    [Fact]
    public void Derivatives_by_the_front_are_finite_for_any_legal_war() => Gen.Select(Legal, Stakes, LegalBelief).Sample(
        (course, stakes, belief) =>
        {
            FrontDerivatives at = ValueOfFighting.ByFront(course, stakes, belief);
            return double.IsFinite(at.Slope) && double.IsFinite(at.Curvature) && double.IsFinite(at.FightingOnSlope);
        },
        iter: 2_000);

    [Fact]
    public void A_tiny_discount_without_collapse_leaves_the_chances_of_victory()
    {
        FightingWeights weights = ValueOfFighting.Weights(new WarCourse(0.3, 0.2, 1e-9, 0, 0), new Belief(0, 0));
        Assert.Equal(0.3, weights.AttackerInField, 1e-8);
        Assert.Equal(0.7, weights.DefenderInField, 1e-8);
        Assert.Equal(1e-9 * 0.21 / 0.04, weights.FightingOn, 1e-15);
    }

    [Fact]
    public void An_impatient_actor_counts_only_the_war_of_today() =>
        Assert.Equal(0.3, ValueOfFighting.Of(new WarCourse(0.5, 0.06, 1e6, 0.05, 0.05), new WarStakes(1, 0, 0.5, 0.2), new Belief(0.1, 0.1))
            .Value, 1e-6);

    [Fact]
    public void A_front_that_cannot_move_ends_by_collapse_alone()
    {
        FightingWeights weights = ValueOfFighting.Weights(new WarCourse(0.5, 1e-12, 0.1, 0.05, 0.15), new Belief(0, 0));
        Assert.Equal(0.05 / 0.3, weights.AttackerCollapses, 1e-15);
        Assert.Equal(0.15 / 0.3, weights.DefenderCollapses, 1e-15);
        Assert.Equal(0.1 / 0.3, weights.FightingOn, 1e-15);
    }

    [Fact]
    public void A_steady_advance_wins_on_the_day_that_arithmetic_says()
    {
        // No volatility: the front needs (1 − 0.5)/0.2 = 2.5 years.
        FightingWeights weights = ValueOfFighting.Weights(new WarCourse(0.5, 1e-9, 0.1, 0, 0), new Belief(0.2, 0));
        Assert.Equal(Math.Exp(-0.25), weights.AttackerInField, 1e-12);
    }

    [Fact]
    public void The_lottery_is_the_textbook_war() =>
        Assert.Equal((0.6 * 0.9) + (0.4 * 0.1) - 0.15, ValueOfFighting.Lottery(0.6, 0.9, 0.1, 0.15), 1e-15);

    [Fact]
    public void A_war_without_movement_or_discount_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueOfFighting.Weights(new WarCourse(0.5, 0, 0.1, 0, 0), default));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueOfFighting.Weights(new WarCourse(0.5, 0.1, 0, 0, 0), default));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueOfFighting.Weights(default, default));
    }

    private static Gen<double> Power(double low, double high) => Gen.Double[low, high].Select(e => Math.Pow(10, e));
}
