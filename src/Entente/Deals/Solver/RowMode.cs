namespace Entente.Deals.Solver;

/// <summary>What a program asks of one gain.</summary>
internal enum RowMode
{
    /// <summary>gain ≥ floor.</summary>
    AtLeast,

    /// <summary>gain ≥ floor + scale·t, where the program raises t.</summary>
    Raise,

    /// <summary>weight·ln(gain − floor) is part of the objective.</summary>
    Log,

    /// <summary>gain = floor; its multiplier may have either sign, and it has no slack.</summary>
    Exactly,
}
