namespace Entente.Numerics;

/// <summary>Uniform numbers that hang together as the ranks of normal numbers do, each of them uniform as before.</summary>
/// <remarks>
/// <para>
/// Shares u become normal numbers z = Φ⁻¹(u), these y = L·z with L·Lᵀ the matrix of correlations, and these the shares Φ(y). The first
/// number keeps its share; a later one depends on those before it. Pairs for which no correlation is given are independent of each other
/// given all others: of all normal laws with the given correlations the one of greatest entropy (zeros in the inverse of the matrix).
/// </para>
/// <para>
/// <b>Source</b>: iman1982 and embrechts2002 for the copula; dempster1972 for the pairs that are not given, speed1986 for how the matrix
/// is found (iterative proportional scaling, pair after pair).
/// </para>
/// </remarks>
internal sealed class GaussianCopula
{
    /// <summary>More numbers are not tied together: the matrix of so many is found in less than a second.</summary>
    public const int MaxNumbers = 24;

    private const double Near = 1e-12;       // of a correlation reached by scaling
    private const double Enough = 1e-7;      // where it comes near slowly, as at the edge of what is possible
    private const double Singular = 1e-10;   // of a pivot that counts as 0
    private const long MostWork = 100_000_000; // multiplications

    private readonly double[] factor; // lower triangle, row by row
    private readonly int size;

    private GaussianCopula(double[] factor, int size) => (this.factor, this.size) = (factor, size);

    /// <summary>The copula with some rank correlations; null where no normal law has them.</summary>
    /// <param name="size">How many numbers, at most <see cref="MaxNumbers"/>.</param>
    /// <param name="ranks">Rank correlations by pair; each pair once, no number with itself. Range (−1, 1).</param>
    public static GaussianCopula? Of(int size, IReadOnlyList<RankedPair> ranks) =>
        Matrix(size, ranks) is double[] matrix && Factored(matrix, size) is double[] found ? new(found, size) : null;

    /// <summary>Shares that hang together.</summary>
    /// <param name="shares">Independent shares, strictly between 0 and 1; overwritten.</param>
    public void Tie(Span<double> shares)
    {
        const double edge = 1.0 / (1L << 33); // half a cell of 32 bits: the shares of OwenScramble go as far
        Span<double> normal = stackalloc double[MaxNumbers];
        for (int i = 0; i < size; i++)
        {
            normal[i] = NormalDistribution.Quantile(shares[i]);
        }

        for (int i = 1; i < size; i++)
        {
            ReadOnlySpan<double> row = factor.AsSpan(i * size, i + 1);
            double tied = 0;
            int others = 0;
            for (int j = 0; j <= i; j++)
            {
                tied += row[j] * normal[j];
                others += j < i && row[j] != 0 ? 1 : 0;
            }

            if (others > 0)
            {
                shares[i] = Math.Clamp(NormalDistribution.Below(tied), edge, 1 - edge);
            }
        }
    }

    /// <summary>The correlations of the normal numbers, those that are not given filled in; null if there are none.</summary>
    private static double[]? Matrix(int size, IReadOnlyList<RankedPair> ranks)
    {
        double[] matrix = Identity(size);
        if (ranks.Count < size * (size - 1) / 2)
        {
            if (!Scale(matrix, size, ranks))
            {
                return null;
            }

            for (int i = 0; i < size; i++)
            {
                matrix[(i * size) + i] = 1;
            }
        }

        foreach (RankedPair pair in ranks)
        {
            matrix[(pair.One * size) + pair.Other] = matrix[(pair.Other * size) + pair.One] = RankCorrelation.OfNormals(pair.Rank);
        }

        return matrix;
    }

    /// <summary>Gives each pair its correlation in turn, and changes the others only as far as they follow from it, until all have
    /// theirs.</summary>
    private static bool Scale(double[] matrix, int size, IReadOnlyList<RankedPair> ranks)
    {
        double[] one = new double[size], other = new double[size];
        double farthest = double.PositiveInfinity;
        for (long work = 0; work < MostWork; work += (long)ranks.Count * size * size * 4)
        {
            farthest = 0;
            foreach (RankedPair pair in ranks)
            {
                (int a, int b) = (pair.One, pair.Other);
                double rho = RankCorrelation.OfNormals(pair.Rank);
                double aa = matrix[(a * size) + a], bb = matrix[(b * size) + b], ab = matrix[(a * size) + b];
                double determinant = (aa * bb) - (ab * ab);
                if (!(determinant > Singular * aa * bb))
                {
                    return false;
                }

                farthest = Math.Max(farthest, Math.Max(Math.Abs(ab - rho), Math.Max(Math.Abs(aa - 1), Math.Abs(bb - 1))));
                for (int i = 0; i < size; i++)
                {
                    double toA = matrix[(i * size) + a], toB = matrix[(i * size) + b];
                    one[i] = ((toA * bb) - (toB * ab)) / determinant;
                    other[i] = ((toB * aa) - (toA * ab)) / determinant;
                }

                for (int i = 0; i < size; i++)
                {
                    double left = (one[i] * (1 - aa)) + (other[i] * (rho - ab)), right = (one[i] * (rho - ab)) + (other[i] * (1 - bb));
                    for (int j = 0; j < size; j++)
                    {
                        matrix[(i * size) + j] += (left * one[j]) + (right * other[j]);
                    }
                }
            }

            if (farthest <= Near)
            {
                return true;
            }
        }

        return farthest <= Enough;
    }

    /// <summary>The lower factor, with a row of zeros behind the diagonal where a number follows from those before it; null where the
    /// matrix is not positive semidefinite.</summary>
    private static double[]? Factored(double[] matrix, int size)
    {
        double[] lower = new double[size * size];
        for (int j = 0; j < size; j++)
        {
            for (int i = j; i < size; i++)
            {
                double rest = matrix[(i * size) + j];
                for (int k = 0; k < j; k++)
                {
                    rest -= lower[(i * size) + k] * lower[(j * size) + k];
                }

                double pivot = i == j ? rest : lower[(j * size) + j];
                if (i == j && rest < -Singular)
                {
                    return null;
                }

                bool isZero = i == j ? rest <= Singular : pivot == 0;
                if (isZero && i > j && Math.Abs(rest) > Math.Sqrt(Singular))
                {
                    return null;
                }

                lower[(i * size) + j] = isZero ? 0 : i == j ? Math.Sqrt(rest) : rest / pivot;
            }
        }

        return lower;
    }

    private static double[] Identity(int size)
    {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            matrix[(i * size) + i] = 1;
        }

        return matrix;
    }
}

/// <summary>The rank correlation of two numbers.</summary>
/// <param name="One">Place of the one.</param>
/// <param name="Other">Place of the other.</param>
/// <param name="Rank">Spearman's correlation.</param>
internal readonly record struct RankedPair(int One, int Other, double Rank);
