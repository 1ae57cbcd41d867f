using System.Numerics;

namespace Entente.Answers.Why;

/// <summary>A fair division of what several causes bring about together: each cause gets its mean contribution over all orders in which
/// the causes could be taken away.</summary>
/// <remarks><b>Source</b>: shapley1953, equation 12. The shares sum to value(all) − value(none).</remarks>
internal static class ShapleyShares
{
    private const int MaxCauses = 20;

    /// <summary>The share of each cause.</summary>
    /// <param name="value">What each subset of causes brings about; bit i of the index stands for cause i; 2ⁿ values, n at most 20.</param>
    public static double[] Of(ReadOnlySpan<double> value)
    {
        int causes = BitOperations.TrailingZeroCount(value.Length);
        if (!BitOperations.IsPow2(value.Length) || causes > MaxCauses)
        {
            throw new ArgumentException($"There are {value.Length} values; every subset of at most {MaxCauses} causes needs one.",
                nameof(value));
        }

        double[] weights = Weights(causes);
        double[] shares = new double[causes];
        for (int subset = 0; subset < value.Length; subset++)
        {
            int size = BitOperations.PopCount((uint)subset);
            for (int cause = 0; cause < causes; cause++)
            {
                if ((subset >> cause & 1) == 0)
                {
                    shares[cause] += weights[size] * (value[subset | 1 << cause] - value[subset]);
                }
            }
        }

        return shares;
    }

    /// <summary>s!(n − s − 1)!/n! for s others taken before.</summary>
    private static double[] Weights(int causes)
    {
        double[] weights = new double[Math.Max(1, causes)];
        weights[0] = 1.0 / Math.Max(1, causes);
        for (int size = 1; size < causes; size++)
        {
            weights[size] = weights[size - 1] * size / (causes - size);
        }

        return weights;
    }
}
