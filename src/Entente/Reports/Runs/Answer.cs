using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Reports.Runs;

/// <summary>The answer in three sentences: how likely and by when, who gains and who pays, whether it would hold.</summary>
internal static class Answer
{
    /// <summary>A difference of utility below this is told as none.</summary>
    public const double NoDifference = 0.005;

    public static Section Section(RunResults results, RunWords words)
    {
        Forecast forecast = results.Forecast;
        return new("In brief", [.. Sentences(forecast, words), Figures(forecast, words), .. Failures(forecast),
            new Paragraph("These are the consequences of what the scenario file assumes, spread over its ranges, and not a prophecy. "
                + $"A number after ± is {Odds.Meaning}, in percentage points; the assumptions may be further off. Which of them matter most stands below, under what the answer leans on.")]);
    }

    private static Fact[] Sentences(Forecast forecast, RunWords words)
    {
        PackageForecast deal = forecast.Packages[words.Deal];
        return
        [
            new(When(forecast, words),
            [
                $"Each chance is a share of {Say.Count(forecast.Draws - forecast.Failed)} simulated worlds. A world fixes the {Say.Count(words.Numbers.Count(number => !number.Value.IsExact))} uncertain numbers of the file and then goes on step by step: events happen or not, talks conclude or not, with the rate that the pace of talks and the gains on offer give.",
                "Formulas and limits stand under how it is computed; the assumptions that move the odds most under what the answer leans on. In forecast.json: agreement, questions, outcomes.",
            ]) { IsMain = true },
            new(WhoGainsMost(forecast, words),
            [
                $"For each actor the mean, over the {Say.Count(deal.Draws)} worlds with this deal, of what its terms are worth if they hold, less what no deal was worth to it on that day. Differences under {Say.Utility(NoDifference)} are told as none.",
                "The numbers stand under who gains and who pays. In forecast.json: packages, utility and no-deal.",
            ]) { IsMain = true },
            new(HowLong(forecast, words), words.Scenario.Holding is null ? ["The file has no section `holding`, which would say how readily deals are broken."] :
            [
                "The share of these deals that nobody has broken after so many years. Parties and groups outside break a deal with a chance that grows with what they expect of fighting again, less what keeping it and its guarantees are worth.",
                "The formula stands under how it is computed. In forecast.json: packages, holds and broken-by.",
            ]) { IsMain = true },
        ];
    }

    private static string When(Forecast forecast, RunWords words)
    {
        if (forecast.Agreement.P is null)
        {
            return "No world could be computed to the end, so there is no answer.";
        }

        string whole = $"{Capital(words.AnyAgreement)} by {Say.Day(words.Scenario.Until)} has a chance of {Odds.Of(forecast.Agreement)}";
        QuestionForecast? early = forecast.Questions.Values
            .Where(question => question.P is not null && question.By < words.Scenario.Until && CoversAll(question, forecast))
            .MinBy(question => question.By);
        string soon = early is null ? "" : $"; by {Say.Day(early.By)} it is {Odds.Of(early.P, early.Se)}";
        (string outcome, Chance chance) = forecast.Outcomes.MaxBy(one => one.Value.P ?? 0);
        return $"{whole}{soon}. On the last day the likeliest state of things is {Outcome(outcome, words)}: {Odds.Of(chance)}.";
    }

    private static string WhoGainsMost(Forecast forecast, RunWords words)
    {
        PackageForecast main = forecast.Packages[words.Deal];
        if (main.Draws == 0)
        {
            return $"In none of the simulated worlds was {words.APackage(words.Deal)} agreed, so that nothing can be said about its terms.";
        }

        (string Name, double Difference)[] differences = [.. WhoGains.Differences(main, words)];
        string[] better = [.. differences.Where(one => one.Difference > NoDifference).OrderByDescending(one => one.Difference).Select(one => one.Name)];
        string[] worse = [.. differences.Where(one => one.Difference < -NoDifference).OrderBy(one => one.Difference).Select(one => one.Name)];
        string deal = Capital(words.APackage(words.Deal));
        return better.Length == 0 && worse.Length == 0 ? $"{deal}, where it came about, left everybody about as well off as no deal."
            : worse.Length == 0 ? $"{deal}, where it came about, left {Say.List(better)} better off than no deal, and nobody worse."
            : better.Length == 0 ? $"{deal}, where it came about, left {Say.List(worse)} worse off than no deal, and nobody better."
            : $"{deal}, where it came about, left {Say.List(better)} better off than no deal, and {Say.List(worse)} worse.";
    }

