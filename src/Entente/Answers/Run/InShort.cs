using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>The answer in three sentences: how likely and by when, who gains and who pays, whether it would hold.</summary>
internal static class InShort
{
    /// <summary>A difference of utility below this is told as none.</summary>
    public const double NoDifference = 0.005;

    public static Section Section(RunResults results, Words words)
    {
        Forecast forecast = results.Forecast;
        RunSentences says = new(forecast, words);
        return new("In brief",
        [
            .. says.Failures.Length > 0 && FailedWorlds.AreTooMany(forecast.Failed, forecast.Draws)
                ? [new Paragraph(says.Failures) { IsMain = true }] : Array.Empty<Block>(),
            .. Sentences(results, words, says),
            .. Figures(forecast, words, says),
            .. says.Failures.Length > 0 && !FailedWorlds.AreTooMany(forecast.Failed, forecast.Draws) ? [new Paragraph(says.Failures)]
                : Array.Empty<Block>(),
            new Paragraph("These are the consequences of what the scenario file assumes, spread over its ranges, and not a prophecy. "
                + $"{says.SimulationError} Which of them matter most stands in the report, under “What the answer leans on”."),
        ]);
    }

    private static Block[] Sentences(RunResults results, Words words, RunSentences says)
    {
        Forecast forecast = results.Forecast;
        return
        [
            new Fact(string.Join(' ',
                new[] { says.Agreement, Early(forecast, words), says.FromWorldToWorld }.Where(text => text.Length > 0)),
            [
                $"The chance is the share of {Say.Many(forecast.Draws - forecast.Failed, "simulated world")} in which it happens. A world "
                    + $"fixes the uncertain numbers of the file ({Say.Count(results.File.Numbers.Count(number => !number.Value.IsExact))} "
                    + "of them) and then goes on step by step: events happen or not, talks conclude or not, with the rate that the pace of "
                    + "talks and the gains on offer give.",
                .. forecast.AgreementByWorld.P50 is null ? Array.Empty<string>()
                    : ["Each world has a chance of its own, by its numbers, events and front alone, before it is thrown when talks "
                        + $"conclude. How these chances differ is told over {Say.Many(forecast.AgreementByWorld.Draws, "world")}."],
                "Formulas and limits stand under how it is computed; the assumptions that move the odds most under what the answer leans "
                    + "on. In forecast.json: agreement, agreement-by-world, questions, outcomes.",
            ]) { IsMain = true },
            .. HistoryWords.InBrief(forecast, words) is { Length: > 0 } history ? [new Paragraph(history) { IsMain = true }]
                : Array.Empty<Block>(),
            .. says.ToldInstead.Length > 0 ? [new Paragraph(says.ToldInstead) { IsMain = true }] : Array.Empty<Block>(),
            .. !says.TellsOfADeal ? Array.Empty<Block>() :
            [
                new Fact(WhoGainsMost(forecast, words),
                [
                    $"For each actor the mean, over the {Say.Many(forecast.Packages[forecast.ToldPackage].Draws, "world")} with this deal, "
                        + "of what the deal was worth to it on that day, the danger of a breach and deadlines counted, less what no deal "
                        + $"was. Differences under {Say.Utility(NoDifference)} are told as none.",
                    "The numbers stand under who gains and who pays. In forecast.json: packages, gain.",
                ]) { IsMain = true },
                new Fact(says.Holding, words.Scenario.Holding is null
                    ? ["The file has no section `holding`, which would say how readily deals are broken."] :
                [
                    "The mean, over the worlds with this deal, of the chance that nobody has broken it after so many years; `entente "
                        + "holds` tells the same. Parties and groups outside break a deal with a chance that grows with what they expect "
                        + "of fighting again, less what keeping it and its guarantees are worth.",
                    "The formula stands under how it is computed. In forecast.json: packages, holds and broken-by.",
                ]) { IsMain = true },
            ],
        ];
    }

