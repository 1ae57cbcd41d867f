using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Check;

/// <summary>The answer of `check`: what is wrong with a scenario file, and what it says if it can be used.</summary>
/// <param name="File">The file with its problems.</param>
/// <param name="Facts">What it says, and what its hazards amount to; none if it cannot be used.</param>
/// <param name="Issues">Its issues; none if it cannot be used.</param>
public sealed record CheckedFile(ScenarioFile File, ValueList<SummaryFact> Facts, ValueList<IssueSummary> Issues)
{
    /// <summary>Whether the file can be used.</summary>
    public bool IsUsable => File.Scenario is not null;

    /// <summary>How many errors and warnings there are: `no errors, 1 warning`.</summary>
    public string Counts => $"{Count(File.Errors.Count(), "error")}, {Count(File.Warnings.Count(), "warning")}";

    /// <summary>The same with the name of the file, as a compiler ends.</summary>
    public string Verdict => $"{File.Name}: {Counts}.";

    /// <summary>What a file says, told.</summary>
    /// <param name="file">The file, with all that is wrong with it.</param>
    /// <param name="asked">How it was asked.</param>
    internal static Answer<CheckedFile> Ask(ScenarioFile file, AskedAs asked)
    {
        CheckedFile found = Of(file);
        return new(found, asked, told => CheckPage.Of(found, told), () => CheckJson.Of(found));
    }

    /// <summary>What a file says.</summary>
    /// <param name="file">The file, with all that is wrong with it.</param>
    internal static CheckedFile Of(ScenarioFile file)
    {
        if (file.Scenario is not Scenario scenario)
        {
            return new(file, [], []);
        }

        ScenarioSummary summary = ScenarioSummary.Of(file);
        return new(file, [.. summary.Facts.SkipLast(1), .. UnitFacts.Of(scenario), .. HazardFacts.Of(scenario),
            .. HistoryFacts.Of(scenario), .. RangeFacts.Of(file), .. CorrelationFacts.Of(scenario), .. AnalystFacts.Of(file),
            summary.Facts[^1]], summary.Issues);
    }

    private static string Count(int count, string what) => count == 0 ? $"no {what}s" : Say.Many(count, what);
}
