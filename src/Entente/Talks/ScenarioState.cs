using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>The scenario with the changes in force at one time, as it acts and as the actors value it.</summary>
/// <remarks>
/// What a change with an end date does to the <see cref="ModelPart.Passing"/> parts acts while it lasts: on the front, on collapse, on what
/// everybody lives with. The actors value no deal without it, since it will be gone. What it does to the other parts counts in both.
/// </remarks>
/// <param name="Actual">The scenario as it acts.</param>
/// <param name="Valued">The scenario at the strengths that stand.</param>
internal sealed record ScenarioState(Scenario Actual, Scenario Valued)
{
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
    public ModelPart Differences(ScenarioState other) =>
        ScenarioPath.Differences(Actual, other.Actual) | ScenarioPath.Differences(Valued, other.Valued);
}
