namespace Entente.Scenarios.Checks;

/// <summary>Who is at the table, who speaks for an actor, and who supports whom.</summary>
internal static class ActorChecks
{
    /// <summary>A yearly discount above this is more often a percent sign forgotten than meant.</summary>
    private const double DoubtfulDiscount = 1;

    public static IEnumerable<Finding> Of(Scenario scenario) =>
        AtTheTable(scenario).Concat(SameName(scenario)).Concat(scenario.Actors.SelectMany(actor => Of(actor.Key, actor.Value, scenario)));

    private static IEnumerable<Finding> AtTheTable(Scenario scenario)
    {
        if (!scenario.Actors.Values.Any(actor => actor.Role == Role.Table))
        {
            yield return Finding.Error("actors", "Nobody sits at the table: at least one actor needs `role: table`.");
        }
    }

    private static IEnumerable<Finding> SameName(Scenario scenario) =>
        from actor in scenario.Actors
        group actor.Key by actor.Value.Name ?? actor.Key into same
        where same.Count() > 1
        select Finding.Warning($"actors.{same.Last()}.name", $"{string.Join(" and ", same.Select(key => $"`{key}`"))} are both "
        + $"called \"{same.Key}\", so sentences cannot tell them apart.");

    private static IEnumerable<Finding> Of(string name, Actor actor, Scenario scenario)
    {
        string path = $"actors.{name}";
        if (actor.Factions.Count > 0 && !actor.Factions.Values.Any(faction => faction.Present))
        {
            yield return Finding.Error($"{path}.factions", $"No faction of `{name}` is present, so nobody speaks for it.",
                "Set `present: true` for one of them.");
        }

        if (actor.Side is null && actor.Optimism is not { Low: 0, High: 0 })
        {
            yield return Finding.Error(
                $"{path}.optimism",
                $"`{name}` is on no side of the war, so it cannot be optimistic about its side's strength.",
                "Leave optimism out: a supporter believes what the side believes that it supports.");
        }
        else if (actor.Doubt is { Low: 0, High: 0 } && actor.Optimism is not { Low: 0, High: 0 })
        {
            yield return Finding.Warning(
                $"{path}.optimism", $"The optimism of `{name}` can never be unlearned, because its doubt is 0.",
                    "Give it a doubt such as 0.1.");
        }

        if (actor.Side is null && actor.Doubt is not { Low: 0, High: 0 })
        {
            yield return Finding.Warning($"{path}.doubt", $"`{name}` is on no side of the war, so its doubt has no effect.");
        }

        if (actor.Discount.Central > DoubtfulDiscount)
        {
            string percent = (actor.Discount.Central * 100).ToString("0.#", CultureInfo.InvariantCulture);
            yield return Finding.Warning($"{path}.discount", $"`{name}` discounts the future at {percent} % a year.",
                "If a percent sign is missing, write it.");
        }

        foreach (Finding finding in Support(path, name, actor, scenario))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Support(string path, string name, Actor actor, Scenario scenario)
    {
        Side? helped = actor.Side;
        foreach (string recipient in actor.Supports.Names)
        {
            Side? side = scenario.Actors.TryGet(recipient, out Actor? other) ? other.Side : null;
            string supports = $"{path}.supports.{recipient}";
            if (recipient == name)
            {
                yield return Finding.Error(supports, $"`{name}` supports itself.", "Add the strength to its power.");
            }
            else if (side is null)
            {
                yield return Finding.Error(
                    supports,
                    $"`{recipient}` is on no side of the war, so support gives it no strength.",
                    "Support goes to an actor with `side: attacker` or `side: defender`.") with
                { RestsOn = [$"actors.{recipient}.side"] };
            }
            else if (helped is not null && helped != side)
            {
                yield return Finding.Error(supports,
                    $"`{name}` supports both sides of the war.") with
                { RestsOn = [$"actors.{recipient}.side", $"{path}.side"] };
            }

            helped ??= side;
        }
    }
}
