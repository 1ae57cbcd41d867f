using System.CommandLine;
using Entente.Ensembles;
using Entente.Questions;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente holds FILE`: whether a deal would hold, who would break it, and what would make it hold better.</summary>
internal sealed class HoldsCommand
{
    private const int UsualDraws = 5000;

    private readonly ScenarioInput input = new();

    private readonly EnsembleInput ensemble = new(UsualDraws);

    private readonly Option<string> package = new("--package") { Description = "The package to follow; the one that covers most issues if left out.", HelpName = "NAME" };

    private readonly Option<string> terms = new("--terms") { Description = "Follow the terms in this file, such as a published peace plan, instead of what each world agrees.", HelpName = "FILE" };

    private readonly Option<DateOnly?> signed = new("--signed")
    {
        Description = "The day on which these terms are signed; the first day of the scenario if left out.",
        HelpName = "DATE",
        CustomParser = given => DateOnly.TryParseExact(given.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : Refuse<DateOnly?>(given, $"--signed is {given.Tokens[0].Value}; it should be a date such as 2025-02-13."),
    };

    private readonly Option<int?> years = new("--years")
    {
        Description = "For how many years a deal is followed; what `holds-for` says if left out.",
        HelpName = "N",
        CustomParser = given => int.TryParse(given.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= HoldingQuestion.MostYears
            ? number
            : Refuse<int?>(given, $"--years is {given.Tokens[0].Value}; it should be a whole number from 1 to {HoldingQuestion.MostYears}."),
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private HoldsCommand() { }

    public static Command Create() => new HoldsCommand().Build();

    private Command Build()
    {
        Command command = new("holds", "Say whether a deal would hold: who gains from it, who is tempted to break it and when, how long it lasts, and which clause would make it last longer."
            + "\n\nExample: entente holds scenarios/ukraine-2025.yaml"
            + "\n         entente holds scenarios/korea-1951.yaml --package armistice --terms scenarios/terms/korea-1951-truce.yaml"
            + "\n         entente holds scenarios/ukraine-2025.yaml --package ceasefire --years 10 --json") { package, terms, signed, years, json };
        input.AddTo(command);
        ensemble.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        ScenarioFile original = input.ReadOriginal(call), file = ScenarioEditor.Apply(original, input.Changes(call));
        if (file.Scenario is not Scenario scenario)
        {
            ScenarioInput.Print(file.Problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        TermsFile? plan = call.GetValue(terms) is string path ? TermsFile.Read(path, file) : null;
        ScenarioInput.Print(plan?.Problems ?? [], Terminal.Error(error));
        (HoldingQuestion? question, IReadOnlyList<string> mistakes) = HoldingQuestion.Of(scenario, call.GetValue(package), call.GetValue(years), call.GetValue(signed), plan?.Terms);
        foreach (string mistake in mistakes)
        {
            error.WriteLine($"entente: {mistake}");
        }

        if (question is null || plan?.Problems.Count > 0)
        {
            return ExitCode.BadInput;
        }

        EnsembleSettings settings = ensemble.Settings(call);
        HoldingAnswer? answer = EnsembleInput.Ask(settings.Draws, (progress, stop) => HoldingAnswer.Of(file, original, question, settings, progress, stop));
        if (answer is null)
        {
            error.WriteLine("entente: stopped before the question was answered.");
            return ExitCode.Interrupted;
        }

        if (call.GetValue(json))
        {
            output.WriteLine(HoldsJson.Of(file.Name, scenario, answer, settings).ToJsonString(JsonLayout.Options));
        }
        else
        {
            HoldsText.Print(scenario, answer, Terminal.Output(output));
        }

        return answer.Failed == answer.Draws ? ExitCode.Failed : ExitCode.Ok;
    }

    private static T Refuse<T>(System.CommandLine.Parsing.ArgumentResult given, string why)
    {
        given.AddError(why);
        return default!;
    }
}
