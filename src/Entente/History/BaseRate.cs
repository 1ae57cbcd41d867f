namespace Entente.History;

/// <summary>How often something happened, or how great something was, in cases of the past: our own figure, computed from public
/// data.</summary>
/// <param name="Name">Its name in the table, by which a report refers to it.</param>
/// <param name="Class">The kind of case; null = of every kind.</param>
/// <param name="Quantity">What it measures.</param>
/// <param name="Days">Days from the start (of mediation, of the conflict, of the agreement) that it is about; null where there are
/// none.</param>
/// <param name="Estimate">A share in [0, 1], a rate a year, or an exponent.</param>
/// <param name="Low">Low end of its 95 % interval.</param>
/// <param name="High">High end of its 95 % interval.</param>
/// <param name="Count">How many cases it was counted in.</param>
/// <param name="Who">What these cases are, as "of 42 … " goes on.</param>
/// <param name="Source">The public data.</param>
internal sealed record BaseRate(string Name, HistoryClass? Class, HistoryQuantity Quantity, double? Days, double Estimate, double Low,
    double High, int Count, string Who, string Source);

/// <summary>What a base rate measures.</summary>
internal enum HistoryQuantity
{
    /// <summary>Share with an agreement so many days after mediation began; whoever ended otherwise has none.</summary>
    AgreedBy,

    /// <summary>Share with a comprehensive agreement by then.</summary>
    ComprehensiveBy,

    /// <summary>Rate a year of agreements once mediation began; other ends are censored.</summary>
    Pace,

    /// <summary>Rate a year at which mediated conflicts end in any other way than by agreement.</summary>
    OtherEnds,

    /// <summary>Rate a year at which conflicts of that age, in days, end by agreement or ceasefire, mediated or not.</summary>
    EndsByAgreement,

    /// <summary>Rate a year at which the attacking side wins.</summary>
    WinsAttacker,

    /// <summary>Rate a year at which the defending side wins.</summary>
    WinsDefender,

    /// <summary>Rate a year at which a government wins.</summary>
    WinsGovernment,

    /// <summary>Rate a year at which rebels win.</summary>
    WinsRebels,

    /// <summary>Share of agreements in force after so many days.</summary>
    HeldFor,

    /// <summary>Rate a year at which fragile agreements fail.</summary>
    BreakRate,

    /// <summary>How blurred comparisons with breaking a deal are, in utility, so that deals of the model fail as history's did.</summary>
    Tremble,

    /// <summary>Rate a year at which agreements of that age, in days, fail.</summary>
    FailureRate,

    /// <summary>Exponent of the ratio of strengths in who wins.</summary>
    Decisiveness,

    /// <summary>Share of nominal 90 % ranges that held the truth.</summary>
    RangeTruth,
}
