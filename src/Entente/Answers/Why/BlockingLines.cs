using Entente.Scenarios;

namespace Entente.Answers.Why;

/// <summary>The red lines that stand in the way, each by itself and all on an issue together, in the worlds in which a deal opens once all
/// red lines are gone.</summary>
/// <param name="Worlds">How many of these worlds were drawn again and decided whatever was changed; all shares are shares of these.</param>
/// <param name="Undecided">How many were drawn again and not: with some change they could not be computed, or the search was
/// stopped.</param>
/// <param name="Each">Every red line that opens a deal by its going, or keeps one shut by its staying; what opens most comes first.</param>
/// <param name="OnIssues">The issues on which more than one red line lies, with what they do together; what blocks most comes
/// first.</param>
public sealed record BlockingLines(int Worlds, int Undecided, ValueList<BlockingLine> Each, ValueList<BlockingIssue> OnIssues)
{
    /// <summary>Draws worlds again with some of the red lines.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="selected">Draws worlds.</param>
    /// <param name="worlds">Numbers of worlds that open once all red lines are gone.</param>
    /// <returns>The answer, and the worlds that were decided whatever was changed.</returns>
    internal static (BlockingLines Lines, IReadOnlyList<int> Decided) Of(Scenario scenario, SelectedWorlds selected,
        IReadOnlyList<int> worlds)
    {
        if (worlds.Count == 0)
        {
            return (new(0, 0, [], []), []);
        }

        Line[] lines = [.. LinesOf(scenario)];
        Tried[] each = [.. lines.Select(line => Try(one => one == line, Refused(scenario, line), line))];
        (string Issue, Tried Together)[] issues =
        [
            .. lines.GroupBy(line => line.Issue).Where(issue => issue.Count() > 1)
                .Select(issue => (issue.Key, Try(one => one.Issue == issue.Key, [], issue.First()))),
        ];
        int[] decided = SelectedWorlds.Decided([.. each.Concat(issues.Select(issue => issue.Together)).SelectMany(tried => tried.All)],
            worlds.Count);
        if (decided.Length == 0)
        {
            return (new(0, worlds.Count, [], []), []);
        }

        IEnumerable<BlockingLine> blocking = lines.Zip(each, (line, tried) => new BlockingLine(
            line.Actor, line.Faction, line.Issue, Opens(tried.Without), Blocks(tried.Alone),
                new(tried.Widened.Select(option => KeyValuePair.Create(option.Key, Opens(option.Value))))));
        IEnumerable<BlockingIssue> together = issues.Select(issue => new BlockingIssue(
            issue.Issue, [.. lines.Where(line => line.Issue == issue.Issue).Select(line => line.Actor).Distinct()],
                Opens(issue.Together.Without), Blocks(issue.Together.Alone)));
        return (
            new(
                decided.Length, worlds.Count - decided.Length,
                [.. blocking.Where(line => line.Opens > 0 || line.Blocks > 0).OrderByDescending(line => line.Opens)
                    .ThenByDescending(line => line.Blocks)],
                [.. together.Where(issue => issue.Opens > 0 || issue.Blocks > 0).OrderByDescending(issue => issue.Blocks)
                    .ThenByDescending(issue => issue.Opens)]),
            [.. decided.Select(world => worlds[world])]);

        double Opens(bool?[] answer) => SelectedWorlds.Share(answer, decided, isOpen: true);

        double Blocks(bool?[] answer) => SelectedWorlds.Share(answer, decided, isOpen: false);

        Tried Try(Func<Line, bool> these, string[] refused, Line widened) => new(
            selected.AreOpen(Changed(scenario, line => !these(line), null), worlds),
            selected.AreOpen(Changed(scenario, these, null), worlds),
            [.. refused.Select(option =>
                KeyValuePair.Create(option, selected.AreOpen(Changed(scenario, _ => true, (widened, option)), worlds)))]);
    }

    /// <summary>The options that a line refuses; none on a scale.</summary>
    private static string[] Refused(Scenario scenario, Line line) =>
        scenario.Issues[line.Issue] is OptionsIssue issue && Accepted(issue, line) is ValueList<string> accepted
            ? [.. issue.Options.Names.Except(accepted)] : [];

