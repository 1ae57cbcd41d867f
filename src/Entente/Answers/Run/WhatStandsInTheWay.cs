using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>What blocked the worlds without an agreement, and what could change that.</summary>
internal static class WhatStandsInTheWay
{
    private const int InputsTold = 3;

    public static Section Section(RunResults results, Words words, Leanings leanings)
    {
        Obstacles obstacles = results.Forecast.Obstacles;
        return new("What stands in the way, and what would change it",
        [
            new Paragraph(new RunSentences(results.Forecast, words).InTheWay),
            .. Pictures(obstacles, words),
            .. words.StopsNothing ? [] : leanings.First(InputsTold),
            .. Choices(words),
        ]);
    }

    private static IEnumerable<Block> Pictures(Obstacles obstacles, Words words)
    {
        const string often = "Shares of the worlds in which there never were terms for all; at least half of the time. Several can hold "
            + "in one world.";
        if (obstacles.HeldBack.Count > 0)
        {
            Bar[] bars = [.. obstacles.HeldBack.Select(one => new Bar(words.Actor(one.Key), one.Value))];
            yield return new BarChart("Who had least to gain by the best terms on offer: share of the worlds without terms for all",
                $"Most often {bars[0].Name} ({Say.Percent(bars[0].Share)}). {often}", [.. bars])
            { What = "Actor" };
        }

        if (obstacles.RedLines.Count > 0)
        {
            Bar[] bars = [.. obstacles.RedLines.Select(one => new Bar(words.Question(one.Key), one.Value))];
            yield return new BarChart("Where red lines crossed, so that nothing was left to agree on: share of the worlds without "
                + "terms for all", $"Most often on: {bars[0].Name} ({Say.Percent(bars[0].Share)}). {often}", [.. bars])
            { What = "Issue" };
        }
    }

    private static IEnumerable<Block> Choices(Words words)
    {
        Scenario scenario = words.Scenario;
        if (scenario.Levers.Count == 0)
        {
            yield break;
        }

        yield return new Paragraph("In this run everybody goes on as the file has it. It also names what actors could choose to do; "
            + "nothing of this is counted above:");
        yield return new Bullets(
            [.. scenario.Levers.Select(lever =>
            $"{words.Actor(lever.Value.Actor)}, {From(lever.Value, scenario)}: {lever.Value.Name ?? lever.Key}.")]);
    }

    private static string From(Lever lever, Scenario scenario) =>
        lever is { If: null, Within: null, Date: DateOnly date } ? $"from {Say.Day(date)}" : ChangeWords.When(lever, scenario);
}