    /// <summary>The chance by the first date that somebody waits for.</summary>
    private static string Early(Forecast forecast, Words words)
    {
        QuestionForecast? early =
            forecast.Questions.Values.Where(question => question.By < words.Scenario.Until && CoversAll(question, forecast))
            .MinBy(question => question.By);
        return early is null ? "" : $"By {Say.Day(early.By)} it is {Odds.Told(early.Chance)}.";
    }

    private static bool CoversAll(QuestionForecast question, Forecast forecast) =>
        question is { From: null, On: null, HoldsFor: null, Issue: null, If: null }
        && forecast.Packages.Any(package => package.Value.StopsFighting)
        && forecast.Packages.Where(package => package.Value.StopsFighting).All(package => question.Package.Contains(package.Key));

    private static string WhoGainsMost(Forecast forecast, Words words)
    {
        (string Name, double Difference)[] differences =
            [.. WhoGains.Differences(forecast, words).Select(one => (one.Name, one.Difference))];
        string[] better = [.. differences.Where(one => one.Difference > NoDifference).OrderByDescending(one => one.Difference)
            .Select(one => one.Name)];
        string[] worse = [.. differences.Where(one => one.Difference < -NoDifference).OrderBy(one => one.Difference)
            .Select(one => one.Name)];
        string deal = Say.Capital(words.APackage(forecast.ToldPackage));
        return better.Length == 0 && worse.Length == 0 ? $"{deal}, where it came about, left everybody about as well off as no deal."
            : worse.Length == 0 ? $"{deal}, where it came about, left {Say.List(better)} better off than no deal, and nobody worse."
            : better.Length == 0 ? $"{deal}, where it came about, left {Say.List(worse)} worse off than no deal, and nobody better."
            : $"{deal}, where it came about, left {Say.List(better)} better off than no deal, and {Say.List(worse)} worse.";
    }

    private static Block[] Figures(Forecast forecast, Words words, RunSentences says)
    {
        string day = Say.Day(words.Scenario.Until);
        HoldsFor? first = forecast.Packages[forecast.ToldPackage].Holds.FirstOrDefault(one => one.P is not null || one.Low is not null);
        KeyFigures figures = new(
        [
            words.StopsNothing
                ? new(Odds.Told(forecast.Packages[forecast.MainPackage].Chance), $"{Say.Capital(words.TheMain)} agreed until {day}", "")
                : new(Odds.Told(forecast.Agreement), $"{Say.Capital(words.AnyAgreement)} at some time until {day}", Spread(forecast)),
            .. forecast.Broken is { P: > 0 } or { High: > 0 } ? [new(Odds.Told(forecast.Broken), $"Agreed, but broken again by {day}", "")]
                : Array.Empty<KeyFigure>(),
            .. forecast.Expired is Chance expired && (expired is { P: > 0 } or { High: > 0 })
                ? [new(Odds.Told(expired), $"Agreed, but over by {day}, its course having run", "")] : Array.Empty<KeyFigure>(),
            .. first is null ? Array.Empty<KeyFigure>()
                : [new(Odds.Told(first.Chance), $"{Say.Capital(words.APackage(forecast.ToldPackage))}, once agreed, "
                    + (says.ShortCourse is Duration course ? $"is broken by nobody in the {course} for which it runs"
                        : $"still stands after {Say.Years(first.Years)}"), "")],
        ]);
        StateOnLastDay[] states = [.. says.States];
        return states.Length == 0 || states.Any(state => state.Share is null)
            ? [figures, .. states.Length == 0 ? Array.Empty<Block>() : [new Paragraph(says.LastDay)]]
            : [figures, new PartsChart($"How things stand on {day}", says.LastDay,
                [.. states.Select(state => new Bar(Say.Capital(state.Name), state.Share!.Value))])];
    }

    private static string Spread(Forecast forecast) => forecast.Agreement.P is not null
        && forecast.AgreementByWorld is { P10: double low, P90: double high } && Say.Percent(low) != Say.Percent(high)
        ? $"eight worlds in ten: {Say.Percent(low)} to {Say.Percent(high)}" : "";
}
