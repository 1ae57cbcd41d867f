using Entente.Deals;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Solve;

/// <summary>`solve`: whether a package can be agreed on the first day, where each rule would settle, and who is left out.</summary>
public sealed record PackageSolution
{
    internal PackageSolution(
        PackageProblem problem, DealSpace space, DealValue? value, IReadOnlyList<LeftOutActor> leftOut, DealWithoutDeadlines? without) =>
        (Problem, Space, Value, LeftOut, WithoutDeadlines) = (problem, space, value, leftOut, without);

    /// <summary>The package in numbers; deadlines that are in force on the first day count.</summary>
    internal PackageProblem Problem { get; }

    /// <summary>What it comes to.</summary>
    internal DealSpace Space { get; init; }

    /// <summary>What the terms of reference are worth to every actor and what each gains by them; null without such terms.</summary>
    internal DealValue? Value { get; }

    /// <summary>How the terms of reference leave the actors whose agreement nobody asks for.</summary>
    internal IReadOnlyList<LeftOutActor> LeftOut { get; }

    /// <summary>The same without what agreeing before a deadline is worth; null if that is worth nothing to anybody.</summary>
    internal DealWithoutDeadlines? WithoutDeadlines { get; init; }

    /// <summary>The package that was solved.</summary>
    public string Package => Problem.Name;

    /// <summary>The largest gain that all whose agreement is needed can have at once, in utility; negative: no deal; null: no feasible
    /// terms.</summary>
    public double? Depth => Space.Depth;

    /// <summary>Whether some terms leave nobody whose agreement is needed worse off than no deal; null if that was not decided.</summary>
    public bool? HasDeal => Space.IsDecided ? Space.HasZone : null;

    /// <summary>The terms that summaries talk about, by issue: positions, and options by key. Empty if no terms are feasible.</summary>
    public Named<string> Terms => Reference is not DealPoint point ? [] : Of(Problem.IssueNames, k => Problem.OptionName(k, point.Terms[k])
        ?? TermsWords.Number(point.Terms[k]));

    /// <summary>What these terms bring each actor beyond no deal, in utility, breaches and deadlines counted.</summary>
    public Named<double> Gains => Value is not DealValue value ? [] : Of(Problem.ActorNames, value.Gain);

    /// <summary>What no deal is worth to each actor, in utility.</summary>
    public Named<double> NoDeal => Of(Problem.ActorNames, i => Problem.Reservations[i].Value);

    /// <summary>The terms that summaries talk about: those of the rule by which talks land where there is a zone of possible agreement,
    /// else the closest; null if no terms are feasible.</summary>
    internal DealPoint? Reference => Space[Problem.Rule]?.Point ?? Space.Closest?.Point;

    /// <summary>Whether all that is said is known, with deadlines and without: no search was stopped before it was.</summary>
    public bool IsDecided => Space.IsDecided && WithoutDeadlines is not { HasZone: null };

    /// <summary>Solves, and tells.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="package">The package; null = the one that covers most issues.</param>
    /// <param name="terms">Terms to judge; null for none.</param>
    /// <param name="explained">An actor whose value of no deal is shown step by step; null for none.</param>
    /// <param name="frontier">Two actors for a frontier, or none.</param>
    /// <param name="region">Two issues for a region, or none.</param>
    internal static Answer<PackageSolution> Ask(
        ScenarioFile file, AskedAs asked, string? package = null, Named<IssueValue>? terms = null, string? explained = null,
        string[]? frontier = null, string[]? region = null)
    {
        PackageSolution found = Of(file.Scenario!, package);
        SolveExtras extras = SolveExtras.Of(file.Scenario!, found, terms, frontier ?? [], region ?? []);
        return new(
            found, asked, told => SolvePage.Of(file, found, extras, explained, told),
            () => SolveJson.Of(file, file.Scenario!, found, extras, explained));
    }

    /// <summary>Solves a package at the central value of every uncertain number.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="package">The package; null = the one that covers most issues.</param>
    internal static PackageSolution Of(Scenario scenario, string? package)
    {
        PackageProblem problem = PackageProblem.Of(scenario, package, number => number.Central);
        DealSpace space = problem.Solve();
        DealPoint? reference = space[problem.Rule]?.Point ?? space.Closest?.Point;
        DealValue? value = reference is null ? null : problem.ValueOf(reference.Terms);
        return new(problem, space, value, value is null ? [] : LeftOutAt(problem, value), DealWithoutDeadlines.Of(scenario, problem));
    }

    private static Named<T> Of<T>(IEnumerable<string> names, Func<int, T> value) =>
        [.. names.Select((name, i) => KeyValuePair.Create(name, value(i)))];

    /// <summary>How a deal leaves the actors outside: who would be better off without it, and what would make it whole.</summary>
    private static IReadOnlyList<LeftOutActor> LeftOutAt(PackageProblem problem, DealValue value) =>
    [
        .. from actor in Enumerable.Range(0, problem.ActorNames.Count)
           where problem.Roles[actor] == Role.Outside
           select new LeftOutActor(actor, value.IfHeld[actor], value.NoDeal[actor], problem.Reservations[actor].Today,
           Math.Max(0, -value.Gain(actor))),
    ];
}

/// <summary>What a package comes to without what agreeing before a deadline is worth.</summary>
/// <param name="Problem">The package in numbers.</param>
/// <param name="Depth">Its depth; null if no feasible terms were found.</param>
/// <param name="HasZone">Whether there are terms that leave nobody whose agreement is needed worse off than no deal; null if the search
/// was stopped before that was decided.</param>
internal sealed record DealWithoutDeadlines(PackageProblem Problem, double? Depth, bool? HasZone)
{
    /// <summary>The same package of the scenario without deadlines; null if they matter to nobody on the first day.</summary>
    public static DealWithoutDeadlines? Of(Scenario scenario, PackageProblem with)
    {
        if (ProblemOf(scenario, with) is not PackageProblem without)
        {
            return null;
        }

        DealWorkspace space = new(without.Problem);
        space.SolveDepth();
        return new(without, double.IsNaN(space.Depth) ? null : space.Depth, space.IsDecided ? space.HasZone : null);
    }

    /// <summary>The same package in numbers without deadlines; null if they matter to nobody on the first day.</summary>
    public static PackageProblem? ProblemOf(Scenario scenario, PackageProblem with) => with.DeadlineWorth.All(worth => worth == 0) ? null
        : PackageProblem.Of(Without.Of(scenario, Assumption.Deadlines), with.Name, number => number.Central);
}
