using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;
using NJsonSchema;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(ScenarioSchema.Text()).GetAwaiter().GetResult();

    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_the_types_give() =>
        Golden.CheckFile("schema/scenario.schema.json", ScenarioSchema.Text());

    [Fact]
    public void Shipped_scenarios_satisfy_the_schema()
    {
        foreach (string path in Repository.ShippedScenarios.Append(Repository.TestFile("border-strip.yaml")))
        {
            Assert.Empty(Schema.Validate(Json(File.ReadAllText(path))));
        }
    }

    [Fact]
    public void Templates_satisfy_the_schema_and_have_no_errors()
    {
        foreach (string kind in new[] { "war", "dispute" })
        {
            string text = ScenarioTemplate.Text(kind);
            Assert.Empty(Schema.Validate(Json(text)));
            Assert.Empty(ScenarioReader.Read(text, kind).Errors);
        }
    }

    // What a schema can see without knowing the rest of the file.
    [Theory]
    [InlineData("power: 45", "powr: 45")]
    [InlineData("role: consent", "role: consnt")]
    [InlineData("salience: 90", "salience: 190")]
    [InlineData("salience: 90", "salience: 90 %")]
    [InlineData("discount: 10 %", "discount: 10 years")]
    [InlineData("discount: 10 %", "discount: 0")]
    [InlineData("window: 8 weeks", "window: 8 wekes")]
    [InlineData("accepts: 0..70", "accepts: 0..10..70")]
    [InlineData("accepts: 0..70", "accepts: {form: 0, to: 70}")]
    [InlineData("until: 2026-01-01", "until: 01.01.2026")]
    [InlineData("title: A strip of land", "summary: A strip of land")]
    [InlineData("front: {0: 0, 1: 100}", "front: {0: 0, 0.5: 100}")]
    [InlineData("front: 0.5", "front: 1")]
    [InlineData("chance: 30 %", "chance: [30]")]
    [InlineData("actors.patron.supports.south.arms: 0", "sources.report.title: x")]
    [InlineData("present: false", "present: maybe")]
    [InlineData("entente: 1", "entente: 3")]
    [InlineData("max: 90", "maximum: 90")]
    [InlineData("role: table, side", "role: table, side: up, sides")]
    [InlineData("says: North wants the strip", "speaker: x")]
    public void The_schema_rejects(string old, string replacement) =>
        Assert.NotEmpty(Schema.Validate(Json(SmallScenario.With(old, replacement))));

    [Fact]
    public void The_schema_accepts_the_small_scenario_and_generated_ones()
    {
        Assert.Empty(Schema.Validate(Json(SmallScenario.Text)));
        CsCheck.Check.Sample(ScenarioGen.Any, scenario => Assert.Empty(Schema.Validate(Json(ScenarioWriter.Write(scenario)))), iter: 50);
    }

    [Fact]
    public void Every_key_says_what_it_means() => Assert.All(
        typeof(Scenario).Assembly.GetTypes().Where(type => !type.IsAbstract && type.Namespace == typeof(Scenario).Namespace)
            .SelectMany(type => type.GetProperties())
            .Select(property => System.Reflection.CustomAttributeExtensions.GetCustomAttribute<KeyAttribute>(property))
            .OfType<KeyAttribute>(),
        key => Assert.Matches(@"^\S.*[.)]$", key.Says));

    /// <summary>The file as an editor's YAML service hands it to the schema.</summary>
    private static string Json(string text) => ToJson(YamlTree.Read(text))!.ToJsonString();

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ToJson(entry.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlScalar { IsPlain: true, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        YamlScalar { IsPlain: true } plain
            when double.TryParse(plain.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture,
            out double number) => JsonValue.Create(number),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => null,
    };
}
