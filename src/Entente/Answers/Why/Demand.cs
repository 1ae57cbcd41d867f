namespace Entente.Answers.Why;

/// <summary>How far an actor can push: the more it demands, the more it gets if the demand is met and the likelier it is refused.</summary>
/// <remarks>
/// <b>Source</b>: the risk-return trade-off of fearon1995, pp. 393-395: demand x, met if the other side then keeps at least its
/// reservation value; expected utility (1 − F(x))·u(x) + F(x)·w. F, the chance of refusal, runs straight between the worlds of an
/// ensemble, world i of n in order standing for the share (i + ½)/n; worlds in which nothing at all is granted come on top. <b>Valid
/// for</b>: u rising in the demand.
/// </remarks>
internal sealed class Demand
{
    private const int Steps = 48; // to 1e-10 of the gap

    private readonly double[] limits;
    private readonly double[] refusals;
    private readonly double highest;
    private readonly double refused;

    /// <summary>A demand put to an actor that is known only as an ensemble.</summary>
    /// <param name="limits">In each world, the most that the other side grants; two or more, in any order.</param>
    /// <param name="lowest">The least that can be demanded.</param>
    /// <param name="highest">The most that can be demanded.</param>
    /// <param name="refused">w: what a refusal leaves the actor that demands.</param>
    /// <param name="never">In how many further worlds every demand is refused.</param>
    public Demand(IReadOnlyList<double> limits, double lowest, double highest, double refused, int never = 0)
    {
        double[] sorted = [.. limits.Order()];
        if (sorted.Length < 2 || !double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]) || !(lowest < highest))
        {
            throw new ArgumentException("Two or more finite limits, and a demand with room to move, are needed.", nameof(limits));
        }

        (this.highest, this.refused) = (highest, refused);
        (Lowest, Worlds) = (lowest, sorted.Length + never);
        double always = never / (double)Worlds;

        // Half a world lies beyond the first and the last: the distribution runs on as steeply as beside them.
        double first = sorted[0] - ((sorted[1] - sorted[0]) / 2), last = sorted[^1] + ((sorted[^1] - sorted[^2]) / 2);
        this.limits = [first, .. sorted, last];
        refusals = [always, .. sorted.Select((_, i) => (never + i + 0.5) / Worlds), 1];
    }

    /// <summary>The least that can be demanded.</summary>
    public double Lowest { get; }

    /// <summary>How many worlds it rests on.</summary>
    public int Worlds { get; }

    /// <summary>The chance that a demand is refused.</summary>
    public double Refusal(double demand)
    {
        if (demand <= limits[0])
        {
            return refusals[0];
        }

        int above = Array.BinarySearch(limits, demand);
        if (above >= 0)
        {
            return refusals[FirstEqual(above)]; // worlds with just this limit grant it
        }

        return ~above >= limits.Length ? 1 : Between(demand, ~above);
    }

    /// <summary>The chance of refusal from the least demand to the greatest, for a picture: straight lines between these points leave it
    /// by at most the tolerance, and where it leaps two points stand at one demand.</summary>
    /// <param name="tolerance">The greatest departure allowed, a share from 0 to 1.</param>
    /// <remarks><b>Source</b>: Douglas and Peucker 1973, with the distance taken up the axis of the chance.</remarks>
    public IReadOnlyList<(double Demand, double Refusal)> Curve(double tolerance)
    {
        (double Demand, double Refusal)[] corners =
        [
            (Lowest, Refusal(Lowest)),
            .. limits.Zip(refusals).Where(corner => corner.First > Lowest && corner.First < highest),
            (highest, Refusal(highest)),
        ];
        List<(double, double)> kept = [corners[0]];
        Keep(0, corners.Length - 1);
        return kept;

        void Keep(int from, int to)
        {
            ((double start, double low), (double end, double high)) = (corners[from], corners[to]);
            (int furthest, double most) = (to, tolerance);
            for (int i = from + 1; i < to && end > start; i++)
            {
                double off = Math.Abs(corners[i].Refusal - (low + ((corners[i].Demand - start) / (end - start) * (high - low))));
                (furthest, most) = off > most ? (i, off) : (furthest, most);
            }

            if (furthest < to)
            {
                Keep(from, furthest);
                Keep(furthest, to);
            }
            else
            {
                kept.Add(corners[to]);
            }
        }
    }

    /// <summary>The expected utility of a demand.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="granted">u: what it is worth to the actor if it is met.</param>
    public double Expected(double demand, Func<double, double> granted)
    {
        double refusal = Refusal(demand);
        return ((1 - refusal) * granted(demand)) + (refusal * refused);
    }

    /// <summary>The demand with the greatest expected utility; the least of equals. A smooth u has one top between two worlds' limits,
    /// found to 1e-10 of the gap.</summary>
    /// <param name="granted">What a demand that is met is worth.</param>
    public BestDemand Best(Func<double, double> granted)
    {
        (double best, double utility) = (Lowest, Expected(Lowest, granted));
        double[] corners = [Lowest, .. limits.Where(limit => limit > Lowest && limit < highest).Distinct(), highest];
        for (int i = 1; i < corners.Length; i++)
        {
            double top = Top(corners[i - 1], corners[i], granted);
            foreach (double demand in new[] { top, corners[i] })
            {
                double expected = Expected(demand, granted);
                (best, utility) = expected > utility ? (demand, expected) : (best, utility);
            }
        }

        return new(best, Refusal(best), utility);
    }

    /// <summary>Golden-section search for the top between two neighbouring corners.</summary>
    private double Top(double low, double high, Func<double, double> granted)
    {
        double golden = (Math.Sqrt(5) - 1) / 2;
        for (int step = 0; step < Steps; step++) // counted, as neighbouring numbers cannot come any nearer
        {
            double left = high - (golden * (high - low)), right = low + (golden * (high - low));
            (low, high) = Expected(left, granted) >= Expected(right, granted) ? (low, right) : (left, high);
        }

        return (low + high) / 2;
    }

    private double Between(double demand, int above)
    {
        double share = (demand - limits[above - 1]) / (limits[above] - limits[above - 1]);
        return refusals[above - 1] + (share * (refusals[above] - refusals[above - 1]));
    }

    private int FirstEqual(int index)
    {
        while (limits[index - 1] == limits[index])
        {
            index--;
        }

        return index;
    }
}

/// <summary>The demand that pays most.</summary>
/// <param name="Value">The demand.</param>
/// <param name="Refusal">The chance that it is refused.</param>
/// <param name="Utility">Its expected utility.</param>
internal readonly record struct BestDemand(double Value, double Refusal, double Utility);
