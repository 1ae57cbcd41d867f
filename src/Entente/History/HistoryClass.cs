namespace Entente.History;

/// <summary>A kind of case of which history has many: what a case is counted among.</summary>
public enum HistoryClass
{
    /// <summary>A war between states.</summary>
    InterstateWar,

    /// <summary>A war inside a state.</summary>
    CivilWar,

    /// <summary>A crisis between states short of a full-scale war.</summary>
    InterstateCrisis,

    /// <summary>A dispute without a war, such as a strike or a treaty.</summary>
    Dispute,
}
