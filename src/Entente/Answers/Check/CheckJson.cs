using System.Text.Json.Nodes;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Check;

/// <summary>The answer of `check` for programs.</summary>
internal static class CheckJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<CheckedFile> Form => new()
    {
        { "scenario", "The file.", one => one.File.Name },
        { "ok", "Whether it can be used.", one => one.IsUsable },
        { "problems", "What is wrong with it: errors, then warnings.", one => one.File.Problems, List(Problem) },
        { "summary", "What it says; only if it can be used.", one => one.IsUsable ? one : null, Summary.OrLeftOut },
    };

    private static JsonForm<Problem> Problem => new()
    {
        { "severity", "How bad it is: a file with a warning can be used.", one => one.Severity },
        { "file", "The file as the user named it, or the option that brought the problem in.", one => one.File },
        { "line", "Line, counted from 1.", one => one.Line },
        { "column", "Column in UTF-16 code units, counted from 1.", one => one.Column },
        { "path", "Dotted path of what is wrong; empty for the whole file.", one => one.Path },
        { "message", "What is wrong and what is legal.", one => one.Message },
        { "hint", "How to mend it; null if there is no more to say.", one => one.Hint, Text.OrNull },
    };

    private static JsonForm<CheckedFile> Summary => new()
    {
        { "facts", "Sentences under headings.", one => one.Facts, List(Fact) },
        { "issues", "Its issues.", one => one.Issues, List(Issue) },
    };

    private static JsonForm<SummaryFact> Fact => new()
    {
        { "heading", "What the sentences are about.", one => one.Heading },
        { "text", "The sentences.", one => one.Text },
    };

    private static JsonForm<IssueSummary> Issue => new()
    {
        { "name", "The issue.", one => one.Name },
        { "asks", "The question.", one => one.Asks },
        { "today", "Where it stands while there is no deal.", one => one.Today },
        { "red-lines-leave", "What the red lines of all whose agreement is needed leave open.", one => one.RedLinesLeave },
    };

    public static JsonObject Of(CheckedFile answer) => Form.Write(answer);
}
