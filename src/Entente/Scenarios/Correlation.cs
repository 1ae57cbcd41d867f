using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Uncertain numbers that hang together: who errs about the one errs about the others too.</summary>
/// <remarks>Every pair of the list has the same rank correlation. Ranges and forms stay as they are.
/// docs/explanation/correlations.md.</remarks>
public sealed record Correlation : Reasoned
{
    /// <summary>Dotted paths of two or more uncertain numbers.</summary>
    [Key("Dotted paths of two or more uncertain numbers, such as [war.pace, actors.north.power]; every pair has this rank."), NumberPaths]
    public required ValueList<string> Between { get; init; }

    /// <summary>Spearman's rank correlation of each pair.</summary>
    [Key("Rank correlation (Spearman's) of each pair: above 0 where both are high in the same worlds, below 0 where one is high in those "
        + "where the other is low."), Number(-1, 1, LowOpen = true, HighOpen = true)]
    public required double Rank { get; init; }

    /// <summary>Every pair.</summary>
    internal IEnumerable<(string One, string Other)> Pairs() =>
        Between.SelectMany((one, place) => Between.Skip(place + 1).Select(other => (one, other)));
}
