using System.CommandLine;
using Entente.Ensembles;

namespace Entente.Cli;

/// <summary>`entente version`: what a result must name to be repeated.</summary>
internal static class VersionCommand
{
    public static Command Create()
    {
        Command command = new("version", "Print the version of the program.\n\nExample: entente version");
        command.SetAction(call => call.InvocationConfiguration.Output.WriteLine($"entente {RunInfo.ThisVersion}"));
        return command;
    }
}
