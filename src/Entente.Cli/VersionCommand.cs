using System.CommandLine;
using System.Reflection;

namespace Entente.Cli;

/// <summary>`entente version`: what a result must name to be repeated.</summary>
internal static class VersionCommand
{
    /// <summary>The version of the program, with the commit it was built from if that is known.</summary>
    public static string Text { get; } =
        typeof(Scenarios.Scenario).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static Command Create()
    {
        Command command = new("version", "Print the version of the program.\n\nExample: entente version");
        command.SetAction(call => call.InvocationConfiguration.Output.WriteLine($"entente {Text}"));
        return command;
    }
}
