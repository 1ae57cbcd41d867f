using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente import wants TABLE --into SCENARIO`: what colleagues filled in, into the scenario file, whose comments and layout
/// stay.</summary>
internal static class ImportWantsCommand
{
    private const int MostPrinted = 40;

    public static Command Create()
    {
        Argument<string> table = new("TABLE") { Description = "The table, as `export wants` writes it." };
        Option<string> into = new("--into") { Description = "The scenario file to change.", HelpName = "FILE", Required = true };
        Option<string> to = new("--out") { Description = "Write the changed scenario here and leave the other as it is.", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Print one JSON object on what was done." };
        Command command = new("wants", "Who wants what, from a table that `export wants` wrote and colleagues filled in. Empty cells change nothing."
            + "\n\nExample: entente import wants wants.csv --into talks.yaml"
            + "\n         entente import wants wants.csv --into talks.yaml --out new.yaml") { table, into, to, json };
        command.SetAction(call =>
        {
            TextWriter output = call.InvocationConfiguration.Output;
            string target = call.GetValue(into)!;
            ScenarioFile file = ScenarioReader.ReadFile(target);
            if (file.Scenario is null)
            {
                Outcome.Say(file.Problems, [], call);
                return ExitCode.BadInput;
            }

            WantsImported imported = WantsImport.Into(call.GetValue(table)!, file);
            Outcome.Say(imported.Problems, imported.Notes, call);
            if (imported.Text is not string text)
            {
                return ExitCode.BadInput;
            }

            string written = call.GetValue(to) ?? target;
            bool isUntouched = imported.Changes.Count == 0 && written == target;
            int exit = isUntouched ? ExitCode.Ok : NewFile.Write(written, text, mayReplace: written == target, call, isQuiet: true);
            if (exit == ExitCode.Ok)
            {
                output.WriteLine(call.GetValue(json) ? Json(written, imported).ToJsonString(JsonLayout.Options) : Text(written, imported));
            }

            return exit;
        });
        return command;
    }

    private static string Text(string written, WantsImported imported)
    {
        IEnumerable<string> changes = imported.Changes.Take(MostPrinted).Select(change => $"  {change.Path}: {change.Value}");
        string more = imported.Changes.Count > MostPrinted ? string.Create(CultureInfo.InvariantCulture, $"\n  and {imported.Changes.Count - MostPrinted} more") : "";
        string count = imported.Changes.Count == 1 ? "1 value" : string.Create(CultureInfo.InvariantCulture, $"{imported.Changes.Count} values");
        return imported.Changes.Count == 0 ? $"No value differs from {written}." : $"Wrote {written}; {count} changed:\n{string.Join('\n', changes)}{more}";
    }

    private static JsonObject Json(string written, WantsImported imported) => new()
    {
        ["written"] = written,
        ["changes"] = new JsonArray([.. imported.Changes.Select(change => (JsonNode)new JsonObject { ["path"] = change.Path, ["value"] = change.Value, ["line"] = change.Line })]),
        ["notes"] = new JsonArray([.. imported.Notes.Select(note => (JsonNode)note)]),
    };
}
