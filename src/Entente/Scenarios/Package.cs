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

    /// <summary>Who has to carry out the terms of single issues in this package, in place of those whom the issue itself names.</summary>
    [Key("Who has to carry out the terms of single issues in this package, in place of what the issue says: actors by issue."),
     RefersTo(NameKind.Issue, NameKind.Actor)]
    public Named<ValueList<string>> PerformedBy { get; init; } = [];

    /// <summary>Whether the fighting stops while it holds; by default only if it covers all issues.</summary>
    [Key("Whether the fighting stops while it holds; if left out, only where it covers all issues.")]
    public bool? StopsFighting { get; init; }

    /// <summary>How long it runs; none = for good.</summary>
    [Key("How long it runs from the day on which it is agreed, such as 6 weeks; for good if left out.")]
    public Duration? Lasts { get; init; }

    /// <summary>What follows once it has run its course and nothing took its place; null = the war, or the dispute without a
    /// deal.</summary>
    [Key("What follows once it has run its course, if nothing has taken its place: war (no deal any more) or stays (its terms go on); "
        + "war if left out.")]
    public AfterCourse? Then { get; init; }

    /// <summary>The packages of which one must be in force, or have run its course, for this one to be on offer; none = always on
    /// offer.</summary>
    [Key("The package, or a list of packages, of which one must be in force or have run its course: only then is this one on offer. "
        + "It covers all that they cover."), RefersTo(NameKind.Package)]
    public ValueList<string> After { get; init; } = [];

    /// <summary>Packages that cannot be in force at the same time.</summary>
    [Key("Packages that cannot be in force at the same time: while one is, the other is not on offer."), RefersTo(NameKind.Package)]
    public ValueList<string> NotWith { get; init; } = [];

    /// <summary>Whether it ends by itself, and what it settled with it.</summary>
    internal bool RunsOut => Lasts is not null && Then != AfterCourse.Stays;

    /// <summary>Whether the fighting stops while it holds.</summary>
    public bool EndsFighting => StopsFighting ?? Covers.IsAll;

    /// <summary>How an actor takes part in the talks about the package: by its own role or, where the package names its parties, by
    /// theirs; whoever has to carry out a part of it must consent at least.</summary>
    /// <param name="actor">Key of the actor.</param>
    /// <param name="scenario">The scenario.</param>
    internal Role RoleOf(string actor, Scenario scenario) =>
        RoleByTable(actor, scenario) == Role.Outside && Performs(actor, scenario) ? Role.Consent : RoleByTable(actor, scenario);

    /// <summary>Whether an actor's red line on an issue is one of those that count if it is asked: whoever is asked only because it has to
    /// carry out a part of the terms can refuse just that part at any price.</summary>
    /// <param name="actor">Key of the actor.</param>
    /// <param name="name">Key of the issue.</param>
    /// <param name="scenario">The scenario.</param>
    internal bool Binds(string actor, string name, Scenario scenario) => Covers.Includes(name)
        && (RoleByTable(actor, scenario) != Role.Outside || !Performs(actor, scenario) || IsPerformed(actor, name, scenario));

    /// <summary>Whether an actor has to carry out what the package settles on an issue.</summary>
    internal bool IsPerformed(string actor, string name, Scenario scenario) => Covers.Includes(name)
        && (PerformedBy.TryGet(name, out ValueList<string>? here) ? here : scenario.Issues[name].PerformedBy).Contains(actor);

    /// <summary>The chances with which somebody who carries out what the package settles on an issue, and is not asked for its agreement,
    /// does not.</summary>
    /// <param name="name">Key of the issue.</param>
    /// <param name="scenario">The scenario.</param>
    internal IEnumerable<KeyValuePair<string, Uncertain>> Failures(string name, Scenario scenario) => !Covers.Includes(name) ? []
        : scenario.Issues[name].MayFail.Where(one => !RoleOf(one.Key, scenario).IsRequired);

    private bool Performs(string actor, Scenario scenario) => scenario.Issues.Names.Any(issue => IsPerformed(actor, issue, scenario));

    private Role RoleByTable(string actor, Scenario scenario) => Between is not ValueList<string> parties ? scenario.Actors[actor].Role
        : !parties.Contains(actor) ? Role.Outside
        : scenario.Actors[actor].Role == Role.Consent ? Role.Consent : Role.Table;

    /// <summary>Whether there is no fighting in a scenario, or none while it holds.</summary>
    public bool Stops(Scenario scenario) => scenario.War is null || EndsFighting;
}

/// <summary>What follows a package that has run its course.</summary>
public enum AfterCourse
{
    /// <summary>There is no deal any more: the war, or the dispute, is back.</summary>
    War,

    /// <summary>Its terms go on, without an end.</summary>
    Stays,
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
