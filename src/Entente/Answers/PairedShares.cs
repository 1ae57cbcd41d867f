using Entente.Ensembles;

namespace Entente.Answers;

/// <summary>A yes or no in pairs of worlds, with and without a change: how many turned to yes, and how many to no.</summary>
/// <remarks>
/// The difference of the shares has Tango's score interval: all Δ with |(up − down − nΔ)/√(n(2q + Δ(1 − Δ)))| ≤ 1.96, q the likeliest share
/// of pairs that turn to no given Δ. Evenly spread points only make an error smaller, and hardly that of a rare event. Where no pair
/// differs it is ±3/n: were more than 3/n of worlds to end otherwise, a sample of n would show none of them less than once in 20 times.
/// <para><b>Source</b>: tango1998, equations 3 to 5; hanley1983 (three over n). <b>Valid for</b>: at least about three pairs expected to
/// differ; with fewer the interval covers more than 95 %.</para>
/// </remarks>
/// <param name="Pairs">n: how many pairs there are.</param>
/// <param name="Up">How many turned from no to yes.</param>
/// <param name="Down">How many turned from yes to no.</param>
internal readonly record struct PairedShares(int Pairs, int Up, int Down)
{
    private const double NormalQuantile = 1.959963984540054; // 97.5 %
    private const double WithoutAny = 3;
    private const int Halvings = 60;

    /// <summary>Whether the pairs that differ are too few for the spread between scrambles to tell the error.</summary>
    public bool AreFew => FewWorlds.AreTooFew(Up + Down);

    /// <summary>The 95 % interval of the difference of the shares.</summary>
    public (double Low, double High) Interval()
    {
        if (Up + Down == 0)
        {
            double bound = Math.Min(1, WithoutAny / Pairs);
            return (-bound, bound);
        }

        double difference = (Up - Down) / (double)Pairs;
        return (Edge(-1, difference, NormalQuantile), Edge(difference, 1, -NormalQuantile));
    }

    /// <summary>Where the score, which falls as the difference rises, passes a value.</summary>
    private double Edge(double low, double high, double score)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Score(middle) > score ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private double Score(double difference)
    {
        double n = Pairs, linear = ((2 * n) - Up + Down) * difference - Up - Down, constant = -Down * difference * (1 - difference);
        double down = (Math.Sqrt(Math.Max(0, (linear * linear) - (8 * n * constant))) - linear) / (4 * n);
        double distance = Up - Down - (n * difference), variance = n * ((2 * down) + (difference * (1 - difference)));
        return variance > 0 ? distance / Math.Sqrt(variance) : distance == 0 ? 0 : double.CopySign(double.PositiveInfinity, distance);
    }
}
