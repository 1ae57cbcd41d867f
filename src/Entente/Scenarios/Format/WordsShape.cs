using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>The file's own words for numbers, by scale: `{salience: {vital: 85..100}}`.</summary>
internal sealed class WordsShape : Shape
{
    private static readonly Named<NumberShape> Scales =
    [
        new(VerbalScales.Salience, new(new(0, 100))),
        new(VerbalScales.Chance, new(new(0, 1) { Percent = true })),
    ];

    public override object Fallback => Named<Named<Uncertain>>.Empty;

    public override object Read(YamlNode node, Reading reading)
    {
        if (node is not YamlMapping mapping)
        {
            reading.Report(node, $"{reading.Here} is {node.Kind}; it should be scales of words, such as {{salience: {{vital: 85..100}}}}.");
            return Fallback;
        }

        Named<Named<Uncertain>> own = [];
        foreach (YamlEntry scale in mapping.Entries)
        {
            string name = scale.Key.Text;
            if (!Scales.TryGet(name, out NumberShape? range))
            {
                reading.ReportKey(scale.Key, $"`{name}` is not a scale of words.", NearestName.Hint(name, Scales.Names));
                continue;
            }

            if (own.Has(name))
            {
                reading.ReportKey(scale.Key, $"The scale `{name}` stands twice.");
                continue;
            }

            int before = reading.Numbers.Count;
            MapShape<Uncertain> words = new(NameKind.Word, defines: true, range);
            own = own.With(name, (Named<Uncertain>)reading.Within(name, NameKind.Scale, () =>
                Checked((Named<Uncertain>)words.Read(scale.Value, reading), scale.Value, reading)));
            reading.Numbers.RemoveRange(before, reading.Numbers.Count - before); // the meaning of words, not inputs
        }

        foreach ((string name, Named<Uncertain> words) in own)
        {
            IEnumerable<KeyValuePair<string, Uncertain>> usual = reading.Words[name].Where(word => !words.Has(word.Key));
            reading.Words = reading.Words.With(name, new([.. usual, .. words]));
        }

        return own;
    }

    // A word stands for a plain range, and must not look like a number.
    private static Named<Uncertain> Checked(Named<Uncertain> words, YamlNode written, Reading reading)
    {
        foreach ((string word, Uncertain range) in words)
        {
            YamlEntry entry = ((YamlMapping)written).FindEntry(word)!;
            if (word.Length > 0 && char.IsDigit(word[0]))
            {
                reading.ReportKey(entry.Key, $"The word `{word}` begins with a digit, so it would be taken for a number.");
            }
            else if (range is not (Uncertain.Uniform or Uncertain.Point))
            {
                reading.Report(entry.Value, $"The word `{word}` stands for a range such as 85..100, with nothing likelier inside.");
            }
        }

        return words;
    }

    public override JsonNode Write(object value) => new JsonObject(((Named<Named<Uncertain>>)value).Select(scale =>
        KeyValuePair.Create(scale.Key, (JsonNode?)new JsonObject(scale.Value.Select(word =>
            KeyValuePair.Create(word.Key, (JsonNode?)NumberSyntax.Write(word.Value)))))));

    public override JsonObject Schema(Definitions definitions) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(Scales.Select(scale => KeyValuePair.Create(scale.Key, (JsonNode?)new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = scale.Value.Schema(definitions),
        }))),
        ["additionalProperties"] = false,
    };
}
