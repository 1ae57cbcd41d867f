namespace Entente.Scenarios;

/// <summary>The scenario as it stands once events, levers or variants have changed it.</summary>
internal static class ScenarioChanges
{
    /// <summary>Applies changes in the order given; of one change the new values first, then the factors.</summary>
    /// <remarks>What is not changed stays the same object, so that a number drawn once keeps its value in every state of a world.</remarks>
    public static Scenario Apply(Scenario scenario, IEnumerable<Change> changes)
    {
        foreach (Change change in changes)
        {
            foreach (Assignment assignment in change.Set)
            {
                scenario = ScenarioPath.With(scenario, assignment.Path, assignment.Value);
            }

            foreach (Scaling scaling in change.Multiply)
            {
                scenario = ScenarioPath.Multiply(scenario, scaling.Path, scaling.Factor);
            }
        }

        return scenario;
    }
}
