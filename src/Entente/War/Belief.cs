using Entente.Numerics;

namespace Entente.War;

/// <summary>What an actor believes about the drift μ of the front: a normal distribution, in front units a year.</summary>
/// <remarks>
/// <para>
/// The two sides may believe different things (optimism), and the front teaches both: over Δt years it moves by
/// N(μΔt, σ²Δt), which updates a normal belief by the conjugate rule. A belief without doubt never learns.
/// </para>
/// <para>
/// <b>Source</b>: degroot1970, section 9.5 (normal mean, known variance); private optimism as a cause of war in fearon1995,
/// learning from the battlefield in slantchev2003 and smith2004.
/// </para>
/// </remarks>
/// <param name="Mean">Expected drift.</param>
/// <param name="StandardDeviation">Doubt about it, zero or more.</param>
internal readonly record struct Belief(double Mean, double StandardDeviation)
{
    /// <summary>The belief before anything is learnt: mean pace·(2p − 1 + lean), standard deviation pace·doubt.</summary>
    /// <param name="pace">Front units a year at total superiority.</param>
    /// <param name="share">p, the attacker's share of superiority in this world.</param>
    /// <param name="lean">
    /// Optimism signed by side: +optimism for the attacker and its supporters, −optimism for the defender and its
    /// supporters, 0 for everybody else.
    /// </param>
    /// <param name="doubt">Standard deviation of the belief about 2p − 1.</param>
    public static Belief Prior(double pace, double share, double lean, double doubt) =>
        new(Contest.Drift(pace, share) + (pace * Require.Finite(lean)), pace * Require.NotNegative(doubt));

    /// <summary>The belief after the front was seen to move.</summary>
    /// <param name="movement">Δf, positive towards the attacker's victory.</param>
    /// <param name="years">Δt, zero or more.</param>
    /// <param name="volatility">σ of the front, positive.</param>
    public Belief After(double movement, double years, double volatility)
    {
        Require.Finite(movement);
        Require.NotNegative(years);
        Require.Positive(volatility);
        if (years == 0)
        {
            return this;
        }

        // s√Δt against σ: by the ratio, since either square may leave the range of a double.
        double signal = StandardDeviation * Math.Sqrt(years);
        double total = double.Hypot(signal, volatility);
        double weight = signal / total * (signal / total);
        return new Belief(Mean + (weight * ((movement / years) - Mean)), StandardDeviation * (volatility / total));
    }

    /// <summary>The belief after something was seen that is as likely, under each drift, as is said: the normal distribution with the
    /// mean and the deviation of belief times likelihood.</summary>
    /// <remarks>What is not normal about the product is lost. By equal steps, which for a smooth likelihood is exact to the last digits, and
    /// for one with corners to about 1e-3 of the deviation.</remarks>
    /// <param name="likelihood">The likelihood of a drift that lies so many deviations above the mean; positive.</param>
    public Belief After(Func<double, double> likelihood)
    {
        const int Steps = 160;
        const double Reach = 8; // deviations; what lies beyond is lost in the last digits
        double total = 0, first = 0, second = 0;
        for (int k = -Steps; k <= Steps; k++)
        {
            double z = Reach * k / Steps, weight = Elementary.Exp(-0.5 * z * z) * likelihood(z);
            total += weight;
            first += weight * z;
            second += weight * z * z;
        }

        double mean = first / total, variance = Math.Max(0, (second / total) - (mean * mean));
        return new(Mean + (StandardDeviation * mean), StandardDeviation * Math.Sqrt(variance));
    }

    /// <summary>The belief after a public event that changes the true drift by a known amount.</summary>
    /// <param name="change">Change of μ: the same for every actor, so differences of opinion stay.</param>
    public Belief Shifted(double change) => this with { Mean = Mean + Require.Finite(change) };
}
