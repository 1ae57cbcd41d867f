using Entente.Numerics;

namespace Entente.Scenarios;

/// <summary>A number that an analyst knows exactly, or only as a distribution; one draw of a world fixes it.</summary>
/// <remarks>Immutable. Made by <see cref="Exactly"/>, <see cref="Between"/>, <see cref="Likely"/>,
/// <see cref="Around"/> and <see cref="Verbal"/>, each of which refuses impossible parameters.</remarks>
public abstract record Uncertain
{
    private Uncertain() { }

    /// <summary>The value that `solve` uses: the point, the middle of a uniform or of a word's range, the most likely value
    /// of a PERT, the mean (before truncation) of a normal.</summary>
    public abstract double Central { get; }

    /// <summary>The least value a draw can have.</summary>
    public abstract double Low { get; }

    /// <summary>The greatest value a draw can have.</summary>
    public abstract double High { get; }

    /// <summary>Whether every draw has the same value.</summary>
    public bool IsExact => Low == High;

    /// <summary>Whether another number has the same value in every draw: two equal ranges have not, each being drawn on its own.</summary>
    internal bool IsOneWith(Uncertain other) => ReferenceEquals(this, other) || (this, other) switch
    {
        (Point one, Point two) => one.Value == two.Value,
        (Throw one, Throw two) => one.Thrown == two.Thrown && one.Share.IsOneWith(two.Share),
        (Product one, Product two) => one.Legal == two.Legal && one.Number.IsOneWith(two.Number) && one.Factor.IsOneWith(two.Factor),
        (OnScale one, OnScale two) => one.Drawn.IsOneWith(two.Drawn),
        _ => false,
    };

    /// <summary>The value below which a share <paramref name="share"/> of draws fall: increasing from <see cref="Low"/> at 0
    /// to <see cref="High"/> at 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in [0, 1].</exception>
    public double Quantile(double share)
    {
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is a number from 0 to 1.");
        }

