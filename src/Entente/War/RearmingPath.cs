using Entente.Numerics;

namespace Entente.War;

/// <summary>W' as re-arming grows: what the war would be worth to somebody if it came back at any time of a peace, a parabola through
/// three moments.</summary>
/// <remarks>The parabola is one in the logarithm of the ratio of strengths (<see cref="RearmingScale"/>), in which W' bends little: it is
/// right to about 5e-4 in the shipped files.</remarks>
/// <param name="Start">W' on the day of the signature, with its derivatives by the front.</param>
/// <param name="Middle">When the balance of strength has gone half of its way.</param>
/// <param name="End">When all is done.</param>
internal readonly record struct RearmingPath(FrontDerivatives Start, FrontDerivatives Middle, FrontDerivatives End)
{
    /// <summary>W' of somebody to whom re-arming makes no difference.</summary>
    public static RearmingPath Always(double value)
    {
        FrontDerivatives always = new(value, 0, 0, 0, 0);
        return new(always, always, always);
    }

    /// <summary>The same where the war is worth more by some utility, whenever it comes back.</summary>
    public RearmingPath Plus(double more) => new(Start.Plus(more), Middle.Plus(more), End.Plus(more));

    /// <summary>A weighted sum of the three.</summary>
    public FrontDerivatives Sum((double Start, double Middle, double End) weights) => new(
        (weights.Start * Start.Value) + (weights.Middle * Middle.Value) + (weights.End * End.Value),
        (weights.Start * Start.Slope) + (weights.Middle * Middle.Slope) + (weights.End * End.Slope),
        (weights.Start * Start.Curvature) + (weights.Middle * Middle.Curvature) + (weights.End * End.Curvature),
        0, 0);

    /// <summary>A weighted sum of the three values.</summary>
    public double Value((double Start, double Middle, double End) weights) =>
        (weights.Start * Start.Value) + (weights.Middle * Middle.Value) + (weights.End * End.Value);

    /// <summary>The most that W' is at any share.</summary>
    public double Most => Math.Max(Start.Value, Math.Max(Middle.Value, End.Value))
        + (Math.Abs(Start.Value - (2 * Middle.Value) + End.Value) / 8); // no parabola rises further above its points

    /// <summary>The weights of the three moments in W' where the balance of strength has gone a share of its way.</summary>
    public static (double Start, double Middle, double End) Weights(double gone) =>
        ((1 - gone) * (1 - (2 * gone)), 4 * gone * (1 - gone), gone * ((2 * gone) - 1));

    /// <summary>The weights of the three moments in what waiting is worth to a breaker at a share of the time.</summary>
    /// <remarks>
    /// Occasions to break come at rate b. Breaking at this one pays more than at the next that pays if x = W' − U − e − c exceeds
    /// ∫ b·e^(−(b+r)s)·x(t+s) ds; in parts, if r·x exceeds b·∫ e^(−(b+r)s)·(dW'/dt)(t+s) ds, over the time in which re-arming still
    /// grows. So x is compared with the value of waiting (b/r)·∫ e^(−(b+r)s) dW'/dt ds, or with 0 where W' falls. As b grows it tends to
    /// (dW'/dt)/r: the first-order condition of the best time to break, d/dt e^(−rt)x = 0.
    /// </remarks>
    /// <param name="scale">How the balance of strength moves.</param>
    /// <param name="share">Share of the time that is over.</param>
    /// <param name="years">The whole time, in years; 0 where nobody re-arms.</param>
    /// <param name="rate">b, a year.</param>
    /// <param name="discount">r of the breaker, a year.</param>
    public static (double Start, double Middle, double End) Waiting(
        RearmingScale scale, double share, double years, double rate, double discount)
    {
        double left = (1 - share) * years, both = rate + discount;
        if (left <= 0 || rate <= 0)
        {
            return default;
        }

        // By u = 1 − e^(−(b+r)s), in which even weights stand for the occasions to come.
        double all = -Elementary.ExpMinusOne(-both * left), scaled = rate * all / (discount * both * years);
        (double start, double middle, double end) = (0, 0, 0);
        for (int q = 0; q < RearmingTimes.InPanel; q++)
        {
            double later = -Elementary.Log(1 - (all * RearmingTimes.Points[q])) / both;
            (double gone, double slope) = scale.At(Math.Min(1, share + (later / years)));
            double weight = scaled * RearmingTimes.PointWeights[q] * slope;
            start += weight * ((4 * gone) - 3);
            middle += weight * (4 - (8 * gone));
            end += weight * ((4 * gone) - 1);
        }

        return (start, middle, end);
    }
}
