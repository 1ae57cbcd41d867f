using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers;

/// <summary>An assumption that can stand between the parties and a deal, or tie the odds of one to power. Taken away, the scenario tells
/// what it carried.</summary>
public enum Assumption
{
    /// <summary>Sides that believe themselves stronger than they are, and doubt about it.</summary>
    Optimism,

    /// <summary>Deals that nobody can be sure will be kept.</summary>
    Commitment,

    /// <summary>Terms refused at any price.</summary>
    RedLines,

    /// <summary>Actors that do not fight and yet must agree.</summary>
    Consent,

    /// <summary>Options that cannot be split.</summary>
    Indivisibility,

    /// <summary>Sudden ends of resistance.</summary>
    Collapse,

    /// <summary>What agreeing before a deadline is worth.</summary>
    Deadlines,
}

/// <summary>Scenarios with assumptions taken away. Numbers that stay keep their identity, and so their value in every draw.</summary>
internal static class Without
{
    /// <summary>The scenario without one assumption. <see cref="Assumption.Indivisibility"/> is not taken away here: lotteries change what
    /// terms are, not the scenario (<see cref="TalksOptions.Lotteries"/>).</summary>
    public static Scenario Of(Scenario scenario, Assumption assumption) => assumption switch
    {
        Assumption.Optimism => Actors(scenario, actor => actor with { Optimism = 0, Doubt = 0 }),
        Assumption.Commitment => scenario with { Holding = null },
        Assumption.RedLines => scenario with
        {
            Issues = new(
            scenario.Issues.Select(issue => KeyValuePair.Create(issue.Key, WithoutRedLines(issue.Value))))
        },
        Assumption.Consent => IsWar(scenario) ? WithoutOutsiders(scenario) : scenario,
        Assumption.Collapse => scenario.War is FrontWar war
            ? scenario with { War = war with { Collapse = war.Collapse with { Attacker = 0, Defender = 0 } } }
            : scenario,
        Assumption.Deadlines => scenario with
        {
            Deadlines = new(
            scenario.Deadlines.Select(one => KeyValuePair.Create(one.Key, one.Value with { MattersTo = [] })))
        },
        Assumption.Indivisibility => scenario,
    };

    /// <summary>Whether a scenario has, on its first day, something that the assumption names.</summary>
    public static bool IsIn(Scenario scenario, Assumption assumption) => assumption switch
    {
        Assumption.Optimism => scenario.War is FrontWar
            && scenario.Actors.Values.Any(actor => IsSome(actor.Optimism) || IsSome(actor.Doubt)),
        Assumption.Commitment => scenario.Holding is not null,
        Assumption.RedLines => scenario.Issues.Values.Any(HasRedLines),
        Assumption.Consent => IsWar(scenario) && scenario != WithoutOutsiders(scenario),
        Assumption.Indivisibility => scenario.Issues.Values.Any(issue => issue is OptionsIssue),
        Assumption.Collapse => scenario.War is FrontWar war && (IsSome(war.Collapse.Attacker) || IsSome(war.Collapse.Defender)),
        Assumption.Deadlines => throw new ArgumentOutOfRangeException(nameof(assumption)),
    };

    private static bool IsSome(Uncertain number) => number.Low != 0 || number.High != 0;

    private static bool HasRedLines(Issue issue) => RedLine.Hangs(issue) || issue switch
    {
        ScaleIssue scale => scale.Wants.Values.Any(wants => wants.Accepts is not null
            || wants.Factions.Values.Any(faction => faction.Accepts is not null)),
        OptionsIssue options => options.Wants.Values.Any(wants => wants.Accepts is not null
            || wants.Factions.Values.Any(faction => faction.Accepts is not null)),
        _ => false,
    };

    private static bool IsWar(Scenario scenario) => scenario.War is not null;

    private static Scenario Actors(Scenario scenario, Func<Actor, Actor> change) =>
        scenario with { Actors = new(scenario.Actors.Select(actor => KeyValuePair.Create(actor.Key, change(actor.Value)))) };

    /// <summary>Nobody is asked who does not fight, neither for its place in the talks nor for what it has to carry out.</summary>
    private static Scenario WithoutOutsiders(Scenario scenario)
    {
        return Actors(scenario, actor => actor.Side is null ? actor with { Role = Role.Outside } : actor) with
        {
            Issues = new(scenario.Issues.Select(issue =>
                KeyValuePair.Create(issue.Key, issue.Value with { PerformedBy = Fighting(issue.Value.PerformedBy) }))),
            Packages = new(scenario.Packages.Select(package => KeyValuePair.Create(package.Key, package.Value with
            {
                PerformedBy = new(package.Value.PerformedBy.Select(one => KeyValuePair.Create(one.Key, Fighting(one.Value)))),
            }))),
        };

        ValueList<string> Fighting(ValueList<string> actors) => [.. actors.Where(actor => scenario.Actors[actor].Side is not null)];
    }

    private static Issue WithoutRedLines(Issue issue) => issue switch
    {
        ScaleIssue scale => scale with { Wants = new(scale.Wants.Select(wants => KeyValuePair.Create(wants.Key, Bare(wants.Value)))) },
        OptionsIssue options => options with
        {
            Wants = new(
            options.Wants.Select(wants => KeyValuePair.Create(wants.Key, Bare(wants.Value))))
        },
        _ => issue,
    };

    private static ScaleWants Bare(ScaleWants wants) => wants with
    {
        Accepts = null,
        AcceptsWhen = [],
        Factions = new(wants.Factions.Select(faction =>
            KeyValuePair.Create(faction.Key, faction.Value with { Accepts = null, AcceptsWhen = [] }))),
    };

    private static OptionWants Bare(OptionWants wants) => wants with
    {
        Accepts = null,
        AcceptsWhen = [],
        Factions = new(wants.Factions.Select(faction =>
            KeyValuePair.Create(faction.Key, faction.Value with { Accepts = null, AcceptsWhen = [] }))),
    };
}
