using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>A number that may be uncertain: `70`, `30 %`, `60..80`, `60..70..90`, `70 ± 5`, or a word of a verbal scale.</summary>
internal sealed class NumberShape(NumberAttribute rules) : Shape
{
    /// <summary>A number in JSON's grammar, as a pattern.</summary>
    internal const string JsonNumber = @"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?";

    private readonly NumberSyntax syntax = new(rules);

    public override object Fallback => Uncertain.Exactly(syntax.Legal.Clamp(syntax.Legal.Low / 2 + syntax.Legal.High / 2));

    /// <summary>The legal range.</summary>
    public Bounds Legal => syntax.Legal;

    public override object Read(YamlNode node, Reading reading)
    {
        if (TextOf(node, reading, syntax.Expected) is not string text)
        {
            return Fallback;
        }

        Named<Uncertain> words = rules.Words is string scale ? reading.Words[scale] : [];
        Parsed parsed = syntax.Parse(text, words);
        if (parsed.Number is not Uncertain number)
        {
            reading.Report(node, $"{reading.Here} is `{Shorten(text)}`{parsed.Problem}", parsed.Hint);
            return Fallback;
        }

        number = Uncertain.Widened(number, reading.Spread, Legal);
        reading.Numbers.Add(new(reading.Path, number, node.Start.Line, node.Start.Column));
        return number;
    }

    public override JsonNode Write(object value) => NumberSyntax.Write((Uncertain)value);

    public override ModelPart Differences(object? one, object? other, ModelPart part) =>
        one is Uncertain mine && other is Uncertain theirs ? (mine.IsOneWith(theirs) ? ModelPart.None : part)
            : base.Differences(one, other, part);

    public override JsonObject Schema(Definitions definitions)
    {
        JsonObject exact = new()
        {
            ["type"] = "number",
            [rules.LowOpen ? "exclusiveMinimum" : "minimum"] = rules.Low,
            [rules.HighOpen ? "exclusiveMaximum" : "maximum"] = rules.High,
        };
        string part = rules.Percent ? JsonNumber + " ?%?" : JsonNumber;
        JsonObject uncertain = definitions.Refer(rules.Percent ? "UncertainShare" : "UncertainNumber", () => new()
        {
            ["type"] = "string",
            ["pattern"] = $@"^{part}( ?\.\. ?{part}){{0,2}}$|^{part} ?(±|\+-|\+/-) ?{part}$",
        });
        if (rules.Words is not string scale)
        {
            return AnyOf(exact, uncertain);
        }

        JsonObject words = new()
        {
            ["enum"] = new JsonArray([.. VerbalScales.Default[scale].Names.Select(word => (JsonNode)JsonValue.Create(word))]),
        };
        JsonObject ownWords = new() { ["type"] = "string", ["pattern"] = @"^\D*$" };
        return AnyOf(exact, words, uncertain, ownWords);
    }

    /// <summary>The beginning of a text that may be long.</summary>
    internal static string Shorten(string text)
    {
        const int longest = 40;
        return Problem.Shortened(text, longest);
    }
}
