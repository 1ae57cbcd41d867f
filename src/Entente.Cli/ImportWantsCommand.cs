using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente import wants TABLE --into SCENARIO`: what colleagues filled in, into the scenario file, whose comments and layout
/// stay.</summary>
internal static class ImportWantsCommand
{
    private const int MaxPrinted = 40;

    public static Command Create()
    {
        Argument<string> table = new("TABLE") { Description = "The table, as `export wants` writes it." };
        Option<string> into = new("--into") { Description = "The scenario file to change.", HelpName = "FILE", Required = true };
        Option<string> analyst = new("--analyst")
        {
            Description = "Whose numbers the table has: they go beside those of others. Where this analyst departs from a number that was "
                + "everybody's, the others keep it.",
            HelpName = "NAME"
        };
        FileOutput to = new("--out", "Write the changed scenario here and leave the other as it is.");
        Option<bool> json = new("--json") { Description = "Print one JSON object on what was done." };
        Command command = new("wants", "Who wants what, from a table that `export wants` wrote and colleagues filled in. Empty cells "
            + "change nothing."
            + "\n\nExample: entente import wants wants.csv --into talks.yaml"
            + "\n         entente import wants wants.csv --into talks.yaml --out new.yaml"
            + "\n         entente import wants anna.csv --into talks.yaml --analyst anna") { table, into, analyst, json };
        to.AddTo(command);
        command.SetAction(call =>
        {
            (string target, string from) = (call.GetValue(into)!, call.GetValue(table)!);
            if (to.Path(call) is string other && !FileOutput.IsSamePlace(other, target))
            {
                ScenarioFile file = ScenarioReader.ReadFile(target);
                WantsImported copied = file.Scenario is null ? new(null, [], file.Problems, [])
                    : WantsImport.Into(from, file, call.GetValue(analyst));
                return Tell(copied, other, call, json, () => FileOutput.Save(other, copied.Text!, call));
            }

            WantsImported? imported = null;
            (ScenarioFile found, string? whyNot) = ScenarioOnDisk.Change(target, file =>
            {
                imported = WantsImport.Into(from, file, call.GetValue(analyst));
                return imported.Text is string text ? ScenarioReader.Read(text, target) : file;
            });
            return Tell(imported ?? new(null, [], found.Problems, []), target, call, json, () => whyNot is null ? null
                : $"{Problem.Visible(target)} was left as it is: {whyNot}");
        });
        return command;
    }

    private static int Tell(WantsImported imported, string written, ParseResult call, Option<bool> json, Func<string?> save)
    {
        Outcome.Say(imported.Problems, imported.Notes, call);
        if (imported.Text is null)
        {
            return ExitCode.BadInput;
        }

        if (save() is string why)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        call.InvocationConfiguration.Output.WriteLine(call.GetValue(json) ? Json(written, imported).ToJsonString(JsonLayout.Options)
            : Text(Problem.Visible(written), imported));
        return ExitCode.Ok;
    }

    private static string Text(string written, WantsImported imported)
    {
        IEnumerable<string> changes = imported.Changes.Take(MaxPrinted).Select(change => $"  {change.Path}: {change.Value}");
        string more = imported.Changes.Count > MaxPrinted
            ? string.Create(CultureInfo.InvariantCulture, $"\n  and {imported.Changes.Count - MaxPrinted} more") : "";
        string count = imported.Changes.Count == 1
            ? "1 value" : string.Create(CultureInfo.InvariantCulture, $"{imported.Changes.Count} values");
        return imported.Changes.Count == 0 ? $"No value differs from {written}." : $"Wrote {written}; {count} "
            + $"changed:\n{string.Join('\n', changes)}{more}";
    }

    private static JsonObject Json(string written, WantsImported imported) => new()
    {
        ["written"] = written,
        ["changes"] = new JsonArray(
            [.. imported.Changes.Select(change =>
            (JsonNode)new JsonObject { ["path"] = change.Path, ["value"] = change.Value, ["line"] = change.Line })]),
        ["notes"] = new JsonArray([.. imported.Notes.Select(note => (JsonNode)note)]),
    };
}