    private static ValueList<string>? Accepted(OptionsIssue issue, Line line) =>
        line.Faction is null ? issue.Wants[line.Actor].Accepts : issue.Wants[line.Actor].Factions[line.Faction].Accepts;

    /// <summary>The red lines that bind somebody whose agreement is needed.</summary>
    private static IEnumerable<Line> LinesOf(Scenario scenario) =>
        from issue in scenario.Issues
        from actor in scenario.Actors
        where scenario.Asks(actor.Key, issue.Key)
        from line in issue.Value.AllWants.FirstOrDefault(wants => wants.Key == actor.Key).Value switch
        {
            ScaleWants wants => Holders(actor, wants is not { Accepts: null, AcceptsWhen.Count: 0 },
                wants.Factions.Where(one => one.Value is { Veto: true } and not { Accepts: null, AcceptsWhen.Count: 0 })
                    .Select(one => one.Key)),
            OptionWants wants => Holders(actor, wants is not { Accepts: null, AcceptsWhen.Count: 0 },
                wants.Factions.Where(one => one.Value is { Veto: true } and not { Accepts: null, AcceptsWhen.Count: 0 })
                    .Select(one => one.Key)),
            _ => [],
        }
        select new Line(actor.Key, line, issue.Key);

    private static IEnumerable<string?> Holders(KeyValuePair<string, Actor> actor, bool hasOwn, IEnumerable<string> vetoes) =>
        [.. hasOwn ? [null] : Array.Empty<string?>(),
            .. vetoes.Where(faction => actor.Value.Factions.TryGet(faction, out Faction? one) && one.Present)];

    /// <summary>The scenario with some of its red lines, and with one option more in one of them.</summary>
    private static Scenario Changed(Scenario scenario, Func<Line, bool> keeps, (Line Line, string Option)? more)
    {
        return scenario with
        {
            Issues = new(
            scenario.Issues.Select(issue => KeyValuePair.Create(issue.Key, Issue(issue.Key, issue.Value))))
        };

        Issue Issue(string name, Issue issue) => issue switch
        {
            ScaleIssue scale => scale with
            {
                Wants = new(scale.Wants.Select(wants => KeyValuePair.Create(wants.Key, wants.Value with
                {
                    Accepts = keeps(new(wants.Key, null, name)) ? wants.Value.Accepts : null,
                    AcceptsWhen = keeps(new(wants.Key, null, name)) ? wants.Value.AcceptsWhen : [],
                    Factions = new(wants.Value.Factions.Select(faction => KeyValuePair.Create(faction.Key, faction.Value with
                    {
                        Accepts = keeps(new(wants.Key, faction.Key, name)) ? faction.Value.Accepts : null,
                        AcceptsWhen = keeps(new(wants.Key, faction.Key, name)) ? faction.Value.AcceptsWhen : [],
                    }))),
                }))),
            },
            OptionsIssue options => options with
            {
                Wants = new(options.Wants.Select(wants => KeyValuePair.Create(wants.Key, wants.Value with
                {
                    Accepts = Options(new(wants.Key, null, name), wants.Value.Accepts),
                    AcceptsWhen = keeps(new(wants.Key, null, name)) ? wants.Value.AcceptsWhen : [],
                    Factions = new(wants.Value.Factions.Select(faction => KeyValuePair.Create(
                        faction.Key, faction.Value with
                        {
                            Accepts = Options(new(wants.Key, faction.Key, name), faction.Value.Accepts),
                            AcceptsWhen = keeps(new(wants.Key, faction.Key, name)) ? faction.Value.AcceptsWhen : [],
                        }))),
                }))),
            },
            _ => issue,
        };

        ValueList<string>? Options(Line line, ValueList<string>? accepted) =>
            accepted is null || !keeps(line) ? null
            : more is (Line widened, string option) && widened == line ? [.. accepted, option]
            : accepted;
    }

    private sealed record Line(string Actor, string? Faction, string Issue);

    /// <summary>Whether each world is open without some lines, with them alone, and with one option more in them.</summary>
    private sealed record Tried(bool?[] Without, bool?[] Alone, KeyValuePair<string, bool?[]>[] Widened)
    {
        public IEnumerable<bool?[]> All => [Without, Alone, .. Widened.Select(option => option.Value)];
    }
}
