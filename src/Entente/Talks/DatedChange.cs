using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>A change with the time from which, and until which, it is in force if it happens.</summary>
/// <param name="Name">Name of the event, key of the lever or variant.</param>
/// <param name="Change">What changes.</param>
/// <param name="Start">First time in force; of one that is open, its place among the others: its date, or +∞ without one.</param>
/// <param name="End">First time no longer in force; +∞ if it stays.</param>
/// <param name="Chance">Probability; null if it is sure.</param>
/// <param name="Ends">Date of the end; null if it stays.</param>
internal sealed record DatedChange(string Name, Change Change, double Start, double End, Uncertain? Chance, DateOnly? Ends)
{
    /// <summary>What has to happen first; null if nothing.</summary>
    public Trigger? After { get; init; }

    /// <summary>How many days after that, or after its date, it comes at the latest.</summary>
    public double Within { get; init; }

    /// <summary>Whether it stays for good once it has come.</summary>
    public bool Lasts => double.IsPositiveInfinity(End);

    /// <summary>Whether only a draw can say when it comes.</summary>
    public bool IsOpen => After is not null || Within > 0;
}

/// <summary>What a change waits for; one part is given.</summary>
/// <param name="Agreed">Index of a package that has to be agreed; −1 for none.</param>
/// <param name="NotAgreed">Index of a package that must not have been.</param>
/// <param name="Broken">Index of a package that has to be broken.</param>
/// <param name="Expired">Index of a package that has to run its course.</param>
/// <param name="Change">Index of a change that has to come.</param>
/// <param name="Front">Where the front has to be.</param>
internal sealed record Trigger(int Agreed, int NotAgreed, int Broken, int Expired, int Change, FrontLimit? Front)
{
    /// <summary>The day on which it is looked at; null where it is watched for.</summary>
    public double? LooksOn { get; init; }
}
