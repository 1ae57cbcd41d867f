using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A named subset of the issues that can be agreed alone, between named parties; the other issues stay as today.</summary>
public sealed record Package : Reasoned
{
    /// <summary>The package that a file without packages has.</summary>
    internal const string Default = "settlement";

    /// <summary>The name used in sentences; the package's key if not given.</summary>
    [Key("The name used in sentences; the key itself if left out.")]
    public string? Name { get; init; }

    /// <summary>The issues it settles; none named = all.</summary>
    [Key("The issues it settles: a list, or all."), RefersTo(NameKind.Issue)]
    public AllOr Covers { get; init; } = AllOr.All;

    /// <summary>The parties that make it; not given = all required actors.</summary>
    [Key("The parties that make it; all required actors if left out."), RefersTo(NameKind.Actor)]
    public ValueList<string>? Between { get; init; }

    /// <summary>Whether the fighting stops while it holds; by default only if it covers all issues.</summary>
    [Key("Whether the fighting stops while it holds; if left out, only where it covers all issues.")]
    public bool? StopsFighting { get; init; }

    /// <summary>Whether the fighting stops while it holds.</summary>
    public bool EndsFighting => StopsFighting ?? Covers.IsAll;

    /// <summary>Whether there is no fighting in a scenario, or none while it holds.</summary>
    public bool Stops(Scenario scenario) => scenario.War is null || EndsFighting;
}

/// <summary>All names of a kind, or those listed. Written `all`, or `[a, b]`.</summary>
/// <param name="Listed">The names, or none for all.</param>
public sealed record AllOr(ValueList<string>? Listed)
{
    /// <summary>Every name.</summary>
    public static readonly AllOr All = new((ValueList<string>?)null);

    /// <summary>Whether every name is meant.</summary>
    public bool IsAll => Listed is null;

    /// <summary>Whether a name is among them.</summary>
    public bool Includes(string name) => Listed is null || Listed.Contains(name);
}
