using System.CommandLine;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente schema`: the JSON Schema that makes an editor complete and check scenarios.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        FileOutput to = new("--out", "Write it to this file instead of the screen.");
        Command command = new("schema", "Print the JSON Schema that makes an editor complete and check a scenario."
            + "\n\nExample: entente schema --out scenario.schema.json");
        to.AddTo(command);
        command.SetAction(call =>
        {
            if (to.Path(call) is not string file)
            {
                call.InvocationConfiguration.Output.Write(ScenarioSchema.Text());
                return ExitCode.Ok;
            }

            return FileOutput.Write(file, ScenarioSchema.Text(), call);
        });
        return command;
    }
}
