namespace Entente.Ensembles;

/// <summary>The mean of an answer where an input has one value, from worlds in which it has others: a straight line is fitted to the worlds
/// near that value and read off there.</summary>
/// <remarks>
/// Least squares of the answer y on x − value; the estimate is the intercept. It has no bias where the answer is straight in the input
/// between the bounds, however the input is distributed there; a plain mean over the same worlds would have one. Only sums are kept, those
/// of each scramble by themselves, so that leaving one scramble out gives an estimate without it.
/// <para><b>Source</b>: fan1996, chapter 3 (local linear regression, here with equal weights).</para>
/// </remarks>
/// <param name="value">Where the line is read off.</param>
/// <param name="from">Worlds with a lower value of the input do not count.</param>
/// <param name="to">Worlds with a higher value do not count.</param>
internal sealed class LineNearValue(double value, double from, double to)
{
    /// <summary>A spread of x below this share of its mean square is none: then the line is level.</summary>
    private const double MinSpread = 1e-12;

    private readonly Sums[] own = new Sums[ScrambledMean.Scrambles];
    private Sums all;

    /// <summary>How many worlds count.</summary>
    public int Worlds => (int)all.Count;

    /// <summary>The estimate; NaN without a world.</summary>
    public double Estimate => all.Estimate();

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

        double x = input - value;
        Sums one = new(1, x, x * x, answer, x * answer);
        own[draw % ScrambledMean.Scrambles] = own[draw % ScrambledMean.Scrambles].Plus(one, 1);
        all = all.Plus(one, 1);
    }

    /// <summary>The estimate without the worlds of one scramble; NaN if no world is left.</summary>
    public double Without(int scramble) => all.Plus(own[scramble], -1).Estimate();

    private readonly record struct Sums(double Count, double X, double XX, double Y, double XY)
    {
        public Sums Plus(Sums other, int times) => new(Count + (times * other.Count), X + (times * other.X), XX + (times * other.XX),
            Y + (times * other.Y), XY + (times * other.XY));

        public double Estimate()
        {
            double spread = (Count * XX) - (X * X);
            return spread > MinSpread * Count * XX ? ((XX * Y) - (X * XY)) / spread : Y / Count;
        }
    }
}
