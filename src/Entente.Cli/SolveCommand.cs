using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Solve;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente solve FILE`: the deal space on the first day, at central values.</summary>
internal sealed class SolveCommand
{
    private readonly ScenarioInput input = new();

    private readonly Option<string> package = TypedOption.Words<string>(AskOption.PackageSolved, "NAME");

    private readonly Option<string> terms = TypedOption.Words<string>(AskOption.TermsTested, "FILE");

    private readonly Option<string> explain = TypedOption.Words<string>(AskOption.Explain, "ACTOR");

    private readonly Option<string[]> frontier = TypedOption.Pair(AskOption.Frontier, "ACTOR ACTOR");

    private readonly Option<string[]> region = TypedOption.Pair(AskOption.Region, "ISSUE ISSUE");

    private readonly Option<bool> redact = TypedOption.Switch(AskOption.Redact);

    private readonly AnswerOutput answer = new(Verb.Solve);

    private SolveCommand() { }

    public static Command Create() => new SolveCommand().Build();

    private Command Build()
    {
        Command command = answer.Command("On the first day, at one value of each uncertain number: the terms, who gains and who "
            + "is left out."
            + "\n\nExample: entente solve scenarios/ukraine-2025.yaml"
            + "\n         entente solve scenarios/ukraine-2025.yaml --package ceasefire --explain ukraine"
            + "\n         entente solve scenarios/ukraine-2025.yaml --terms plan.yaml --out plan.html", package, terms, explain, frontier,
            region, redact);
        input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        ScenarioFile file = call.GetValue(redact) ? Redaction.Of(input.Read(call)) : input.Read(call);
        if (file.Scenario is not Scenario scenario)
        {
            ScenarioInput.Print(file.Problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        TermsFile? plan = call.GetValue(terms) is string path ? TermsFile.Read(path, file) : null;
        ScenarioInput.Print(plan?.Problems ?? [], Terminal.Error(error));
        if (Unknown(call, scenario, error) || plan?.Problems.Count > 0)
        {
            return ExitCode.BadInput;
        }

        AskedAs asked = answer.Asked(call, RunInfo.NameOf(file));
        Answer<PackageSolution> solved = PackageSolution.Ask(
            file, asked, call.GetValue(package), plan?.Terms, call.GetValue(explain), call.GetValue(frontier), call.GetValue(region));
        int told = answer.Tell(call, solved);
        return told != ExitCode.Ok ? told : solved.Value.IsDecided ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary>Whether the call names something that the scenario does not have; each such name is reported.</summary>
    private bool Unknown(ParseResult call, Scenario scenario, TextWriter error)
    {
        string[] actors = call.GetValue(frontier) ?? [], issues = call.GetValue(region) ?? [];
        IEnumerable<string> scales = scenario.Issues.Where(issue => issue.Value is ScaleIssue).Select(issue => issue.Key);
        string[] mistakes =
        [
            .. Strangers.Among([call.GetValue(package)], "package", scenario.AllPackages.Names),
            .. Strangers.Among([call.GetValue(explain), .. actors], "actor", scenario.Actors.Names),
            .. Strangers.Among(issues, "scale issue", scales),
            .. answer.Mistakes(call),
            .. from pair in new[] { actors, issues }
               where pair is [string one, string other] && one == other
               select $"`{pair[0]}` stands twice; name two different ones.",
        ];
        foreach (string mistake in mistakes)
        {
            error.WriteLine($"entente: {mistake}");
        }

        return mistakes.Length > 0;
    }
}
