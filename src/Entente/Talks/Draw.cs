using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>How a draw stands at the end of the forecast.</summary>
public enum DrawOutcome
{
    /// <summary>A package that covers every issue is in force.</summary>
    Settlement,

    /// <summary>A package that stops the fighting but leaves issues open is in force.</summary>
    CeasefireOnly,

    /// <summary>The attacker imposed its terms: the front reached 1, or the defender collapsed.</summary>
    ImposedByAttacker,

    /// <summary>The defender imposed its terms: the front reached 0, or the attacker collapsed.</summary>
    ImposedByDefender,

    /// <summary>None of these; partial bargains that do not stop the fighting may have been made.</summary>
    None,
}

/// <summary>One sampled world from the first date to the last, and what its last agreement was worth afterwards.</summary>
/// <remarks>A pure function of scenario, options, inputs, seed and index. Arrays are in the order of the scenario: actors, issues,
/// packages (<see cref="Scenario.AllPackages"/>), steps.</remarks>
public sealed record Draw
{
    /// <summary>Index of the draw, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Why the draw could not be computed; null if it could. A failed draw has no other meaningful part.</summary>
    public string? Failure { get; init; }

    /// <summary>How it stands at the end of the forecast.</summary>
    public DrawOutcome Outcome { get; init; } = DrawOutcome.None;

    /// <summary>Everything agreed until the end of the forecast, in the order of time, bargains that do not stop the fighting
    /// included.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    /// <summary>How the war ended by force, or null.</summary>
    public EndOfWar? EndOfWar { get; init; }

    /// <summary>The dated changes that happened: events and chosen levers, in the order of time.</summary>
    public IReadOnlyList<Happening> Happenings { get; init; } = [];

    /// <summary>What each actor got, in utility: ∫ r·e^(−rt)·(U(standing terms) − κ while fighting) dt, plus the discounted value of what
    /// stands at the end of the draw, minus the costs of its levers.</summary>
    public IReadOnlyList<double> Payoffs { get; init; } = [];

    /// <summary>Where each issue stands at the end of the forecast: a position, or the index of an option.</summary>
    public IReadOnlyList<double> FinalTerms { get; init; } = [];

    /// <summary>Probability, along this path of front and events, that an agreement that stops the fighting was made by the end of each
    /// step. After such an agreement it is continued only with <see cref="TalksOptions.FullPath"/> and in the first
    /// <see cref="TalksOptions.WholePaths"/> draws, and stays as it was without; it is NaN from the step on in which it could not be
    /// continued.</summary>
    public IReadOnlyList<double> PathAgreement { get; init; } = [];

    /// <summary>What happened step by step.</summary>
    internal DrawPath Path { get; init; } = DrawPath.Empty;

    /// <summary>The first agreement on a package; null if there is none.</summary>
    public Agreement? First(int package) => Agreements.FirstOrDefault(one => one.Package == package);

    /// <summary>How the agreement that <see cref="TalksOptions.Holding"/> asks about would fare; null if it was not made, or not asked
    /// about.</summary>
    internal HoldingCourse? Holding { get; init; }
}

/// <summary>An agreement made in a draw.</summary>
/// <param name="Package">Index of the package.</param>
/// <param name="Step">Step in which it was made.</param>
/// <param name="Date">When.</param>
/// <param name="Terms">All issues as they then stand, covered by the package or not.</param>
/// <param name="Utilities">U of these terms to each actor.</param>
/// <param name="Value">What it is worth to each actor on that day, and what each gains by it.</param>
public sealed record Agreement(
    int Package, int Step, DateOnly Date, IReadOnlyList<double> Terms, IReadOnlyList<double> Utilities, DealValue Value)
{
    /// <summary>Whose agreement it took.</summary>
    public required IReadOnlyList<bool> Parties { get; init; }

    /// <summary>Where each position comes from; null on issues of options and outside the package. Empty where it is not known.</summary>
    internal IReadOnlyList<TermsOrigin?> Origins { get; init; } = [];

    /// <summary>Who carries out what without being asked, and whether it does.</summary>
    internal IReadOnlyList<Performance> Performances { get; init; } = [];

    /// <summary>Where the red lines stood that give way as war goes worse: those that bind whoever agreed.</summary>
    internal IReadOnlyList<LineMove> Lines { get; init; } = [];

    /// <summary>The chance, as the inputs and events of the draw go, that it still stands after each whole year, and at the end of the time
    /// that deals are followed if that is no whole year, nothing taking its place. Only with <see cref="TalksOptions.FollowsDeals"/>, for
    /// the first agreement on each package that ends the fighting; else empty.</summary>
    public IReadOnlyList<double> Stands { get; init; } = [];

    /// <summary>The chance that each actor, then each spoiler, has ended it by then; empty where <see cref="Stands"/> is.</summary>
    public IReadOnlyList<double> EndedBy { get; init; } = [];

    /// <summary>How it was broken, or null. May lie after the end of the forecast.</summary>
    public Breach? Broken { get; init; }

    /// <summary>When it had run its course, or null: no breach. May lie after the end of the forecast.</summary>
    public DateOnly? Expired { get; init; }

    /// <summary>When a later package took its place, or null.</summary>
    public DateOnly? Replaced { get; init; }

    /// <summary>How long it was followed while it held, in years. Longer than `holds-for` only where it held beyond that before the end
    /// of the forecast. Bargains that do not stop the fighting are not followed: 0.</summary>
    public double YearsHeld { get; init; }
}

/// <summary>How an agreement was broken.</summary>
/// <param name="Date">When.</param>
/// <param name="Actor">Index of the actor that broke it; null for a spoiler.</param>
/// <param name="Spoiler">Key of the spoiler that broke it; null for an actor.</param>
/// <param name="Temptation">What breaking was worth to it on that day over keeping the deal, in utility: T − U − e − c. Below 0 it broke it
/// although it was better off keeping it.</param>
public sealed record Breach(DateOnly Date, int? Actor, string? Spoiler, double Temptation);

/// <summary>A war ended by force.</summary>
/// <param name="Winner">The side that imposed its terms.</param>
/// <param name="Collapsed">Whether the loser collapsed; otherwise the front reached its end.</param>
/// <param name="Step">Step in which it ended.</param>
/// <param name="Date">When.</param>
public sealed record EndOfWar(Side Winner, bool Collapsed, int Step, DateOnly Date);

/// <summary>A dated change that happened in a draw.</summary>
/// <param name="Name">Name of the event, or key of the lever.</param>
/// <param name="Date">When it took effect.</param>
/// <param name="Ends">When it was undone, or null.</param>
public sealed record Happening(string Name, DateOnly Date, DateOnly? Ends);
