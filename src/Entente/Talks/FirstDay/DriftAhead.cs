using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>How the time without a deal counts for one actor, and what it is worth to it that issues do not stay where they stand in
/// that time.</summary>
/// <remarks>
/// x(t) = x₀ + v·t, as far as the scale goes. Where nothing ends by itself the time has the density r·e^(−rt). In a war the flow has the
/// discounted density of the years of fighting, and what a victor leaves alone that of its victory: over y = e^(−at), a = r/φ, each is the
/// cubic with the right first four moments, E[y^j] = transform(r + j·a)/transform(r); φ is the weight of the years of fighting, so that the
/// mean of an exponential law alone would be right for j = 0. Integrals piece by piece between ideal and end of the scale, by Gauss and
/// Legendre. docs/explanation/drift.md.
/// </remarks>
internal sealed class DriftAhead
{
    private const int Terms = 4, Panels = 4;

    // Legendre on [0, 1]: the coefficients of 1, y, y² and y³.
    private static readonly double[][] Legendre = [[1, 0, 0, 0], [-1, 2, 0, 0], [1, -6, 6, 0], [-1, 12, -30, 20]];

    private readonly double rate;
    private readonly (double Weight, double[] Law)[] parts; // the years without a deal, then what each victor leaves alone

    private DriftAhead(double rate, params (double Weight, double[] Law)[] parts) => (this.rate, this.parts) = (rate, parts);

    /// <summary>Where nothing ends by itself.</summary>
    /// <param name="discount">r, a year.</param>
    public static DriftAhead Without(double discount) => new(discount, (1, [1, 0, 0, 0]));

    /// <summary>In a war along a front.</summary>
    /// <param name="discount">r, a year.</param>
    /// <param name="now">How much each end of the war counts.</param>
    /// <param name="at">The same at another discount.</param>
    public static DriftAhead InWar(double discount, FightingWeights now, Func<double, FightingWeights> at)
    {
        if (!(now.FightingOn > 0))
        {
            return Without(discount);
        }

        double fading = discount / now.FightingOn;
        FightingWeights[] all = [now, .. Enumerable.Range(1, Terms - 1).Select(j => at(discount + (j * fading)))];
        return new(
            fading,
            (now.FightingOn, Law([.. all.Select((one, j) => one.FightingOn / (discount + (j * fading)))])),
            (now.AttackersTerms, Law([.. all.Select(one => one.AttackersTerms)])),
            (now.DefendersTerms, Law([.. all.Select(one => one.DefendersTerms)])));
    }

    /// <summary>By how much the utility of where an issue stands differs, on average over the time ahead, from what it is now.</summary>
    /// <param name="want">What the actor wants there.</param>
    /// <param name="curvature">ρ.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="perYear">v, points a year.</param>
    /// <param name="isLeftAlone">Whether a victorious side leaves it as it stands; null without a war.</param>
    public double Of(Want want, double curvature, double position, double perYear, Func<Side, bool>? isLeftAlone)
    {
        if (perYear == 0 || !(want.Weight > 0))
        {
            return 0;
        }

        Span<double> loss = stackalloc double[Terms];
        Integrate(want.Ideal, curvature, position, perYear, loss);
        double sum = 0, weights = 0;
        for (int part = 0; part < parts.Length; part++)
        {
            if (part == 0 || isLeftAlone?.Invoke(part == 1 ? Side.Attacker : Side.Defender) == true)
            {
                double mean = 0;
                for (int j = 0; j < Terms; j++)
                {
                    mean += parts[part].Law[j] * loss[j];
                }

                sum += parts[part].Weight * mean;
                weights += parts[part].Weight;
            }
        }

        return -want.Weight * sum / weights;
    }

    /// <summary>v of every issue, points a year: 0 where it stays and where the front moves it.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="value">The value of each uncertain number.</param>
    public static double[] Rates(Scenario scenario, Func<Uncertain, double> value)
    {
        const double monthsInYear = 12;
        return [.. scenario.Issues.Values.Select(issue =>
            issue is ScaleIssue { Drifts: Uncertain drifts } scale && (scale.Front is null || scenario.War is not FrontWar)
                ? value(drifts) * monthsInYear : 0)];
    }

    /// <summary>The coefficients of a density in the polynomials of Legendre, by its moments.</summary>
    private static double[] Law(double[] moments) =>
    [
        .. Legendre.Select((polynomial, j) =>
            ((2 * j) + 1) * polynomial.Select((factor, power) => moments[0] > 0 ? factor * moments[power] / moments[0] : 0).Sum()),
    ];

    /// <summary>Writes ∫ P_j(y)·(L(x(t)) − L(x₀)) dy for each polynomial.</summary>
    private void Integrate(double ideal, double curvature, double position, double perYear, Span<double> sums)
    {
        double end = perYear > 0 ? ScaleIssue.Max : ScaleIssue.Min, last = (end - position) / perYear, turn = (ideal - position) / perYear;
        double now = Loss(0), high = 1;
        sums.Clear();
        foreach (double to in turn > 0 && turn < last ? [turn, last] : new[] { last })
        {
            double low = Elementary.Exp(-rate * to), width = (high - low) / Panels;
            for (int panel = 0; panel < Panels; panel++)
            {
                for (int q = 0; q < RearmingTimes.InPanel; q++)
                {
                    double y = low + (width * (panel + RearmingTimes.Points[q]));
                    Add(sums, y, RearmingTimes.PointWeights[q] * width * (Loss(Math.Min(last, -Elementary.Log(y) / rate)) - now));
                }
            }

            high = low;
        }

        for (int q = 0; q < RearmingTimes.InPanel; q++)
        {
            Add(sums, high * RearmingTimes.Points[q], RearmingTimes.PointWeights[q] * high * (Loss(last) - now)); // at the end it stays
        }

        double Loss(double time) =>
            PowerLoss.Value(Math.Abs(position + (perYear * time) - ideal) / ScaleIssue.Max, curvature);

        static void Add(Span<double> sums, double y, double weighed)
        {
            for (int j = 0; j < Terms; j++)
            {
                double[] one = Legendre[j];
                sums[j] += weighed * (one[0] + (y * (one[1] + (y * (one[2] + (y * one[3]))))));
            }
        }
    }
}
