using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Somebody whose numbers stand in the file beside those of others.</summary>
public sealed record Analyst
{
    /// <summary>Display name.</summary>
    [Key("Display name.")]
    public string? Name { get; init; }

    /// <summary>How much the analyst counts beside the others. Above 0.</summary>
    [Key("How much this analyst counts beside the others; 1 if left out."), Number(0, 1e6, LowOpen = true)]
    public double Weight { get; init; } = 1;
}

/// <summary>What a draw takes from one analyst.</summary>
public enum Pooling
{
    /// <summary>Every number that the analyst gave: opinions stay whole.</summary>
    Analyst,

    /// <summary>One number: each number's analyst is drawn apart.</summary>
    Number,
}
