using System.CommandLine;
using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente export KIND FILE`: a scenario in the format of another program, where that can hold it.</summary>
internal static class ExportCommand
{
    private static readonly string[] WithIssues = ["stakeholders", "ktab", "deu"];

    public static Command Create()
    {
        Command command = new("export", "Write a scenario in the format of another program, or its wants as a table for a spreadsheet."
            + "\n\nExample: entente export wants scenarios/ukraine-2025.yaml --out wants.csv"
            + "\n         entente export ktab talks.yaml --issue tariff --out tariff.csv");
        foreach (ExportKind kind in Exports.Kinds)
        {
            command.Add(Create(kind));
        }

        return command;
    }

    private static Option<string> OfAnalyst() => new("--analyst")
    {
        Description = "Write the table of this analyst: its own numbers, everybody's where nobody differs, and empty cells where only "
            + "others gave one.",
        HelpName = "NAME"
    };

    private static Option<string[]> OfIssues() => new("--issue")
    {
        Description = "Write only this issue; may be given several times.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false
    };

    private static Command Create(ExportKind kind)
    {
        Option<string> analyst = OfAnalyst();
        ScenarioInput input = new();
        FileOutput file = new("--out", "The file to write; the screen if left out.");
        Option<string> folder = new("--out")
        {
            Description = "The folder to write the files into; it must be new.",
            HelpName = "FOLDER",
            Required = true
        };
        Option<string[]> issues = OfIssues();
        Option<bool> json = new("--json") { Description = "Print one JSON object on what was done." };
        string example = $"entente export {kind.Name} talks.yaml --out {(kind.IsFolder ? kind.Name : $"{kind.Name}.csv")}";
        Command command = new(kind.Name, $"{kind.Says}\n\nExample: {example}") { json };
        input.AddTo(command);
        if (kind.IsFolder)
        {
            command.Options.Add(folder);
        }
        else
        {
            file.AddTo(command);
        }

        if (WithIssues.Contains(kind.Name))
        {
            command.Options.Add(issues);
        }

        if (kind.IsOfAnalysts)
        {
            command.Options.Add(analyst);
        }

        command.SetAction(call =>
        {
            ScenarioFile scenario = input.Read(call);
            if (scenario.Scenario is null)
            {
                Outcome.Say(scenario.Problems, [], call);
                return ExitCode.BadInput;
            }

            Exported exported = kind.IsOfAnalysts && call.GetValue(analyst) is string name ? kind.WriteFor(scenario, name)
                : kind.Write(scenario, WithIssues.Contains(kind.Name) ? call.GetValue(issues) ?? [] : []);
            Outcome.Say(exported.Problems, exported.Notes, call);
            if (exported.Files.Count == 0)
            {
                return ExitCode.BadInput;
            }

            if ((kind.IsFolder ? call.GetValue(folder) : file.Path(call)) is not string path)
            {
                call.InvocationConfiguration.Output.Write(exported.Files[0].Text);
                return ExitCode.Ok;
            }

            bool isJson = call.GetValue(json);
            int exit = kind.IsFolder
                ? NewFolder.Write(path, exported.Files.Select(one => (one.Name, one.Text)), call, isJson)
                : FileOutput.Write(path, exported.Files[0].Text, call, isJson);
            if (exit == ExitCode.Ok && isJson)
            {
                Outcome.Print(path, kind.Name, exported.Notes, call);
            }

            return exit;
        });
        return command;
    }
}
