using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Compare;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente compare FILE`: what a change does, in the same worlds with and without it.</summary>
internal sealed class CompareCommand() : QuestionCommand<Comparison>(
    Verb.Compare,
    "To the odds, the terms, who gains and who pays, and whether a deal would hold."
        + "\n\nExample: entente compare scenarios/ukraine-2025.yaml --variant us-ends-aid"
        + "\n         entente compare scenarios/ukraine-2025.yaml --set actors.ukraine.role=table"
        + "\n         entente compare scenarios/ukraine-2025.yaml --all --draws 2000"
        + "\n         entente compare results/ukraine-2025 --variant europe-steps-up"
        + "\n         entente compare results/last-week results/this-week",
    Comparison.UsualDraws)
{
    private readonly Option<string[]> variants =
        new(AskOption.Compared.Typed) { Description = AskOption.Compared.Help, HelpName = "NAME", Arity = ArgumentArity.OneOrMore };

    private readonly Option<bool> all = TypedOption.Switch(AskOption.All);

    public static Command Create()
    {
        CompareCommand compare = new();
        Command command = compare.Build(compare.variants, compare.all);
        new ComparedRuns(compare.Output).AddTo(command, compare.Run);
        return command;
    }

    protected override bool AsksAboutSet => true;

    protected override IEnumerable<string> Mistakes(ParseResult call, ScenarioFile file)
    {
        Scenario scenario = file.Scenario!;
        string[] names = Names(call, scenario), known = [.. scenario.Variants.Names, .. scenario.Levers.Names];
        return names.Length == 0 && Set(call).Length == 0
            ? [known.Length == 0 ? "name a change with --set; the file has no variants or levers." : "name a change: --variant with one "
                + $"of {string.Join(", ", known)}, --all, or --set."]
            : Comparison.Mistakes(scenario, names);
    }

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) =>
        Comparison.MostDraws(Changes(call, about).Length, settings.Draws);

    protected override Answer<Comparison> Ask(
        ParseResult call, Subject about, AskedAs asked, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        Comparison.Ask(about, asked, Changes(call, about), settings, progress, stop);

    private string[] Names(ParseResult call, Scenario scenario) =>
        [.. (call.GetValue(variants) ?? []).Concat(call.GetValue(all) ? scenario.Variants.Names : []).Distinct(StringComparer.Ordinal)];

    private ProposedChange[] Changes(ParseResult call, Subject about) =>
    [
        .. Names(call, about.Base.Scenario!).Select(name => new ProposedChange(name, about.Base, [name])),
        .. Set(call) is { Length: > 0 } set ? [new ProposedChange(string.Join(' ', set), about.File, [])] : Array.Empty<ProposedChange>(),
    ];
}
