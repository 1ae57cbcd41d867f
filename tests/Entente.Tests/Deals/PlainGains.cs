using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>Gains and their slopes straight from the formulas, for a reference solver: G = U − W, or V − W where a deal may be
/// broken.</summary>
/// <remarks>Terms are shares of a scale in [0, 1], or the index of an option.</remarks>
internal sealed class PlainGains(DealProblem problem)
{
    /// <summary>W of every actor.</summary>
    public double[] Reservation { get; init; } = [.. problem.Actors.Select(actor => actor.Reservation)];

    /// <summary>What makes a deal break; null where it cannot.</summary>
    public Breaking? Breaks { get; init; }

    /// <summary>All assessments: the actors' utilities, then what else the gains read.</summary>
    public Assessment[] Assessments { get; } = [.. problem.Actors.Select(actor => actor.Utility), .. problem.Extras];

    /// <summary>Gains, and their slopes by issue.</summary>
    public double[] At(ReadOnlySpan<double> terms, out double[][] gradients)
    {
        int actors = problem.Actors.Count;
        double[] value = new double[Assessments.Length];
        double[][] slope = new double[Assessments.Length][];
        for (int a = 0; a < value.Length; a++)
        {
            (value[a], slope[a]) = Assess(Assessments[a], terms);
        }

        if (Breaks is not Breaking breaks)
        {
            gradients = slope[..actors];
            return [.. Enumerable.Range(0, actors).Select(i => value[i] - Reservation[i])];
        }

        double hazard = 0;
        double[] steeper = new double[terms.Length];
        foreach ((int breaker, double reach) in breaks.Breakers)
        {
            double temptation = breaks.Fallback[breaker] - value[breaker] - value[breaks.Enforcement];
            double share = 1 / (1 + Math.Exp(-temptation / breaks.Tremble));
            hazard += breaks.BreakRate * reach * share;
            for (int k = 0; k < steeper.Length; k++)
            {
                steeper[k] -= breaks.BreakRate * reach * share * (1 - share) / breaks.Tremble * (slope[breaker][k]
                    + slope[breaks.Enforcement][k]);
            }
        }

        gradients = new double[actors][];
        double[] gains = new double[actors];
        for (int i = 0; i < actors; i++)
        {
            double discount = breaks.Discount[i], lost = breaks.Fallback[i], total = discount + hazard;
            double held = ((discount * value[i]) + (hazard * lost)) / total;
            gains[i] = held - Reservation[i];
            double[] own = slope[i];
            gradients[i] = [.. own.Select((by, k) => ((discount * by) + ((lost - held) * steeper[k])) / total)];
        }

        return gains;
    }

    private (double Value, double[] Slope) Assess(Assessment of, ReadOnlySpan<double> terms)
    {
        double value = of.Constant;
        double[] slope = new double[terms.Length];
        for (int k = 0; k < terms.Length; k++)
        {
            Want want = of.Wants[k];
            if (want.Weight == 0)
            {
                continue;
            }

            if (problem.Issues[k] is DiscreteIssue)
            {
                value -= want.Weight * (1 - (want.Scores![(int)terms[k]] / 100));
                continue;
            }

            double from = terms[k] - (want.Ideal / 100), distance = Math.Abs(from);
            value -= want.Weight * Math.Pow(distance, of.Curvature);
            slope[k] = distance == 0 ? 0 : -want.Weight * of.Curvature * Math.Pow(distance, of.Curvature - 1) * Math.Sign(from);
        }

        return (value, slope);
    }

    /// <summary>What the value of a deal that may break is made of.</summary>
    /// <param name="Discount">r of every actor.</param>
    /// <param name="Fallback">W′ of every actor.</param>
    /// <param name="Breakers">Who may break the deal, with T = W′, and how often a breach by it ends the deal.</param>
    /// <param name="Enforcement">Index of e among the assessments.</param>
    /// <param name="BreakRate">Greatest hazard of one breaker, a year.</param>
    /// <param name="Tremble">Width of the logistic, in utility.</param>
    internal sealed record Breaking(double[] Discount, double[] Fallback, (int Actor, double Reach)[] Breakers, int Enforcement,
        double BreakRate, double Tremble);
}
