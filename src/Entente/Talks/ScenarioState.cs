using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>The scenario with the changes in force at one time, as it acts and as the actors value it.</summary>
/// <remarks>
/// What a change with an end date does to the <see cref="ModelPart.Passing"/> parts acts while it lasts: on the front, on collapse, on what
/// everybody lives with. The actors value no deal without it, since it will be gone. What it does to the other parts counts in both.
/// It belongs to one thread.</remarks>
/// <param name="actual">The scenario as it acts.</param>
/// <param name="valued">The scenario at the strengths that stand.</param>
internal sealed class ScenarioState(Scenario actual, Scenario valued)
{
    private const ModelPart AgendaRestsOn = ModelPart.Wants | ModelPart.Table | ModelPart.Holding | ModelPart.Today;

    // thousands of draws ask the same of the same states
    private readonly Dictionary<ScenarioState, ModelPart> differences = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ScenarioState, bool> sameAgenda = new(ReferenceEqualityComparer.Instance);
    private (Scenario Scenario, bool IsSame)? wantsOf;

    /// <summary>The scenario as it acts.</summary>
    public Scenario Actual => actual;

    /// <summary>The scenario at the strengths that stand.</summary>
    public Scenario Valued => valued;

    /// <summary>The scenario with changes in force, in date then file order.</summary>
    public static ScenarioState Of(Scenario scenario, IEnumerable<DatedChange> changes)
    {
        DatedChange[] inForce = [.. changes];
        Scenario actual = ScenarioChanges.Apply(scenario, inForce.Select(change => change.Change));
        bool lasting = inForce.All(change => double.IsPositiveInfinity(change.End));
        return new(actual, lasting ? actual : ScenarioChanges.Apply(scenario, inForce.Select(WhatStands)));

        Change WhatStands(DatedChange change) => double.IsPositiveInfinity(change.End) ? change.Change : change.Change with
        {
            Set = [.. change.Change.Set.Where(assignment => !Passes(assignment.Path))],
            Multiply = [.. change.Change.Multiply.Where(scaling => !Passes(scaling.Path))],
        };

        bool Passes(string path) => (ScenarioPath.PartOf(scenario, path) & ModelPart.Passing) != ModelPart.None;
    }

    /// <summary>The parts of the model in which another state of the scenario differs from this one.</summary>
    public ModelPart Differences(ScenarioState other)
    {
        if (!differences.TryGetValue(other, out ModelPart parts))
        {
            parts = ScenarioPath.Differences(Actual, other.Actual) | ScenarioPath.Differences(Valued, other.Valued);
            differences.Add(other, parts);
        }

        return parts;
    }

    /// <summary>Whether talks are about the same in another state of the scenario.</summary>
    public bool HasAgendaOf(ScenarioState other)
    {
        if (!sameAgenda.TryGetValue(other, out bool isSame))
        {
            isSame = (Differences(other) & AgendaRestsOn) == ModelPart.None
                && (Actual.Holding is not Holding holding || holding.Spoilers.Names.All(spoiler => holding.ReachOf(spoiler, Valued)
                    .IsOneWith(holding.ReachOf(spoiler, other.Valued))))
                && (Valued.War is null || Enum.GetValues<Side>()
                    .All(side => StandingTerms.Lead(side, Valued) == StandingTerms.Lead(side, other.Valued)));
            sameAgenda.Add(other, isSame);
        }

        return isSame;
    }

    /// <summary>Whether the actors want the same as in a scenario, and are as patient.</summary>
    public bool HasWantsOf(Scenario scenario)
    {
        if (wantsOf is not (Scenario asked, bool isSame) || !ReferenceEquals(asked, scenario))
        {
            isSame = (ScenarioPath.Differences(Actual, scenario) & ModelPart.Wants) == ModelPart.None;
            wantsOf = (scenario, isSame);
        }

        return isSame;
    }
}
