using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios.Format;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Entente.Scenarios;

/// <summary>Writes a whole scenario as a file. To change a file that somebody wrote by hand use <see cref="ScenarioEditor"/>, which
/// leaves comments and layout alone.</summary>
internal static class ScenarioWriter
{
    private const int MaxLineLength = 110;

    /// <summary>The scenario as YAML, with what has its default value left out; reading it gives an equal scenario.</summary>
    /// <exception cref="ArgumentException">The scenario holds a number that exists only inside a run, such as a product.</exception>
    public static string Write(Scenario scenario)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Emitter emitter = new(text,
            new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024)
            .WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        Emit(emitter, Shapes.Scenario.Write(HistoryDefaults.LeaveOut(scenario)), depth: 0);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject group:
                bool inLine = group.Count == 0 || (depth > 1 && IsShort(group));
                MappingStyle layout = inLine ? MappingStyle.Flow : MappingStyle.Block;
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, layout));
                foreach ((string key, JsonNode? value) in group)
                {
                    emitter.Emit(double.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? Plain(key) : Text(key));
                    Emit(emitter, value, depth + 1);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                SequenceStyle style = list.Count == 0 || IsShort(list) ? SequenceStyle.Flow : SequenceStyle.Block;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
                foreach (JsonNode? item in list)
                {
                    Emit(emitter, item, depth + 1);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                emitter.Emit(Text(value.GetValue<string>()));
                break;
            default:
                emitter.Emit(Plain(node!.ToJsonString()));
                break;
        }
    }

    private static bool IsShort(JsonNode node) => node.ToJsonString().Length <= MaxLineLength;

    // Text that other YAML readers would take for a number, a truth value or nothing is quoted for their sake.
    private static Scalar Text(string text) => LooksLikeSomethingElse(text)
        ? new(AnchorName.Empty, TagName.Empty, text, ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true)
        : Plain(text);

    private static Scalar Plain(string text) =>
        new(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Any, isPlainImplicit: true, isQuotedImplicit: true);

    private static bool LooksLikeSomethingElse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || text.Any(char.IsControl)
        || text.ToUpperInvariant() is "" or "NULL" or "~" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N";
}
