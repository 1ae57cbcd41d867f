namespace Entente.Scenarios;

/// <summary>What a scenario says, in a few sentences for somebody who has not read the file.</summary>
public static class ScenarioSummary
{
    /// <summary>Sentences under short headings, at central values.</summary>
    public static IReadOnlyList<(string Heading, string Text)> Of(ScenarioFile file)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("A file with errors has no summary.", nameof(file));
        List<(string, string)> parts =
        [
            ("When", $"From {Day(scenario.From)} to {Day(scenario.Until)}, in steps of {scenario.Step}."),
            ("Who", Who(scenario)),
            ("Without a deal", WithoutDeal(scenario)),
            .. scenario.Issues.Select(issue => ("Issue " + issue.Key, OfIssue(issue.Key, issue.Value, scenario))),
            ("What can be agreed", Packages(scenario)),
            ("What may happen", Changes(scenario)),
            ("What it rests on", Numbers(file, scenario)),
        ];
        return parts;
    }

    private static string Who(Scenario scenario)
    {
        string[] at = Names(scenario, Role.Table), consent = Names(scenario, Role.Consent), outside = Names(scenario, Role.Outside);
        string text = at.Length == 1 ? $"{at[0]} sits at the table." : $"{List(at)} bargain at the table.";
        text += consent.Length == 0 ? "" : $" {List(consent)} {(consent.Length == 1 ? "has" : "have")} no voice in the bargaining but must consent.";
        text += outside.Length == 0 ? "" : $" {List(outside)} {(outside.Length == 1 ? "is" : "are")} outside and {(outside.Length == 1 ? "lives" : "live")} with the result.";
        foreach ((string name, Actor actor) in scenario.Actors)
        {
            string[] absent = [.. actor.Factions.Where(faction => !faction.Value.Present).Select(faction => faction.Value.Name ?? faction.Key)];
            text += absent.Length == 0 ? "" : $" Within {actor.Name ?? name}, {List(absent)} {(absent.Length == 1 ? "has" : "have")} no say now.";
        }

        return text;
    }

    private static string WithoutDeal(Scenario scenario)
    {
        switch (scenario.War)
        {
            case FrontWar war:
                return $"The war goes on: {SideOf(Side.Attacker, scenario)}, attacking, against {SideOf(Side.Defender, scenario)}, defending. "
                    + $"The front stands at {Number(war.Front.Central)} (at 0 the defenders have won, at 1 the attackers).";
            case LotteryWar war:
                return $"The war is decided by one throw, which the attackers win with {Percent(war.Lottery.Central)}.";
            default:
                string[] stated =
                [
                    .. from actor in scenario.Actors
                       where actor.Value.IsRequired && actor.Value.Reservation is not null
                       select $"{actor.Value.Name ?? actor.Key} expects {Number(actor.Value.Reservation!.Central)}",
                ];
                return stated.Length == 0 ? "Everything stays as it is today." : $"{List(stated)}, where 1 is the best terms and 0 the worst.";
        }
    }

    private static string SideOf(Side side, Scenario scenario)
    {
        double strength = Strength.Of(side, scenario, number => number.Central);
        string[] helpers =
        [
            .. from actor in scenario.Actors
               let given = Strength.Given(actor.Value, side, scenario, number => number.Central)
               where given > 0
               select $"{Number(given)} from {actor.Value.Name ?? actor.Key}",
        ];
        string members = List([.. scenario.Actors.Where(actor => actor.Value.Side == side).Select(actor => actor.Value.Name ?? actor.Key)]);
        return $"{members} (strength {Number(strength)}{(helpers.Length == 0 ? "" : $", of it {List(helpers)}")})";
    }

    private static string OfIssue(string name, Issue issue, Scenario scenario)
    {
        string asks = issue.Asks ?? name;
        switch (issue)
        {
            case ScaleIssue scale:
                Interval[] lines = [.. Required(scenario).SelectMany(actor => RedLine.Of(actor, scenario, scale))];
                double low = lines.Select(line => line.From.Central).Append(ScaleIssue.Least).Max();
                double high = lines.Select(line => line.To.Central).Append(ScaleIssue.Greatest).Min();
                double today = scenario.War is FrontWar war && scale.Front is FrontMap map ? map.At(war.Front.Central) : scale.Today.Central;
                return $"{asks} Today {Number(today)}{Meaning(scale, today)}. "
                    + (low > high ? "Red lines leave nothing that all could accept." : $"Red lines leave {Number(low)} to {Number(high)} of 0 to 100.");
            case OptionsIssue options:
                ValueList<string>[] lists = [.. Required(scenario).SelectMany(actor => RedLine.Of(actor, scenario, options))];
                string[] left = [.. options.Options.Names.Where(option => lists.All(list => list.Contains(option)))];
                return $"{asks} Today: {Sentence(options.Options[options.Today])}. "
                    + (left.Length == 0 ? "Red lines leave no option that all could accept."
                        : left.Length == options.Options.Count ? $"All {left.Length.ToString(CultureInfo.InvariantCulture)} options are open."
                        : $"Red lines leave {List(left)} of {options.Options.Count.ToString(CultureInfo.InvariantCulture)} options.");
            default:
                return asks;
        }
    }

    private static string Meaning(ScaleIssue scale, double position)
    {
        (double _, string meaning) = scale.Scale.Points.MinBy(point => Math.Abs(point.Position - position));
        bool exact = scale.Scale.Points.Any(point => point.Position == position);
        return exact ? $" ({meaning})" : $" (nearest: {meaning})";
    }

    private static string Packages(Scenario scenario)
    {
        IEnumerable<KeyValuePair<string, Package>> packages = scenario.Packages.Count > 0
            ? scenario.Packages
            : [new(Package.Default, new())];
        return List(
        [
            .. from package in packages
               let issues = package.Value.Covers.Listed is ValueList<string> listed ? List([.. listed]) : "all issues"
               let parties = package.Value.Between is ValueList<string> between ? $" between {List([.. between.Select(actor => NameOf(actor, scenario))])}" : ""
               let fighting = scenario.War is null ? "" : package.Value.EndsFighting ? ", which stops the fighting" : ", while the fighting goes on"
               select $"{package.Value.Name ?? package.Key} on {issues}{parties}{fighting}",
        ], "; or ") + ".";
    }

    private static string Changes(Scenario scenario) => List(
    [
        Count(scenario.Events.Count, "event"),
        Count(scenario.Deadlines.Count, "deadline"),
        Count(scenario.Levers.Count, "lever") + " that actors can pull",
        Count(scenario.Variants.Count, "variant") + " to compare",
        Count(scenario.Questions.Count, "question") + " with a date",
    ]) + ".";

    private static string Numbers(ScenarioFile file, Scenario scenario)
    {
        EvidenceCoverage coverage = new(scenario);
        int uncertain = file.Numbers.Count(number => !number.Value.IsExact);
        int covered = file.Numbers.Count(number => coverage.For(number.Path).Count > 0);
        return $"{Count(file.Numbers.Count, "number")}, of which {Text(uncertain)} are ranges and {Text(covered)} name evidence; "
            + $"{Count(scenario.Evidence.Count, "piece")} of evidence from {Count(scenario.Sources.Count, "source")}.";
    }

    private static string[] Names(Scenario scenario, Role role) =>
        [.. scenario.Actors.Where(actor => actor.Value.Role == role).Select(actor => actor.Value.Name ?? actor.Key)];

    private static IEnumerable<string> Required(Scenario scenario) =>
        scenario.Actors.Where(actor => actor.Value.IsRequired).Select(actor => actor.Key);

    private static string NameOf(string actor, Scenario scenario) => scenario.Actors[actor].Name ?? actor;

    private static string Count(int count, string what) => $"{Text(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Sentence(string text) => text.TrimEnd('.');

    private static string List(string[] items, string last = " and ") =>
        items.Length <= 1 ? string.Concat(items)
        : last.StartsWith(';') ? string.Join("; ", items.SkipLast(1)) + last + items[^1]
        : string.Join(", ", items.SkipLast(1)) + last + items[^1];
}
