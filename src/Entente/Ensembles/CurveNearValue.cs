using Entente.Numerics;

namespace Entente.Ensembles;

/// <summary>The mean of an answer where an input has one value, from worlds in which it has others: a parabola is fitted to the worlds near
/// that value and read off there.</summary>
/// <remarks>
/// Least squares of the answer y on x = (input − value)/unit and x²; the estimate is the intercept. It has no bias where the answer is a
/// parabola in the input between the bounds, however the input is distributed there; a mean over the same worlds would have one. Only sums
/// are kept, those of each scramble by themselves, so that leaving one scramble out gives an estimate without it.
/// <para><b>Source</b>: fan1996, chapter 3 (local polynomial regression, here with equal weights).</para>
/// </remarks>
/// <param name="value">Where the curve is read off.</param>
/// <param name="from">Worlds with a lower value of the input do not count.</param>
/// <param name="to">Worlds with a higher value do not count.</param>
/// <param name="farthest">How far from the value inputs that count lie at most, about. They are measured in a unit of that size, a power of
/// two, which only keeps digits.</param>
internal sealed class CurveNearValue(double value, double from, double to, double farthest)
{
    /// <summary>What is a smaller share of the whole is none: of two values of x there is a line alone, of one a level.</summary>
    private const double MinSpread = 1e-12;

    private const int Kinds = 7; // of sums: x, x², x³, x⁴, y, xy, x²y

    private readonly double unit = FixedSum.UnitFor(farthest);
    private readonly FixedSum[] sums = new FixedSum[ScrambledMean.Scrambles * Kinds]; // scramble by scramble
    private readonly int[] counts = new int[ScrambledMean.Scrambles];

    /// <summary>How many worlds count.</summary>
    public int Worlds => counts.Sum();

    /// <summary>The estimate; NaN without a world.</summary>
    public double Estimate => Over(_ => true).Estimate();

    /// <summary>Counts a world, if its input lies near enough.</summary>
    /// <param name="draw">Its index.</param>
    /// <param name="input">Its input.</param>
    /// <param name="answer">Its answer.</param>
    public void Add(int draw, double input, double answer)
    {
        if (input < from || input > to)
        {
            return;
        }

        double x = (input - value) / unit;
        int scramble = draw % ScrambledMean.Scrambles, at = scramble * Kinds;
        counts[scramble]++;
        foreach (double number in (ReadOnlySpan<double>)[x, x * x, x * x * x, x * x * x * x, answer, x * answer, x * x * answer])
        {
            sums[at++] += number;
        }
    }

    /// <summary>The estimate without the worlds of one scramble; NaN if no world is left.</summary>
    public double Without(int scramble) => Over(one => one != scramble).Estimate();

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        carrier.Carry(sums.AsSpan());
        carrier.Carry(counts.AsSpan());
    }

    private Sums Over(Func<int, bool> counted)
    {
        int[] scrambles = [.. Enumerable.Range(0, ScrambledMean.Scrambles).Where(counted)];
        return new(scrambles.Sum(one => counts[one]), Sum(0), Sum(1), Sum(2), Sum(3), Sum(4), Sum(5), Sum(6));

        double Sum(int kind) => scrambles.Aggregate(default(FixedSum), (sum, one) => sum + sums[(one * Kinds) + kind]).Value;
    }

    /// <summary>Sums of the powers of x, and of y times them.</summary>
    private readonly record struct Sums(double Count, double X, double X2, double X3, double X4, double Y, double XY, double X2Y)
    {
        /// <summary>The intercept of the normal equations, by Cramer's rule.</summary>
        public double Estimate()
        {
            double line = (Count * X2) - (X * X);
            if (!(line > MinSpread * Count * X2))
            {
                return Y / Count;
            }

            (double first, double second, double third) = ((X2 * X4) - (X3 * X3), (X * X4) - (X2 * X3), (X * X3) - (X2 * X2));
            double curve = (Count * first) - (X * second) + (X2 * third);
            return curve > MinSpread * Count * X2 * X4 ? ((Y * first) - (XY * second) + (X2Y * third)) / curve
                : ((X2 * Y) - (X * XY)) / line;
        }
    }
}
