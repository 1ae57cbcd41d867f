using System.Text.Json.Serialization;

namespace Entente.Ensembles;

/// <summary>A probability as an ensemble estimates it.</summary>
/// <param name="P">The share of draws, in [0, 1]; nothing if no draw can answer, too few can, or so many failed that only bounds can be
/// given.</param>
/// <param name="Se">Standard error of the share, from the spread between independent scrambles; nothing with fewer than two scrambles.
/// It is 0 where all draws agree, which does not make the answer certain: see docs/reference/results-folder.md.</param>
public readonly record struct Chance(double? P, double? Se)
{
    /// <summary>The least it can be, if it came true in none of the failed draws; only where
    /// <see cref="FailedWorlds.AreTooMany"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Low { get; init; }

    /// <summary>The most it can be, if it came true in all of the failed draws; only where <see cref="FailedWorlds.AreTooMany"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? High { get; init; }
}
