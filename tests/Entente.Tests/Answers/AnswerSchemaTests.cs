using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Cli;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Consistency;
using Entente.Tests.Scoring;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Entente.Tests.Answers;

/// <summary>The JSON Schema of what commands print, held to what they print.</summary>
[Long]
public sealed class AnswerSchemaTests : IDisposable
{
    private const int Generated = 3;

    private static readonly Dictionary<string, JsonSchema> Schemas = AnswerSchema.Verbs
        .ToDictionary(verb => verb, verb => JsonSchema.FromJsonAsync(AnswerSchema.Text(verb)).GetAwaiter().GetResult());

    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    // What cannot be called with the file alone, or with a few draws; `score` is asked of runs and of tables.
    private static readonly string[][] CallsOfTheirOwn =
    [
        ["solve", "--explain", "ACTOR", "--frontier", "ACTOR", "OTHER"],
        ["run", "--draws", "32", "--out", "FOLDER"],
        ["compare", "--all", "--draws", "16"],
        ["explain", "--draws", "32"],
        ["sweep", "--over", "talks.pace=1,2", "--draws", "32", "--out", "FOLDER"],
        ["trace", "--draw", "1"],
    ];

    public static TheoryData<string> Verbs => [.. AnswerSchema.Verbs];

    public static IEnumerable<TheoryDataRow<string, string[]>> Calls =>
        from call in CallsOfTheirOwn.Concat(
            from command in EntenteCommand.Create().Subcommands
            where AnswerSchema.Verbs.Contains(command.Name)
                && command.Name is not ("run" or "compare" or "explain" or "sweep" or "trace" or "score" or "backtest" or "journal")
            select command.Options.Any(option => option.Name == "--draws") ? (string[])[command.Name, "--draws", "16"] : [command.Name])
        select new TheoryDataRow<string, string[]>(call[0], call[1..]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_schema_in_the_repository_is_the_one_that_the_answer_gives(string verb)
    {
        Golden.CheckFile($"schema/answers/{verb}.schema.json", AnswerSchema.Text(verb));
        Assert.Equal(AnswerSchema.Text(verb), EntenteCall.Run("schema", "--answer", verb).Output);
    }

    [Fact]
    public void A_command_without_an_answer_has_no_schema()
    {
        EntenteRun run = EntenteCall.Run("schema", "--answer", "whi");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("`whi` is no command with an answer; there are ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_is_printed_satisfies_the_schema(string verb, params string[] options)
    {
        List<string> answers = [];
        // These two simulate every world dozens of times; their JSON has the same keys whatever the scenario.
        IEnumerable<string> shipped = verb is "explain" or "moves" ? [Shipped("port-strike"), Shipped("river-sharing")]
            : Repository.ShippedScenarios;
        foreach (string path in shipped.Concat(Enumerable.Range(0, Generated).Select(Write)))
        {
            string[] actors = [.. Negotiation.Open(path).Scenario.Actors.Names];
            string results = Path.Combine(folder, $"{Path.GetFileName(path)}.run");
            string[] call = [.. options.Select(option =>
                option switch { "ACTOR" => actors[0], "OTHER" => actors[1], "FOLDER" => results, _ => option })];
            Check(verb, answers, [verb, path, .. call]);
        }

        Assert.NotEmpty(answers);
        ARenamedKeyDoesNot(verb, answers[0]);
        ANumberAsTextDoesNot(verb, answers[0]);
    }

    [Fact]
    public void What_is_printed_of_given_terms_a_region_and_a_bad_file_satisfies_the_schema()
    {
        string truce = Path.Combine(Repository.Root, "scenarios", "terms", "korea-1951-truce.yaml"), korea = Shipped("korea-1951");
        List<string> answers = [];
        Check("solve", answers, "solve", korea, "--terms", truce);
        string port = Shipped("port-strike");
        string[] scales = [.. Negotiation.Open(port).Scenario.Issues.Where(issue => issue.Value is ScaleIssue).Select(issue => issue.Key)
            .Take(2)];
        Check("solve", answers, ["solve", port, "--region", .. scales]);
        Check("holds", answers, "holds", korea, "--terms", truce, "--draws", "16");
        Assert.Equal(3, answers.Count);
    }

    [Fact]
    public void What_is_printed_of_runs_satisfies_the_schema()
    {
        string one = Path.Combine(folder, "one"), other = Path.Combine(folder, "other");
        string answers = Path.Combine(folder, "answers.yaml"), decisions = Path.Combine(folder, "d.csv");
        Assert.Equal(0, EntenteCall.Run("run", Shipped("river-sharing"), "--draws", "32", "--out", one).ExitCode);
        Assert.Equal(0, EntenteCall.Run("run", Shipped("river-sharing"), "--draws", "32", "--set", "talks.pace=2", "--out", other)
            .ExitCode);
        File.WriteAllText(answers, "answers:\n  - {package: dam-pact, happened: no}\n");
        List<string> printed = [];
        Check("compare", printed, "compare", one, other);
        Check("why", printed, "why", one, "--draws", "16");
        Check("score", printed, "score", one, "--answers", answers);
        File.WriteAllText(decisions, "actor,capability,position,salience,outcome\nNorth,1,80,50,30\nSouth,1,60,50,30\n");
        Check("score", printed, "score", decisions, "--replicates", "100");
        Check("backtest", printed, "backtest", TwoCases.In(folder), "--draws", "32");
        string kept = Path.Combine(folder, "kept.journal.jsonl");
        Assert.Equal(0, EntenteCall.Run("journal", "freeze", one, "--journal", kept).ExitCode);
        Assert.Equal(0, EntenteCall.Run("journal", "resolve", "packages.dam-pact", "no", "--source", "x", "--journal", kept).ExitCode);
        Check("journal", printed, "journal", "show", "--journal", kept);
        Check("journal", printed, "journal", "score", "--journal", kept);
        Assert.Equal(7, printed.Count);
        ARenamedKeyDoesNot("journal", printed[5]);
        ANumberAsTextDoesNot("journal", printed[6]);
        ARenamedKeyDoesNot("backtest", printed[4]);
        ANumberAsTextDoesNot("backtest", printed[4]);
        ARenamedKeyDoesNot("compare", printed[0]);
        ANumberAsTextDoesNot("compare", printed[0]);
        ARenamedKeyDoesNot("score", printed[2]);
        ANumberAsTextDoesNot("score", printed[3]);
    }

    private static string Shipped(string name) => Path.Combine(Repository.Root, "scenarios", $"{name}.yaml");

    private string Write(int index)
    {
        string path = Path.Combine(folder, $"generated-{index}.yaml");
        File.WriteAllText(path, GeneratedScenarios.Of(index).Text);
        return path;
    }

    // A file to which a question cannot be put is refused with 2.
    private static void Check(string verb, List<string> answers, params string[] call)
    {
        EntenteRun run = EntenteCall.Run([.. call, "--json"]);
        if (run.ExitCode != 2)
        {
            ICollection<ValidationError> faults = Schemas[verb].Validate(run.Output);
            Assert.True(faults.Count == 0, $"{string.Join(' ', call)}: {string.Join("; ", faults)}");
            answers.Add(run.Output);
        }
    }

    private static void ARenamedKeyDoesNot(string verb, string answer)
    {
        JsonObject renamed = JsonNode.Parse(answer)!.AsObject();
        (string key, JsonNode? value) = renamed.First();
        renamed.Remove(key);
        renamed.Add(key + "s", value?.DeepClone());
        Assert.NotEmpty(Schemas[verb].Validate(renamed.ToJsonString()));
    }

    private static void ANumberAsTextDoesNot(string verb, string answer)
    {
        JsonNode changed = JsonNode.Parse(answer)!;
        JsonValue number = Values(changed).First(value => value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True);
        number.ReplaceWith(number.ToJsonString());
        Assert.NotEmpty(Schemas[verb].Validate(changed.ToJsonString()));
    }

    private static IEnumerable<JsonValue> Values(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Values(member.Value)),
        JsonArray items => items.SelectMany(Values),
        JsonValue value => [value],
        _ => [],
    };
}
