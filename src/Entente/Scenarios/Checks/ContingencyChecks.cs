namespace Entente.Scenarios.Checks;

/// <summary>What events and levers hang on: that they say when, and that it can come.</summary>
internal static class ContingencyChecks
{
    private static readonly string[] Keys = ["agreed", "not-agreed", "broken", "expired", "event", "front"];

    public static IEnumerable<Finding> Of(Scenario scenario) =>
    [
        .. scenario.Events.SelectMany((one, i) => Timed(
            string.Create(CultureInfo.InvariantCulture, $"events.{i + 1}"), one.Name, one.Date, one.If, scenario)),
        .. scenario.Levers.SelectMany(lever => Timed(
            $"levers.{lever.Key}", lever.Key, lever.Value.Date, lever.Value.If, scenario)),
        .. Circles(scenario),
    ];

    private static IEnumerable<Finding> Timed(string path, string name, DateOnly? date, Contingency? contingency, Scenario scenario)
    {
        if (contingency is null)
        {
            return date is not null ? [] : [Finding.Error(path, $"`{name}` says neither when it happens nor what it hangs on.",
                "Write `date:`, the day, or `if:`, what has to happen first, such as {agreed: ceasefire}.") with
            { RestsOn = [$"{path}.date", $"{path}.if"] }];
        }

        return contingency.Keys switch
        {
            [] => [Finding.Error($"{path}.if", "It does not say what has to happen.",
                "Write one of agreed, not-agreed, broken, expired, event and front, such as {agreed: ceasefire}.") with
            { RestsOn = Parts(path) }],
            { Count: > 1 } keys => [Finding.Error($"{path}.if", $"It names several things, {string.Join(" and ", keys)}; a change hangs on "
                + "one.", "Write one of them; a chain of events says the rest.") with { RestsOn = Parts(path) }],
            _ => Possible(path, name, date, contingency, scenario),
        };
    }

    private static IEnumerable<Finding> Possible(string path, string name, DateOnly? date, Contingency contingency, Scenario scenario)
    {
        if (contingency.NotAgreed is not null && date is null)
        {
            yield return Finding.Error($"{path}.if.not-agreed", $"`{name}` hangs on what is not agreed, but has no `date`.",
                "Write `date:`, the day on which it is looked at.") with
            { RestsOn = [$"{path}.date"] };
        }

        if (contingency.Event is string before && scenario.Events.All(one => one.Name != before))
        {
            yield return Finding.Error($"{path}.if.event", $"No event is called `{Format.NumberShape.Shorten(before)}`.",
                NearestName.Hint(before, scenario.Events.Select(one => one.Name))) with
            { RestsOn = ["events"] };
        }

        if (contingency.Front is not null && scenario.War is not FrontWar)
        {
            yield return Finding.Error($"{path}.if.front", $"`{name}` hangs on the front, but the file has no war along a front.") with
            { RestsOn = ["war"] };
        }

        if (contingency.Expired is string expired && scenario.AllPackages.TryGet(expired, out Package? course) && course.Lasts is null)
        {
            yield return Finding.Error($"{path}.if.expired", $"`{name}` waits for the end of `{expired}`, which has none.",
                $"Write how long it runs: `lasts: 6 weeks` in `packages.{expired}`.") with
            { RestsOn = [$"packages.{expired}"] };
        }

        if (contingency.Broken is string broken && scenario.AllPackages.TryGet(broken, out Package? package))
        {
            if (scenario.Holding is null)
            {
                yield return Finding.Warning($"{path}.if.broken", $"`{name}` never happens: the file has no `holding` section, so that no "
                    + "deal is broken.") with
                { RestsOn = ["holding"] };
            }
            else if (!package.EndsFighting)
            {
                yield return Finding.Warning($"{path}.if.broken", $"`{name}` never happens: `{broken}` lets the fighting go on, and such "
                    + "a bargain stands for good.") with
                { RestsOn = [$"packages.{broken}"] };
            }
        }
    }

    /// <summary>Events each of which waits for another of them.</summary>
    private static IEnumerable<Finding> Circles(Scenario scenario)
    {
        foreach ((int i, Event one) in scenario.Events.Index())
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            string? next = one.If?.Event;
            while (next is not null && next != one.Name && seen.Add(next))
            {
                next = scenario.Events.FirstOrDefault(other => other.Name == next)?.If?.Event;
            }

            if (next == one.Name)
            {
                yield return Finding.Error(string.Create(CultureInfo.InvariantCulture, $"events.{i + 1}.if.event"),
                    $"`{Format.NumberShape.Shorten(one.Name)}` waits for itself, so that it can never happen.") with
                { RestsOn = ["events"] };
            }
        }
    }

    private static string[] Parts(string path) => [.. Keys.Select(key => $"{path}.if.{key}")];
}
