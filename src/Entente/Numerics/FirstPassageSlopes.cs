namespace Entente.Numerics;

/// <summary>How the two first-passage transforms change with the starting point f: first and second derivatives.</summary>
/// <remarks>
/// <para>
/// With α = θ − a, β = θ + a and D = 1 − e^(−2θ) the transforms are differences of decays,
/// Upper = (e^(−α(1−f)) − e^(−α−βf))/D and Lower = (e^(−βf) − e^(−β−α(1−f)))/D, so both first derivatives are sums of
/// terms of one sign. <b>Source</b>: derivatives of the formulas in <see cref="FirstPassage"/>.
/// </para>
/// </remarks>
/// <param name="Upper">dUpper/df, zero or more.</param>
/// <param name="Lower">dLower/df, zero or less.</param>
/// <param name="UpperCurvature">d²Upper/df².</param>
/// <param name="LowerCurvature">d²Lower/df².</param>
internal readonly record struct FirstPassageSlopes(double Upper, double Lower, double UpperCurvature, double LowerCurvature)
{
    /// <summary>The derivatives for a diffusion; arguments as in <see cref="FirstPassage.OfDiffusion"/>.</summary>
    /// <inheritdoc cref="FirstPassage.OfDiffusion" path="/param"/>
    public static FirstPassageSlopes OfDiffusion(double drift, double volatility, double discount, double front)
    {
        Require.Finite(drift);
        Require.Positive(volatility);
        Require.NotNegative(discount);
        Require.Within(front, 0, 1);
        (double alpha, double beta) = FirstPassage.Exponents(drift, volatility, discount);
        double span = alpha + beta;
        if (span < Decay.Negligible)
        {
            return new FirstPassageSlopes(1, -1, 0, 0);
        }

        double whole = Decay.Loss(span);
        double forward = alpha * Elementary.Exp(-alpha * (1 - front)) / whole;
        double forwardBack = beta * Elementary.Exp(-alpha - (beta * front)) / whole;
        double backward = beta * Elementary.Exp(-beta * front) / whole;
        double backwardForth = alpha * Elementary.Exp(-beta - (alpha * (1 - front))) / whole;
        return new FirstPassageSlopes(
            forward + forwardBack,
            -(backward + backwardForth),
            (alpha * forward) - (beta * forwardBack),
            (beta * backward) - (alpha * backwardForth));
    }
}
