using System.Text.Json.Nodes;

namespace Entente.Answers.Check;

/// <summary>The answer of `check` for programs.</summary>
internal static class CheckJson
{
    public static JsonObject Of(CheckedFile answer)
    {
        JsonObject json = new()
        {
            ["scenario"] = answer.File.Name,
            ["ok"] = answer.IsUsable,
            ["problems"] = new JsonArray([.. answer.File.Problems.Select(problem => new JsonObject
            {
                ["severity"] = problem.Severity.ToString().ToLowerInvariant(),
                ["file"] = problem.File,
                ["line"] = problem.Line,
                ["column"] = problem.Column,
                ["path"] = problem.Path,
                ["message"] = problem.Message,
                ["hint"] = problem.Hint,
            })]),
        };
        if (answer.IsUsable)
        {
            json["summary"] = new JsonObject
            {
                ["facts"] = new JsonArray([.. answer.Facts.Select(fact => new JsonObject { ["heading"] = fact.Heading, ["text"] = fact.Text })]),
                ["issues"] = new JsonArray([.. answer.Issues.Select(issue => new JsonObject
                {
                    ["name"] = issue.Name,
                    ["asks"] = issue.Asks,
                    ["today"] = issue.Today,
                    ["red-lines-leave"] = issue.RedLinesLeave,
                })]),
            };
        }

        return json;
    }
}
