using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Trace;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>`entente trace FILE --draw N`: one simulated world as a chronicle, with dates and reasons.</summary>
internal sealed class TraceCommand
{
    private readonly ScenarioInput input = new(takesRuns: true);

    private readonly Option<int> draw = TypedOption.Whole("--draw", "Which world: the draw of this number in `run`, from 0.", () => 0, 0, int.MaxValue);

    private readonly Option<ulong> seed = TypedOption.Seed("Where chance begins: the seed of the run.", () => new EnsembleSettings().Seed);

    private readonly Option<string[]> variant = new("--variant")
    {
        Description = "Tell the same world with a variant of the file, or with a lever pulled; may be given several times.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private TraceCommand() { }

    public static Command Create() => new TraceCommand().Build();

    private Command Build()
    {
        Command command = new(Verb.Trace.Name, $"{Verb.Trace.Question} One simulated world as a chronicle: what happened when, who agreed to what, and whether it held."
            + "\n\nExample: entente trace scenarios/ukraine-2025.yaml --draw 7"
            + "\n         entente trace results/ukraine-2025 --draw 7") { draw, seed, variant, json };
        input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        string[] changes = call.GetValue(variant) ?? [];
        if (input.ReadSubject(call, known => Mistakes(changes, known.Scenario!)) is not Subject about)
        {
            return ExitCode.BadInput;
        }

        (ScenarioFile file, Scenario scenario) = (about.File, about.Scenario);
        (int index, ulong from) = (call.GetValue(draw), about.Run is RunResults run && call.GetResult(seed) is null or { Implicit: true } ? run.Info.Seed : call.GetValue(seed));
        ScenarioInputs inputs = ScenarioInputs.Of(file, about.Original, from);
        World world = new(scenario, new TalksOptions { Changes = [.. changes] });
        Draw told = world.Run(inputs.ValueIn(inputs.Values(index)), from, index);
        if (told.Failure is string why)
        {
            error.WriteLine($"entente: world {index} could not be computed: {why}");
            return ExitCode.Failed;
        }

        Chronicle chronicle = Chronicle.Of(scenario, inputs, world.PackageNames, world.StepEnds, told);
        if (call.GetValue(json))
        {
            output.WriteLine(Json(file, scenario, world, told, from, chronicle).ToJsonString(JsonLayout.Options));
        }
        else
        {
            Print(scenario, told, from, chronicle, Terminal.Output(output));
        }

        return ExitCode.Ok;
    }

    private static IEnumerable<string> Mistakes(string[] changes, Scenario scenario) =>
    [
        .. Strangers.Among(changes, "variant or lever", [.. scenario.Variants.Names, .. scenario.Levers.Names]),
        .. ChangeConflict.Among(scenario, changes).Select(conflict => conflict.ToString()),
    ];

    private static void Print(Scenario scenario, Draw told, ulong seed, Chronicle chronicle, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"World {told.Index} of seed {seed}: one of many that could be, not a forecast."));
        console.WriteLine();
        console.WriteLine("What is unusual about it:");
        foreach (string assumption in chronicle.Assumptions)
        {
            console.WriteLine($"  {assumption}");
        }

        console.WriteLine();
        Table table = new Table().NoBorder().HideHeaders().AddColumn(new TableColumn("When").NoWrap()).AddColumn("What");
        foreach (ChronicleEntry entry in chronicle.Entries)
        {
            table.AddRow(new Text(entry.Date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)), new Text(entry.Says));
        }

        console.Write(table);
        console.WriteLine();
        foreach (string line in chronicle.Ends)
        {
            console.WriteLine(line);
        }
    }

    private static JsonObject Json(ScenarioFile file, Scenario scenario, World world, Draw told, ulong seed, Chronicle chronicle) => new()
    {
        ["scenario"] = file.Name,
        ["draw"] = told.Index,
        ["seed"] = seed,
        ["outcome"] = OutcomeKey(told.Outcome),
        ["assumptions"] = new JsonArray([.. chronicle.Assumptions.Select(text => JsonValue.Create(text))]),
        ["chronicle"] = new JsonArray([.. chronicle.Entries.Select(entry => new JsonObject { ["date"] = Iso(entry.Date), ["says"] = entry.Says })]),
        ["agreements"] = new JsonArray([.. told.Agreements.Select(agreement => new JsonObject
        {
            ["package"] = world.PackageNames[agreement.Package],
            ["date"] = Iso(agreement.Date),
            ["terms"] = Terms(scenario, agreement.Terms),
            ["broken"] = agreement.Broken is Breach breach
                ? new JsonObject { ["date"] = Iso(breach.Date), ["by"] = breach.Actor is int actor ? scenario.Actors[actor].Key : breach.Spoiler, ["temptation"] = breach.Temptation }
                : null,
            ["years-held"] = agreement.YearsHeld,
        })]),
        ["terms"] = Terms(scenario, told.FinalTerms),
        ["utility"] = new JsonObject(scenario.Actors.Names.Select((name, i) => KeyValuePair.Create<string, JsonNode?>(name, told.Payoffs[i]))),
    };

    private static JsonObject Terms(Scenario scenario, IReadOnlyList<double> terms) =>
        new(scenario.Issues.Select((issue, k) => KeyValuePair.Create<string, JsonNode?>(
            issue.Key, issue.Value is OptionsIssue options ? options.Options[(int)terms[k]].Key : terms[k])));

    private static string OutcomeKey(DrawOutcome outcome) => outcome switch
    {
        DrawOutcome.Settlement => "settlement",
        DrawOutcome.CeasefireOnly => "ceasefire-only",
        DrawOutcome.ImposedByAttacker => "imposed-by-attacker",
        DrawOutcome.ImposedByDefender => "imposed-by-defender",
        _ => "none",
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
