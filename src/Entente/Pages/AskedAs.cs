using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Pages;

/// <summary>How a question was asked: what its page says about where it comes from.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Scenario">The scenario file as it was named.</param>
/// <param name="Command">The command that gives the same answer again.</param>
/// <param name="IsInRun">Whether the page is to stand in the folder of a run, beside its report.</param>
public sealed record AskedAs(string Version, string Scenario, string Command, bool IsInRun)
{
    /// <summary>A page with an answer: its sections, and where it comes from.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="subtitle">What was asked, in a line.</param>
    /// <param name="sections">The answer.</param>
    public Page Page(Scenario scenario, string subtitle, params IEnumerable<Section> sections) => new(
        scenario.Title,
        subtitle,
        [.. SectionSentences.Of(sections, scenario), new Section("How to reproduce this", [new Disclosure("The command", [new Verbatim(Command)])])],
        [
            $"Made by Entente {Version} from {Scenario}. This page stands alone: it opens offline and asks nothing of the network.",
            "Entente takes no side and makes no prophecy: every number here follows from the assumptions of the scenario file.",
        ])
    {
        Links = IsInRun ? [new PageLink(RunResults.ReportFile, "Back to the report of the run")] : null,
    };
}
