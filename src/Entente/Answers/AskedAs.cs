using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>How a question was asked: what its page says about where it comes from.</summary>
/// <param name="Verb">What was asked.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Subject">What it was asked about, mostly a scenario file, as it was named.</param>
/// <param name="Command">The command that gives the same answer again.</param>
/// <param name="IsInRun">Whether the page is to stand in the folder of a run, beside its report.</param>
internal sealed record AskedAs(Verb Verb, string Version, string Subject, string Command, bool IsInRun = false)
{
    private const string NoProphecy =
        "Entente takes no side and makes no prophecy: every number here follows from the assumptions of the scenario file.";

    /// <summary>A page with an answer about a scenario: its sections, and where it comes from.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="subtitle">What the answer rests on, in a line.</param>
    /// <param name="sections">The answer.</param>
    public Page Page(Scenario scenario, string subtitle, params IEnumerable<Section> sections) =>
        Page(scenario.Title, subtitle, SectionSentences.Of(sections, scenario), NoProphecy);

    /// <summary>A page with an answer about something else.</summary>
    /// <param name="about">Its name.</param>
    /// <param name="subtitle">What the answer rests on, in a line.</param>
    /// <param name="sections">The answer.</param>
    /// <param name="caution">What the answer is not.</param>
    public Page Page(string about, string subtitle, IEnumerable<Section> sections, string caution) => new(
        Verb.Question,
        about,
        subtitle,
        [.. sections, new Section("How to reproduce this", [new Disclosure("The command", [new Verbatim(Command)])])],
        [$"Made by Entente {Version} from {Subject}.", caution])
    {
        Links = IsInRun ? [new PageLink(RunResults.ReportFile, "Back to the report of the run")] : null,
    };
}
