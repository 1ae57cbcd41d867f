using System.CommandLine;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente new NAME`: a small commented scenario to start from.</summary>
internal static class NewCommand
{
    private const string SchemaFile = "scenario.schema.json";

    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "Name of the scenario; the file is NAME.yaml." };
        Option<bool> war = new("--war") { Description = "Talks to end a war (the default)." };
        Option<bool> dispute = new("--dispute") { Description = "A dispute without a war." };
        FileOutput to = new("--out", "Write to this file instead.");
        Command command = new("new", "Write a small commented scenario to start from, and the schema for your editor beside it."
            + "\n\nExample: entente new border-talks"
            + "\n         entente new pay-round --dispute") { name, war, dispute };
        to.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is string given && Path.GetFileNameWithoutExtension(given).Trim().Length == 0)
            {
                result.AddError("The scenario needs a name, such as border-talks.");
            }

            if (result.GetValue(war) && result.GetValue(dispute))
            {
                result.AddError("A scenario is about a war or about a dispute without one: give --war or --dispute, not both.");
            }
        });
        command.SetAction(call =>
        {
            string title = Path.GetFileNameWithoutExtension(call.GetValue(name)!);
            string file = to.Path(call) ?? Path.ChangeExtension(call.GetValue(name)!, ".yaml");
            string text = ScenarioTemplate.Of(call.GetValue(dispute) ? ScenarioTemplate.Dispute : ScenarioTemplate.War, title);
            int exit = FileOutput.Write(file, text, call);
            string schema = Path.Combine(Path.GetDirectoryName(file) ?? "", SchemaFile);
            if (exit == ExitCode.Ok && !File.Exists(schema))
            {
                exit = FileOutput.Write(schema, ScenarioSchema.Text(), call);
            }

            return exit;
        });
        return command;
    }
}
