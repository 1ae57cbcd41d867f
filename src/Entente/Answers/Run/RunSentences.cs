using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>What a run says, in the sentences that the terminal and the report share, so that both tell the same.</summary>
internal sealed class RunSentences
{
    private readonly Forecast forecast;
    private readonly Words words;
    private readonly PackageForecast deal;

    /// <summary>The sentences of a run.</summary>
    public RunSentences(RunResults results)
        : this(results.Forecast, new Words(results.File.Scenario!))
    {
    }

    internal RunSentences(Forecast forecast, Words words) =>
        (this.forecast, this.words, deal) = (forecast, words, forecast.Packages[forecast.ToldPackage]);

    /// <summary>How likely an agreement is.</summary>
    public string Agreement => forecast.Failed == forecast.Draws ? "No world could be computed to the end, so there is no answer."
        : words.StopsNothing
            ? $"{Say.Capital(words.TheMain)} has a chance of {Odds.Told(forecast.Packages[forecast.MainPackage].Chance)} to be agreed "
                + $"by {Say.Day(words.Scenario.Until)}. No package of the file stops the fighting: the war goes on whatever is agreed."
        : $"{Say.Capital(words.AnyAgreement)} by {Say.Day(words.Scenario.Until)} has a chance of {Odds.Told(forecast.Agreement)}.";

    /// <summary>What is said in place of odds where the run as a whole has too few worlds for any.</summary>
    public string TooFew => $"{Say.Many(forecast.Draws, "world")} {(forecast.Draws == 1 ? "is" : "are")} too few to give a chance: it "
        + $"takes {FewWorlds.MinWorlds}. "
        + (forecast.Failed > 0 ? $"{Say.Count(forecast.Failed)} could not be computed to the end. "
            : words.StopsNothing ? "" : $"{Say.Capital(words.AnyAgreement)} by {Say.Day(words.Scenario.Until)} was made "
                + $"in {Say.Count((long)Math.Round(forecast.Agreement.P!.Value * forecast.Draws))} of them. ")
        + "Draw more with --draws.";

    /// <summary>How far the assumptions leave that open; empty where they do not, or too few worlds tell.</summary>
    public string FromWorldToWorld
    {
        get
        {
            if (words.StopsNothing || forecast.AgreementByWorld is not { P10: double low, P90: double high }
                || forecast.Agreement.P is null)
            {
                return "";
            }

            (string from, string to) = (Say.Percent(low), Say.Percent(high));
            return from == to ? "It hardly differs from one simulated world to another."
                : $"The {Odds.Told(forecast.Agreement)} are an average over worlds that differ in the numbers that the file leaves open "
                    + $"and in {(words.IsWar ? "how events and the front go" : "how events go")}: "
                    + $"in one world in ten it is {AtMost(from)}, in one in ten {AtLeast(to)}.";
        }
    }

    /// <summary>How things stand on the last day: shares that add up to 100 %.</summary>
    public string LastDay =>
        $"On {Say.Day(words.Scenario.Until)} there is {Say.List([.. States.Select(state => $"{state.Name} in {state.Told}")])} of the "
        + $"worlds{Broken}{Expired}.";

    /// <summary>What the report tells about instead of the main package, and why; empty if it tells about that.</summary>
    public string ToldInstead => !FewWorlds.AreTooFew(forecast.Packages[forecast.MainPackage].Draws) ? ""
        : $"{Say.Capital(words.APackage(forecast.MainPackage))} was agreed in {InWorlds(forecast.Packages[forecast.MainPackage].Draws)}"
            + (forecast.Packages[forecast.MainPackage].Draws == 0 ? "." : ": too few to say what it would bring or whether it would hold.")
            + (forecast.ToldPackage == forecast.MainPackage ? "" : $" What follows is about {words.APackage(forecast.ToldPackage)}, which "
            + $"was agreed in {InWorlds(deal.Draws)}.");

    /// <summary>Whether there are enough worlds with the package that is told about to say anything of it.</summary>
    public bool TellsOfADeal => !FewWorlds.AreTooFew(deal.Draws);

    /// <summary>For how long the deal that is told about runs, where that is over before the first day on which deals are looked at; null
    /// for one that lasts longer.</summary>
    public Duration? ShortCourse => words.Packages[forecast.ToldPackage] is { RunsOut: true, Lasts: Duration lasts } && lasts.Years <= 1
        ? lasts : null;

