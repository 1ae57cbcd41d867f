using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Sweep;

/// <summary>The answer of `sweep` for programs.</summary>
internal static class SweepJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<SweepAnswer> Form => new()
    {
        { "scenario", "The file.", one => one.Scenario },
        { "draws", "How many draws each run is to have.", one => one.Draws },
        { "seed", "Seed of every run.", one => one.Seed },
        { "over", "What is varied, in the order of the columns.", one => one.Plan.Axes, List(Axis) },
        { "cells", "The runs of the grid, the last of what is varied fastest.", one => one.Cells, List(Cell) },
    };

    private static JsonForm<SweepAxis> Axis => new()
    {
        { "path", "Dotted path.", one => one.Path },
        { "values", "The values that it takes, as the file would write them.", one => one.Values, List(Text) },
    };

    private static JsonForm<SweepCell> Cell => new()
    {
        { "values", "The value of each of what is varied.", one => one.Values, List(Text) },
        { "draws", "How many draws there are.", one => one.Draws },
        { "failed", "How many of them could not be computed.", one => one.Failed },
        { "agreement", "An agreement that stops the fighting, or any without a war, at some time.", one => one.Agreement, Odds },
        { "outcomes", "How things stand on the last day.", one => one.Outcomes, Map(Odds) },
        { "questions", "The questions of the file.", one => one.Questions, Map(Odds) },
    };

    private static JsonForm<SweepOdds> Odds => new()
    {
        { "p", "Share of the draws; null where too many failed.", one => one.Chance.P },
        { "se", "Its standard error.", one => one.Chance.Se },
        { "low", "The least that it can be, where too many draws failed; else null.", one => one.Chance.Low },
        { "high", "The most that it can be there; else null.", one => one.Chance.High },
        {
            "difference", "What it is more than in the first run, in the same worlds; null where it cannot be told.",
            one => one.Change.Difference
        },
        { "difference-se", "Standard error of the difference, with what both runs have in common left out.", one => one.Change.Se },
    };
}
