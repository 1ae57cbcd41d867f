namespace Entente.Numerics;

/// <summary>
/// How a drifting random walk on (0, 1) leaves the interval: the discounted chances of leaving at 1 and at 0.
/// </summary>
/// <remarks>
/// <para>
/// For dX = μ dt + σ dB started at f, stopped at the time T when it first reaches 1 or 0, and discounted at rate r:
/// <c>Upper</c> = E[e^(−rT); hit 1] = e^(a(1−f)) sinh(θf)/sinh θ and
/// <c>Lower</c> = E[e^(−rT); hit 0] = e^(−af) sinh(θ(1−f))/sinh θ,
/// with tilt a = μ/σ² and θ = √(μ² + 2rσ²)/σ². At r = 0 (θ = |a|) they are the plain chances of each end, and sum to 1.
/// </para>
/// <para>
/// A random walk of battles with discounting has the same form (gambler's ruin): with N forts of which the attacker
/// holds X, chance p of winning a battle and q = 1 − p, take a = (N/2) ln(p/q), θ = (N/2) ln(l₁/l₂) for the roots
/// l₁,₂ = (1 ± √(1 − 4pqδ²))/(2pδ), and f = X/N.
/// </para>
/// <para><b>Source</b>: borodin2002, part II, formulas 2.3.0.5(a, b) for μ ≠ 0; karlin1975, section 7.5 for r = 0.</para>
/// <para><b>Valid for</b>: 0 ≤ f ≤ 1, finite a, θ ≥ |a|; about 15 digits each, and zero where the value is below 1e-308.</para>
/// </remarks>
/// <param name="Upper">E[e^(−rT); hit 1], in [0, 1].</param>
/// <param name="Lower">E[e^(−rT); hit 0], in [0, 1].</param>
internal readonly record struct FirstPassage(double Upper, double Lower)
{
    // Below this the answers no longer depend on the volatility, and its square would leave the range of a double.
    internal const double MinVolatility = 1e-100;

    /// <summary>The two transforms as a function of tilt a = μ/σ², θ and the starting point f.</summary>
    /// <param name="tilt">a = μ/σ², any finite number.</param>
    /// <param name="theta">θ = √(a² + 2r/σ²), at least |a|. Equal to |a| = no discounting.</param>
    /// <param name="front">f, in [0, 1].</param>
    public static FirstPassage At(double tilt, double theta, double front)
    {
        Require.Finite(tilt);
        Require.Within(theta, Math.Abs(tilt), double.MaxValue / 4);
        Require.Within(front, 0, 1);
        return Scaled(theta - tilt, theta + tilt, front);
    }

    /// <summary>The two transforms for a diffusion given by its drift, volatility and discount rate (same unit of time).</summary>
    /// <param name="drift">μ, front units a year.</param>
    /// <param name="volatility">σ, front units per square root of a year; positive.</param>
    /// <param name="discount">r, rate a year; zero gives the plain chances.</param>
    /// <param name="front">f, in [0, 1].</param>
    public static FirstPassage OfDiffusion(double drift, double volatility, double discount, double front)
    {
        Require.Finite(drift);
        Require.Positive(volatility);
        Require.NotNegative(discount);
        Require.Within(front, 0, 1);
        return Diffusion(drift, volatility, discount, front);
    }

    /// <summary>The chance of leaving at 1 rather than at 0, without discounting.</summary>
    /// <param name="tilt">a = μ/σ².</param>
    /// <param name="front">f, in [0, 1].</param>
    public static double HittingProbability(double tilt, double front) => At(tilt, Math.Abs(tilt), front).Upper;

    /// <summary>
    /// The expected discounted time until leaving, E[∫₀ᵀ e^(−rt) dt] = (1 − Upper − Lower)/r, in units of 1/σ²:
    /// divide by σ² for years. At θ = |a| this is the expected duration E[T].
    /// </summary>
    /// <remarks>Free of cancellation: about 14 digits also where 1 − Upper − Lower has none left.</remarks>
    /// <inheritdoc cref="At" path="/param"/>
    public static double Duration(double tilt, double theta, double front)
    {
        Require.Finite(tilt);
        Require.Within(theta, Math.Abs(tilt), double.MaxValue / 4);
        Require.Within(front, 0, 1);

        // Mirrored so that α ≤ β: the long exponent is then the one divided by.
        (double f, double g) = tilt >= 0 ? (front, 1 - front) : (1 - front, front);
        double alpha = theta - Math.Abs(tilt);
        double beta = theta + Math.Abs(tilt);
        return theta < 1 ? ShortDuration(alpha, beta, theta, f, g) : LongDuration(alpha, beta, f, g);
    }

    /// <summary><see cref="OfDiffusion"/> for callers that have checked their numbers.</summary>
    internal static FirstPassage Diffusion(double drift, double volatility, double discount, double front)
    {
        (double alpha, double beta) = Exponents(drift, volatility, discount);
        return Scaled(alpha, beta, front);
    }

    /// <summary>α = θ − a and β = θ + a of a diffusion, finite and to full precision.</summary>
    internal static (double Alpha, double Beta) Exponents(double drift, double volatility, double discount)
    {
        double sigma = Math.Max(volatility, MinVolatility);
        double speed = Math.Abs(drift);
        double root = double.Hypot(speed, Math.Sqrt(2 * discount) * sigma); // θσ²
        // θ − |a| as a difference would lose all digits when θ is near |a|; its product with θ + |a| is 2r/σ².
        double near = root + speed > 0 ? 2 * discount / (root + speed) : 0;
        double far = Math.Min((root + speed) / sigma / sigma, double.MaxValue / 4);
        return drift >= 0 ? (near, far) : (far, near);
    }

    /// <summary>The transforms with α = θ − a and β = θ + a, so that every exponent is negative.</summary>
    private static FirstPassage Scaled(double alpha, double beta, double f)
    {
        double g = 1 - f;
        double span = alpha + beta; // 2θ
        if (span < Decay.Negligible)
        {
            return new FirstPassage(f, g);
        }

        double whole = Decay.Loss(span);
        return new FirstPassage(
            Elementary.Exp(-alpha * g) * (Decay.Loss(span * f) / whole),
            Elementary.Exp(-beta * f) * (Decay.Loss(span * g) / whole));
    }

    /// <summary>2(1 − Upper − Lower)/(αβ) for θ ≥ 1, where the two products below differ by a good part of the first.</summary>
    private static double LongDuration(double alpha, double beta, double f, double g)
    {
        double product = Elementary.Exp(-(alpha * g) - (beta * f));
        double gained = g * Decay.MeanSurvival(alpha * g) * Decay.Loss(beta * f);
        double lost = f * product * Decay.MeanSurvival(alpha * f) * Decay.Loss(beta * g);
        return Math.Max(0, 2 / beta * (gained - lost) / Decay.Loss(alpha + beta));
    }

    /// <summary>The same for θ below 1, with the leading terms cancelled by hand.</summary>
    private static double ShortDuration(double alpha, double beta, double theta, double f, double g)
    {
        double sameSide = SinhRatioExcess(alpha * g / 2);
        double otherSide = SinhRatioExcess(beta * f / 2);
        double mirrorSame = SinhRatioExcess(alpha * f / 2);
        double mirrorOther = SinhRatioExcess(beta * g / 2);
        double first = (1 + sameSide) * (1 + otherSide);
        double difference = sameSide - mirrorSame + (otherSide - mirrorOther)
            + (sameSide * otherSide) - (mirrorSame * mirrorOther);
        double bracket = (first * Elementary.Exp(theta) / (1 + Elementary.Exp(-theta)))
            + (theta < Decay.Negligible ? 0 : difference / Decay.Loss(2 * theta));
        double scale = Elementary.Exp(-(alpha * g) - (beta * f) - (((alpha * f) + (beta * g)) / 2));
        return 2 * f * g * scale * bracket;
    }

    /// <summary>sinh(y)/y − 1 for 0 ≤ y ≤ 1, by its series: the quotient would leave only the digits after the 1.</summary>
    private static double SinhRatioExcess(double y)
    {
        double square = y * y;
        double term = 1;
        double sum = 0;
        for (int k = 2; k <= 18; k += 2)
        {
            term *= square / (k * (k + 1));
            sum += term;
        }

        return sum;
    }
}
