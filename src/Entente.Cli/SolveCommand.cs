using System.CommandLine;
using Entente.Deals;
using Entente.Questions;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente solve FILE`: the deal space on the first day, at central values.</summary>
internal static class SolveCommand
{
    public static Command Create()
    {
        ScenarioInput input = new();
        Option<string> package = new("--package") { Description = "The package to solve; the one that covers most issues if left out.", HelpName = "NAME" };
        Option<string> terms = new("--terms") { Description = "Test the terms in this file, such as a published plan: who accepts, who refuses and why.", HelpName = "FILE" };
        Option<string> explain = new("--explain") { Description = "Show how what no deal is worth to this actor comes about.", HelpName = "ACTOR" };
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Command command = new("solve", "Say whether there is a deal on the first day, where it would land, and who is left out."
            + "\n\nExample: entente solve scenarios/ukraine-2025.yaml"
            + "\n         entente solve scenarios/ukraine-2025.yaml --package ceasefire --explain ukraine") { package, terms, explain, json };
        input.AddTo(command);
        command.SetAction(call =>
        {
            TextWriter error = call.InvocationConfiguration.Error;
            ScenarioFile file = input.Read(call);
            if (file.Scenario is not Scenario scenario)
            {
                ScenarioInput.Print(file.Problems, Terminal.Error(error));
                return ExitCode.BadInput;
            }

            if (UnknownName(call.GetValue(package), "package", PackageProblem.Packages(scenario).Names, error)
                || UnknownName(call.GetValue(explain), "actor", scenario.Actors.Names, error))
            {
                return ExitCode.BadInput;
            }

            PackageSolution solution = PackageSolution.Of(scenario, call.GetValue(package));
            TermsVerdict? verdict = null;
            if (call.GetValue(terms) is string path)
            {
                TermsFile plan = TermsFile.Read(path, file);
                if (plan.Problems.Count > 0)
                {
                    ScenarioInput.Print(plan.Problems, Terminal.Error(error));
                    return ExitCode.BadInput;
                }

                verdict = TermsTest.Judge(solution.Problem.Problem, solution.Problem.TermsOf(plan.Terms));
            }

            TextWriter output = call.InvocationConfiguration.Output;
            if (call.GetValue(json))
            {
                output.WriteLine(SolveJson.Of(file, scenario, solution, verdict).ToJsonString(JsonOutput.Options));
            }
            else
            {
                SolveText.Print(scenario, solution, verdict, call.GetValue(explain), Terminal.Output(output));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static bool UnknownName(string? name, string what, IEnumerable<string> known, TextWriter error)
    {
        string[] names = [.. known];
        if (name is null || names.Contains(name))
        {
            return false;
        }

        error.WriteLine($"entente: the scenario has no {what} `{name}`. Known here: {string.Join(", ", names)}.");
        return true;
    }
}
