using CsCheck;
using Entente.War;
using MathNet.Numerics.Integration;

namespace Entente.Tests.War;

/// <summary>What a deal is worth when its breach is foreseen, against integrals worked out another way.</summary>
public sealed class ForeseenValueTests
{
    private const double Tremble = 0.08;
    private const double Friction = 0.1;
    private const double Years = 5;

    // Somebody who may break the deal: rate, discount, utility of the terms, and W' by the share of the time that is over.
    private sealed record Party(double Rate, double Discount, double Utility, double Start, double Rise, double Bend)
    {
        public RearmingPath Path => new(Point(0), Point(0.5), Point(1));

        public double War(double share) => Start + (Rise * share) + (Bend * share * (share - 1));

        public double Slope(double share) => Rise + (Bend * ((2 * share) - 1));

        // (b/r)·∫ e^(−(b+r)s)·dW'/dt ds over the time that is left, by another rule of integration.
        public double Waiting(double time) => Math.Max(0, Rate / Discount * GaussLegendreRule.Integrate(
            s => Math.Exp(-(Rate + Discount) * s) * Slope((time + s) / Years) / Years, 0, Years - time, 64));

        public double Urge(double time) => War(Math.Min(1, time / Years)) - Utility - Friction - (time < Years ? Waiting(time) : 0);

        private FrontDerivatives Point(double share) => new(War(share), 0, 0, 0, 0);
    }

    // The balance of strength moves so little that it moves evenly.
    private static readonly RearmingScale Even = new(1, 1 + 1e-7, 1, 1);

    private static readonly Gen<Party> Parties = Gen.Select(
        Gen.Double[0.2, 1.2], Gen.Double[0.05, 0.15], Gen.Double[0.3, 0.7], Gen.Double[0.2, 0.7], Gen.Double[-0.25, 0.25],
        Gen.Double[-0.08, 0.08], (rate, discount, utility, start, rise, bend) => new Party(rate, discount, utility, start, rise, bend));

    /// <summary>Of 20,000 such pairs 999 in 1,000 err by less than 3e-4, two by more than 5e-4, and the worst by 7.1e-4.</summary>
    [Fact]
    public void Value_is_the_integral_over_the_time_of_the_breach() => Gen.Select(Parties, Parties).Sample(
        (one, other) => Math.Abs(Quick(one, other) - Slow(one, other)) < 1e-3, iter: 100);

    [Fact]
    public void Where_nobody_re_arms_and_only_others_break_it_is_the_closed_form() =>
        Gen.Select(Gen.Double[0.05, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 3]).Sample((discount, utility, war, hazard) =>
        {
            RearmingTimes times = new(0, hazard + discount);
            double value = ForeseenValue.Of(times, [ForeseenValue.Discounting(times, 0, discount)], discount, utility,
                RearmingPath.Always(war), [RearmingPath.Weights(1)], [hazard], [1]);
            return Math.Abs(value - CommitmentValue.Of(discount, utility, war, hazard).Value) < 1e-14;
        });

    /// <summary>A breach at once and for certain is the war at the strengths of the signature; one that waits for the end of the
    /// re-arming is U until then and the war after it.</summary>
    [Fact]
    public void A_certain_breach_is_worth_the_war_at_its_time()
    {
        const double Rate = 9, Discount = 0.1;
        Party declining = new(Rate, Discount, 0.2, Start: 0.7, Rise: -0.3, Bend: 0), rising = declining with { Start = 0.4, Rise = 0.6 };
        double delay = Rate / (Rate + Discount);
        Assert.Equal(0.2 + (delay * (0.7 - 0.2)), Quick(declining, null), 0.02);

        // It waits as long as dW'/dt exceeds r·x: 0.12 > 0.1·(W' − 0.3), to the end, where it gets 1 for 0.2.
        double end = Math.Exp(-Discount * Years);
        Assert.Equal(0.2 + (end * delay * (1 - 0.2)), Quick(rising, null), 0.01);
    }

    [Fact]
    public void Waiting_is_worth_the_integral_of_what_is_still_to_be_gained() => Gen.Select(Parties, Gen.Double[0, 0.999]).Sample(
        (party, share) =>
        {
            double value = Math.Max(0, party.Path.Value(RearmingPath.Waiting(Even, share, Years, party.Rate, party.Discount)));
            return Math.Abs(value - party.Waiting(share * Years)) < 1e-3 * (1 + value);
        });

    [Fact]
    public void Times_integrate_polynomials_from_the_signature_to_every_moment()
    {
        foreach (double fastest in new[] { 0.5, 5, 100 })
        {
            RearmingTimes times = new(Years, fastest);
            for (int i = 0; i <= times.Count; i++)
            {
                double sum = 0, end = times.Shares[i] * Years;
                for (int m = 0; m < times.Count; m++)
                {
                    sum += times.Elapsed(i)[m] * Math.Pow(times.Shares[m] * Years, 3);
                }

                Assert.Equal(Math.Pow(end, 4) / 4, sum, 1e-10);
            }
        }
    }

    private static double Quick(Party one, Party? other)
    {
        Party[] all = other is null ? [one] : [one, other];
        RearmingTimes times = new(Years, all.Sum(party => party.Rate) + one.Discount);
        int moments = times.Count + 1;
        double[] hazards = new double[moments], survival = new double[moments];
        for (int i = 0; i < moments; i++)
        {
            foreach (Party party in all)
            {
                double share = times.Shares[i], rate = Math.Min(party.Rate, times.MaxRate);
                double urge = party.War(share) - party.Utility - Friction
                    - Math.Max(0, party.Path.Value(RearmingPath.Waiting(Even, share, Years, rate, party.Discount)));
                hazards[i] += BreakHazard.Of(rate, urge, Tremble).Rate;
            }
        }

        times.Survive(hazards, survival);
        return ForeseenValue.Of(times, [.. Enumerable.Range(0, moments).Select(i => ForeseenValue.Discounting(times, i, one.Discount))],
            one.Discount, one.Utility, one.Path,
            [.. times.Shares.Select(RearmingPath.Weights)], hazards, survival);
    }

    // A thousand small steps with constant hazards, backwards from the end of the re-arming.
    private static double Slow(Party one, Party other)
    {
        const int Steps = 1000;
        double h = Hazard(Years), value = ((one.Discount * one.Utility) + (h * one.War(1))) / (one.Discount + h);
        for (int k = Steps - 1; k >= 0; k--)
        {
            double time = (k + 0.5) * Years / Steps;
            h = Hazard(time);
            double kept = Math.Exp(-(one.Discount + h) * Years / Steps);
            value = (kept * value)
                + ((1 - kept) * ((one.Discount * one.Utility) + (h * one.War(time / Years))) / (one.Discount + h));
        }

        return value;

        double Hazard(double time) =>
            (one.Rate * Logistic(one.Urge(time) / Tremble)) + (other.Rate * Logistic(other.Urge(time) / Tremble));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
