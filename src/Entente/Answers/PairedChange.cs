using Entente.Ensembles;

namespace Entente.Answers;

/// <summary>How a mean over draws changes between two ensembles, most often two that share their chance.</summary>
/// <remarks>
/// Standard errors come from the 16 scrambles: that of a difference from the differences scramble by scramble, which leaves out what both
/// ensembles have in common. Where draws count only in one of them (terms where there was no deal), the difference is that of two means
/// over different worlds. Var = R/(R − 1)·Σ r_j² with residuals r_j = (s_j − m·n_j)/N of the two ratios subtracted (cochran1977, section
/// 6.3).
/// <para>
/// A yes or no that ends otherwise in fewer than <see cref="FewWorlds.MinWorlds"/> worlds has an interval of its own
/// (<see cref="PairedShares"/>): a t interval then covers the truth in as little as 87 % of samples. Its <see cref="Se"/> is half of that
/// interval over <see cref="Chance.ErrorsInInterval"/>.
/// </para>
/// </remarks>
/// <param name="Before">Mean as it is; null if no draw counts.</param>
/// <param name="BeforeSe">Its standard error.</param>
/// <param name="After">Mean with the change.</param>
/// <param name="AfterSe">Its standard error.</param>
/// <param name="Difference">After − Before.</param>
/// <param name="Se">Standard error of the difference.</param>
public readonly record struct PairedChange(double? Before, double? BeforeSe, double? After, double? AfterSe, double? Difference, double? Se)
{
    private readonly (double Low, double High)? interval;

    private PairedChange(PairedChange change, (double Low, double High) interval)
        : this(change.Before, change.BeforeSe, change.After, change.AfterSe, change.Difference, (interval.High - interval.Low) / 2
            / Chance.ErrorsInInterval) =>
        (this.interval, BeforeDraws, AfterDraws) = (interval, change.BeforeDraws, change.AfterDraws);

    /// <summary>The error that unrelated ensembles of the same size would have.</summary>
    public double? UnpairedSe =>
        BeforeSe is double before && AfterSe is double after ? Math.Sqrt((before * before) + (after * after)) : null;

    /// <summary>How many draws the mean as it is rests on.</summary>
    public int BeforeDraws { get; init; }

    /// <summary>How many draws the mean with the change rests on.</summary>
    public int AfterDraws { get; init; }

    /// <summary>The least that the difference may be, 19 times in 20.</summary>
    public double? Low => interval?.Low ?? (Difference - (Chance.ErrorsInInterval * Se));

    /// <summary>The most that the difference may be, 19 times in 20.</summary>
    public double? High => interval?.High ?? (Difference + (Chance.ErrorsInInterval * Se));

    /// <summary>Whether so few worlds end otherwise that the interval is not centred on the difference.</summary>
    public bool IsSkewed => interval is (double low, double high) && low != -high;

    /// <summary>Whether the difference is more than chance would make of none, 19 times in 20.</summary>
    public bool IsClear => Difference is not (null or 0) && (Low > 0 || High < 0);

    /// <summary>The same without the figures that rest on too few worlds; how many they are is kept.</summary>
    public PairedChange WithoutFew()
    {
        (bool before, bool after) = (FewWorlds.AreTooFew(BeforeDraws), FewWorlds.AreTooFew(AfterDraws));
        return !before && !after ? this
            : new(before ? null : Before, before ? null : BeforeSe, after ? null : After, after ? null : AfterSe, null, null)
            {
                BeforeDraws = BeforeDraws,
                AfterDraws = AfterDraws,
            };
    }

    /// <summary>The change between two columns of equally many draws.</summary>
    internal static PairedChange Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after) => Of(PairedTally.Of(before, after));

    /// <summary>The change between two columns that were added up side by side.</summary>
    internal static PairedChange Of(PairedTally tally)
    {
        PairedChange change = Between(tally.Before, tally.After);
        return change.Difference is not null && tally.Shares is PairedShares { AreFew: true } shares
            ? new(change, shares.Interval()) : change;
    }

    /// <summary>The change between two shares of draws that share their chance, of which the sums alone are known.</summary>
    /// <remarks>How many worlds end otherwise is then known from below only: by the sum over scrambles of the differences between their
    /// counts. Where that is less than <see cref="FewWorlds.MinWorlds"/>, what a share of none leaves open, three over the number of draws
    /// (hanley1983), is added to the half-width of the interval in quadrature; elsewhere the error is that of
    /// <see cref="Of(PairedTally)"/>. A share does not differ from itself, by nothing and without an error.</remarks>
    internal static PairedChange OfShares(ScrambledMean before, ScrambledMean after)
    {
        (ScrambleSums one, ScrambleSums other) = (ScrambleSums.Of(before), ScrambleSums.Of(after));
        PairedChange change = Between(one, other);
        if (change.Se is not double seen || ReferenceEquals(before, after) || !(other.Otherwise(one) < FewWorlds.MinWorlds))
        {
            return change;
        }

        double open = 3.0 / Math.Min(one.Count, other.Count) / Chance.ErrorsInInterval;
        return change with { Se = Math.Sqrt((seen * seen) + (open * open)) };
    }

    /// <summary>The change between two columns that share no chance: the errors of both add up.</summary>
    /// <remarks>A share on which all draws of an ensemble agree may still differ from 0 or 1 by about three over their number, 19 times in
    /// 20 (hanley1983); without that, an option that five draws of five leave out would count as left out for certain.</remarks>
    internal static PairedChange OfUnrelated(ReadOnlySpan<double> before, ReadOnlySpan<double> after) =>
        OfUnrelated(ScrambleSums.Of(before), ScrambleSums.Of(after));

    /// <inheritdoc cref="OfUnrelated(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    internal static PairedChange OfUnrelated(ScrambleSums before, ScrambleSums after)
    {
        (double? one, double? other) = (before.Error(), after.Error());
        double squares = Square(one, before) + Square(other, after);
        double? error = double.IsNaN(squares) ? null : Math.Sqrt(squares);
        return new(before.Mean, one, after.Mean, other, after.Mean - before.Mean, error)
        {
            BeforeDraws = before.Count,
            AfterDraws = after.Count,
        };
    }

    private static PairedChange Between(ScrambleSums before, ScrambleSums after)
    {
        bool both = before.Count > 0 && after.Count > 0;
        return new(
            before.Mean, before.Error(), after.Mean, after.Error(), both ? after.Mean - before.Mean : null, both
                ? after.ErrorFrom(before) : null)
        {
            BeforeDraws = before.Count,
            AfterDraws = after.Count,
        };
    }

    private static double Square(double? error, ScrambleSums sums)
    {
        double own = error ?? double.NaN;
        if (own == 0 && sums.Mean is 0 or 1)
        {
            own = 3.0 / sums.Count / Chance.ErrorsInInterval;
        }

        return own * own;
    }
}
