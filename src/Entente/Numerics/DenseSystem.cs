namespace Entente.Numerics;

/// <summary>Solves one small dense system of equations by Gaussian elimination with row exchanges, in place and without
/// allocation.</summary>
/// <remarks>For systems that are not positive definite; where they are, <see cref="Cholesky"/> costs half as much.</remarks>
internal static class DenseSystem
{
    private const double MinPivot = 1e-10; // relative to the greatest entry: below it too few digits of the answer are right

    /// <summary>Overwrites <paramref name="right"/> b with the x that solves A x = b; the matrix is lost. Cost O(size³/3).</summary>
    /// <param name="matrix">A, row-major.</param>
    /// <param name="size">Number of equations.</param>
    /// <param name="stride">Entries between rows.</param>
    /// <param name="right">b.</param>
    /// <returns>Sign of the determinant; 0 when the matrix is singular to working precision or holds no numbers.</returns>
    public static int Solve(Span<double> matrix, int size, int stride, Span<double> right)
    {
        double greatest = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                greatest = Math.Max(greatest, Math.Abs(matrix[(i * stride) + j]));
            }
        }

        int sign = 1;
        for (int j = 0; j < size; j++)
        {
            int pivot = j;
            for (int i = j + 1; i < size; i++)
            {
                pivot = Math.Abs(matrix[(i * stride) + j]) > Math.Abs(matrix[(pivot * stride) + j]) ? i : pivot;
            }

            Span<double> row = matrix.Slice(j * stride, size);
            if (pivot != j)
            {
                Span<double> other = matrix.Slice(pivot * stride, size);
                for (int k = j; k < size; k++)
                {
                    (row[k], other[k]) = (other[k], row[k]);
                }

                (right[j], right[pivot]) = (right[pivot], right[j]);
                sign = -sign;
            }

            if (!(Math.Abs(row[j]) > MinPivot * greatest) || !double.IsFinite(greatest))
            {
                return 0;
            }

            sign *= Math.Sign(row[j]);
            double inverse = 1 / row[j];
            for (int i = j + 1; i < size; i++)
            {
                Span<double> lower = matrix.Slice(i * stride, size);
                double factor = lower[j] * inverse;
                for (int k = j + 1; k < size && factor != 0; k++)
                {
                    lower[k] -= factor * row[k];
                }

                right[i] -= factor * right[j];
            }
        }

        SolveUpper(matrix, size, stride, right);
        return sign;
    }

    private static void SolveUpper(ReadOnlySpan<double> matrix, int size, int stride, Span<double> right)
    {
        for (int i = size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = matrix.Slice(i * stride, size);
            double sum = right[i];
            for (int k = i + 1; k < size; k++)
            {
                sum -= row[k] * right[k];
            }

            right[i] = sum / row[i];
        }
    }
}
