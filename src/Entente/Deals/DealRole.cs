namespace Entente.Deals;

/// <summary>How an actor takes part in a deal.</summary>
public enum DealRole
{
    /// <summary>Bargains over the terms and must agree.</summary>
    Table,

    /// <summary>Has no voice in the bargaining, but must get at least its reservation value.</summary>
    Consent,

    /// <summary>Lives with the result and is asked for nothing.</summary>
    Outside,
}
