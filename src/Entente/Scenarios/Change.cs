using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A part of the scenario that changes others: an event, a lever or a variant.</summary>
public abstract record Change : Reasoned
{
    /// <summary>New values, by path.</summary>
    [Key("New values, by dotted path, such as {actors.south.role: table}.", Order = 1)]
    public ValueList<Assignment> Set { get; init; } = [];

    /// <summary>Factors, by path of the number that is multiplied.</summary>
    [Key("Factors, by dotted path of the number that is multiplied.", Order = 1), Number(0, 1000, Percent = true)]
    public ValueList<Scaling> Multiply { get; init; } = [];
}

/// <summary>A new value for one path.</summary>
/// <param name="Path">Dotted path, such as `actors.south.role`.</param>
/// <param name="Value">A value of the type that stands at the path.</param>
public sealed record Assignment(string Path, object Value);

/// <summary>A factor for the number at one path. Range [0, 1000].</summary>
/// <param name="Path">Dotted path, such as `actors.patron.supports.south.arms`.</param>
/// <param name="Factor">What the number is multiplied by.</param>
public sealed record Scaling(string Path, Uncertain Factor);

/// <summary>Something that may happen on a date, whoever wants it.</summary>
public sealed record Event : Change
{
    /// <summary>The name, which also keys the event's random numbers.</summary>
    [Key("What happens, in a few words.")]
    public required string Name { get; init; }

    /// <summary>When; with <see cref="If"/> the day on which that is looked at, or none where it is watched for.</summary>
    [Key("When it happens; with `if`, the day on which that is looked at, or left out where it is watched for all the time.")]
    public DateOnly? Date { get; init; }

    /// <summary>What has to happen first; none = nothing.</summary>
    [Key("What has to happen first, such as {agreed: ceasefire}; nobody at the table foresees it.")]
    public Contingency? If { get; init; }

    /// <summary>How long after that, or after its date, it comes at the latest, each day as likely; none = at once.</summary>
    [Key("How long after that, or after its date, it comes at the latest, such as 30 days: each moment is as likely; at once if left out.")]
    public Duration? Within { get; init; }

    /// <summary>Probability that it happens. Range [0, 1].</summary>
    [Key("Probability that it happens, or with `if` that it then happens; 1 if left out."),
     Number(0, 1, Percent = true, Words = VerbalScales.Chance)]
    public Uncertain Chance { get; init; } = 1;

    /// <summary>When its changes are undone, if they are.</summary>
    [Key("When its changes are undone; never if left out.")]
    public DateOnly? Ends { get; init; }
}

/// <summary>A change that an actor can choose.</summary>
public sealed record Lever : Change
{
    /// <summary>The name used in sentences; the lever's key if not given.</summary>
    [Key("The name used in sentences; the key itself if left out.")]
    public string? Name { get; init; }

    /// <summary>Who chooses.</summary>
    [Key("The actor who can choose it."), RefersTo(NameKind.Actor)]
    public required string Actor { get; init; }

    /// <summary>When it would take effect; with <see cref="If"/> the day on which that is looked at, or none where it is watched
    /// for.</summary>
    [Key("When it would take effect; with `if`, the day on which that is looked at, or left out where it is watched for all the time.")]
    public DateOnly? Date { get; init; }

    /// <summary>What has to happen first; none = nothing.</summary>
    [Key("What has to happen first, such as {broken: ceasefire}; nobody at the table foresees it, and it costs nothing until it happens.")]
    public Contingency? If { get; init; }

    /// <summary>How long after that, or after its date, it comes at the latest, each day as likely; none = at once.</summary>
    [Key("How long after that, or after its date, it comes at the latest, such as 30 days: each moment is as likely; at once if left out.")]
    public Duration? Within { get; init; }

    /// <summary>Probability that it takes effect when its time comes; none = surely. Range [0, 1].</summary>
    [Key("Probability that it takes effect when its time comes, else it costs nothing; 1 if left out."),
     Number(0, 1, Percent = true, Words = VerbalScales.Chance)]
    public Uncertain? Chance { get; init; }

    /// <summary>When its changes are undone, if they are.</summary>
    [Key("When its changes are undone; never if left out.")]
    public DateOnly? Ends { get; init; }

    /// <summary>What it costs, by actor, in utility. Range [0, 10].</summary>
    [Key("What it costs, by actor, in utility."), RefersTo(NameKind.Actor), Number(0, 10, Percent = true)]
    public Named<Uncertain> Cost { get; init; } = [];
}

/// <summary>The scenario with named changes from the first day: to compare with the scenario as it is.</summary>
public sealed record Variant : Change
{
    /// <summary>The name used in sentences; the variant's key if not given.</summary>
    [Key("The name used in sentences; the key itself if left out.")]
    public string? Name { get; init; }

    /// <summary>Levers that are pulled.</summary>
    [Key("Levers that are pulled."), RefersTo(NameKind.Lever)]
    public ValueList<string> Levers { get; init; } = [];
}
