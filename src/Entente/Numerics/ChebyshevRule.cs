namespace Entente.Numerics;

/// <summary>Interpolation on [−1, 1] at the n points cos(π(j + ½)/n): from values there to a polynomial in powers of x.</summary>
/// <remarks>
/// Powers lose about n/3 digits against Chebyshev polynomials, but a value with two derivatives then costs six operations a
/// coefficient; up to 48 points leave some 4 digits, up to 24 eight. <b>Source</b>: trefethen2013, chapter 3.
/// </remarks>
internal sealed class ChebyshevRule
{
    private readonly double[] points;
    private readonly double[] chebyshev; // [coefficient, point]: discrete cosine transform
    private readonly double[] powers;    // [power, point]

    /// <summary>The rule with n points; O(n³) once.</summary>
    public ChebyshevRule(int count)
    {
        Count = count;
        points = [.. Enumerable.Range(0, count).Select(j => Elementary.CosOfPi((2 * j) + 1, 2 * count))];
        chebyshev = new double[count * count];
        for (int k = 0; k < count; k++)
        {
            for (int j = 0; j < count; j++)
            {
                chebyshev[(k * count) + j] = (k == 0 ? 1.0 : 2.0) / count * Elementary.CosOfPi(k * ((2 * j) + 1), 2 * count);
            }
        }

        powers = Powers(count);
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>The points, falling from almost 1 to almost −1.</summary>
    public ReadOnlySpan<double> Points => points;

    /// <summary>Size of the last two Chebyshev coefficients: about the error of the interpolation.</summary>
    public double Tail(ReadOnlySpan<double> values) => Math.Abs(Coefficient(Count - 1, values)) + Math.Abs(Coefficient(Count - 2, values));

    /// <summary>Coefficients of the powers x⁰, x¹, … of the interpolating polynomial.</summary>
    public void Coefficients(ReadOnlySpan<double> values, Span<double> coefficients)
    {
        for (int p = 0; p < Count; p++)
        {
            coefficients[p] = Dot(powers.AsSpan(p * Count, Count), values);
        }
    }

    private double Coefficient(int k, ReadOnlySpan<double> values) => Dot(chebyshev.AsSpan(k * Count, Count), values);

    private static double Dot(ReadOnlySpan<double> row, ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int j = 0; j < row.Length; j++)
        {
            sum += row[j] * values[j];
        }

        return sum;
    }

    private double[] Powers(int count)
    {
        double[] result = new double[count * count];
        double[] previous = new double[count];
        double[] current = new double[count]; // powers of T_k
        (previous[0], current[0]) = (0, 1);
        for (int k = 0; k < count; k++)
        {
            for (int p = 0; p < count; p++)
            {
                for (int j = 0; j < count; j++)
                {
                    result[(p * count) + j] += current[p] * chebyshev[(k * count) + j];
                }
            }

            double[] next = new double[count];
            for (int p = 0; p < count; p++)
            {
                // T₁ = x T₀, and T_{k+1} = 2x T_k − T_{k−1} from there on.
                next[p] = ((k == 0 ? 1 : 2) * (p == 0 ? 0 : current[p - 1])) - (k == 0 ? 0 : previous[p]);
            }

            (previous, current) = (current, next);
        }

        return result;
    }
}
