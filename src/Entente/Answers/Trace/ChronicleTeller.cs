using Entente.Deals;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Trace;

/// <summary>Puts the numbers of one draw into dated sentences.</summary>
internal sealed class ChronicleTeller(Scenario scenario, IReadOnlyList<string> packages, IReadOnlyList<DateOnly> stepEnds, Draw draw)
{
    private const int MonthsBetweenReports = 3;
    private const int StepsUntilNews = 4; // a deal that is possible for less than this is no news
    private const double MuchWorse = 0.05; // as much as a strong enforcement
    private const double Still = 0.002;   // a front that moved less has hardly moved

    private readonly Named<Package> known = scenario.AllPackages;
    private readonly DrawPath path = draw.Path;
    private readonly string otherwise = scenario.Talks.Anticipate ? "waiting for later talks" : "no deal";

    /// <summary>What happened, in the order of time.</summary>
    public IEnumerable<ChronicleEntry> Entries()
    {
        IEnumerable<ChronicleEntry> all =
        [
            .. Beginning(),
            .. draw.Happenings.Select(one =>
                new ChronicleEntry(one.Date, $"{Title(one.Name)}{(one.Ends is DateOnly ends ? $" (until {Say.Day(ends)})" : "")}.")),
            .. packages.Index().SelectMany(package => Openings(package.Index)),
            .. Reports(),
            .. draw.Agreements.SelectMany(Agreed),
            .. EndOfWar(),
        ];
        return all.OrderBy(entry => entry.Date); // stable: on one day in the order above
    }

