using Entente.History;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>What the case is counted among, so that what happened in others like it stands beside the forecast.</summary>
public sealed record HistorySettings : Reasoned
{
    /// <summary>The kind of case.</summary>
    [Key("What the case is counted among: interstate-war, civil-war, interstate-crisis (short of war) or dispute.")]
    public required HistoryClass Class { get; init; }

    /// <summary>When the conflict began; none = not said.</summary>
    [Key("The day on which the conflict began: how often conflicts of that age end by agreement then stands beside the odds.")]
    public DateOnly? Since { get; init; }
}
