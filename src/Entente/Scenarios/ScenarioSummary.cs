namespace Entente.Scenarios;

/// <summary>What a scenario says, for somebody who has not read the file; numbers at their central values.</summary>
/// <param name="Facts">Sentences under short headings.</param>
/// <param name="Issues">One line for each issue.</param>
internal sealed record ScenarioSummary(ValueList<SummaryFact> Facts, ValueList<IssueSummary> Issues)
{
    /// <summary>The summary of a file without errors.</summary>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public static ScenarioSummary Of(ScenarioFile file)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("A file with errors has no summary.", nameof(file));
        SummaryFact[] facts =
        [
            new("Period", $"{Day(scenario.From)} to {Day(scenario.Until)}, in steps of {scenario.Step}."),
            new("At the table", $"{Names(scenario, Role.Table)}."),
            .. Fact("Must consent", Names(scenario, Role.Consent), ": needed for a deal, without a voice in the bargaining."),
            .. Fact("Outside", Bystanders(scenario), ": living with the result."),
            .. Fact("Must carry out", Performers(scenario), ": needed for every package that settles it."),
            .. Fact("Red lines that hang on other issues", HangingLines(scenario), ""),
            .. Fact("No say now", Absent(scenario), "."),
            new("Without a deal", WithoutDeal(scenario)),
            new("Can be agreed", Packages(scenario)),
            new("May happen", Changes(scenario)),
            new("Rests on", Numbers(file, scenario)),
        ];
        NamesInSentences names = new(scenario);
        return new(
            [.. facts.Select(fact => fact with { Text = names.In(fact.Text) })],
            new(scenario.Issues.Select(issue => OfIssue(issue.Key, issue.Value, scenario))));
    }

    private static SummaryFact[] Fact(string heading, string names, string says) => names.Length == 0 ? [] : [new(heading, names + says)];

    private static string Absent(Scenario scenario) => List(
    [
        .. from actor in scenario.Actors
           from faction in actor.Value.Factions
           where !faction.Value.Present
           select $"the {faction.Value.Name ?? faction.Key} faction of {actor.Value.Name ?? actor.Key}",
    ]);

    /// <summary>Whom no package asks for anything, for its role or for what it has to carry out.</summary>
    private static string Bystanders(Scenario scenario) => List(
    [
        .. scenario.Actors.Names.Where(actor => !scenario.Issues.Names.Any(issue => scenario.Asks(actor, issue))).Select(scenario.NameOf),
    ]);

    /// <summary>Who has to carry out what, beyond those who are asked anyway.</summary>
    private static string Performers(Scenario scenario) => List(
    [
        .. from issue in scenario.Issues
           from actor in issue.Value.PerformedBy
           where scenario.Actors.TryGet(actor, out Actor? performer) && !performer.IsRequired
           select $"{scenario.NameOf(actor)} ({issue.Key})",
    ]);

    private static string HangingLines(Scenario scenario) => string.Concat(
        from issue in scenario.Issues
        from actor in scenario.Actors
        where scenario.Asks(actor.Key, issue.Key)
        from line in RedLine.Hanging(actor.Key, scenario, issue.Value)
        select $"{scenario.NameOf(actor.Key)} accepts on {issue.Key.Replace('-', ' ')} "
            + $"{HangingLineWords.Accepts(line, issue.Key, scenario)}. ").TrimEnd();

    private static string WithoutDeal(Scenario scenario)
    {
        string[] stated =
        [
            .. from actor in scenario.Actors
               where actor.Value.IsRequired && actor.Value.Reservation is not null
               select $"{Number(actor.Value.Reservation!.Central)} to {actor.Value.Name ?? actor.Key}",
        ];
        bool all = stated.Length == scenario.Actors.Values.Count(actor => actor.IsRequired);
        string worth = stated.Length == 0 ? "" : $"No deal is worth {List(stated)}, where 1 is the best terms and 0 the worst.";
        return stated.Length > 0 && all ? worth : $"{OfTheRest(scenario)} {worth}".TrimEnd();
    }

    private static string OfTheRest(Scenario scenario)
    {
        switch (scenario.War)
        {
            case FrontWar war:
                return $"The war goes on. Attacking: {SideOf(Side.Attacker, scenario)}. Defending: {SideOf(Side.Defender, scenario)}. "
                    + $"The front stands at {Number(war.Front.Central)}, where 0 means that the defenders have won and 1 that the "
                    + "attackers have.";
            case LotteryWar war:
                return $"The war is decided by one throw, which the attackers win with {Percent(war.Lottery.Central)}.";
            default:
                return "Everything stays as it is today.";
        }
    }

    private static string SideOf(Side side, Scenario scenario)
    {
        double strength = Strength.Of(side, scenario, number => number.Central);
        string[] helpers =
        [
            .. from actor in scenario.Actors
               let given = Strength.Given(actor.Key, side, scenario, number => number.Central)
               where given > 0
               select $"{Number(given)} from {actor.Value.Name ?? actor.Key}",
        ];
        string members = List([.. scenario.Actors.Where(actor => actor.Value.Side == side).Select(actor => actor.Value.Name ?? actor.Key)]);
        return $"{members} (strength {Number(strength)}{(helpers.Length == 0 ? "" : $", of it {List(helpers)}")})";
    }

    private static IssueSummary OfIssue(string name, Issue issue, Scenario scenario) => issue switch
    {
        ScaleIssue scale => OfScale(name, scale, scenario),
        OptionsIssue options => OfOptions(name, options, scenario),
        _ => throw new ArgumentException($"{issue.GetType().Name} is no kind of issue."),
    };

    private static IssueSummary OfScale(string name, ScaleIssue issue, Scenario scenario)
    {
        Interval[] lines = [.. Required(scenario).SelectMany(actor => RedLine.Of(actor, scenario, issue))];
        double low = lines.Select(line => line.LowestCentral).Append(ScaleIssue.Min).Max();
        double high = lines.Select(line => line.HighestCentral).Append(ScaleIssue.Max).Min();
        double today = scenario.War is FrontWar war && issue.Front is FrontMap map ? map.At(war.Front.Central) : issue.Today.Central;
        return new(
            name,
            issue.Asks ?? name,
            $"{Own(today)} ({Meaning(issue, today)}){Moving(issue)}{Staying(issue)}",
            low > high ? "nothing: they cross"
                : $"{Own(low)} to {Own(high)} of {(issue.Scale.From == 0 ? "" : $"{Own(ScaleIssue.Min)} to ")}{Own(ScaleIssue.Max)}"
                    + (issue.Scale.Unit is string unit ? $" {unit}" : ""));

        string Own(double position) => issue.Scale.Text(position);
    }

    private static string Staying(ScaleIssue issue) => !issue.Delivered ? ""
        : $"; what a deal delivers{(issue.Over is Duration over ? $", evenly over {over}," : "")} stays when the deal ends";

    private static string Moving(ScaleIssue issue) => issue.Drifts is not Uncertain drifts ? ""
        : $", {drifts.Central switch { > 0 => "rising", < 0 => "falling", _ => "moving" }} "
            + $"by {issue.Scale.TextOfLength(Math.Abs(drifts.Central))} a month while there is no deal";

    private static IssueSummary OfOptions(string name, OptionsIssue issue, Scenario scenario)
    {
        ValueList<string>[] lines = [.. Required(scenario).SelectMany(actor => RedLine.Of(actor, scenario, issue))];
        string[] open = [.. issue.Options.Names.Where(option => lines.All(line => line.Contains(option)))];
        return new(
            name,
            issue.Asks ?? name,
            $"{issue.Today} ({issue.Options[issue.Today]})",
            open.Length == 0 ? "nothing: they cross" : open.Length == issue.Options.Count ? "every option" : List(open));
    }

    private static string Meaning(ScaleIssue issue, double position)
    {
        (double at, string meaning) = issue.Scale.Points.MinBy(point => Math.Abs(point.Position - position));
        return at == position ? meaning : $"near {issue.Scale.Text(at)}: {meaning}";
    }

    private static string Packages(Scenario scenario) => List(
    [
        .. from package in scenario.AllPackages
           let issues = package.Value.Covers.Listed is ValueList<string> listed ? List([.. listed]) : "all issues"
           let parties = package.Value.Between is ValueList<string> between
               ? $" between {List([.. between.Select(actor => scenario.NameOf(actor))])}" : ""
           let fighting = scenario.War is null ? "" : package.Value.EndsFighting
               ? ", which stops the fighting" : ", while the fighting goes on"
           select $"{(package.Value.Name is string name ? $"\"{name}\"" : package.Key)} on {issues}{parties}{fighting}"
               + Course(package.Value, scenario),
    ], "; or ") + ".";

    private static string Course(Package package, Scenario scenario)
    {
        string lasts = package.Lasts is not Duration time ? ""
            : package.RunsOut ? $", for {time}, after which {(!package.EndsFighting ? "what it settled is as it was before"
                : scenario.War is null ? "there is no deal any more" : "the war is back")}"
            : $", for {time}, after which its terms go on";
        string after = package.After.Count == 0 ? ""
            : $", on offer only once {List([.. package.After.Select(Name)], " or ")} is in force or has run its course";
        string beside = package.NotWith.Count == 0 ? "" : $", not beside {List([.. package.NotWith.Select(Name)], " or ")}";
        return lasts + after + beside;

        string Name(string key) => scenario.AllPackages[key].Name is string name ? $"\"{name}\"" : key;
    }

    private static string Changes(Scenario scenario)
    {
        (int Count, string What, string Use)[] kinds =
        [
            (scenario.Events.Count, "event", ""),
            (scenario.Deadlines.Count, "deadline", ""),
            (scenario.Levers.Count, "lever", " for actors to pull"),
            (scenario.Variants.Count, "variant", " to compare"),
            (scenario.Questions.Count, "question", " to answer"),
        ];
        string[] present = [.. kinds.Where(kind => kind.Count > 0).Select(kind => Count(kind.Count, kind.What) + kind.Use)];
        return present.Length == 0 ? "Nothing that the file foresees." : $"{List(present)}.{Hanging(scenario)}";
    }

    /// <summary>What hangs on something else, and that nobody counts with it.</summary>
    private static string Hanging(Scenario scenario)
    {
        string[] all =
        [
            .. scenario.Events.Where(one => one.If is not null)
                .Select(one => $"\"{one.Name}\" {ChangeWords.When(one, scenario)}{With(one.Chance)}"),
            .. scenario.Levers.Where(one => one.Value.If is not null)
                .Select(one => $"\"{one.Value.Name ?? one.Key}\" {ChangeWords.When(one.Value, scenario)}{With(one.Value.Chance ?? 1)}"),
        ];
        return all.Length == 0 ? "" : $" These come only if something else does: {List(all, "; and ")}. Nobody at the table counts with "
            + "them before they come.";

        static string With(Uncertain chance) => chance is { IsExact: true, Central: 1 } ? "" : $" (chance {Percent(chance.Central)})";
    }

    private static string Numbers(ScenarioFile file, Scenario scenario)
    {
        EvidenceCoverage coverage = new(scenario);
        int uncertain = file.Numbers.Count(number => !number.Value.IsExact);
        int covered = file.Numbers.Count(number => coverage.For(number.Path).Count > 0);
        return $"{Count(file.Numbers.Count, "number")}, {Text(uncertain)} of them uncertain and {Text(covered)} with evidence; "
            + $"{Count(scenario.Evidence.Count, "piece")} of evidence from {Count(scenario.Sources.Count, "source")}.";
    }

    private static string Names(Scenario scenario, Role role) =>
        List([.. scenario.Actors.Where(actor => actor.Value.Role == role).Select(actor => actor.Value.Name ?? actor.Key)]);

    private static IEnumerable<string> Required(Scenario scenario) =>
        scenario.Actors.Where(actor => actor.Value.IsRequired).Select(actor => actor.Key);

    private static string Count(int count, string what) => $"{Text(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string List(string[] items, string last = " and ") =>
        items.Length <= 1 ? string.Concat(items)
        : last.StartsWith(';') ? string.Join("; ", items.SkipLast(1)) + last + items[^1]
        : string.Join(", ", items.SkipLast(1)) + last + items[^1];
}

/// <summary>A sentence or two under a heading.</summary>
/// <param name="Heading">What they are about.</param>
/// <param name="Text">The sentences.</param>
public sealed record SummaryFact(string Heading, string Text);

/// <summary>One issue in a line.</summary>
/// <param name="Name">The issue's key.</param>
/// <param name="Asks">The question.</param>
/// <param name="Today">Where it stands while there is no deal.</param>
/// <param name="RedLinesLeave">What the red lines of all whose agreement is needed leave open.</param>
public sealed record IssueSummary(string Name, string Asks, string Today, string RedLinesLeave);
