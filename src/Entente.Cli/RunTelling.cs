using System.CommandLine;
using Entente.Answers.Run;
using Entente.Ensembles;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>Tells what a run found, whoever made it.</summary>
internal static class RunTelling
{
    /// <summary>Prints the summary of results and where they are.</summary>
    /// <param name="call">The call.</param>
    /// <param name="results">The results.</param>
    /// <param name="asJson">Whether to print one JSON object.</param>
    /// <returns>The exit code.</returns>
    public static int Tell(ParseResult call, RunResults results, bool asJson)
    {
        TextWriter output = call.InvocationConfiguration.Output, error = call.InvocationConfiguration.Error;
        Forecast forecast = results.Forecast;
        if (forecast.Failed == forecast.Draws)
        {
            error.WriteLine($"entente: no draw could be computed. {forecast.Failures[0].Key}");
        }

        if (asJson)
        {
            output.WriteLine(RunReport.Printed(results));
        }
        else
        {
            IAnsiConsole console = Terminal.Output(output);
            PageText.Print(RunReport.Of(results, null), console);
            string folder = RunReport.Shown(results.Folder), report = Path.Combine(folder, RunResults.ReportFile);
            console.WriteLine();
            console.WriteLine(File.Exists(report) ? $"Report: {report}" : $"Results: {folder}");
        }

        return FailedWorlds.AreTooMany(forecast.Failed, forecast.Draws) ? ExitCode.Failed : ExitCode.Ok;
    }
}
