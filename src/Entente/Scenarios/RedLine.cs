namespace Entente.Scenarios;

/// <summary>The red lines that bind an actor on an issue: its own, and those of its factions that are present and have a veto.</summary>
internal static class RedLine
{
    /// <summary>The intervals that bind an actor on a scale; terms must lie in all of them. None = no red line.</summary>
    public static IEnumerable<Interval> Of(string actor, Scenario scenario, ScaleIssue issue)
    {
        if (!issue.Wants.TryGet(actor, out ScaleWants? wants))
        {
            return [];
        }

        IEnumerable<Interval?> vetoes = from faction in wants.Factions
                                        where faction.Value.Veto && IsPresent(actor, faction.Key, scenario)
                                        select faction.Value.Accepts;
        return vetoes.Prepend(wants.Accepts).OfType<Interval>();
    }

    /// <summary>The lists of options that bind an actor; the option agreed must be in all of them. None = no red line.</summary>
    public static IEnumerable<ValueList<string>> Of(string actor, Scenario scenario, OptionsIssue issue)
    {
        if (!issue.Wants.TryGet(actor, out OptionWants? wants))
        {
            return [];
        }

        IEnumerable<ValueList<string>?> vetoes = from faction in wants.Factions
                                                 where faction.Value.Veto && IsPresent(actor, faction.Key, scenario)
                                                 select faction.Value.Accepts;
        return vetoes.Prepend(wants.Accepts).OfType<ValueList<string>>();
    }

    /// <summary>The red lines that bind an actor on an issue while other issues have given values.</summary>
    public static IEnumerable<HangingLine> Hanging(string actor, Scenario scenario, Issue issue)
    {
        Wants? wants = issue.AllWants.FirstOrDefault(one => one.Key == actor).Value;
        IEnumerable<string> vetoes = wants is null ? []
            : wants.FactionNames.Where(faction => wants.OfFaction(faction).Veto && IsPresent(actor, faction, scenario));
        return vetoes.Select(faction => (string?)faction).Prepend(null).SelectMany(faction => HangingOf(actor, faction, issue));
    }

    /// <summary>Those of an actor itself, or of one of its factions.</summary>
    public static ValueList<HangingLine> HangingOf(string actor, string? faction, Issue issue) =>
        issue.AllWants.FirstOrDefault(one => one.Key == actor).Value is Wants wants
            ? (faction is null ? wants : wants.OfFaction(faction)).AcceptsWhen : [];

    /// <summary>Whether somebody has a red line that gives way as war goes worse.</summary>
    public static bool Gives(Scenario scenario) => scenario.Issues.Values.OfType<ScaleIssue>().Any(issue => issue.Wants.Values.Any(wants =>
        wants.Accepts?.Gives.High > 0 || wants.Factions.Values.Any(faction => faction.Accepts?.Gives.High > 0)));

    /// <summary>Whether somebody has a red line on an issue that hangs on other issues.</summary>
    public static bool Hangs(Issue issue) => issue.AllWants.Any(wants =>
        wants.Value.FactionNames.Select(faction => (string?)faction).Prepend(null)
            .Any(faction => HangingOf(wants.Key, faction, issue).Count > 0));

    /// <summary>Whether somebody has a red line on an issue that can be passed at a price.</summary>
    public static bool IsSoft(Issue issue) => issue is ScaleIssue scale && scale.Wants.Values.Any(wants =>
        wants.Accepts?.IsSoft == true || wants.Factions.Values.Any(faction => faction.Accepts?.IsSoft == true));

    private static bool IsPresent(string actor, string faction, Scenario scenario) =>
        scenario.Actors[actor].Factions.TryGet(faction, out Faction? found) && found.Present;
}
