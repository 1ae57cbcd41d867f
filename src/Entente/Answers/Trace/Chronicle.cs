using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Trace;

/// <summary>One simulated world told in sentences, with dates and reasons: what it assumes, what happened, who agreed to what, whether it
/// held, and what each actor got.</summary>
/// <param name="Assumptions">What is unusual about the inputs of this world.</param>
/// <param name="Entries">What happened, in the order of time.</param>
/// <param name="Ends">How it stands at the end, and what each actor got.</param>
public sealed record Chronicle(IReadOnlyList<string> Assumptions, IReadOnlyList<ChronicleEntry> Entries, IReadOnlyList<string> Ends)
{
    /// <summary>Tells a draw.</summary>
    /// <param name="scenario">The scenario that was drawn from.</param>
    /// <param name="inputs">Its uncertain numbers.</param>
    /// <param name="packages">Keys of the packages, as <see cref="World.PackageNames"/>.</param>
    /// <param name="stepEnds">Dates of the steps' ends.</param>
    /// <param name="draw">The draw, without failure.</param>
    internal static Chronicle Of(Scenario scenario, ScenarioInputs inputs, IReadOnlyList<string> packages, IReadOnlyList<DateOnly> stepEnds,
        Draw draw)
    {
        ChronicleTeller teller = new(scenario, packages, stepEnds, draw);
        NamesInSentences names = new(scenario);
        return new(
            [.. ChronicleInputs.Unusual(scenario, inputs, draw.Index).Select(names.In)],
            [.. teller.Entries().Select(entry => entry with { Says = names.In(entry.Says) })],
            [.. teller.Ends().Select(names.In)]);
    }
}

/// <summary>Something that happened in a draw.</summary>
/// <param name="Date">When.</param>
/// <param name="Says">What, in whole sentences.</param>
public sealed record ChronicleEntry(DateOnly Date, string Says);
