using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>Red lines that leave nothing to agree on, or that an actor crosses itself.</summary>
internal static class RedLineChecks
{
    /// <summary>Share of draws at each end in which crossing ends are not worth a warning.</summary>
    private const double RareShare = 0.001;

    public static IEnumerable<Finding> Of(Scenario scenario) =>
        scenario.Issues.SelectMany(issue => (IEnumerable<Finding>)
        [
            .. OfIssue(issue.Key, issue.Value, scenario),
            .. issue.Value.AllWants.SelectMany(wants => Hanging(issue.Key, wants.Key, wants.Value, issue.Value)),
            .. AskedOfNobody(issue.Key, issue.Value, scenario),
        ]);

    private static IEnumerable<Finding> Hanging(string issue, string actor, Wants wants, Issue whole) =>
        from faction in wants.FactionNames.Select(name => (string?)name).Prepend(null)
        let place = $"issues.{issue}.wants.{actor}{(faction is null ? "" : $".factions.{faction}")}.accepts-when"
        from line in RedLine.HangingOf(actor, faction, whole).Index()
        let path = string.Create(CultureInfo.InvariantCulture, $"{place}.{line.Index + 1}")
        from finding in OfHanging(path, issue, line.Item)
        select finding;

    private static IEnumerable<Finding> OfHanging(string path, string issue, HangingLine line)
    {
        if (line.When.Count == 0)
        {
            yield return Finding.Error(path, "A red line that hangs on other issues names at least one in `when`.",
                "Without a condition, write it as `accepts`.") with
            { RestsOn = [$"{path}.when"] };
        }

        if (line.When.Has(issue))
        {
            yield return Finding.Error($"{path}.when.{issue}", $"A red line on `{issue}` cannot hang on `{issue}` itself.",
                "Name another issue, or write the red line as `accepts`.");
        }

        foreach ((string empty, _) in line.When.Where(set => set.Value is Choices { Options.Count: 0 }))
        {
            yield return Finding.Error($"{path}.when.{empty}", $"This red line hangs on `{empty}`, but on none of its options.");
        }

        if (line.Accepts is Choices { Options.Count: 0 })
        {
            yield return Finding.Error($"{path}.accepts", "This red line accepts no option at all.",
                "To rule out what `when` says, write a rule under `constraints`.");
        }
    }

    private static IEnumerable<Finding> OfIssue(string name, Issue issue, Scenario scenario) => issue switch
    {
        ScaleIssue scale => [.. Crossing(name, scale, scenario), .. scale.Wants.SelectMany(wants => Own(name, wants.Key, wants.Value))],
        OptionsIssue options => Crossing(name, options, scenario),
        _ => [],
    };

    private static IEnumerable<Finding> Crossing(string name, ScaleIssue issue, Scenario scenario)
    {
        (string Actor, Interval Line)[] lines = [.. from actor in scenario.Actors.Names
                                                    where scenario.Asks(actor, name)
                                                    from line in RedLine.Of(actor, scenario, issue)
                                                    select (actor, line)];
        if (lines.Length == 0)
        {
            yield break;
        }

        (string highActor, Interval high) = lines.MaxBy(one => one.Line.LowestCentral);
        (string lowActor, Interval low) = lines.MinBy(one => one.Line.HighestCentral);
        if (high.LowestCentral > low.HighestCentral)
        {
            yield return Finding.Warning(
                $"issues.{name}",
                $"The red lines cross on `{name}`: `{highActor}` accepts nothing below {issue.Scale.InFile(high.LowestCentral)} and "
                    + $"`{lowActor}` nothing above {issue.Scale.InFile(low.HighestCentral)}, so at central values no terms are acceptable "
                    + "to both.")
                with
            { RestsOn = [$"issues.{name}.wants.{highActor}.accepts", $"issues.{name}.wants.{lowActor}.accepts"] };
        }
    }

    private static IEnumerable<Finding> Crossing(string name, OptionsIssue issue, Scenario scenario)
    {
        (string Actor, ValueList<string> Line)[] lines = [.. from actor in scenario.Actors.Names
                                                             where scenario.Asks(actor, name)
                                                             from line in RedLine.Of(actor, scenario, issue)
                                                             select (actor, line)];
        if (issue.Options.Count > 0 && !issue.Options.Names.Any(option => lines.All(one => one.Line.Contains(option))))
        {
            string actors = string.Join(", ", lines.Select(one => $"`{one.Actor}`").Distinct());
            yield return Finding.Warning($"issues.{name}", $"The red lines cross on `{name}`: no option is acceptable to all of {actors}.")
                with
            { RestsOn = [.. lines.Select(one => $"issues.{name}.wants.{one.Actor}.accepts")] };
        }
    }

    private static IEnumerable<Finding> Own(string issue, string actor, ScaleWants wants)
    {
        if (wants.Accepts is not Interval line)
        {
            yield break;
        }

        string path = $"issues.{issue}.wants.{actor}";
        if (wants.Ideal is Uncertain ideal && !line.ContainsCentral(ideal.Central))
        {
            yield return Finding.Warning($"{path}.ideal", $"What `{actor}` wants most on `{issue}`, {Number(ideal)}, lies outside its "
                + "own red line.") with
            { RestsOn = [$"{path}.accepts"] };
        }

        if (line.From.Central <= line.To.Central && !line.IsSoft && line.From.Quantile(1 - RareShare) > line.To.Quantile(RareShare))
        {
            yield return Finding.Warning($"{path}.accepts", $"In some worlds the two ends of this interval cross, and then `{actor}` "
                + "accepts nothing at all.");
        }
    }

    /// <summary>Red lines of actors who are left out, whatever happens: nobody asks them.</summary>
    private static IEnumerable<Finding> AskedOfNobody(string name, Issue issue, Scenario scenario)
    {
        HashSet<string> changed =
        [
            .. scenario.Events.Concat<Change>(scenario.Levers.Values).Concat(scenario.Variants.Values)
                .SelectMany(change => change.Set).Select(set => set.Path),
        ];
        return from actor in scenario.Actors.Names
               where HasLine(actor, issue, scenario) && !IsAsked(actor)
               select Finding.Warning(
                   $"issues.{name}.wants.{actor}.accepts",
                   $"`{actor}` is left out of every package, so its red line on `{name}` stops nothing.",
                   $"If `{actor}` has to carry these terms out, add `performed-by: {actor}` to the issue.") with
               { RestsOn = [$"actors.{actor}.role", $"issues.{name}.performed-by", "packages"] };

        bool IsAsked(string actor) => scenario.Asks(actor, name)
            || scenario.AllPackages.Values.Any(package =>
                package.RoleOf(actor, scenario).IsRequired && package.Binds(actor, name, scenario))
            || changed.Contains($"actors.{actor}.role") || changed.Contains($"issues.{name}.performed-by");
    }

    private static bool HasLine(string actor, Issue issue, Scenario scenario) =>
        RedLine.Hanging(actor, scenario, issue).Any() || issue switch
        {
            ScaleIssue scale => RedLine.Of(actor, scenario, scale).Any(),
            OptionsIssue options => RedLine.Of(actor, scenario, options).Any(),
            _ => false,
        };

    private static string Number(Uncertain number) => NumberSyntax.Number(Math.Round(number.Shown(number.Central), 2));
}