    private static string HowLong(Forecast forecast, RunWords words)
    {
        HoldsFor[] known = [.. forecast.Packages[words.Deal].Holds.Where(one => one.P is not null)];
        return words.Scenario.Holding is null ? "The scenario says nothing about whether a deal would hold, so every deal holds here."
            : known.Length == 0 ? "Whether it would hold cannot be said, because none was made."
            : $"Once agreed it holds {Say.List([.. Ends(known).Select(one => $"{Years(one.Years)} with a chance of {Odds.Of(one.P, one.Se)}")])}{Breaker(forecast, words)}.";
    }

    private static string Breaker(Forecast forecast, RunWords words)
    {
        PackageForecast main = forecast.Packages[words.Deal];
        return main.BrokenBy.Count == 0 ? "" : $"; where it breaks, it is most often broken by {words.Actor(main.BrokenBy.MaxBy(one => one.Value).Key)}";
    }

    private static KeyFigures Figures(Forecast forecast, RunWords words) => new(
    [
        new(Value(forecast.Agreement), $"{Capital(words.AnyAgreement)} by {Say.Day(words.Scenario.Until)}", Error(forecast.Agreement.Se)),
        .. forecast.Outcomes.Where(one => one.Value.P > 0).OrderByDescending(one => one.Value.P).Take(2)
            .Select(one => new KeyFigure(Value(one.Value), $"{Capital(Outcome(one.Key, words))} on that day", Error(one.Value.Se))),
        .. forecast.Packages[words.Deal].Holds.Where(one => one.P is not null).Take(1)
            .Select(one => new KeyFigure(Value(new(one.P, one.Se)), $"{Capital(words.APackage(words.Deal))}, once agreed, holds {Years(one.Years)}", Error(one.Se))),
    ]);

    private static string Error(double? se) => Odds.Error(se) is { Length: > 0 } error ? $"± {error} points" : "";

    private static IEnumerable<Paragraph> Failures(Forecast forecast) => forecast.Failed == 0 ? [] :
    [
        new($"{Say.Count(forecast.Failed)} of {Say.Count(forecast.Draws)} worlds could not be computed to the end and are left out of all shares: "
            + $"{Say.List([.. forecast.Failures.Select(failure => $"{failure.Key.TrimEnd('.')} ({Say.Count(failure.Value)})")])}."),
    ];

    /// <summary>How things stand on the last day, in words.</summary>
    public static string Outcome(string key, RunWords words) => key switch
    {
        "settlement" => "a settlement",
        "ceasefire-only" => "a ceasefire without a settlement",
        "imposed-by-attacker" => $"terms imposed by {Leader(Side.Attacker, words)}",
        "imposed-by-defender" => $"terms imposed by {Leader(Side.Defender, words)}",
        _ => words.IsWar ? "war without an agreement" : "no agreement",
    };

    /// <summary>A span of years in words.</summary>
    public static string Years(int years) => years == 1 ? "a year" : $"{Say.Number(years, 0)} years";

    /// <summary>A sentence with a capital letter.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Value(Chance chance) => chance.P is double p ? Say.Percent(p) : "unknown";

    private static HoldsFor[] Ends(HoldsFor[] known) => known.Length == 1 ? known : [known[0], known[^1]];

    private static bool CoversAll(QuestionForecast question, Forecast forecast) =>
        question is { From: null, On: null, HoldsFor: null, Issue: null, If: null }
        && forecast.Packages.Where(package => package.Value.StopsFighting).All(package => question.Package.Contains(package.Key));

    private static string Leader(Side side, RunWords words) => words.Actor(Talks.StandingTerms.Lead(side, words.Scenario));
}
