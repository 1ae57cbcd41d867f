using Entente.Scenarios;

namespace Entente.Questions;

/// <summary>One red line that stands in the way, in the worlds in which a deal opens once all red lines are gone.</summary>
/// <param name="Actor">Key of the actor that it binds, a required one.</param>
/// <param name="Faction">Key of the faction whose veto it is; nothing if it is the actor's own.</param>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Opens">Share of the worlds in which a deal opens if this line alone goes.</param>
/// <param name="Blocks">Share of the worlds that stay closed if this line alone stays.</param>
/// <param name="Worlds">How many worlds that rests on.</param>
/// <param name="Options">On an issue of options, each option that the line refuses, with the share of the worlds in which a deal opens if the line lets it pass.</param>
public sealed record BlockingLine(string Actor, string? Faction, string Issue, double Opens, double Blocks, int Worlds, Named<double> Options)
{
    /// <summary>Every red line that opens a deal by its going, or keeps one shut by its staying; what opens most comes first.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="selected">Draws worlds.</param>
    /// <param name="worlds">Numbers of worlds that open once all red lines are gone.</param>
    internal static ValueList<BlockingLine> Of(Scenario scenario, SelectedWorlds selected, IReadOnlyList<int> worlds) => worlds.Count == 0 ? [] :
    [
        .. LinesOf(scenario).Select(line => Of(scenario, line, selected, worlds)).Where(line => line.Opens > 0 || line.Blocks > 0)
            .OrderByDescending(line => line.Opens).ThenByDescending(line => line.Blocks),
    ];

    /// <summary>The issues on which more than one red line lies, with what they do together; what blocks most comes first.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="selected">Draws worlds.</param>
    /// <param name="worlds">Numbers of worlds that open once all red lines are gone.</param>
    internal static ValueList<BlockingIssue> Together(Scenario scenario, SelectedWorlds selected, IReadOnlyList<int> worlds)
    {
        return worlds.Count == 0 ? [] :
        [
            .. LinesOf(scenario).GroupBy(line => line.Issue).Where(issue => issue.Count() > 1).Select(Of).Where(issue => issue.Opens > 0 || issue.Blocks > 0)
                .OrderByDescending(issue => issue.Blocks).ThenByDescending(issue => issue.Opens),
        ];

        BlockingIssue Of(IGrouping<string, Line> lines) => new(
            lines.Key, [.. lines.Select(line => line.Actor).Distinct()], OpenShare(Changed(scenario, one => one.Issue != lines.Key, null), selected, worlds),
            SelectedWorlds.Share(selected.AreOpen(Changed(scenario, one => one.Issue == lines.Key, null), worlds), isOpen: false), worlds.Count);
    }

    private static double OpenShare(Scenario changed, SelectedWorlds selected, IReadOnlyList<int> worlds) =>
        SelectedWorlds.Share(selected.AreOpen(changed, worlds), isOpen: true);

    private static BlockingLine Of(Scenario scenario, Line line, SelectedWorlds selected, IReadOnlyList<int> worlds)
    {
        double opens = Opens(Changed(scenario, one => one != line, null));
        double blocks = SelectedWorlds.Share(selected.AreOpen(Changed(scenario, one => one == line, null), worlds), isOpen: false);
        string[] refused = scenario.Issues[line.Issue] is OptionsIssue issue ? [.. issue.Options.Names.Except(Accepted(issue, line))] : [];
        return new(line.Actor, line.Faction, line.Issue, opens, blocks, worlds.Count,
            new(refused.Select(option => KeyValuePair.Create(option, Opens(Changed(scenario, _ => true, (line, option)))))));

        double Opens(Scenario changed) => OpenShare(changed, selected, worlds);
    }

    private static ValueList<string> Accepted(OptionsIssue issue, Line line) =>
        (line.Faction is null ? issue.Wants[line.Actor].Accepts : issue.Wants[line.Actor].Factions[line.Faction].Accepts) ?? [];

    /// <summary>The red lines that bind somebody whose agreement is needed.</summary>
    private static IEnumerable<Line> LinesOf(Scenario scenario) =>
        from issue in scenario.Issues
        from actor in scenario.Actors
        where actor.Value.IsRequired
        from line in issue.Value switch
        {
            ScaleIssue scale when scale.Wants.TryGet(actor.Key, out ScaleWants? wants) =>
                Holders(actor, wants.Accepts is not null, wants.Factions.Where(one => one.Value is { Veto: true, Accepts: not null }).Select(one => one.Key)),
            OptionsIssue options when options.Wants.TryGet(actor.Key, out OptionWants? wants) =>
                Holders(actor, wants.Accepts is not null, wants.Factions.Where(one => one.Value is { Veto: true, Accepts: not null }).Select(one => one.Key)),
            _ => [],
        }
        select new Line(actor.Key, line, issue.Key);

    private static IEnumerable<string?> Holders(KeyValuePair<string, Actor> actor, bool hasOwn, IEnumerable<string> vetoes) =>
        [.. hasOwn ? [null] : Array.Empty<string?>(), .. vetoes.Where(faction => actor.Value.Factions.TryGet(faction, out Faction? one) && one.Present)];

    /// <summary>The scenario with some of its red lines, and with one option more in one of them.</summary>
    private static Scenario Changed(Scenario scenario, Func<Line, bool> keeps, (Line Line, string Option)? more)
    {
        return scenario with { Issues = new(scenario.Issues.Select(issue => KeyValuePair.Create(issue.Key, Issue(issue.Key, issue.Value)))) };

        Issue Issue(string name, Issue issue) => issue switch
        {
            ScaleIssue scale => scale with
            {
                Wants = new(scale.Wants.Select(wants => KeyValuePair.Create(wants.Key, wants.Value with
                {
                    Accepts = keeps(new(wants.Key, null, name)) ? wants.Value.Accepts : null,
                    Factions = new(wants.Value.Factions.Select(faction => KeyValuePair.Create(
                        faction.Key, faction.Value with { Accepts = keeps(new(wants.Key, faction.Key, name)) ? faction.Value.Accepts : null }))),
                }))),
            },
            OptionsIssue options => options with
            {
                Wants = new(options.Wants.Select(wants => KeyValuePair.Create(wants.Key, wants.Value with
                {
                    Accepts = Options(new(wants.Key, null, name), wants.Value.Accepts),
                    Factions = new(wants.Value.Factions.Select(faction => KeyValuePair.Create(
                        faction.Key, faction.Value with { Accepts = Options(new(wants.Key, faction.Key, name), faction.Value.Accepts) }))),
                }))),
            },
            _ => issue,
        };

        ValueList<string>? Options(Line line, ValueList<string>? accepted) =>
            accepted is null || !keeps(line) ? null : more is (Line widened, string option) && widened == line ? [.. accepted, option] : accepted;
    }

    private sealed record Line(string Actor, string? Faction, string Issue);
}

/// <summary>The red lines on one issue together, in the worlds in which a deal opens once all red lines are gone.</summary>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Actors">Keys of the actors that they bind.</param>
/// <param name="Opens">Share of the worlds in which a deal opens if these alone go.</param>
/// <param name="Blocks">Share of the worlds that stay closed if these alone stay.</param>
/// <param name="Worlds">How many worlds that rests on.</param>
public sealed record BlockingIssue(string Issue, ValueList<string> Actors, double Opens, double Blocks, int Worlds);
