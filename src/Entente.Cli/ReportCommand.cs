using System.CommandLine;
using System.Text.Json;
using Entente.Ensembles;
using Entente.Reports.Runs;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente report FOLDER`: makes the report of a finished run anew.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string> folder = new("FOLDER") { Description = "The results folder of a finished run." };

    private readonly Option<string> outFile = new("--out") { Description = "The file to write; report.html in the folder if left out.", HelpName = "FILE" };

    private readonly Option<bool> redact = new("--redact") { Description = "Leave out speakers' names and source titles." };

    private ReportCommand() { }

    public static Command Create() => new ReportCommand().Build();

    private Command Build()
    {
        Command command = new("report", "Make the report of a finished run anew, such as without the names of sources.\n\nExample: entente report results/ukraine-2025 --redact --out for-others.html") { folder, outFile, redact };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        string from = call.GetValue(folder)!, to = call.GetValue(outFile) ?? Path.Combine(from, RunResults.ReportFile);
        RunResults results;
        try
        {
            results = RunResults.Read(from);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            error.WriteLine($"entente: `{from}` holds no finished run that can be read: {e.Message}");
            return ExitCode.BadInput;
        }

        if (results.File.Scenario is null)
        {
            ScenarioInput.Print(results.File.Problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        RunResults shown = call.GetValue(redact) ? results with { File = Redaction.Of(results.File) } : results;
        return NewFile.Write(to, RunReport.Html(shown), mayReplace: true, call);
    }
}
