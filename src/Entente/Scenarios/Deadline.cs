using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A date that makes actors hurry.</summary>
public sealed record Deadline : Reasoned
{
    /// <summary>The name used in sentences; the deadline's key if not given.</summary>
    [Key("The name used in sentences; the key itself if left out.")]
    public string? Name { get; init; }

    /// <summary>The date.</summary>
    [Key("The date.")]
    public required DateOnly Date { get; init; }

    /// <summary>What agreeing before the date is worth, by actor, in utility. Range [0, 1].</summary>
    [Key("What agreeing before the date is worth, by actor, in utility."), RefersTo(NameKind.Actor), Number(0, 1, Percent = true)]
    public Named<Uncertain> MattersTo { get; init; } = [];

    /// <summary>Factor on the pace of talks inside the window. Range [0, 100].</summary>
    [Key("Factor on the pace of talks inside the window before the date."), Number(0, 100)]
    public Uncertain Hurry { get; init; } = 1;

    /// <summary>How long before the date the hurry begins; none = from the start.</summary>
    [Key("How long before the date the hurry begins, such as 8 weeks; from the start if left out.")]
    public Duration? Window { get; init; }
}
