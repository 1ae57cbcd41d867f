using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>What is to be known of a package that runs its course, wherever it is told whether it stands.</summary>
internal static class CourseWords
{
    private static string Follows(Package package, Scenario scenario) =>
        !package.EndsFighting ? "what it settled is as it was before"
        : scenario.War is null ? "there is no deal any more" : "the war is back";

    /// <summary>In sentences; null for a package without an end of which nothing stays.</summary>
    /// <param name="name">Key of the package.</param>
    /// <param name="scenario">The scenario.</param>
    public static string? Of(string name, Scenario scenario)
    {
        Package package = scenario.AllPackages[name];
        string the = Words.The(package.Name ?? Words.Issue(name));
        string? course = package.Lasts is not Duration lasts ? null
            : $"{Say.Capital(the)} runs for {lasts}. "
                + (package.RunsOut
                    ? $"After that {Follows(package, scenario)}, if nothing has taken its place: that is no breach."
                        + (package.EndsFighting ? " So the chances that it stands say whether anybody breaks it before." : "")
                    : "After that its terms go on if nothing has taken their place, and it can still be broken.");
        string[] delivered =
        [
            .. from issue in scenario.Issues
               where package.Covers.Includes(issue.Key) && issue.Value is ScaleIssue { Delivered: true }
               select TermsWords.Spaced(issue.Key) + (((ScaleIssue)issue.Value).Over is Duration over ? $" (evenly over {over})" : ""),
        ];
        return delivered.Length == 0 ? course
            : $"{(course is null ? "" : $"{course} ")}What it delivers on {Say.List(delivered)} stays, however it ends.";
    }
}
