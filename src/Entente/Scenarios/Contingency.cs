using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>What has to happen before a change can: one thing, seen for the first time or, where the change has a date, by that
/// day.</summary>
/// <remarks>docs/explanation/conditions.md.</remarks>
public sealed record Contingency
{
    /// <summary>A package that has to be agreed.</summary>
    [Key("A package that has to be agreed first."), RefersTo(NameKind.Package)]
    public string? Agreed { get; init; }

    /// <summary>A package that must not have been agreed by the date of the change.</summary>
    [Key("A package that must not have been agreed by the date, the day on which that is looked at."), RefersTo(NameKind.Package)]
    public string? NotAgreed { get; init; }

    /// <summary>A package that has to be broken.</summary>
    [Key("A package that has to be broken first."), RefersTo(NameKind.Package)]
    public string? Broken { get; init; }

    /// <summary>A package that has to run its course.</summary>
    [Key("A package that has to have run its course first."), RefersTo(NameKind.Package)]
    public string? Expired { get; init; }

    /// <summary>An event that has to happen.</summary>
    [Key("The name of an event that has to happen first.")]
    public string? Event { get; init; }

    /// <summary>How far the front has to go.</summary>
    [Key("Where the front has to be, such as above 0.6 or below 40 %, looked at whenever a step of the war ends.")]
    public FrontLimit? Front { get; init; }

    /// <summary>The keys that say something.</summary>
    internal IReadOnlyList<string> Keys =>
    [
        .. from one in new (string Key, object? Value)[]
            {
                ("agreed", Agreed), ("not-agreed", NotAgreed), ("broken", Broken), ("expired", Expired), ("event", Event),
                ("front", Front),
            }
           where one.Value is not null
           select one.Key,
    ];
}

/// <summary>A side of a point of the front.</summary>
/// <param name="Above">Whether the front has to be above the point; below it otherwise.</param>
/// <param name="Front">The point, in (0, 1).</param>
public sealed record FrontLimit(bool Above, double Front)
{
    /// <summary>Whether a front lies on the side that is meant.</summary>
    internal bool Holds(double front) => Above ? front > Front : front < Front;
}
