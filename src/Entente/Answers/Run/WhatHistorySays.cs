using Entente.Ensembles;
using Entente.History;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>How often cases like this one came to an agreement, and how long that held, beside what the model says.</summary>
internal static class WhatHistorySays
{
    /// <summary>The section; none where the file does not say what the case is counted among.</summary>
    public static Section[] Section(RunResults results, Words words)
    {
        Forecast forecast = results.Forecast;
        if (forecast.History is not HistoryBeside history)
        {
            return [];
        }

        Block[] blocks =
        [
            .. Agreement(history, words),
            .. Age(history, words),
            .. Holding(history, forecast, words),
        ];
        return
        [
            new("What history says",
                blocks.Length > 0 ? [.. blocks, Pooling(history)]
                    : [new Paragraph($"The table of base rates has nothing on a case of the class {history.Class}.")]),
        ];
    }

    private static Block[] Agreement(HistoryBeside history, Words words)
    {
        if (history.Last is not HistoryByDate last)
        {
            return [];
        }

        HistoryClass kind = words.Scenario.History!.Class;
        string[] counted = [.. BaseRates.Of(kind, HistoryQuantity.AgreedBy).Select(row => Say.Number(row.Days!.Value, 0))];
        return
        [
            new DataTable(
                $"Chance of {words.AnyAgreement} by a day: in the model, in history, and both pooled",
                ["By", Column.Number("Model"), Column.Number("History, 95 % interval"), Column.Number("Pooled")],
                [
                    .. from one in Told(history, words.Scenario)
                       select new ValueList<string>([Say.Day(one.Date), Odds.Of(one.Model, one.ModelSe), HistoryWords.Share(one.History),
                           one.Pool is double pool ? Say.Percent(pool) : ""]),
                ]),
            new Paragraph($"History counts {HistoryWords.Of(last.History)}, in the data of {last.History.Source}. Their first day is "
                + $"{FirstDay(kind)}; here the first day of the forecast stands for it. The shares were counted "
                + $"after {Say.List(counted)} days; those of other days are read off a line through these. Whatever ended in "
                + "another way counts as without an agreement."
                + (last.Date < words.Scenario.Until ? $" Of days after {Say.Day(last.Date)} history says nothing." : "")),
        ];
    }

    private static string FirstDay(HistoryClass kind) => kind switch
    {
        HistoryClass.InterstateWar or HistoryClass.InterstateCrisis => "the one on which somebody began to mediate",
        HistoryClass.CivilWar => "that of the first text that was signed",
        HistoryClass.Dispute => "the one on which the question was asked",
    };

    /// <summary>Days of questions and deadlines, ends of quarters, and the last day that history knows.</summary>
    private static IEnumerable<HistoryByDate> Told(HistoryBeside history, Scenario scenario)
    {
        DateOnly[] own = [.. scenario.Deadlines.Values.Select(one => one.Date), .. scenario.Questions.Values.Select(one => one.Day)];
        return history.Agreement.Where(one => own.Contains(one.Date) || one.Date.Month % 3 == 0 || one == history.Last);
    }

    private static Block[] Age(HistoryBeside history, Words words) => history.ByAge is not { } age ? [] :
    [
        new Paragraph($"By its age alone, talks or none: of {HistoryWords.Of(age)}, {HistoryWords.Share(age)} would end by agreement or "
            + $"ceasefire until {Say.Day(words.Scenario.Until)} at the rates of history ({age.Source})."),
    ];

    private static Block[] Holding(HistoryBeside history, Forecast forecast, Words words)
    {
        if (history.Holds.Count == 0 || words.Packages[forecast.ToldPackage].RunsOut) // history followed deals without an end
        {
            return [];
        }

        Named<HoldsFor> model = new(forecast.Packages[forecast.ToldPackage].Holds.Select(one =>
            KeyValuePair.Create(one.Years.ToString(CultureInfo.InvariantCulture), one)));
        return
        [
            new DataTable(
                $"Chance that {words.APackage(forecast.ToldPackage)}, once agreed, still stands: in the model and in history",
                ["After", Column.Number("Model"), Column.Number("History, 95 % interval")],
                [
                    .. from one in history.Holds
                       let own = model[one.Years.ToString(CultureInfo.InvariantCulture)]
                       select new ValueList<string>([Say.Years(one.Years), Odds.Of(own.Chance), HistoryWords.Share(one.History)]),
                ]),
            new Paragraph($"History counts {HistoryWords.Of(history.Holds[0].History)}, in the data of "
                + $"{history.Holds[0].History.Source}."),
        ];
    }

    private static Fact Pooling(HistoryBeside history) => new(
        "Pooled is the mean of the log odds of model and history; it is told beside both and used for nothing else.",
        [
            $"ln(p/(1 − p)) = w·ln(m/(1 − m)) + (1 − w)·ln(h/(1 − h)), with m the model, h history and w = "
                + $"{Say.Number(history.ModelWeight, 2)}, the weight of the model, which the back-test gives no reason to change. "
                + "docs/explanation/history.md.",
        ]);
}
