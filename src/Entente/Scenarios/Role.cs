namespace Entente.Scenarios;

/// <summary>What part an actor has in the talks, or in those about one package; an event may change it.</summary>
public enum Role
{
    /// <summary>Bargains and must agree.</summary>
    Table,

    /// <summary>Has no voice in the bargaining but must agree for the deal to take effect.</summary>
    Consent,

    /// <summary>Lives with the result.</summary>
    Outside,
}

/// <summary>What follows from a role.</summary>
internal static class Roles
{
    extension(Role role)
    {
        /// <summary>Whether a deal needs the actor's agreement.</summary>
        public bool IsRequired => role != Role.Outside;

        /// <summary>The role in a few words, as in "South: must consent".</summary>
        public string InWords => role switch
        {
            Role.Table => "at the table",
            Role.Consent => "must consent",
            Role.Outside => "left out",
        };
    }
}