        return share == 0 ? Low : share == 1 ? High : Math.Clamp(InverseDistribution(share), Low, High);
    }

    /// <summary>A number known exactly.</summary>
    public static Uncertain Exactly(double value) => new Point(Finite(value));

    /// <summary>Every value between two ends is as likely as any other.</summary>
    public static Uncertain Between(double low, double high) =>
        Finite(low) < Finite(high) ? new Uniform(low, high) : throw Impossible($"{low} is not below {high}");

    /// <summary>Least, most likely and greatest value.</summary>
    public static Uncertain Likely(double low, double mode, double high) =>
        Finite(low) < Finite(high) && mode >= low && mode <= high
            ? new Pert(low, mode, high)
            : throw Impossible($"{low}, {mode}, {high} do not rise");

    /// <summary>A normal distribution cut off at the ends of the legal range.</summary>
    public static Uncertain Around(double mean, double deviation, Bounds legal) =>
        legal.Contains(mean) && deviation > 0 && double.IsFinite(deviation)
            ? new TruncatedNormal(mean, deviation, legal)
            : throw Impossible($"mean {mean}, deviation {deviation}");

    /// <summary>A word such as `vital` that stands for a range.</summary>
    public static Uncertain Verbal(string word, double low, double high) =>
        Finite(low) <= Finite(high) ? new Word(word, low, high) : throw Impossible($"{low} is above {high}");

    /// <summary>The product of two numbers, such as an arms stream and the factor by which an event multiplies it.</summary>
    public static Uncertain Times(Uncertain number, Uncertain factor, Bounds legal) => new Product(number, factor, legal);

    /// <summary>A number whose range is so many times as wide as written, about its central value: both ends move away from it, a normal's
    /// deviation grows, and nothing passes the ends of the legal range. An end that is not legal itself is approached, by as much of the
    /// distance that was left as the range has grown.</summary>
    internal static Uncertain Widened(Uncertain written, double spread, Bounds legal)
    {
        if (spread == 1 || written.IsExact)
        {
            return written;
        }

        double low = End(written.Low, legal.Low, legal.LowOpen), high = End(written.High, legal.High, legal.HighOpen);
        return new Wide(written, written switch
        {
            Pert pert => new Pert(low, pert.Central, high),
            TruncatedNormal normal => new TruncatedNormal(normal.Central, normal.Deviation * spread, normal.Legal),
            _ => new Uniform(low, high),
        });

        double End(double end, double bound, bool isOpen)
        {
            double moved = written.Central + (spread * (end - written.Central));
            bool passes = end < written.Central ? moved <= bound : moved >= bound;
            return !passes ? moved : isOpen ? bound + ((end - bound) / spread) : bound;
        }
    }

    /// <summary>1 in a share of worlds and 0 in the others, as one throw in each world decides; its central value is the share.</summary>
    internal static Uncertain Chance(string thrown, Uncertain share) => new Throw(thrown, share);

    /// <summary>A position, or a length, in the unit of a scale that the file does not count in points.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="written">The number in its unit.</param>
    /// <param name="isLength">Whether it is a length and not a position.</param>
    /// <param name="spread">How many times as wide as written ranges are.</param>
    /// <param name="legal">The legal range in points.</param>
    internal static Uncertain On(Anchors scale, Uncertain written, bool isLength, double spread, Bounds legal)
    {
        Uncertain drawn = Widened(written switch
        {
            Point point => new Point(In(point.Value)),
            Uniform range => new Uniform(In(range.Low), In(range.High)),
            Pert range => new Pert(In(range.Low), In(range.Central), In(range.High)),
            TruncatedNormal normal => new TruncatedNormal(In(normal.Central), scale.PointsIn(normal.Deviation), legal),
            Word word => new Word(word.Name, In(word.Low), In(word.High)),
            _ => throw Impossible($"{written} in a unit of its own"),
        }, spread, legal);
        return new OnScale(written, drawn, isLength ? 0 : scale.From, scale.To - scale.From);

        double In(double own) => legal.Clamp(isLength ? scale.PointsIn(own) : scale.Inside(own));
    }

    /// <summary>A value of this number as the file counts it: on a scale in a unit of its own, in that unit.</summary>
    internal double Shown(double value) => Unit is OnScale own ? Anchors.Told(value, own.From, own.Span) : value;

    /// <summary>The number in a unit of its own that gives this one its unit; null if it is counted as it is drawn.</summary>
    internal OnScale? Unit => this switch
    {
        OnScale own => own,
        Opinions opinions => opinions.Given.Values.Select(one => one.Unit).FirstOrDefault(one => one is not null),
        Product product => product.Number.Unit,
        _ => null,
    };

    /// <summary>The number with figures in the place of the named point of a scale as which it may be written.</summary>
    internal Uncertain InFigures => this switch
    {
        OnScale { Written: Word { IsExact: true } word } own => new OnScale(new Point(word.Low), own.Drawn, own.From, own.Span),
        Word { IsExact: true } word => new Point(word.Low),
        _ => this,
    };

    /// <summary>The number as the file writes it, in the unit of the file and without the width that `spread` adds.</summary>
    internal Uncertain AsWritten => this switch
    {
        OnScale own => own.Written,
        Wide wide => wide.Written,
        _ => this,
    };

    /// <summary>One number as several analysts see it.</summary>
    /// <param name="panel">All analysts of the file.</param>
    /// <param name="given">What those who gave the number say.</param>
    internal static Uncertain By(AnalystPanel panel, Named<Uncertain> given) =>
        given.Count > 0 && given.Names.All(panel.Names.Contains) ? new Opinions(panel, given)
            : throw Impossible($"{given.Count} opinions of {panel.Names.Count} analysts");

    /// <summary>The share of draws that lie at or below a value.</summary>
    internal double ShareUpTo(double value) => value < Low ? 0 : value >= High ? 1 : Math.Clamp(Distribution(value), 0, 1);

    /// <summary>A plain number is an exact one.</summary>
    public static implicit operator Uncertain(double value) => Exactly(value);

    private protected abstract double InverseDistribution(double share);

    /// <summary>The share of draws up to a value strictly between the ends.</summary>
    private protected abstract double Distribution(double value);

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw Impossible($"NaN and infinities are not numbers here");

    private static ArgumentException Impossible(FormattableString why) =>
        new($"Not an uncertain number: {FormattableString.Invariant(why)}.");

    /// <summary>Written `70`.</summary>
    public sealed record Point : Uncertain
    {
        internal Point(double value) => Value = value;

        /// <summary>The number.</summary>
        public double Value { get; }

        /// <inheritdoc/>
        public override double Central => Value;

        /// <inheritdoc/>
        public override double Low => Value;

        /// <inheritdoc/>
        public override double High => Value;

        private protected override double InverseDistribution(double share) => Value;

        private protected override double Distribution(double value) => value < Value ? 0 : 1;
    }

    /// <summary>Written `60..80`.</summary>
    public sealed record Uniform : Uncertain
    {
        internal Uniform(double low, double high) => (Low, High) = (low, high);

        /// <inheritdoc/>
        public override double Central => Low + ((High - Low) / 2);

        /// <inheritdoc/>
        public override double Low { get; }

        /// <inheritdoc/>
        public override double High { get; }

        private protected override double InverseDistribution(double share) => Low + (share * (High - Low));

        private protected override double Distribution(double value) => (value - Low) / (High - Low);
    }

    /// <summary>Written `60..70..90`: a beta distribution on [60, 90] with most likely value 70 and mean
    /// (least + 4·mode + greatest)/6.</summary>
    /// <remarks><b>Source</b>: malcolm1959, with the usual λ = 4.</remarks>
    public sealed record Pert : Uncertain
    {
        private const double ModeWeight = 4;

        internal Pert(double low, double mode, double high) => (Low, Central, High) = (low, mode, high);

        /// <summary>The most likely value.</summary>
        public override double Central { get; }

        /// <inheritdoc/>
        public override double Low { get; }

        /// <inheritdoc/>
        public override double High { get; }

        private double Alpha => 1 + (ModeWeight * ((Central - Low) / (High - Low)));

        private double Beta => 1 + (ModeWeight * ((High - Central) / (High - Low)));

        private protected override double InverseDistribution(double share) =>
            Low + ((High - Low) * BetaQuantiles.Of(Alpha, Beta).At(share));

        private protected override double Distribution(double value) =>
            BetaDistribution.Below(Alpha, Beta, (value - Low) / (High - Low));
    }

    /// <summary>Written `70 ± 5`: a normal distribution, cut off at the ends of the legal range.</summary>
    public sealed record TruncatedNormal : Uncertain
    {
        internal TruncatedNormal(double mean, double deviation, Bounds legal) =>
            (Central, Deviation, Legal) = (mean, deviation, legal);

        /// <summary>The mean before the cut.</summary>
        public override double Central { get; }

        /// <summary>The standard deviation before the cut.</summary>
        public double Deviation { get; }

        /// <summary>The range at whose ends the distribution is cut.</summary>
        public Bounds Legal { get; }

        /// <inheritdoc/>
        public override double Low => Legal.Least;

        /// <inheritdoc/>
        public override double High => Legal.Greatest;

        private protected override double InverseDistribution(double share)
        {
            // The mean lies inside, so each half is counted from its own tail and keeps its digits.
            double below = NormalDistribution.Below((Legal.Low - Central) / Deviation);
            double above = NormalDistribution.Below((Central - Legal.High) / Deviation);
            double inside = 1 - below - above;
            double lower = below + (share * inside);
            return lower <= 0.5
                ? Central + (Deviation * NormalDistribution.Quantile(lower))
                : Central - (Deviation * NormalDistribution.Quantile(above + ((1 - share) * inside)));
        }

        private protected override double Distribution(double value)
        {
            double below = NormalDistribution.Below((Legal.Low - Central) / Deviation);
            double above = NormalDistribution.Below((Central - Legal.High) / Deviation);
            return (NormalDistribution.Below((value - Central) / Deviation) - below) / (1 - below - above);
        }
    }

    /// <summary>Written as a word of the verbal scale, such as `vital`: uniform on the word's range.</summary>
    public sealed record Word : Uncertain
    {
        internal Word(string name, double low, double high) => (Name, Low, High) = (name, low, high);

        /// <summary>The word.</summary>
        public string Name { get; }

        /// <inheritdoc/>
        public override double Central => Low + ((High - Low) / 2);

        /// <inheritdoc/>
        public override double Low { get; }

        /// <inheritdoc/>
        public override double High { get; }

        private protected override double InverseDistribution(double share) => Low + (share * (High - Low));

        private protected override double Distribution(double value) => (value - Low) / (High - Low);
    }

    /// <summary>A number whose range is wider than written (`spread`).</summary>
    public sealed record Wide : Uncertain
    {
        internal Wide(Uncertain written, Uncertain drawn) => (Written, Drawn) = (written, drawn);

        /// <summary>The number as written.</summary>
        public Uncertain Written { get; }

        /// <summary>What is drawn from.</summary>
        public Uncertain Drawn { get; }

        /// <inheritdoc/>
        public override double Central => Written.Central;

        /// <inheritdoc/>
        public override double Low => Drawn.Low;

        /// <inheritdoc/>
        public override double High => Drawn.High;

        private protected override double InverseDistribution(double share) => Drawn.InverseDistribution(share);

        private protected override double Distribution(double value) => Drawn.ShareUpTo(value);
    }

    /// <summary>A position on a scale that the file counts in a unit of its own: written in that unit, drawn as a share of the span in
    /// hundredths.</summary>
    /// <remarks>So a file and the same file in another unit draw the same, bit for bit.</remarks>
    public sealed record OnScale : Uncertain
    {
        internal OnScale(Uncertain written, Uncertain drawn, double from, double span) =>
            (Written, Drawn, From, Span) = (written, drawn, from, span);

        /// <summary>The number as written, in the unit of the file.</summary>
        public Uncertain Written { get; }

        /// <summary>What is drawn from, in hundredths of the span.</summary>
        public Uncertain Drawn { get; }

        /// <summary>What the file calls position 0; 0 for a length.</summary>
        internal double From { get; }

        /// <summary>How many units the scale is long.</summary>
        internal double Span { get; }

        /// <inheritdoc/>
        public override double Central => Drawn.Central;

        /// <inheritdoc/>
        public override double Low => Drawn.Low;

        /// <inheritdoc/>
        public override double High => Drawn.High;

        private protected override double InverseDistribution(double share) => Drawn.InverseDistribution(share);

        private protected override double Distribution(double value) => Drawn.ShareUpTo(value);
    }

    /// <summary>Written `{by: {anna: 30..40, boris: 25..60}}`: what each of several analysts says of one number. Its distribution is the
    /// mixture of theirs, in proportion to their weights; its central value the weighted mean of theirs.</summary>
    /// <remarks>Where the file asks one analyst alone who gave the number, it is that analyst's.</remarks>
    public sealed record Opinions : Uncertain
    {
        private readonly AnalystPanel panel;
        private readonly Uncertain?[] byPlace;
        private readonly double weights;

        internal Opinions(AnalystPanel panel, Named<Uncertain> given)
        {
            (this.panel, Given) = (panel, given);
            bool isAlone = panel.Only is string only && given.Has(only);
            byPlace = [.. panel.Names.Select(name =>
                given.TryGet(name, out Uncertain? one) && (!isAlone || name == panel.Only) ? one : null)];
            weights = panel.Weights.Where((_, place) => byPlace[place] is not null).Sum();
        }

        /// <summary>What each analyst says who gave the number.</summary>
        public Named<Uncertain> Given { get; }

        /// <summary>Those who count, with their shares, which sum to 1.</summary>
        internal IEnumerable<(string Analyst, double Share, Uncertain Number)> Counting =>
            from place in Enumerable.Range(0, byPlace.Length)
            where byPlace[place] is not null
            select (panel.Names[place], panel.Weights[place] / weights, byPlace[place]!);

        /// <summary>Whether a draw's choice of an analyst decides whose number it takes.</summary>
        internal bool IsChosen => panel.Pool == Pooling.Analyst && byPlace.Count(one => one is not null) > 1;

        /// <inheritdoc/>
        public override double Central => Counting.Sum(one => one.Share * one.Number.Central);

        /// <inheritdoc/>
        public override double Low => Counting.Min(one => one.Number.Low);

        /// <inheritdoc/>
        public override double High => Counting.Max(one => one.Number.High);

        /// <summary>The opinion that a draw takes.</summary>
        /// <param name="share">The draw's share for the choice of an analyst.</param>
        internal Uncertain Chosen(double share) => byPlace[panel.First(share, place => byPlace[place] is not null)]!;

        /// <summary>The same numbers and analysts with other names.</summary>
        internal Opinions Renamed(Func<string, string> name) => new(
            panel with { Names = [.. panel.Names.Select(name)], Only = panel.Only is string only ? name(only) : null },
            new(Given.Select(one => KeyValuePair.Create(name(one.Key), one.Value))));

        /// <summary>Whether the same analysts say the same of the number.</summary>
        public bool Equals(Opinions? other) => other is not null && panel.Equals(other.panel) && Given.Equals(other.Given);

        /// <inheritdoc/>
        public override int GetHashCode() => Given.GetHashCode();

        private protected override double InverseDistribution(double share)
        {
            const int halvings = 60;
            (double low, double high) = (Counting.Min(one => one.Number.Quantile(share)), Counting.Max(one => one.Number.Quantile(share)));
            for (int step = 0; step < halvings && low < high; step++)
            {
                double middle = low + ((high - low) / 2);
                (low, high) = Distribution(middle) < share ? (middle, high) : (low, middle);
            }

            return high;
        }

        private protected override double Distribution(double value) => Counting.Sum(one => one.Share * one.Number.ShareUpTo(value));
    }

    /// <summary>1 in a share of worlds and 0 in the others: it exists only inside a run.</summary>
    internal sealed record Throw : Uncertain
    {
        internal Throw(string thrown, Uncertain share) => (Thrown, Share) = (thrown, share);

        /// <summary>What the throw is about; the same in every world wherever it is asked for.</summary>
        public string Thrown { get; }

        /// <summary>The share of worlds in which it is 1.</summary>
        public Uncertain Share { get; }

        /// <inheritdoc/>
        public override double Central => Share.Central;

        /// <inheritdoc/>
        public override double Low => Share.Low >= 1 ? 1 : 0;

        /// <inheritdoc/>
        public override double High => Share.High > 0 ? 1 : 0;

        private protected override double InverseDistribution(double share) =>
            throw new NotSupportedException("A throw is drawn in its world.");

        private protected override double Distribution(double value) =>
            throw new NotSupportedException("A throw is drawn in its world.");
    }

    /// <summary>One number times another, kept inside the legal range of the first; each is drawn on its own.</summary>
    public sealed record Product : Uncertain
    {
        internal Product(Uncertain number, Uncertain factor, Bounds legal) =>
            (Number, Factor, Legal) = (number, factor, legal);

        /// <summary>The number that is multiplied.</summary>
        public Uncertain Number { get; }

        /// <summary>What it is multiplied by.</summary>
        public Uncertain Factor { get; }

        /// <summary>The range in which the product is kept.</summary>
        public Bounds Legal { get; }

        /// <inheritdoc/>
        public override double Central => Legal.Clamp(Number.Central * Factor.Central);

        /// <inheritdoc/>
        public override double Low => Legal.Clamp(Corners().Min());

        /// <inheritdoc/>
        public override double High => Legal.Clamp(Corners().Max());

        private IEnumerable<double> Corners() =>
            [Number.Low * Factor.Low, Number.Low * Factor.High, Number.High * Factor.Low, Number.High * Factor.High];

        private protected override double InverseDistribution(double share) =>
            throw new NotSupportedException("A product is drawn from its two numbers, each with a share of its own.");

        private protected override double Distribution(double value) =>
            throw new NotSupportedException("A product is drawn from its two numbers, each with a share of its own.");
    }
}
