namespace Entente.Scenarios.Checks;

/// <summary>Packages that run their course, come after others, or do not go with others, and what of them stays.</summary>
internal static class PhaseChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario) =>
        scenario.Packages.SelectMany(one => Course(one.Key, one.Value).Concat(After(one.Key, one.Value, scenario)))
            .Concat(scenario.Issues.SelectMany(issue => issue.Value is ScaleIssue scale ? Delivery(issue.Key, scale, scenario) : []));

    private static IEnumerable<Finding> Delivery(string name, ScaleIssue issue, Scenario scenario)
    {
        if (issue is { Over: not null, Delivered: false })
        {
            yield return Finding.Error($"issues.{name}.over", $"Nothing of `{name}` is delivered, so that it takes no time.",
                "Add `delivered: true` to the issue, or take `over` out.") with
            { RestsOn = [$"issues.{name}.delivered"] };
        }

        if (issue is { Delivered: true, Front: not null })
        {
            yield return Finding.Error($"issues.{name}.delivered",
                $"The front moves `{name}`, so that nothing of it can be delivered for good.", "Take `delivered` or `front` out.") with
            { RestsOn = [$"issues.{name}.front"] };
        }

        foreach ((string package, Package one) in scenario.Packages)
        {
            if (issue is { Delivered: true, Over: Duration over } && one is { RunsOut: true, Lasts: Duration lasts }
                && one.Covers.Includes(name) && over.Years > lasts.Years)
            {
                yield return Finding.Warning($"issues.{name}.over", $"`{package}` runs for {lasts}, so that not all of what it says on "
                    + $"`{name}` is delivered by its end: that takes {over}.") with
                { RestsOn = [$"packages.{package}.lasts"] };
            }
        }
    }

    private static IEnumerable<Finding> Course(string name, Package package)
    {
        if (package is { Then: not null, Lasts: null })
        {
            yield return Finding.Error($"packages.{name}.then", $"`{name}` has no end after which anything could follow.",
                "Write how long it runs, such as `lasts: 6 weeks`, or take `then` out.") with
            { RestsOn = [$"packages.{name}.lasts"] };
        }

        if (package.NotWith.Contains(name))
        {
            yield return Finding.Error($"packages.{name}.not-with", $"`{name}` cannot be kept apart from itself.");
        }
    }

    private static IEnumerable<Finding> After(string name, Package package, Scenario scenario)
    {
        if (IsInCircle(name, scenario))
        {
            yield return Finding.Error($"packages.{name}.after", $"`{name}` comes after itself, so that it could never be on offer.") with
            { RestsOn = ["packages"] };
            yield break;
        }

        foreach (string before in package.After.Where(scenario.Packages.Has))
        {
            Package earlier = scenario.Packages[before];
            string[] lacking = [.. scenario.Issues.Names.Where(issue => earlier.Covers.Includes(issue) && !package.Covers.Includes(issue))];
            if (package.EndsFighting && earlier.EndsFighting && lacking.Length > 0)
            {
                yield return Finding.Error($"packages.{name}.covers", $"`{name}` comes after `{before}`, but does not cover all that this "
                    + $"settles: {string.Join(", ", lacking.Select(issue => $"`{issue}`"))}.",
                    "Add them: a later phase keeps them or changes them.") with
                { RestsOn = [$"packages.{name}.after", $"packages.{before}.covers"] };
            }

            if (!package.EndsFighting && earlier.EndsFighting && !earlier.RunsOut)
            {
                yield return Finding.Warning($"packages.{name}.after", $"`{name}` is never on offer: it lets the fighting go on, and such "
                    + $"bargains are talked about only while no deal is in force, but `{before}` does not run out.") with
                { RestsOn = [$"packages.{before}.lasts", $"packages.{before}.then"] };
            }
        }
    }

    private static bool IsInCircle(string name, Scenario scenario)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> next = new(scenario.Packages[name].After);
        while (next.TryPop(out string? one))
        {
            if (one == name)
            {
                return true;
            }

            if (seen.Add(one) && scenario.Packages.TryGet(one, out Package? package))
            {
                foreach (string before in package.After)
                {
                    next.Push(before);
                }
            }
        }

        return false;
    }
}
