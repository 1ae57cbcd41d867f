using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers.Run;

/// <summary>How long the main package would hold and who would break it.</summary>
internal static class WhatHolds
{
    public static Section Section(RunResults results, Words words)
    {
        const string title = "Would it hold?";
        Forecast forecast = results.Forecast;
        PackageForecast main = forecast.Packages[forecast.ToldPackage];
        if (words.Scenario.Holding is null)
        {
            return new(title, [new Paragraph("The scenario has no section `holding`: every deal holds here. That is an assumption, "
                + "not a finding.")]);
        }

        RunSentences says = new(forecast, words);
        if (!says.TellsOfADeal)
        {
            return new(title, [new Paragraph(says.ToldInstead)]);
        }

        HoldsFor[] known = [.. main.Holds.Where(one => one.P is not null)];

        return new(title,
        [
            .. known.Length == 0 || says.ShortCourse is not null ? [new Paragraph(says.Holding)] : (Block[])
            [
                new BarChart(
                    $"Chance that {words.APackage(forecast.ToldPackage)}, once agreed, still stands",
                    $"After {Say.List([.. known.Select(one => $"{Say.Years(one.Years)} {Odds.Of(one.Chance)}")])}, if nothing "
                        + "takes its place.",
                    [.. known.Select(one => new Bar($"After {Say.Years(one.Years)}", one.P!.Value, one.Se))]) { What = "Time" },
            ],
            .. main.BrokenBy.Count == 0 ? Array.Empty<Block>() : [Breakers(main, words)],
            .. main.ForABreachBy.Count == 0 ? Array.Empty<Block>() : [new Paragraph(SignedToBeBroken.Sentence(
                main.ForABreach, [.. main.ForABreachBy.Select(one => (words.Actor(one.Key), one.Value))]))],
            new Fact(
                "A deal breaks when somebody who can break it expects more of fighting again than of keeping it.",
                [
                    "Fighting again is valued after re-arming, and less what breaking costs under the guarantees agreed. Groups outside "
                        + $"the talks break a deal that hurts them. Deals are followed for {words.Scenario.Holding.HoldsFor} after "
                        + "they are made.",
                    "Hazard a year h = Σ break-rate · reach · logistic((T − U − e − c)/tremble) over those who may break it, with T what "
                        + "fighting again is worth, U what the deal is worth, e what enforcement adds, c what it costs anybody to start "
                        + "again. docs/explanation/value-of-fighting.md.",
                ]),
        ]);
    }

    private static BarChart Breakers(PackageForecast main, Words words)
    {
        Bar[] bars = [.. main.BrokenBy.OrderByDescending(one => one.Value).Select(one => new Bar(words.Actor(one.Key), one.Value))];
        return new("Who breaks it, where it is broken", $"Most often {bars[0].Name} ({Say.Percent(bars[0].Share)} of the breaches).",
            [.. bars])
        { What = "Who" };
    }
}
