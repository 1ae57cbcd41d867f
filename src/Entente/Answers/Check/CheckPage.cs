using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Check;

/// <summary>The answer of `check`: whether a file can be used, what it says, and everything that is wrong with it.</summary>
internal static class CheckPage
{
    private const string Caution = "A file without errors may still be wrong about the world: read what it says.";

    /// <summary>The page.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(CheckedFile answer, AskedAs asked) => answer.File.Scenario is Scenario scenario
        ? asked.Page(scenario, $"It can be used: {answer.Counts}.", Says(answer, scenario), Issues(answer), Problems(answer))
        : asked.Page(asked.Subject, $"It cannot be used: {answer.Counts}.", [Problems(answer)], Caution);

    private static Section Says(CheckedFile answer, Scenario scenario) => new("What it says",
    [
        .. scenario.Summary is string summary ? [new Paragraph(summary)] : Array.Empty<Block>(),
        new Entries([.. answer.Facts.Select(fact => new Entry(fact.Heading, fact.Text))]),
    ]);

    private static Section Issues(CheckedFile answer) => new("What is at issue",
    [
        new DataTable(
            "Where each issue stands today, and what the red lines of all who must agree leave open",
            ["Issue", "Question", "Today", "Red lines leave"],
            [.. answer.Issues.Select(issue => new ValueList<string>([issue.Name, issue.Asks, issue.Today, issue.RedLinesLeave]))]),
    ]);

    private static Section Problems(CheckedFile answer) => new("Errors and warnings",
        [new ProblemList(answer.File.Problems), new Paragraph(answer.Verdict)]);
}
