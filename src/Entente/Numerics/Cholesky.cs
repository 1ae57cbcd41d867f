namespace Entente.Numerics;

/// <summary>
/// Cholesky factor of a small dense symmetric positive definite matrix, in place and without allocation.
/// Differs from MathNet's in working on a caller's row-major span (lower triangle), so that a solver can reuse its memory.
/// </summary>
internal static class Cholesky
{
    /// <summary>
    /// Overwrites the lower triangle of <paramref name="matrix"/> (row-major, <paramref name="stride"/> entries a row)
    /// with its factor L; the diagonal holds 1/L_jj. Cost O(size³/6).
    /// </summary>
    /// <returns>False when a pivot is not positive: the matrix is not positive definite to working precision.</returns>
    public static bool TryFactor(Span<double> matrix, int size, int stride)
    {
        for (int j = 0; j < size; j++)
        {
            Span<double> rowJ = matrix.Slice(j * stride, j + 1);
            double pivot = rowJ[j];
            for (int k = 0; k < j; k++)
            {
                pivot -= rowJ[k] * rowJ[k];
            }

            if (!(pivot > 0) || double.IsInfinity(pivot))
            {
                return false;
            }

            double inverse = 1 / Math.Sqrt(pivot);
            rowJ[j] = inverse;
            for (int i = j + 1; i < size; i++)
            {
                Span<double> rowI = matrix.Slice(i * stride, j + 1);
                double sum = rowI[j];
                for (int k = 0; k < j; k++)
                {
                    sum -= rowI[k] * rowJ[k];
                }

                rowI[j] = sum * inverse;
            }
        }

        return true;
    }

    /// <summary>Overwrites <paramref name="vector"/> b with the x that solves L x = b.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int size, int stride, Span<double> vector)
    {
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = factor.Slice(i * stride, i + 1);
            double sum = vector[i];
            for (int k = 0; k < i; k++)
            {
                sum -= row[k] * vector[k];
            }

            vector[i] = sum * row[i];
        }
    }

    /// <summary>Overwrites <paramref name="vector"/> b with the x that solves Lᵀ x = b.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int size, int stride, Span<double> vector)
    {
        for (int i = size - 1; i >= 0; i--)
        {
            double sum = vector[i];
            for (int k = i + 1; k < size; k++)
            {
                sum -= factor[k * stride + i] * vector[k];
            }

            vector[i] = sum * factor[i * stride + i];
        }
    }
}
