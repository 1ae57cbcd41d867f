using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>What actors, factions and spoilers want on the issues.</summary>
internal static class WantsChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario) =>
    [
        .. scenario.Actors.Where(actor => actor.Value.IsRequired).SelectMany(actor => WantsSomething(actor.Key, actor.Value, scenario)),
        .. scenario.Issues.SelectMany(issue => OfIssue(issue.Key, issue.Value)),
        .. FormatVersion.Unit(scenario) == UtilityUnit.Listed
            && (scenario.War is not null || scenario.Holding is not null || scenario.Deadlines.Count + scenario.Levers.Count > 0)
            ? scenario.Issues.SelectMany(issue => Undisputed(issue.Key, issue.Value)) : [],
        .. Powers(scenario),
        .. from spoiler in scenario.Holding?.Spoilers ?? []
           from wants in spoiler.Value.HurtBy
           where scenario.Issues.Has(wants.Key)
           from finding in Complete($"holding.spoilers.{spoiler.Key}.hurt-by.{wants.Key}", wants.Value, scenario.Issues[wants.Key],
           isWanted: true)
           select finding,
    ];

    /// <summary>The power of spoilers in old files.</summary>
    private static IEnumerable<Finding> Powers(Scenario scenario) =>
        from spoiler in scenario.Holding?.Spoilers ?? []
        where spoiler.Value.Power is not null
        let reach = NumberSyntax.Number(Math.Round(spoiler.Value.ReachIn(scenario).Central, 3))
        select Finding.Warning(
            $"holding.spoilers.{spoiler.Key}.power",
            spoiler.Value.Reach is not null ? "The power of a spoiler has no effect beside its `reach`."
                : $"The power of a spoiler is out of use. It is read as a reach of {reach}: its power over that of the actors of the "
                    + "weaker side, at most 1, or 0.3 where there are no sides.",
            spoiler.Value.Reach is not null ? "Leave it out." : $"Write `reach: {reach}`, how often a breach by it ends the deal, "
                + "in its place.");

    private static IEnumerable<Finding> WantsSomething(string name, Actor actor, Scenario scenario)
    {
        if (scenario.Issues.Values.Any(issue => Matters(issue, name, actor)))
        {
            yield break;
        }

        yield return Finding.Error(
            $"actors.{name}",
            $"All saliences of `{name}` are 0: its agreement is needed, but nothing matters to it.",
            "Give it a salience above 0 on an issue, or make its role outside.")
            with
        {
            RestsOn = ["issues", .. scenario.Issues.Names.SelectMany(issue =>
                new[] { $"issues.{issue}.wants", $"issues.{issue}.wants.{name}" })],
        };
    }

    private static bool Matters(Issue issue, string name, Actor actor)
    {
        if (issue.AllWants.FirstOrDefault(wants => wants.Key == name).Value is not Wants wants)
        {
            return false;
        }

        // An actor for whom nobody speaks is an error of its own.
        return actor.Factions.Values.All(faction => !faction.Present)
            ? wants.Matters
            : actor.Factions.Any(faction => faction.Value.Present && wants.OfFaction(faction.Key).Matters);
    }

    private static IEnumerable<Finding> OfIssue(string name, Issue issue)
    {
        if (!issue.AllWants.Any())
        {
            yield return Finding.Warning($"issues.{name}", $"Nobody wants anything on `{name}`.");
        }

        foreach ((string actor, Wants wants) in issue.AllWants)
        {
            string path = $"issues.{name}.wants.{actor}";
            if (wants.Veto)
            {
                yield return Finding.Error($"{path}.veto", "Only a faction can have a veto; an actor whose agreement is needed "
                    + "always has one.", "Move it into `factions`.");
            }

            foreach (Finding finding in Complete(path, wants, issue, wants.Matters))
            {
                yield return finding;
            }

            foreach (string faction in wants.FactionNames)
            {
                Wants own = wants.OfFaction(faction);
                string within = $"{path}.factions.{faction}";
                if (own.FactionNames.Any())
                {
                    yield return Finding.Error($"{within}.factions", $"The faction `{faction}` has factions of its own; only actors "
                        + "have factions.");
                }

                if (own.Veto && own is ScaleWants { Accepts: null } or OptionWants { Accepts: null, Veto: true })
                {
                    yield return Finding.Warning($"{within}.veto", $"The veto of `{faction}` has no effect without a red line "
                        + "in `accepts`.");
                }

                foreach (Finding finding in Complete(within, own, issue, own.Matters))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>Costs that stand beside utilities are shares of all that is at issue.</summary>
    private static IEnumerable<Finding> Undisputed(string name, Issue issue)
    {
        if (IsUndisputed(issue))
        {
            yield return Finding.Warning(
                $"issues.{name}",
                $"Nobody disputes `{name}`: all to whom it matters want the same. Utility is shared out over all issues of the file, so "
                    + "this one makes the others, and every cost beside them, weigh less.",
                "Write `utility-unit: disputed`, or leave it out unless it is part of what is exchanged.") with
            { RestsOn = [$"issues.{name}.wants", $"issues.{name}.wants.*"] };
        }
    }

    /// <summary>Whether the issue matters to two or more, and in every world one of its values is best for all of them.</summary>
    private static bool IsUndisputed(Issue issue)
    {
        Wants[] wants = [.. issue.AllWants.SelectMany(one => one.Value.FactionNames.Select(one.Value.OfFaction).Prepend(one.Value))
            .Where(one => one.Matters)];
        return issue.AllWants.Count(one => one.Value.Matters) >= 2 && issue switch
        {
            ScaleIssue => wants.All(one => ((ScaleWants)one).Ideal is { IsExact: true } ideal
                && ideal.Central == ((ScaleWants)wants[0]).Ideal?.Central),
            OptionsIssue options => options.Options.Names.Any(option => wants.All(one =>
                ((OptionWants)one).Scores.TryGet(option, out Uncertain? score) && score.Low == ScaleIssue.Max)),
            _ => false,
        };
    }

    private static IEnumerable<Finding> Complete(string path, Wants wants, Issue issue, bool isWanted)
    {
        string name = path[(path.LastIndexOf('.') + 1)..];
        if (wants is ScaleWants { Ideal: null } && isWanted)
        {
            yield return Finding.Error(path, $"`{name}` has a salience here, but no `ideal`: what "
                + "does it want?") with
            { RestsOn = [$"{path}.ideal", $"{path}.salience"] };
        }

        if (wants is ScaleWants { Ideal: not null, Salience: null } or OptionWants { Scores.Count: > 0, Salience: null }
            && !path.StartsWith("holding", StringComparison.Ordinal))
        {
            yield return Finding.Warning(path, $"`{name}` has no `salience` here, so what it wants "
                + "has no weight.") with
            { RestsOn = [$"{path}.salience"] };
        }

        if (wants is ScaleWants { Accepts: Interval line } && line.From.Central > line.To.Central)
        {
            yield return Finding.Error($"{path}.accepts", $"`{name}` accepts nothing: its red line begins "
                + $"at {NumberSyntax.Number(line.From.Shown(line.From.Central))} and ends at "
                + $"{NumberSyntax.Number(line.To.Shown(line.To.Central))}.");
        }

        if (wants is ScaleWants { Accepts: Interval { IsSoft: true, Loss: { Low: 0, High: 0 } } })
        {
            yield return Finding.Error($"{path}.accepts",
                $"The red line of `{name}` has a margin but no `loss`: what does it cost to go to the end of the margin?",
                "Write {from: 40, to: 100, margin: 10, loss: 0.1..0.3}, the loss in utility; if it costs nothing, move the line instead.");
        }

        if (wants is ScaleWants { Accepts: Interval { Margin: { Low: 0, High: 0 }, Loss.High: > 0 } })
        {
            yield return Finding.Warning($"{path}.accepts.loss",
                $"The red line of `{name}` has no `margin`, so nothing beyond it is accepted and its `loss` has no effect.");
        }

        if (wants is ScaleWants { Matters: false, Accepts.Gives.High: > 0 })
        {
            yield return Finding.Warning($"{path}.accepts.gives",
                $"`{name}` has no salience here, so nothing tells how many points of its red line a fall in what no deal is worth comes "
                    + "to: the line stays where it is.") with
            { RestsOn = [$"{path}.salience"] };
        }

        if (wants is OptionWants options && issue is OptionsIssue known)
        {
            string[] unscored = [.. known.Options.Names.Where(option => !options.Scores.Has(option))];
            if (unscored.Length > 0 && (isWanted || options.Scores.Count > 0))
            {
                yield return Finding.Error(
                    path, $"`{name}` gives no score to {string.Join(", ", unscored.Select(option => $"`{option}`"))}; every "
                        + "option needs one.")
                    with
                { RestsOn = [$"{path}.scores", .. unscored.Select(option => $"{path}.scores.{option}")] };
            }

            if (options.Accepts is { Count: 0 })
            {
                yield return Finding.Error($"{path}.accepts", $"`{name}` accepts no option at all.");
            }
        }
    }
}
