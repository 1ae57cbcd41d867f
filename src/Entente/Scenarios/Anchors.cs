using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A scale: its named points, rising, and the unit that the file counts it in.</summary>
/// <remarks>Inside, every position is a share of the span in hundredths; the unit is that of the file and of all that is shown.</remarks>
/// <param name="Points">Position in [0, 100] and what it means.</param>
public sealed record Anchors(ValueList<(double Position, string Meaning)> Points)
{
    /// <summary>What the file calls position 0.</summary>
    public double From { get; init; } = ScaleIssue.Min;

    /// <summary>What the file calls position 100. Above <see cref="From"/>.</summary>
    public double To { get; init; } = ScaleIssue.Max;

    /// <summary>What is counted; null = points of the scale.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether only whole units can be agreed and told.</summary>
    public bool Whole { get; init; }

    /// <summary>Whether positions are counted from 0 to 100 in the file too.</summary>
    internal bool IsInPoints => From == ScaleIssue.Min && To == ScaleIssue.Max;

    /// <summary>Whether it is counted in points and nothing else: in tenths of them, without a unit.</summary>
    internal bool IsPlain => IsInPoints && Unit is null && !Whole;

    /// <summary>The named points that may stand wherever a position may, in the unit of the file: those whose name no other has and that is
    /// no number itself.</summary>
    internal Named<Uncertain> Words => new(Points.GroupBy(point => point.Meaning)
        .Where(same => same.Count() == 1 && same.Key.Any(char.IsLetter) && !double.TryParse(same.Key, CultureInfo.InvariantCulture, out _))
        .Select(same => KeyValuePair.Create(same.Key, Uncertain.Verbal(same.Key, Own(same.First().Position), Own(same.First().Position)))));

    /// <summary>Units in a hundredth of the span.</summary>
    internal double UnitsAPoint => (To - From) / ScaleIssue.Max;

    /// <summary>A position in the unit of the file.</summary>
    internal double Own(double position) => IsInPoints ? position : position == ScaleIssue.Max ? To : Told(position, From, To - From);

    /// <summary>A length on the scale in the unit of the file.</summary>
    internal double OwnLength(double points) => IsInPoints ? points : Told(points, 0, To - From);

    /// <summary>A number in the unit of the file as a position.</summary>
    internal double Inside(double own) => IsInPoints ? own : own == To ? ScaleIssue.Max : Hundredths(own, From);

    /// <summary>A length in the unit of the file as points.</summary>
    internal double PointsIn(double own) => IsInPoints ? own : Hundredths(own, 0);

    /// <summary>A position as sentences and tables tell it: in the unit, to a thousandth of the span or to whole units.</summary>
    internal string Text(double position) => Figures(Own(position));

    /// <summary>A length as sentences and tables tell it.</summary>
    internal string TextOfLength(double points) => Figures(OwnLength(points));

    /// <summary>A position as the file would write it.</summary>
    internal string InFile(double position) => NumberSyntax.Number(Math.Round(Own(position), Math.Max(0, Decimals + 1)));

    /// <summary>How many hundredths of the span lie between a beginning and a number. Counted in decimal figures, as people write them, so
    /// that 99.9 of 300 is 33.3 to the last bit.</summary>
    private double Hundredths(double own, double beginning)
    {
        const double fewFigures = 1e15;
        return Math.Abs(own) is > fewFigures or (> 0 and < 1 / fewFigures) ? (own - beginning) * ScaleIssue.Max / (To - From)
            : double.Parse(
                (((decimal)own - (decimal)beginning) * (decimal)ScaleIssue.Max / ((decimal)To - (decimal)From))
                    .ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Decimals that tell a thousandth of the span; below 0 where tens, hundreds and so on do.</summary>
    internal int Decimals
    {
        get
        {
            const int figures = 3, most = 12;
            int decimals = 0;
            double span = To - From, least = Ten(figures);
            for (; span < least && decimals < most; decimals++)
            {
                span *= 10;
            }

            for (; span >= 10 * least; decimals--)
            {
                span /= 10;
            }

            return Whole ? 0 : decimals;
        }
    }

    /// <summary>The first position that is told as it is, from another one onwards and beyond it: whoever writes down what is told must
    /// find that it is enough.</summary>
    internal double Outward(double from, double to)
    {
        const double rounding = 1e-6;
        double step = Decimals >= 0 ? Ten(Decimals) : 1 / Ten(-Decimals), steps = Own(to) * step;
        double told = (to > from ? Math.Ceiling(steps - rounding) : Math.Floor(steps + rounding)) / step;
        return Inside(IsPlain ? told : Math.Clamp(told, From, To));
    }

    /// <summary>A power of ten with the same bits on every processor.</summary>
    private static double Ten(int power)
    {
        double ten = 1;
        for (; power > 0; power--)
        {
            ten *= 10;
        }

        return ten;
    }

    private string Figures(double own)
    {
        const double manyFigures = 10_000;
        double rounding = Ten(Math.Max(0, -Decimals)), told = Math.Round(own / rounding, Math.Max(0, Decimals)) * rounding + 0.0;
        return IsPlain ? told.ToString("0.#", CultureInfo.InvariantCulture)
            : told.ToString((Math.Abs(told) >= manyFigures ? "#,##0." : "0.") + new string('#', Math.Max(0, Decimals)),
                CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>A hundredth of a span times so many, counted from its beginning, to twelve digits: what lies beyond them is only the noise
    /// of turning a number into hundredths and back.</summary>
    internal static double Told(double points, double from, double span)
    {
        const int most = 15;
        int decimals = 12;
        for (double greatest = Math.Max(Math.Abs(from), Math.Abs(from + span)); greatest >= 1; greatest /= 10)
        {
            decimals--;
        }

        double own = from + (points * span / ScaleIssue.Max);
        return decimals < 0 ? own : Math.Round(own, Math.Min(decimals, most));
    }
}
