using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Trace;

/// <summary>The answer of `trace`: one world of a run, drawn again and told.</summary>
/// <param name="File">The scenario.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Draw">The world.</param>
/// <param name="Packages">Keys of the packages, as its agreements number them.</param>
/// <param name="Chronicle">What is told of it.</param>
public sealed record TracedWorld(ScenarioFile File, ulong Seed, Draw Draw, ValueList<string> Packages, Chronicle Chronicle)
{
    /// <summary>Why a world cannot be told with changes, a sentence each.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="changes">Variants and levers, all at once.</param>
    internal static IEnumerable<string> Mistakes(Scenario scenario, ValueList<string> changes) =>
    [
        .. Strangers.Among(changes, "variant or lever", [.. scenario.Variants.Names, .. scenario.Levers.Names]),
        .. ChangeConflict.Among(scenario, changes).Select(conflict => conflict.ToString()),
    ];

    /// <summary>Draws a world, and tells it.</summary>
    /// <param name="about">The scenario.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="index">Number of the draw, from 0.</param>
    /// <param name="changes">Variants and levers that change the scenario.</param>
    /// <exception cref="NothingComputedException">This world cannot be computed.</exception>
    internal static Answer<TracedWorld> Ask(Subject about, AskedAs asked, ulong seed, int index, ValueList<string> changes)
    {
        TracedWorld found = Of(about.File, about.Original, seed, index, changes);
        return new(found, asked, told => TracePage.Of(found, told), () => TraceJson.Of(found));
    }

    /// <summary>Draws a world.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="original">The scenario as it is written, whose uncertain numbers are drawn first.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="index">Number of the draw, from 0.</param>
    /// <param name="changes">Variants and levers that change the scenario.</param>
    /// <exception cref="NothingComputedException">This world cannot be computed.</exception>
    internal static TracedWorld Of(ScenarioFile file, ScenarioFile original, ulong seed, int index, ValueList<string> changes)
    {
        Scenario scenario = file.Scenario!;
        ScenarioInputs inputs = ScenarioInputs.Of(file, original, seed);
        World world = new(scenario, new TalksOptions { Changes = changes, RecordsTalks = true });
        Draw draw = world.Run(inputs.ValueIn(inputs.Values(index), index), seed, index);
        return draw.Failure is string why
            ? throw new NothingComputedException(string.Create(CultureInfo.InvariantCulture, $"world {index} could not be computed: {why}"))
            : new(file, seed, draw, [.. world.PackageNames], Chronicle.Of(scenario, inputs, world.PackageNames, world.StepEnds, draw));
    }
}
