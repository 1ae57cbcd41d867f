using System.CommandLine;
using Entente.Ensembles;
using Entente.Questions;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente compare FILE`: what a change does, in the same worlds with and without it.</summary>
internal sealed class CompareCommand
{
    private readonly ScenarioInput input = new();

    private const int UsualDraws = 5_000; // each world is drawn twice, and a part of them again for the neutrality warning

    private readonly EnsembleInput ensemble = new(UsualDraws);

    private readonly Option<string[]> variants = new("--variant") { Description = "A variant or a lever of the file; may be given several times, each is compared by itself.", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };

    private readonly Option<bool> all = new("--all") { Description = "Every variant of the file, in one table." };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private CompareCommand() { }

    public static Command Create() => new CompareCommand().Build();

    private Command Build()
    {
        Command command = new("compare", "Say what a change does: to the odds, the terms, who gains and who pays, and whether a deal would hold."
            + "\n\nExample: entente compare scenarios/ukraine-2025.yaml --variant us-ends-aid"
            + "\n         entente compare scenarios/ukraine-2025.yaml --set actors.ukraine.role=table"
            + "\n         entente compare scenarios/ukraine-2025.yaml --all --draws 2000") { variants, all, json };
        input.AddTo(command);
        ensemble.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        ScenarioFile file = input.ReadOriginal(call), changed = ScenarioEditor.Apply(file, input.Changes(call));
        if (changed.Scenario is null || file.Scenario is not Scenario scenario)
        {
            ScenarioInput.Print(changed.Problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        string[] names = [.. call.GetValue(variants) ?? [], .. call.GetValue(all) ? scenario.Variants.Names : []];
        names = [.. names.Distinct(StringComparer.Ordinal)];
        if (Refused(scenario, names, input.Changes(call)) is string[] { Length: > 0 } refused)
        {
            foreach (string mistake in refused)
            {
                error.WriteLine($"entente: {mistake}");
            }

            return ExitCode.BadInput;
        }

        ProposedChange[] changes =
        [
            .. names.Select(name => new ProposedChange(name, file, [name])),
            .. input.Changes(call) is { Length: > 0 } set ? [new ProposedChange(string.Join(' ', set), changed, [])] : Array.Empty<ProposedChange>(),
        ];
        EnsembleSettings settings = ensemble.Settings(call);
        Comparison? comparison = EnsembleInput.Ask(
            Comparison.MostDraws(changes.Length, settings.Draws), (progress, stop) => Comparison.Of(file, changes, settings, progress, stop));
        if (comparison is null)
        {
            error.WriteLine("entente: stopped before the comparison was done.");
            return ExitCode.Interrupted;
        }

        if (call.GetValue(json))
        {
            output.WriteLine(CompareJson.Of(file.Name, comparison, settings).ToJsonString(JsonLayout.Options));
        }
        else
        {
            CompareText.Print(scenario, comparison, Terminal.Output(output));
        }

        return ExitCode.Ok;
    }

    private static string[] Refused(Scenario scenario, string[] names, string[] set)
    {
        string[] known = [.. scenario.Variants.Names, .. scenario.Levers.Names];
        string[] unknown = [.. names.Where(name => !known.Contains(name)).Select(name => $"the scenario has no variant or lever `{name}`. {NearestName.Hint(name, known)}")];
        return names.Length == 0 && set.Length == 0
            ? [known.Length == 0 ? "name a change with --set; the file has no variants or levers." : $"name a change: --variant with one of {string.Join(", ", known)}, --all, or --set."]
            : unknown;
    }
}
