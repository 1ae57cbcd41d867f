using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>How imports and exports say what they found and did.</summary>
internal static class Outcome
{
    /// <summary>Prints problems and notes on standard error.</summary>
    public static void Say(IEnumerable<Problem> problems, IEnumerable<string> notes, ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        ScenarioInput.Print(problems, Terminal.Error(error));
        foreach (string note in notes)
        {
            error.WriteLine($"entente: {note}");
        }
    }

    /// <summary>Prints what was written, as one JSON object.</summary>
    public static void Print(string written, string kind, IEnumerable<string> notes, ParseResult call) =>
        call.InvocationConfiguration.Output.WriteLine(new JsonObject
        {
            ["written"] = written,
            ["kind"] = kind,
            ["notes"] = new JsonArray([.. notes.Select(note => (JsonNode)note)]),
        }.ToJsonString(JsonLayout.Options));
}
