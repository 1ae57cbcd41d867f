using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente report FOLDER`: makes the report of a finished run anew.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string> folder = new("FOLDER") { Description = "The results folder of a finished run." };

    private readonly FileOutput outFile = new("--out", "The file to write; report.html in the folder if left out.");

    private readonly Option<bool> redact = new("--redact") { Description = "Leave out speakers' names and source titles." };

    private ReportCommand() { }

    public static Command Create() => new ReportCommand().Build();

    private Command Build()
    {
        Command command = new("report", "Make the report of a finished run anew, such as without the names of sources.\n\nExample: entente "
            + "report results/ukraine-2025 --redact --out for-others.html") { folder, redact };
        outFile.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        (RunResults? results, string? whyNot) = FinishedRun.Open(call.GetValue(folder)!);
        if ((whyNot ?? outFile.WhyNot(call)) is string why)
        {
            error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        bool redacts = call.GetValue(redact);
        string html = RunReport.Html(redacts ? RedactedRun.Of(results!) : results!);
        if (redacts)
        {
            RedactedRun.CheckPage(results!, html);
        }

        if (outFile.Path(call) is string to)
        {
            return FinishedRun.IsStill(results!) ? FileOutput.Write(to, html, call)
                : Refuse(FinishedRun.Replaced(results!.Folder), ExitCode.BadInput);
        }

        string report = Path.Combine(results!.Folder, RunResults.ReportFile);
        try
        {
            RunPages.Put(results, RunResults.ReportFile, html);
            call.InvocationConfiguration.Output.WriteLine($"Wrote {Problem.Visible(report)}");
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{Problem.Visible(report)} was not written: {(e is FolderRefusedException ? e.Message : FileFault.Words(e))}",
                e is FolderRefusedException ? ExitCode.BadInput : ExitCode.Failed);
        }

        int Refuse(string sentence, int exit)
        {
            error.WriteLine($"entente: {sentence}");
            return exit;
        }
    }
}
