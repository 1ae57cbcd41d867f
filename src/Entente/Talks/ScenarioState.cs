using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>The scenario with the changes in force at one time, as it acts and as the actors value it.</summary>
/// <remarks>
/// What a change with an end date does to the war, to strengths and to today's terms acts while it lasts: on the front, on collapse, on
/// what everybody lives with. The actors value no deal without it, since it will be gone. What it does to wants, roles, delegations and the
/// pace of talks counts in both.
/// </remarks>
/// <param name="Actual">The scenario as it acts.</param>
/// <param name="Valued">The scenario at the strengths that stand.</param>
internal sealed record ScenarioState(Scenario Actual, Scenario Valued)
{
    // Keys of an actor that make up strength and the war, second in `actors.NAME.KEY`.
    private static readonly string[] WarKeys = ["power", "supports", "war-cost", "rearm", "optimism", "doubt", "reservation"];

    /// <summary>The scenario with changes in force, in date then file order.</summary>
    public static ScenarioState Of(Scenario scenario, IEnumerable<DatedChange> changes)
    {
        DatedChange[] inForce = [.. changes];
        Scenario actual = ScenarioChanges.Apply(scenario, inForce.Select(change => change.Change));
        bool lasting = inForce.All(change => double.IsPositiveInfinity(change.End));
        return new(actual, lasting ? actual : ScenarioChanges.Apply(scenario, inForce.Select(change => double.IsPositiveInfinity(change.End) ? change.Change : WithoutWar(change.Change))));
    }

    private static Change WithoutWar(Change change) => change with
    {
        Set = [.. change.Set.Where(assignment => !IsOfWar(assignment.Path))],
        Multiply = [.. change.Multiply.Where(scaling => !IsOfWar(scaling.Path))],
    };

    private static bool IsOfWar(string path)
    {
        string[] parts = path.Split('.');
        return parts[0] == "war"
            || (parts[0] == "actors" && parts.Length > 2 && WarKeys.Contains(parts[2]))
            || (parts[0] == "issues" && parts.Length > 2 && parts[2] == "today");
    }
}
