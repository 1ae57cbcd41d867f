using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Scoring.Cases;

namespace Entente.Cli;

/// <summary>`entente import crises TABLE --out FOLDER`: a case for each row of a table of crises, for `backtest`.</summary>
internal static class ImportCrisesCommand
{
    public static Command Create()
    {
        Argument<string> table = new("TABLE")
        {
            Description = "A table in CSV with the columns crisno, crisis, cluster, mediation_start, crisis_end, violence, agreement "
                + "and cinc, and trigger and recurred_in_5y if they are known."
        };
        Option<string> folder = new("--out") { Description = "The new folder for the cases.", HelpName = "FOLDER", Required = true };
        Option<bool> json = new("--json") { Description = "Print one JSON object on what was done." };
        Command command = new("crises", "Cases for `backtest` out of a table of crises between states: for each row a scenario of two "
            + "actors as of the start of mediation, made from columns alone, and what came of it."
            + "\n\nExample: entente import crises crises.csv --out crises") { table, folder, json };
        command.SetAction(call =>
        {
            ProblemList problems = new();
            ValueList<ImportedCrisis> crises = CrisisTable.Read(call.GetValue(table)!, problems);
            Outcome.Say(problems.All, problems.Notes, call);
            if (!problems.IsClean)
            {
                return ExitCode.BadInput;
            }

            bool isQuiet = call.GetValue(json);
            string place = call.GetValue(folder)!;
            int exit = NewFolder.Write(place, crises.SelectMany(one => new[]
            {
                ($"{one.Name}.yaml", one.Scenario), ($"{one.Name}{CaseFile.Ending}", one.Outcome),
            }), call, isQuiet);
            if (exit == ExitCode.Ok && isQuiet)
            {
                call.InvocationConfiguration.Output.WriteLine(new JsonObject
                {
                    ["written"] = place,
                    ["cases"] = crises.Count,
                    ["notes"] = new JsonArray([.. problems.Notes.Select(note => (JsonNode)note)]),
                }.ToJsonString(JsonLayout.Options));
            }

            return exit;
        });
        return command;
    }
}
