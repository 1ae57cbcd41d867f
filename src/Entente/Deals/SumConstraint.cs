using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>A linear limit on scale issues: Σ_k c_k d_k ≤ Max.</summary>
/// <param name="Coefficients">One a issue; 0 on option issues.</param>
/// <param name="Max">Greatest allowed sum.</param>
internal sealed record SumConstraint(IReadOnlyList<double> Coefficients, double Max)
{
    /// <summary>A sum is kept when it is exceeded by no more than this share of what a whole scale on every issue makes.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>What a move over the whole scale on every issue can change, Σ 100·|c_k|: the unit in which a sum is compared with its
    /// limit.</summary>
    internal double Norm => ScaleIssue.Max * Coefficients.Sum(Math.Abs);

    /// <summary>Whether terms keep the limit, to 1e-9 of a whole scale on every issue.</summary>
    /// <param name="terms">One number an issue: position in [0, 100] or option index.</param>
    public bool Holds(ReadOnlySpan<double> terms) => Holds(terms, 1);

    /// <summary>The same for positions in another unit.</summary>
    internal bool Holds(ReadOnlySpan<double> terms, double unit)
    {
        double over = -Max, norm = 0;
        for (int k = 0; k < Coefficients.Count; k++)
        {
            over += Coefficients[k] * terms[k] * unit;
            norm += ScaleIssue.Max * Math.Abs(Coefficients[k]);
        }

        return over <= Tolerance * (norm > 0 ? norm : ScaleIssue.Max);
    }
}
