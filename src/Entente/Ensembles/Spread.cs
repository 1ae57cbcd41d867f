namespace Entente.Ensembles;

/// <summary>How a quantity is distributed over draws.</summary>
/// <param name="Draws">How many draws have the quantity; the others are left out. The other figures are nothing if these are too few
/// (<see cref="FewWorlds"/>).</param>
/// <param name="Mean">Mean.</param>
/// <param name="Se">Standard error of the mean, from the scrambles.</param>
/// <param name="P10">A tenth of the draws lie below. Quantiles are exact to a two-thousandth of the range.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">A tenth of the draws lie above.</param>
public sealed record Spread(int Draws, double? Mean, double? Se, double? P10, double? P50, double? P90)
{
    /// <summary>Standard error of <see cref="P10"/>: half of how far apart the quantiles lie one standard error of a share, √(p(1 − p)/N),
    /// below and above. Evenly spread points only make it smaller. Nothing with fewer than two draws.</summary>
    public double? P10Se { get; init; }

    /// <summary>Standard error of <see cref="P50"/>, likewise.</summary>
    public double? P50Se { get; init; }

    /// <summary>Standard error of <see cref="P90"/>, likewise.</summary>
    public double? P90Se { get; init; }

    /// <summary>The same in the unit of a scale.</summary>
    /// <param name="scale">The scale on which it is positions or lengths.</param>
    /// <param name="isLength">Whether it is lengths.</param>
    internal Spread InUnit(Scenarios.Anchors scale, bool isLength)
    {
        return scale is { IsInPoints: true, Whole: false } ? this
            : new(Draws, At(Mean), Length(Se), Quantile(P10), Quantile(P50), Quantile(P90))
            {
                P10Se = Length(P10Se),
                P50Se = Length(P50Se),
                P90Se = Length(P90Se),
            };

        // Known to a two-thousandth of the range only: where units are whole, so are the quantiles.
        double? Quantile(double? value) => At(value) is double known && scale.Whole && !isLength ? Math.Round(known) : At(value);

        double? At(double? value) => value is double known && !isLength ? scale.Own(known) : Length(value);

        double? Length(double? value) => value is double known ? scale.OwnLength(known) : null;
    }
}
