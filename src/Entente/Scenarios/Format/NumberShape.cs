using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>A number that may be uncertain: `70`, `30 %`, `60..80`, `60..70..90`, `70 ± 5`, or a word of a verbal scale.</summary>
internal sealed class NumberShape(NumberAttribute rules) : Shape
{
    /// <summary>A number in JSON's grammar, as a pattern.</summary>
    internal const string JsonNumber = @"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?";

    /// <summary>The key under which analysts give their numbers.</summary>
    internal const string By = "by";

    private readonly NumberSyntax syntax = new(rules);

    public override object Fallback => Uncertain.Exactly(syntax.Legal.Clamp(syntax.Legal.Low / 2 + syntax.Legal.High / 2));

    /// <summary>The legal range.</summary>
    public Bounds Legal => syntax.Legal;

    public override object Read(YamlNode node, Reading reading)
    {
        if ((node is YamlMapping mapping ? ReadOpinions(mapping, reading) : ReadOne(node, reading)) is not Uncertain number)
        {
            return Fallback;
        }

        reading.Numbers.Add(new(reading.Path, number, node.Start.Line, node.Start.Column));
        return number;
    }

    private Uncertain? ReadOne(YamlNode node, Reading reading)
    {
        Anchors? on = rules.Counted == Counted.AsWritten ? null : reading.Scale();
        bool isInUnit = on is { IsInPoints: false }, isLength = rules.Counted == Counted.Length;
        NumberSyntax own = isInUnit ? InUnit(on!) : syntax;
        if (TextOf(node, reading, own.Expected) is not string text)
        {
            return null;
        }

        Named<Uncertain> words = rules.Words is string scale ? reading.Words[scale]
            : on is not null && !isLength ? on.Words : [];
        Parsed parsed = own.Parse(text, words);
        if (parsed.Number is not Uncertain number)
        {
            reading.Report(node, $"{reading.Here} is `{Shorten(text)}`{parsed.Problem}", parsed.Hint);
            return null;
        }

        return isInUnit ? Uncertain.On(on!, number, isLength, reading.Spread, Legal)
            : Uncertain.Widened(number, reading.Spread, Legal);
    }

    /// <summary>How the number is written on a scale in a unit of its own.</summary>
    private NumberSyntax InUnit(Anchors scale) => new(rules.Counted == Counted.Position ? new(scale.From, scale.To)
        : new(scale.OwnLength(rules.Low), scale.OwnLength(rules.High)));

    /// <summary>`{by: {anna: 30..40, boris: 25..60}}`; all that is wrong with it is reported.</summary>
    private Uncertain? ReadOpinions(YamlMapping mapping, Reading reading)
    {
        foreach (YamlEntry entry in mapping.Entries.Where(entry => entry.Key.Text != By))
        {
            reading.ReportKey(entry.Key, $"{reading.Here} is {syntax.Expected}, or {{by: {{ANALYST: …}}}} with one for each analyst; "
                + $"`{Shorten(entry.Key.Text)}` does not belong here.", NearestName.Hint(entry.Key.Text, [By]));
        }

        if (mapping.Find(By) is not YamlNode by)
        {
            if (mapping.Entries.Count == 0)
            {
                reading.Report(mapping, $"{reading.Here} is an empty group; it should be {syntax.Expected}.");
            }

            return null;
        }

        MapShape<Uncertain> opinions = new(NameKind.Analyst, defines: false, this);
        int before = reading.Numbers.Count;
        Named<Uncertain> given = (Named<Uncertain>)reading.Within(By, NameKind.Free, () => opinions.Read(by, reading));
        reading.Numbers.RemoveRange(before, reading.Numbers.Count - before); // together they are one number
        string[] nested = [.. given.Where(one => one.Value is Uncertain.Opinions).Select(one => one.Key)];
        if (nested.Length > 0)
        {
            reading.Report(by, $"The number of `{nested[0]}` is a group of opinions itself; an analyst gives one number.");
            return null;
        }

        if (given.Count == 0 && by is YamlMapping { Entries.Count: 0 })
        {
            reading.Report(by, $"{reading.Here} is given by nobody.", "Write {by: {ANALYST: 30..40}}, or one number for all.");
        }

        AnalystPanel panel = AnalystPanel.Of(reading.Draft!);
        return given.Count == 0 || !given.Names.All(panel.Names.Contains) ? null : Uncertain.By(panel, given);
    }

    public override object Rewrite(object value, Rewriting rewriting) => value is Uncertain.Opinions opinions
        ? opinions.Renamed(name => rewriting.Name(NameKind.Analyst, name))
        : rules.Counted == Counted.Position ? ((Uncertain)value).InFigures : value; // the names of points are free text, which changes

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
        JsonObject opinions = definitions.Refer("Opinions", () => new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [By] = new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("number", "string") },
                    ["minProperties"] = 1,
                    [FileName.KindInSchema] = JsonLayout.Name(NameKind.Analyst),
                },
            },
            ["required"] = new JsonArray(By),
            ["additionalProperties"] = false,
        });
        if (rules.Counted != Counted.AsWritten)
        {
            // What is legal depends on the scale, which a schema cannot look up; a named point has a letter somewhere.
            JsonObject any = new() { ["type"] = "number" }, named = new() { ["type"] = "string", ["pattern"] = "[^-+0-9.%± eE]" };
            return rules.Counted == Counted.Position ? AnyOf(any, uncertain, named, opinions) : AnyOf(any, uncertain, opinions);
        }

        if (rules.Words is not string scale)
        {
            return AnyOf(exact, uncertain, opinions);
        }

        JsonObject words = new()
        {
            ["enum"] = new JsonArray([.. VerbalScales.Default[scale].Names.Select(word => (JsonNode)JsonValue.Create(word))]),
        };
        JsonObject ownWords = new() { ["type"] = "string", ["pattern"] = @"^\D*$" };
        return AnyOf(exact, words, uncertain, ownWords, opinions);
    }

    /// <summary>The beginning of a text that may be long.</summary>
    internal static string Shorten(string text)
    {
        const int longest = 40;
        return Problem.Shortened(text, longest);
    }
}
