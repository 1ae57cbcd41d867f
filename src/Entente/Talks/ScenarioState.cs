using System.Runtime.CompilerServices;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>The scenario with the changes in force at one time, as it acts and as the actors value it.</summary>
/// <remarks>
/// What a change with an end date does to the <see cref="ModelPart.Passing"/> parts acts while it lasts: on the front, on collapse, on what
/// everybody lives with. The actors value no deal without it, since it will be gone. What it does to the other parts counts in both.
/// </remarks>
internal sealed class ScenarioState
{
    private const ModelPart AgendaRestsOn = ModelPart.Wants | ModelPart.Table | ModelPart.Holding | ModelPart.Today;

    private readonly (DatedChange Change, ModelPart Parts)[] inForce;

    // thousands of draws ask the same of the same states, on all threads; a state that nobody needs any more is let go
    private readonly ConditionalWeakTable<ScenarioState, object> differences = [];
    private readonly ConditionalWeakTable<ScenarioState, object> sameAgenda = [];
    private readonly ConditionalWeakTable<Scenario, object> sameWants = [];
    private readonly Lazy<int[]> believers; // rests on no number

    private ScenarioState(Scenario actual, Scenario valued, (DatedChange Change, ModelPart Parts)[] inForce)
    {
        (Actual, Valued, this.inForce) = (actual, valued, inForce);
        Leader = this;
        believers = new(() => [.. valued.Actors.Values.Select((actor, i) => Believer(actor, i, valued))], isThreadSafe: true);
    }

    /// <summary>The scenario as it acts.</summary>
    public Scenario Actual { get; }

    /// <summary>The scenario at the strengths that stand.</summary>
    public Scenario Valued { get; }

    /// <summary>The state whose agenda this one shares, itself where none is known: what of the agenda rests on no number is found for it
    /// alone.</summary>
    public ScenarioState Leader { get; set; }

    /// <summary>Whose belief each actor shares: its own if it fights, that of the lead of the side it supports, or −1 for the
    /// truth.</summary>
    public int[] Believers => believers.Value;

    /// <summary>How many changes are in force.</summary>
    public int ChangeCount => inForce.Length;

    /// <summary>The scenario with changes in force, in date then file order.</summary>
    public static ScenarioState Of(Scenario scenario, params IEnumerable<DatedChange> changes) =>
        changes.Aggregate(new ScenarioState(scenario, scenario, []), (state, change) => state.And(change));

    /// <summary>The state with one change more, the last in date then file order.</summary>
    public ScenarioState And(DatedChange change)
    {
        Scenario actual = ScenarioChanges.Apply(Actual, [change.Change]);
        return new(
            actual, change.Lasts && ReferenceEquals(Actual, Valued) ? actual : ScenarioChanges.Apply(Valued, [WhatStands(change)]),
            [.. inForce, (change, PartsOf(change.Change))]);
    }

    /// <summary>The changes in force that may change what talks are about, in date then file order.</summary>
    public DatedChange[] ChangesOfAgenda() =>
        [.. inForce.Where(one => (one.Parts & AgendaRestsOn) != ModelPart.None).Select(one => one.Change)];

    private static int Believer(Actor actor, int index, Scenario scenario) => actor.Side is not null ? index
        : NoDeal.Supported(actor, scenario) is Side side && scenario.Actors.TryIndexOf(StandingTerms.Lead(side, scenario), out int lead)
            ? lead
        : -1;

    private Change WhatStands(DatedChange change) => change.Lasts ? change.Change : change.Change with
    {
        Set = [.. change.Change.Set.Where(assignment => !Passes(assignment.Path))],
        Multiply = [.. change.Change.Multiply.Where(scaling => !Passes(scaling.Path))],
    };

    private bool Passes(string path) => (ScenarioPath.PartOf(Actual, path) & ModelPart.Passing) != ModelPart.None;

    /// <summary>The parts of the model that a change may change.</summary>
    private ModelPart PartsOf(Change change) =>
        change.Set.Select(one => one.Path).Concat(change.Multiply.Select(one => one.Path)).Aggregate(
            ModelPart.None,
            (all, path) => all | (ScenarioPath.PartOf(Actual, path) is var part and not ModelPart.None ? part : ModelPart.All));

    /// <summary>The parts in which another state can differ, by the changes that only one of the two has in force.</summary>
    private ModelPart MayDiffer(ScenarioState other) => Beyond(other) | other.Beyond(this);

    private ModelPart Beyond(ScenarioState other)
    {
        ModelPart parts = ModelPart.None;
        foreach ((DatedChange change, ModelPart touched) in inForce)
        {
            parts |= Array.Exists(other.inForce, one => ReferenceEquals(one.Change.Change, change.Change)
                && one.Change.Lasts == change.Lasts) ? ModelPart.None : touched;
        }

        return parts;
    }

    /// <summary>The parts of the model in which another state of the scenario differs from this one.</summary>
    public ModelPart Differences(ScenarioState other) => (ModelPart)differences.GetValue(other, one =>
        ScenarioPath.Differences(Actual, one.Actual) | ScenarioPath.Differences(Valued, one.Valued));

    /// <summary>Whether another state differs from this one in some of the parts.</summary>
    public bool DiffersIn(ModelPart parts, ScenarioState other) =>
        (MayDiffer(other) & parts) != ModelPart.None && (Differences(other) & parts) != ModelPart.None;

    /// <summary>Whether talks are about the same in another state of the scenario.</summary>
    public bool HasAgendaOf(ScenarioState other) => ReferenceEquals(Leader, other.Leader) || Leader.IsAboutWhat(other.Leader);

    private bool IsAboutWhat(ScenarioState other) => (bool)sameAgenda.GetValue(other, one =>
        !DiffersIn(AgendaRestsOn, one)
        && (Actual.Holding is not Holding holding || holding.Spoilers.Names.All(spoiler => holding.ReachOf(spoiler, Valued)
            .IsOneWith(holding.ReachOf(spoiler, one.Valued))))
        && (Valued.War is null || Enum.GetValues<Side>()
            .All(side => StandingTerms.Lead(side, Valued) == StandingTerms.Lead(side, one.Valued))));

    /// <summary>Whether the actors want the same as in a scenario, and are as patient.</summary>
    public bool HasWantsOf(Scenario scenario) => (bool)sameWants.GetValue(scenario,
        one => (ScenarioPath.Differences(Actual, one) & ModelPart.Wants) == ModelPart.None);
}
