using System.Text.Json.Serialization;

namespace Entente.Ensembles;

/// <summary>A probability as an ensemble estimates it.</summary>
/// <param name="P">The share of draws, in [0, 1]; null if no draw can answer, too few can, or so many failed that only bounds can be
/// given.</param>
/// <param name="Se">Standard error of the share, from the spread between independent scrambles; null with fewer than two scrambles.
/// It is 0 where all draws agree, which does not make the answer certain: see docs/reference/results-folder.md.</param>
public readonly record struct Chance(double? P, double? Se)
{
    /// <summary>Of a t quantity with 15 degrees of freedom 95 % lies within so many standard errors (16 scrambles).</summary>
    public const double ErrorsInInterval = 2.13;

    /// <summary>The least it can be, if it came true in none of the failed draws; only where
    /// <see cref="FailedWorlds.AreTooMany"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Low { get; init; }

    /// <summary>The most it can be, if it came true in all of the failed draws; only where <see cref="FailedWorlds.AreTooMany"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? High { get; init; }

    /// <summary>Such as `0.47 ± 0.03`, 19 times in 20.</summary>
    public override string ToString() =>
        Low is double low && High is double high ? string.Create(CultureInfo.InvariantCulture, $"between {low:0.00} and {high:0.00}")
        : P is not double p ? "unknown"
        : string.Create(CultureInfo.InvariantCulture, $"{p:0.00} ± {ErrorsInInterval * (Se ?? 0):0.00}");
}
