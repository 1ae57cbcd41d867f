using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Check;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>`entente check FILE`: everything that is wrong with a scenario, and what it says.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        ScenarioInput input = new();
        Option<bool> print = new("--print") { Description = "Print the file with the changes made by --set, and nothing else." };
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Option<bool> redact = new("--redact") { Description = "Leave out speakers' names and source titles." };
        Command command = new(Verb.Check.Name, $"{Verb.Check.Question} Everything that is wrong with it, and what it says."
            + "\n\nExample: entente check scenarios/ukraine-2025.yaml"
            + "\n         entente check scenarios/ukraine-2025.yaml --set talks.pace=0 --print") { print, json, redact };
        input.AddTo(command);
        command.SetAction(call =>
        {
            ScenarioFile file = input.Read(call);
            file = call.GetValue(redact) ? Redaction.Of(file) : WithProvenance(file);
            TextWriter output = call.InvocationConfiguration.Output;
            TextWriter error = call.InvocationConfiguration.Error;
            if (call.GetValue(json))
            {
                output.WriteLine(Json(file));
            }
            else if (file.Scenario is null)
            {
                ScenarioInput.Print(file.Problems, Terminal.Error(error));
                Terminal.Error(error).WriteLine(Verdict(file));
            }
            else if (call.GetValue(print))
            {
                output.Write(file.Text);
            }
            else
            {
                Print(file, file.Scenario, Terminal.Output(output));
            }

            return file.Scenario is null ? ExitCode.BadInput : ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The file with what its evidence lacks among its warnings, each in its place.</summary>
    private static ScenarioFile WithProvenance(ScenarioFile file) => file with
    {
        Problems = new(file.Problems.Concat(ProvenanceCheck.Of(file)).OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)),
    };

    private static void Print(ScenarioFile file, Scenario scenario, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        if (scenario.Summary is not null)
        {
            console.WriteLine(scenario.Summary);
        }

        ScenarioSummary summary = ScenarioSummary.Of(file);
        Grid facts = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach ((string heading, string text) in Facts(summary, scenario))
        {
            facts.AddRow(new Text(heading, new Style(decoration: Decoration.Bold)), new Text(text));
        }

        Table issues = new Table().Border(TableBorder.Horizontal).AddColumns("Issue", "Question", "Today", "Red lines leave");
        foreach (IssueSummary issue in summary.Issues)
        {
            issues.AddRow(new Text(issue.Name), new Text(issue.Asks), new Text(issue.Today), new Text(issue.RedLinesLeave));
        }

        console.WriteLine();
        console.Write(facts);
        console.WriteLine();
        console.Write(issues);
        console.WriteLine();
        ScenarioInput.Print(file.Warnings, console);
        console.WriteLine(Verdict(file));
    }

    /// <summary>What the file says, and what its hazards amount to.</summary>
    private static IEnumerable<SummaryFact> Facts(ScenarioSummary summary, Scenario scenario) => [.. summary.Facts.SkipLast(1), .. HazardFacts.Of(scenario), summary.Facts[^1]];

    private static string Verdict(ScenarioFile file)
    {
        int errors = file.Errors.Count(), warnings = file.Warnings.Count();
        return FormattableString.Invariant($"{file.Name}: {Count(errors, "error")}, {Count(warnings, "warning")}.");

        static string Count(int count, string what) =>
            count == 0 ? $"no {what}s" : FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
    }

    private static string Json(ScenarioFile file)
    {
        JsonObject answer = new()
        {
            ["scenario"] = file.Name,
            ["ok"] = file.Scenario is not null,
            ["problems"] = new JsonArray([.. file.Problems.Select(problem => (JsonNode)new JsonObject
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
        if (file.Scenario is not null)
        {
            answer["summary"] = Json(ScenarioSummary.Of(file), file.Scenario);
        }

        return answer.ToJsonString(JsonLayout.Options);
    }

    private static JsonObject Json(ScenarioSummary summary, Scenario scenario) => new()
    {
        ["facts"] = new JsonArray([.. Facts(summary, scenario).Select(fact => (JsonNode)new JsonObject { ["heading"] = fact.Heading, ["text"] = fact.Text })]),
        ["issues"] = new JsonArray([.. summary.Issues.Select(issue => (JsonNode)new JsonObject
        {
            ["name"] = issue.Name,
            ["asks"] = issue.Asks,
            ["today"] = issue.Today,
            ["red-lines-leave"] = issue.RedLinesLeave,
        })]),
    };
}
