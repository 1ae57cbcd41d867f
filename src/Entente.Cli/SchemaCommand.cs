using System.CommandLine;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente schema`: the JSON Schema that makes an editor complete and check scenarios.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        Option<string> to = new("--out") { Description = "Write it to this file instead of the screen.", HelpName = "FILE" };
        Command command = new("schema", "Print the JSON Schema that makes an editor complete and check a scenario."
            + "\n\nExample: entente schema --out scenario.schema.json") { to };
        command.SetAction(call =>
        {
            if (call.GetValue(to) is not string file)
            {
                call.InvocationConfiguration.Output.Write(ScenarioSchema.Text());
                return ExitCode.Ok;
            }

            return NewFile.Write(file, ScenarioSchema.Text(), mayReplace: true, call);
        });
        return command;
    }
}
