namespace Entente.Scenarios.Checks;

/// <summary>The two sides of the war, what moves the front, and what the front moves.</summary>
internal static class WarChecks
{
    /// <summary>A difference on a scale that is more than rounding.</summary>
    private const double Rounding = 1e-9;

    public static IEnumerable<Finding> Of(Scenario scenario) =>
        (scenario.War is WarSettings war ? OfWar(scenario, war) : WithoutWar(scenario)).Concat(Drifts(scenario));

    private static IEnumerable<Finding> Drifts(Scenario scenario)
    {
        foreach ((string name, Issue issue) in scenario.Issues)
        {
            if (issue is not ScaleIssue { Drifts: Uncertain drifts } scale)
            {
                continue;
            }

            if (scale.Front is not null && scenario.War is FrontWar)
            {
                yield return Finding.Error($"issues.{name}.drifts", $"The front moves `{name}`, so that it cannot move by itself too.",
                    "Take out `drifts` or `front`.") with
                { RestsOn = [$"issues.{name}.front", "war"] };
            }
            else if ((drifts.Low >= 0 && scale.Today.Low >= ScaleIssue.Max && drifts.High > 0)
                || (drifts.High <= 0 && scale.Today.High <= ScaleIssue.Min && drifts.Low < 0))
            {
                yield return Finding.Warning($"issues.{name}.drifts", $"`{name}` stands at the end of its scale: it cannot drift any "
                    + "farther.") with
                { RestsOn = [$"issues.{name}.today"] };
            }
        }
    }

    private static IEnumerable<Finding> WithoutWar(Scenario scenario)
    {
        foreach ((string name, Actor actor) in scenario.Actors)
        {
            if (actor.Side is not null)
            {
                yield return Finding.Warning($"actors.{name}.side", $"`{name}` is on a side, but the file has no `war`: its side, power, "
                    + "war-cost, optimism and doubt have no effect.") with
                { RestsOn = ["war"] };
            }
        }

        foreach ((string name, Issue issue) in scenario.Issues)
        {
            if (issue is ScaleIssue { Front: not null })
            {
                yield return Finding.Warning($"issues.{name}.front",
                    $"The front moves `{name}`, but the file has no `war`.") with
                { RestsOn = ["war"] };
            }
        }
    }

    private static IEnumerable<Finding> OfWar(Scenario scenario, WarSettings war)
    {
        foreach (Side side in Enum.GetValues<Side>())
        {
            string word = side.ToString().ToLowerInvariant();
            KeyValuePair<string, Actor>[] members = [.. scenario.Actors.Where(actor => actor.Value.Side == side)];
            if (members.Length == 0)
            {
                yield return Finding.Error("war",
                    $"There is a war, but no actor has `side: {word}`.") with
                {
                    RestsOn =
                    [.. scenario.Actors.Names.Select(name => $"actors.{name}.side")]
                };
                continue;
            }

            if (war is FrontWar && Strength.Of(side, scenario, number => number.Central) <= 0)
            {
                yield return Finding.Error("war", $"The {word} has no strength: the power of its actors and the support they "
                    + "get sum to 0.") with
                { RestsOn = [.. members.Select(member => $"actors.{member.Key}.power")] };
            }

            foreach (Finding finding in Leading(scenario, war, side, word, members))
            {
                yield return finding;
            }
        }

        if (war is FrontWar { Front.Central: double front })
        {
            foreach (Finding finding in MovedIssues(scenario, front))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Leading(
        Scenario scenario, WarSettings war, Side side, string word, KeyValuePair<string, Actor>[] members)
    {
        string path = $"war.lead.{word}";
        string? lead = side == Side.Attacker ? war.Lead.Attacker : war.Lead.Defender;
        if (lead is not null)
        {
            if (scenario.Actors.TryGet(lead, out Actor? actor) && actor.Side != side)
            {
                yield return Finding.Error(path,
                    $"`{lead}` cannot lead the {word}: it is not on that side.") with
                { RestsOn = [$"actors.{lead}.side"] };
            }

            yield break;
        }

        double greatest = members.Max(member => member.Value.Power.Central);
        string[] strongest = [.. members.Where(member => member.Value.Power.Central == greatest).Select(member => member.Key)];
        if (strongest.Length > 1)
        {
            yield return Finding.Error(
                "war",
                $"{string.Join(" and ", strongest.Select(name => $"`{name}`"))} are equally strong, so it is open who leads the {word} and "
                    + "whose terms a victory would impose.",
                $"Name the leader: `lead: {{{word}: {strongest[0]}}}`.")
                with
            { RestsOn = ["war.lead", .. strongest.Select(name => $"actors.{name}.power")] };
        }
    }

    private static IEnumerable<Finding> MovedIssues(Scenario scenario, double front)
    {
        foreach ((string name, Issue issue) in scenario.Issues)
        {
            if (issue is ScaleIssue { Front: FrontMap map } scale && Math.Abs(map.At(front) - scale.Today.Central) > Rounding)
            {
                string at = scale.Scale.InFile(map.At(front));
                yield return Finding.Warning(
                    $"issues.{name}.today",
                    $"The front puts `{name}` at {at}, which overrides its `today`.",
                    $"Write `today: {at}`, or move the front.") with
                { RestsOn = [$"issues.{name}.front", "war.front"] };
            }
        }
    }
}
