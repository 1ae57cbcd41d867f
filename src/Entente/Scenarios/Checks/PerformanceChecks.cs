namespace Entente.Scenarios.Checks;

/// <summary>Who carries terms out without being asked.</summary>
internal static class PerformanceChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario) =>
        scenario.Issues.SelectMany(issue => OfIssue(issue.Key, issue.Value, scenario));

    private static IEnumerable<Finding> OfIssue(string name, Issue issue, Scenario scenario)
    {
        string path = $"issues.{name}.may-fail";
        if (issue is ScaleIssue { Front: not null } && issue.MayFail.Count > 0)
        {
            yield return Finding.Error(path,
                $"The front moves `{name}`: whoever holds the ground carries these terms out, so that `may-fail` has no meaning here.") with
            { RestsOn = [$"issues.{name}.front"] };
        }

        foreach ((string actor, Uncertain chance) in issue.MayFail)
        {
            if (issue.PerformedBy.Contains(actor))
            {
                yield return Finding.Error($"{path}.{actor}",
                    $"`{actor}` stands in `performed-by` and in `may-fail`: either it is asked and carries out what it agreed to, or it is "
                        + "not and may fail.") with
                { RestsOn = [$"issues.{name}.performed-by"] };
            }
            else if (chance.High > 0
                && scenario.AllPackages.Values.All(package => package.Failures(name, scenario).All(one => one.Key != actor)))
            {
                yield return Finding.Warning($"{path}.{actor}",
                    $"`{actor}` is asked for its agreement to every package that settles `{name}`, so it carries out what it agreed to and "
                        + "the chance counts nowhere.") with
                { RestsOn = [$"actors.{actor}.role", "packages"] };
            }
        }
    }
}