    /// <summary>How it stands at the end, and what each actor got.</summary>
    public IEnumerable<string> Ends()
    {
        string state = draw.Outcome switch
        {
            DrawOutcome.Settlement => $"{Title(PackageName(LastStopping().Package))} is in force.",
            DrawOutcome.CeasefireOnly => $"{Title(PackageName(LastStopping().Package))} is in force, and the rest is open.",
            DrawOutcome.ImposedByAttacker => $"{Lead(Side.Attacker)} has imposed its terms.",
            DrawOutcome.ImposedByDefender => $"{Lead(Side.Defender)} has imposed its terms.",
            DrawOutcome.None => (scenario.War is not null ? "The war goes on."
                : Bargains().Length == 0 ? "There is no deal."
                : "The dispute as a whole is not settled.") + Stands(Bargains()),
        };
        yield return $"On {Say.Day(scenario.Until)}: {state}";
        foreach ((int k, (string name, Issue issue)) in scenario.Issues.Index())
        {
            yield return $"{Asked(name, issue)} {TermsWords.Of(issue, draw.FinalTerms[k])}.";
        }

        yield return "What each got, over time and with what comes after, on a scale from 0 "
            + $"({UtilityScale.Worst(scenario)} for ever) to 1 (the best): "
            + $"{string.Join(", ", scenario.Actors.Index()
                .Select(actor => $"{Name(actor.Index)} {TermsWords.Utility(draw.Payoffs[actor.Index])}"))}.";
    }

    /// <summary>The partial bargains that stand at the end.</summary>
    private string[] Bargains() =>
        [.. draw.Agreements.Where(agreement => (agreement.Expired is null || !known[agreement.Package].Value.RunsOut)
            && !known[agreement.Package].Value.EndsFighting)
        .Select(agreement => $"\"{PackageName(agreement.Package)}\"").Distinct()];

    private static string Stands(string[] bargains) => bargains.Length == 0 ? "" : $" What {Say.List(bargains)} settled stands.";

    private IEnumerable<ChronicleEntry> Beginning()
    {
        if (scenario.War is not FrontWar || path.Steps == 0)
        {
            yield break;
        }

        yield return new(scenario.From, $"The war goes on. On a scale on which 0 is the total victory of {Lead(Side.Defender)} and 1 that "
            + $"of {Lead(Side.Attacker)}, the front stands at {Decimal(path.Front(0))} after the first step. {Beliefs(0)}");
    }

    /// <summary>When a package became possible, or ceased to be, and who held it up.</summary>
    private IEnumerable<ChronicleEntry> Openings(int package)
    {
        bool? told = null;
        for (int step = 0; step < path.Steps; step++)
        {
            if (!path.IsOnOffer(step, package))
            {
                continue;
            }

            bool possible = DealSpace.LeavesGains(path.Depth(step, package));
            bool lasts = Enumerable.Range(step, Math.Min(StepsUntilNews, path.Steps - step))
                .All(later => !path.IsOnOffer(later, package) || DealSpace.LeavesGains(path.Depth(later, package)) == possible);
            if (told != possible && lasts)
            {
                yield return new(step == 0 ? scenario.From : stepEnds[step], Opening(package, step, possible, isFirst: told is null));
                told = possible;
            }
        }
    }

    private string Opening(int package, int step, bool possible, bool isFirst)
    {
        string title = Title(PackageName(package));
        double depth = path.Depth(step, package);
        if (double.IsNaN(depth))
        {
            return path.Crossing(step, package) is int k && k >= 0
                ? $"{title} is out of reach: red lines on {TermsWords.Spaced(scenario.Issues[k].Key)} cross, so that whatever is agreed "
                    + "somebody would refuse it at any price."
                : $"{title} is out of reach: the red lines and the rules on terms together leave nothing that could be agreed.";
        }

        string[] binding = [.. Enumerable.Range(0, scenario.Actors.Count).Where(i => path.IsBinding(step, package, i)).Select(Name)];
        string who = Say.List(binding), hold = binding.Length == 1 ? "holds" : "hold";
        string written = TermsWords.Utility(Math.Abs(depth));
        bool isTiny = written == "0.000";
        string size = isTiny ? "less than 0.001" : written;
        return possible
            ? $"{title} {(isFirst ? "is" : "becomes")} possible: on the best terms everybody who must agree gains "
                + $"{(isTiny ? $"over {otherwise}, though the least gain is below 0.001" : $"{size} or more over {otherwise}")}; "
                + $"{who} {hold} that figure down."
            : depth >= -DealSpace.Precision ? $"{title} is {(isFirst ? "not" : "no longer")} possible: the best terms leave {who} no "
                + $"better off than {otherwise}."
            : $"{title} is {(isFirst ? "not" : "no longer")} possible: the closest terms leave {who} {size} short of what {otherwise} is "
                + $"worth to {(binding.Length == 1 ? "it" : "them")}.";
    }

    /// <summary>What the front did, quarter by quarter, while the war went on.</summary>
    private IEnumerable<ChronicleEntry> Reports()
    {
        if (scenario.War is not FrontWar)
        {
            yield break;
        }

        double before = path.Steps > 0 ? path.Front(0) : 0;
        DateOnly next = scenario.From.AddMonths(MonthsBetweenReports);
        for (int step = 0; step < path.Steps; step++)
        {
            if (stepEnds[step] < next)
            {
                continue;
            }

            next = next.AddMonths(MonthsBetweenReports);
            if (path.Standing(step) == Standing.NoDeal)
            {
                double front = path.Front(step);
                string move = Math.Abs(front - before) < Still ? $"The front has hardly moved and stands at {Decimal(front)}."
                    : $"In three months the front has moved from {Decimal(before)} to {Decimal(front)}, towards the victory "
                        + $"of {Lead(front > before ? Side.Attacker : Side.Defender)}.";
                yield return new(stepEnds[step], $"{move}{Land(front)} {Beliefs(step)}");
            }

            before = path.Front(step);
        }
    }

    /// <summary>What the front means for the first issue that it moves.</summary>
    private string Land(double front)
    {
        foreach ((string name, Issue issue) in scenario.Issues)
        {
            if (issue is ScaleIssue { Front: FrontMap map } scale)
            {
                return $" It puts {TermsWords.Spaced(name)} at {TermsWords.Of(scale, map.At(front))}.";
            }
        }

        return "";
    }

    private string Beliefs(int step)
    {
        IEnumerable<string> all = scenario.Actors.Index()
            .Where(actor => actor.Item.Value.Side is not null && !double.IsNaN(path.BeliefMean(step, actor.Index)))
            .Select(actor => Belief(actor.Index, actor.Item.Value.Side!.Value, step));
        return Say.List([.. all]) is { Length: > 0 } text ? $"{text}." : "";
    }

    private string Belief(int actor, Side side, int step)
    {
        double mean = path.BeliefMean(step, actor), doubt = path.BeliefDeviation(step, actor);
        bool own = mean > 0 == (side == Side.Attacker);
        string give = doubt > 0 ? $"give or take {Decimal(doubt)}" : "";
        return Decimal(Math.Abs(mean)) == Decimal(0)
            ? $"{Name(actor)} expects the front to stay where it is{(give.Length > 0 ? $" ({give} a year)" : "")}"
            : $"{Name(actor)} expects the front to move {Decimal(Math.Abs(mean))} a year{(give.Length > 0 ? $" ({give})" : "")} "
                + $"{(own ? "in its favour" : "against it")}";
    }

    private IEnumerable<ChronicleEntry> Agreed(Agreement agreement)
    {
        Package package = known[agreement.Package].Value;
        string[] parties = [.. Enumerable.Range(0, scenario.Actors.Count).Where(i => agreement.Parties[i]).Select(Name)];
        string terms = string.Join("; ", scenario.Issues.Index().Where(issue => package.Covers.Includes(issue.Item.Key))
            .Select(issue => $"{TermsWords.Spaced(issue.Item.Key)}: {TermsWords.Of(issue.Item.Value, agreement.Terms[issue.Index])}"));
        string gains = Say.List([.. Enumerable.Range(0, scenario.Actors.Count).Where(i => agreement.Parties[i])
            .Select(i => $"{TermsWords.Utility(Math.Max(0, agreement.Value.Gain(i)))} to {Name(i)}")]);
        yield return new(agreement.Date, $"{Say.List(parties)} agree on \"{PackageName(agreement.Package)}\": {terms}. Over no deal this "
            + $"is worth {gains}.{OverWaiting(agreement)}{GaveWay(agreement)}{NotCarriedOut(agreement)}{After(agreement, package)}");
        if (agreement.Broken is Breach breach)
        {
            yield return new(breach.Date, Broken(agreement, breach) + Stays(agreement, package, breach.Date));
        }

        if (agreement.Expired is DateOnly end)
        {
            yield return new(end, $"\"{PackageName(agreement.Package)}\" has run its course of {package.Lasts}, and nothing has taken its "
                + "place." + (!package.RunsOut ? " Its terms go on."
                    : (package.EndsFighting ? Reopened() : " What it settled is as it was before.") + Stays(agreement, package, end)));
        }
    }

    /// <summary>What an agreement had delivered by its end.</summary>
    private string Stays(Agreement agreement, Package package, DateOnly end)
    {
        string[] delivered =
        [
            .. from issue in scenario.Issues.Index()
               where package.Covers.Includes(issue.Item.Key) && issue.Item.Value is ScaleIssue { Delivered: true }
                   && !agreement.Performances.Any(one => one.Fails && one.Issue == issue.Index)
               let scale = (ScaleIssue)issue.Item.Value
               let isAll = scale.Over is not Duration over || over.After(agreement.Date) <= end
               select isAll ? $"{TermsWords.Spaced(issue.Item.Key)} at {TermsWords.Of(scale, agreement.Terms[issue.Index])}"
                   : $"what of {TermsWords.Spaced(issue.Item.Key)} had been delivered by then",
        ];
        return delivered.Length == 0 ? "" : $" What it delivered stays: {Say.List(delivered)}.";
    }

    private string NotCarriedOut(Agreement agreement) => string.Concat(agreement.Performances.Where(one => one.Fails).Select(one =>
        $" {Say.Capital(Name(one.Actor))}, which was not asked, does not carry out "
            + $"{TermsWords.Spaced(scenario.Issues[one.Issue].Key)}: it stays as it was."));

    /// <summary>Red lines that had given way by as much as tables show.</summary>
    private string GaveWay(Agreement agreement)
    {
        string[] lines = [.. agreement.Lines.Where(line => line.Points >= 0.05).Select(line =>
            $"{Name(line.Actor)} on {TermsWords.Spaced(scenario.Issues[line.Issue].Key)}, from "
                + $"{TermsWords.Number(scenario.Issues[line.Issue].Value, line.From)} to "
                + TermsWords.Number(scenario.Issues[line.Issue].Value, line.To))];
        return lines.Length == 0 ? "" : $" Red lines have given way since the first day: {string.Join("; ", lines)}.";
    }

    private string OverWaiting(Agreement agreement)
    {
        string[] gains = [.. Enumerable.Range(0, scenario.Actors.Count).Where(i => agreement.Parties[i])
            .Select(i => $"{TermsWords.Utility(Math.Max(0, agreement.Value.GainOverWaiting(i)))} to {Name(i)}")];
        return agreement.Value.Waiting.Count == 0 ? "" : $" Over waiting for later talks it is worth {Say.List(gains)}.";
    }

    private string After(Agreement agreement, Package package)
    {
        string before = draw.Agreements.FirstOrDefault(other => other.Replaced == agreement.Date
            && other.Package != agreement.Package) is Agreement replaced
            ? $" It takes the place of \"{PackageName(replaced.Package)}\", which held {Years(replaced.YearsHeld)}."
            : "";
        bool goesOn = scenario.War is not null && !package.EndsFighting;
        bool holds = scenario.Holding is not null && agreement is { Broken: null, Replaced: null, Expired: null, YearsHeld: > 0 };
        return before + (goesOn ? " The fighting goes on." : holds ? $" It holds for all of the {Years(agreement.YearsHeld)} that it "
            + "is followed." : "");
    }

    private string Broken(Agreement agreement, Breach breach)
    {
        string held = $"\"{PackageName(agreement.Package)}\" is broken after {Years(agreement.YearsHeld)}";
        if (breach.Actor is int actor)
        {
            string instead = "what it expects from a war after the sides have re-armed, less what breaking costs";
            string terms = $"the terms, worth {TermsWords.Utility(agreement.Utilities[actor])} to it,";
            return $"{held}, by {Name(actor)}: {Why(breach.Temptation, terms, instead, "it")}{Reopened()}";
        }

        string spoiler = scenario.Holding?.Spoilers.TryGet(breach.Spoiler!, out Spoiler? found) == true && found.Name is string name
            ? name : breach.Spoiler!;
        string why = Why(breach.Temptation, "the terms", "life without them, less what breaking costs", "the group");
        return $"{held}, by a group outside the talks, {spoiler}: {why}{Reopened()}";
    }

    /// <summary>Why somebody broke an agreement: because that paid, or although it did not.</summary>
    /// <param name="temptation">What breaking brought it over keeping the terms, in utility.</param>
    /// <param name="terms">The terms, as the subject of a sentence.</param>
    /// <param name="instead">What it got instead.</param>
    /// <param name="who">Who it is, for the second mention.</param>
    private static string Why(double temptation, string terms, string instead, string who)
    {
        string size = TermsWords.Utility(Math.Abs(temptation));
        return temptation >= MuchWorse ? $"{terms} are far worse for {who} than {instead} (by {size})."
            : temptation > 0 ? $"{terms} are worse for {who} than {instead} (by {size})."
            : $"{terms} are better for {who} than {instead} (by {size}). It broke them although it was better off keeping them: by a "
                + "misjudgement, or because somebody in it acted alone, as happens now and then.";
    }

    private string Reopened() => scenario.War is null ? " The dispute is open again." : " The war is back.";

    private IEnumerable<ChronicleEntry> EndOfWar()
    {
        if (draw.EndOfWar is not EndOfWar end)
        {
            yield break;
        }

        Side loser = end.Winner == Side.Attacker ? Side.Defender : Side.Attacker;
        string how = end.Collapsed ? $"The resistance of {Lead(loser)} collapses" : $"{Lead(end.Winner)} wins in the field";
        string terms = string.Join("; ", scenario.Issues.Index()
            .Select(issue => $"{TermsWords.Spaced(issue.Item.Key)}: {TermsWords.Of(issue.Item.Value, draw.FinalTerms[issue.Index])}"));
        yield return new(end.Date, $"{how}; {Lead(end.Winner)} imposes its terms: {terms}.");
    }

    private Agreement LastStopping() => draw.Agreements.Last(agreement => known[agreement.Package].Value.EndsFighting);

    private string PackageName(int package) => known[package].Value.Name ?? TermsWords.Spaced(known[package].Key);

    private string Name(int actor) => scenario.Actors[actor].Value.Name ?? scenario.Actors[actor].Key;

    private string Lead(Side side)
    {
        string lead = StandingTerms.Lead(side, scenario);
        return scenario.NameOf(lead);
    }

    private string Title(string text)
    {
        string name = scenario.Levers.TryGet(text, out Lever? lever) ? lever.Name ?? text : text;
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Asked(string name, Issue issue) => issue.Asks ?? $"{TermsWords.Spaced(name)}:";

    private static string Years(double years) => years < 1.0 / 12 ? "less than a month"
        : years < 1 ? string.Create(CultureInfo.InvariantCulture,
            $"{Math.Round(years * 12):0} month{(Math.Round(years * 12) == 1 ? "" : "s")}")
        : string.Create(CultureInfo.InvariantCulture, $"{years:0.#} year{(years == 1 ? "" : "s")}");

    private static string Decimal(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
