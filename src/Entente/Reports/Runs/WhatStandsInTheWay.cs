using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Reports.Runs;

/// <summary>What blocked the worlds without an agreement, and what could change that.</summary>
internal static class WhatStandsInTheWay
{
    private const int InputsTold = 3;

    public static Section Section(RunResults results, RunWords words, Leaning[] leanings)
    {
        Obstacles obstacles = results.Forecast.Obstacles;
        InputWords inputs = new(words);
        return new("What stands in the way, and what would change it",
        [
            .. obstacles.Draws == 0
                ? [new Paragraph($"Every simulated world saw {words.AnyAgreement}.")]
                : (Block[])[new Paragraph(InTheWay(obstacles, words)), .. Pictures(obstacles, words)],
            new Paragraph($"The chance of {words.AnyAgreement} moves most with these assumptions; the full list is below, under what the answer leans on."),
            new Bullets([.. leanings.Take(InputsTold).Select(leaning => Leanings.Sentence(leaning, inputs))]),
            .. Choices(words),
        ]);
    }

    private static string InTheWay(Obstacles obstacles, RunWords words) =>
        $"{Say.Count(obstacles.Draws)} worlds ended without {words.AnyAgreement}. " + (obstacles switch
        {
            { NeverOpen.P: 0 } => "In all of them there were terms for a while that all whose agreement is needed preferred to no deal, but the talks had not concluded when they or the time ran out.",
            { NotInTime.P: 0 } => "In none of them were there ever terms that all whose agreement is needed preferred to no deal.",
            _ => $"In {Odds.Of(obstacles.NeverOpen)} of them there never were terms that all whose agreement is needed preferred to no deal. "
                + $"In {Odds.Of(obstacles.NotInTime)} there were such terms for a while, but the talks had not concluded when they or the time ran out.",
        });

    private static IEnumerable<Block> Pictures(Obstacles obstacles, RunWords words)
    {
        const string often = "Share of the worlds in which there never were terms for all; at least half of the time. Several can hold in one world.";
        if (obstacles.HeldBack.Count > 0)
        {
            Bar[] bars = [.. obstacles.HeldBack.Select(one => new Bar(words.Actor(one.Key), one.Value))];
            yield return new BarChart("Who had least to gain by the best terms on offer", $"Most often {bars[0].Name} ({Say.Percent(bars[0].Share)}). {often}", [.. bars]) { What = "Actor" };
        }

        if (obstacles.RedLines.Count > 0)
        {
            Bar[] bars = [.. obstacles.RedLines.Select(one => new Bar(words.Question(one.Key), one.Value))];
            yield return new BarChart("Where red lines crossed, so that nothing was left to agree on", $"Most often on: {bars[0].Name} ({Say.Percent(bars[0].Share)}). {often}", [.. bars]) { What = "Issue" };
        }
    }

    private static IEnumerable<Block> Choices(RunWords words)
    {
        Scenario scenario = words.Scenario;
        if (scenario.Levers.Count == 0)
        {
            yield break;
        }

        yield return new Paragraph("In this run everybody goes on as the file has it. It also names what actors could choose to do; nothing of this is counted above:");
        yield return new Bullets([.. scenario.Levers.Select(lever => $"{words.Actor(lever.Value.Actor)}, from {Say.Day(lever.Value.Date)}: {lever.Value.Name ?? lever.Key}.")]);
    }
}
