namespace Entente.Evidence.Stances;

/// <summary>What an actor does to what is being negotiated.</summary>
public enum StanceKind
{
    /// <summary>Asks for it, as a condition.</summary>
    Demands,

    /// <summary>Refuses it.</summary>
    Rejects,

    /// <summary>Puts it forward.</summary>
    Offers,

    /// <summary>Announces harm if its will is not done.</summary>
    Threatens,

    /// <summary>Binds itself to it.</summary>
    Promises,

    /// <summary>Gives in to it.</summary>
    Concedes,
}
