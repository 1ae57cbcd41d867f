using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>What an actor, a faction or a spoiler wants on one issue: <see cref="ScaleWants"/> or <see cref="OptionWants"/>.</summary>
public abstract record Wants : Reasoned
{
    /// <summary>How much the issue matters: 0 not at all, 100 vital. Not given = 0, for a spoiler 1. Range [0, 100].</summary>
    [Key("How much the issue matters: a number from 0 to 100 or a word such as vital."),
     Number(0, 100, Words = VerbalScales.Salience), Changeable]
    public Uncertain? Salience { get; init; }

    /// <summary>Capability on this issue for the stakeholder models; the actor's if not given. Range [0, 1,000,000].</summary>
    [Key("Capability on this issue for the stakeholder models; the actor's if left out.", Part = ModelPart.Stakeholders),
     Number(0, 1e6), Changeable]
    public Uncertain? Capability { get; init; }

    /// <summary>Red lines that hold only while other issues have given values.</summary>
    [Key("Red lines that hold only where other issues are settled in a given way: [{when: {governance: local}, accepts: 0..30}].")]
    public ValueList<HangingLine> AcceptsWhen { get; init; } = [];

    /// <summary>Whether a faction with these wants adds its red line to its actor's.</summary>
    [Key("For a faction: whether its red line binds the whole actor."), Changeable]
    public bool Veto { get; init; }

    /// <summary>Whether anything but a red line is at stake.</summary>
    public bool Matters => Salience is { High: > 0 };

    /// <summary>The factions with wants of their own here.</summary>
    public abstract IEnumerable<string> FactionNames { get; }

    /// <summary>What a faction wants: the actor's wants, but for the keys that the faction gives itself. The actor's own red line
    /// is not the faction's.</summary>
    public abstract Wants OfFaction(string faction);
}

/// <summary>Wants on a scale.</summary>
public sealed record ScaleWants : Wants
{
    /// <summary>The position wanted most. Range [0, 100].</summary>
    [Key("The position wanted most.", Order = -1), Number(ScaleIssue.Min, ScaleIssue.Max, Counted = Counted.Position), Changeable]
    public Uncertain? Ideal { get; init; }

    /// <summary>The red line: positions outside are refused at any price, or beyond its margin if it has one.</summary>
    [Key("The red line: positions outside are refused at any price. 40..100, or {from: 40..50, to: 100} if uncertain. With margin: 10 and "
        + "loss: 0.1..0.3 the 10 points beyond an end are not refused, but cost up to the loss, in utility. With gives: 0.5 the line gives "
        + "way by half of what no deal has lost in worth since the first day."),
     Number(ScaleIssue.Min, ScaleIssue.Max, Counted = Counted.Position), Line, Changeable]
    public Interval? Accepts { get; init; }

    /// <summary>Wants of the actor's factions where they differ.</summary>
    [Key("Wants of the actor's factions where they differ from the actor's."), RefersTo(NameKind.Faction), Changeable]
    public Named<ScaleWants> Factions { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> FactionNames => Factions.Names;

    /// <inheritdoc/>
    public override ScaleWants OfFaction(string faction) => Factions.TryGet(faction, out ScaleWants? own)
        ? own with { Ideal = own.Ideal ?? Ideal, Salience = own.Salience ?? Salience, Capability = own.Capability ?? Capability }
        : this with { Accepts = null, AcceptsWhen = [], Factions = [] };
}

/// <summary>Wants among options.</summary>
internal sealed record OptionWants : Wants
{
    /// <summary>How good each option is: 0 worst, 100 best. Every option needs one. Range [0, 100].</summary>
    [Key("How good each option is, from 0 to 100; every option needs a score.", Order = -1),
     RefersTo(NameKind.Option), Number(0, 100), Changeable]
    public Named<Uncertain> Scores { get; init; } = [];

    /// <summary>The red line: options not listed are refused at any price.</summary>
    [Key("The red line: options not listed are refused at any price."), RefersTo(NameKind.Option), Changeable]
    public ValueList<string>? Accepts { get; init; }

    /// <summary>Wants of the actor's factions where they differ.</summary>
    [Key("Wants of the actor's factions where they differ from the actor's."), RefersTo(NameKind.Faction), Changeable]
    public Named<OptionWants> Factions { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> FactionNames => Factions.Names;

    /// <inheritdoc/>
    public override OptionWants OfFaction(string faction) => Factions.TryGet(faction, out OptionWants? own)
        ? own with
        {
            Scores = own.Scores.Count > 0 ? own.Scores : Scores,
            Salience = own.Salience ?? Salience,
            Capability = own.Capability
            ?? Capability
        }
        : this with { Accepts = null, AcceptsWhen = [], Factions = [] };
}

/// <summary>A red line that holds only where other issues are settled in a given way.</summary>
public sealed record HangingLine : Reasoned
{
    /// <summary>The values that bring it into force: all of them together.</summary>
    [Key("The values that bring it into force, by issue; all of them together."), RefersTo(NameKind.Issue)]
    public required Named<IssueSet> When { get; init; }

    /// <summary>What is then accepted; everything else is refused at any price.</summary>
    [Key("What is then accepted on this issue: positions, or options.")]
    public required IssueSet Accepts { get; init; }
}