    /// <summary>How long the deal holds, and who breaks it.</summary>
    public string Holding
    {
        get
        {
            HoldsFor[] known = [.. deal.Holds.Where(one => one.P is not null || one.Low is not null)];
            return words.Scenario.Holding is null ? "The file has no section on holding, so every deal is taken to hold."
                : known.Length == 0 ? "Too few such deals were made to say whether they would hold."
                : ShortCourse is Duration lasts
                    ? $"Once agreed, {words.APackage(forecast.ToldPackage)} runs for {lasts}, and nobody breaks it before with a chance "
                        + $"of {Odds.Told(known[0].Chance)}{Breaker}."
                : $"Once agreed, {words.APackage(forecast.ToldPackage)} still "
                    + $"stands {Say.List([.. Ends(known)
                        .Select(one => $"after {Say.Years(one.Years)} with a chance of {Odds.Told(one.Chance)}")])}, "
                        + $"if nothing takes its place{Breaker}.";
        }
    }

    /// <summary>What the worlds that could not be computed mean for the odds, and why they could not; empty if there are none.</summary>
    public string Failures
    {
        get
        {
            if (forecast.Failed == 0)
            {
                return "";
            }

            string count = $"{Say.Count(forecast.Failed)} of {Say.Many(forecast.Draws, "world")} could not be computed to the end";
            string why = $"The reason: {Say.List([.. forecast.Failures.Select(failure => $"{failure.Key
                .TrimEnd('.')} ({Say.Many(failure.Value, "world")})")])}.";
            return FailedWorlds.AreTooMany(forecast.Failed, forecast.Draws)
                ? $"{count}. They may be the very worlds that matter, so every chance is given by its bounds: the lower one if it came "
                    + "true in none of them, the upper one if in all. "
                    + $"Terms, gains and reasons below are those of the other worlds alone. {why}"
                : $"{count} and {(forecast.Failed == 1 ? "is" : "are")} left out of all shares. {why}";
        }
    }

    /// <summary>What stood in the way in the worlds without such an agreement.</summary>
    public string InTheWay => words.StopsNothing
        ? "Nothing is counted here: it is about agreements that stop the fighting, and no package of the file does."
        : forecast.Obstacles.Draws == 0 ? $"Every simulated world saw {words.AnyAgreement}."
        : $"{Say.Many(forecast.Obstacles.Draws, "world")} ended without {words.AnyAgreement}. " + Watched + (forecast.Obstacles switch
        {
            { NeverOpen: { P: null, Low: null } } => "That is too few to say what stood in the way.",
            { NeverOpen.P: 0 } => "In all of them there were terms at some time that all whose agreement is needed preferred to no deal, "
                + "but the talks had not concluded when they or the time ran out.",
            { NeverOpen.P: 1 } => "In none of them were there ever terms that all whose agreement is needed preferred to no deal.",
            _ => $"In {Odds.Of(forecast.Obstacles.NeverOpen)} of them there never were terms that all whose agreement is needed "
                + "preferred to no deal. "
                + $"In {Odds.Of(forecast.Obstacles.NotInTime)} there were such terms at some time, but the talks had not concluded when "
                + "they or the time ran out.",
        });

    private string Watched => forecast.Obstacles.Watched == forecast.Obstacles.Draws ? ""
        : $"What follows is about the {forecast.Obstacles.Watched} of them whose talks were looked at. ";

    /// <summary>How exact the simulation is, in small print.</summary>
    public string SimulationError
    {
        get
        {
            double?[] errors = [forecast.Agreement.Se, .. forecast.Outcomes.Values.Select(one => one.Se),
                .. forecast.By.Select(one => one.Se), .. forecast.Questions.Values.Select(one => one.Se)];
            double most = errors.Max() ?? 0;
            return most == 0 ? "These odds follow from the assumptions of the file; if those are off, so are the odds."
                : $"With more worlds these odds would move by at most {Odds.Error(most)} {(Odds.Error(most) == "1" ? "point" : "points")}, "
                    + "19 times in 20. That is the error of the simulation alone; the assumptions of the file may be further off.";
        }
    }

    /// <summary>The states on the last day that occurred, the likeliest first, and how each is told: together 100 %, or bounds.</summary>
    internal IReadOnlyList<StateOnLastDay> States
    {
        get
        {
            IEnumerable<(string Name, Chance Chance)> all =
                forecast.Outcomes.Where(one => one.Key == "none" || one.Value.P > 0 || (words.IsWar && one.Value.High > 0))
                .Select(one => (words.Outcome(one.Key), one.Value));
            if (forecast is { Partial.P: > 0 and double part, Outcomes: var outcomes } && outcomes["none"].P is double none)
            {
                all = [.. all.SkipLast(1), (words.Outcome("none"), new(none - part, null)),
                    ("an agreement that does not end the dispute", new(part, null))];
            }

            (string Name, Chance Chance)[] states =
                [.. all.Where(one => one.Chance.P > 1e-12 || one.Chance.High is not null)
                .OrderByDescending(one => one.Chance.P ?? one.Chance.High)];
            string[] parts = states.All(one => one.Chance.P is not null) ? Say.Parts([.. states.Select(one => one.Chance.P!.Value)])
                : [.. states.Select(one => Odds.Told(one.Chance))];
            return [.. states.Zip(parts, (one, told) => new StateOnLastDay(one.Name, one.Chance.P, told))];
        }
    }

    private string Broken => forecast.Broken switch
    {
        { P: > 0 } broken => $"; in {Told(broken.P.Value)} an agreement had been made and was broken again",
        { High: > 0 } broken => $"; in {Odds.Told(broken)} an agreement had been made and was broken again",
        _ => "",
    };

    private string Expired => forecast.Expired is Chance expired && (expired is { P: > 0 } or { High: > 0 })
        ? $"; in {Odds.Told(expired)} one had been made and had run its course" : "";

    private string Breaker => deal.BrokenBy.Count == 0 ? "" : $"; whoever breaks it is most often {words.Actor(deal.BrokenBy[0].Key)} "
        + $"({Say.Percent(deal.BrokenBy[0].Value)})";

    private string InWorlds(int draws) =>
        $"{(draws == 0 ? "none" : Say.Count(draws))} "
        + $"of {Say.Many(forecast.Draws - forecast.Failed, "world")}{(forecast.Failed > 0 ? " that could be computed" : "")}";

    private static string Told(double share) => Say.Percent(share);

    private static string AtMost(string percent) =>
        percent == "0 %" || percent.StartsWith("under", StringComparison.Ordinal) ? percent : $"{percent} or less";

    private static string AtLeast(string percent) => percent.StartsWith("over", StringComparison.Ordinal) ? percent : $"{percent} or more";

    private static HoldsFor[] Ends(HoldsFor[] known) => known.Length == 1 ? known : [known[0], known[^1]];
}

/// <summary>How things may stand on the last day.</summary>
/// <param name="Name">In words, such as `a settlement`.</param>
/// <param name="Share">Share of the worlds; null where only bounds are known.</param>
/// <param name="Told">The share in words.</param>
internal sealed record StateOnLastDay(string Name, double? Share, string Told);
