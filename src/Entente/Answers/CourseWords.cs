using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>What is to be known of a package that runs its course, wherever it is told whether it stands.</summary>
internal static class CourseWords
{
    /// <summary>In sentences; null for a package without an end.</summary>
    /// <param name="name">Key of the package.</param>
    /// <param name="scenario">The scenario.</param>
    public static string? Of(string name, Scenario scenario)
    {
        Package package = scenario.AllPackages[name];
        return package.Lasts is not Duration lasts ? null
            : $"{Say.Capital(Words.The(package.Name ?? Words.Issue(name)))} runs for {lasts}. "
                + (package.RunsOut
                    ? $"After that {(scenario.War is null ? "there is no deal any more" : "the war is back")}, if nothing has taken its "
                        + "place: that is no breach. So the chances that it stands say whether anybody breaks it before."
                    : "After that its terms go on if nothing has taken their place, and it can still be broken.");
    }
}
