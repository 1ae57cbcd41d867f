using System.Text.RegularExpressions;
using System.Text.Json.Nodes;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A scenario without the names of speakers and analysts and without what tells which documents it rests on, for results that
/// others may see.</summary>
/// <remarks>Speakers become `Speaker 1`, documents `Source 1`, in file order; the names of sources and evidence, which often hold such
/// names, become `source-1` and `evidence-1` wherever they stand; quoted words go. In every free text of the file the names are replaced
/// too (<see cref="SecretNames"/>). Numbers, actors and issues stay, so that every result is the same.</remarks>
internal sealed class Redaction
{
    private readonly SecretNames names;
    private readonly Dictionary<string, string> evidence;
    private readonly Dictionary<string, string> voices;

    private Redaction(IReadOnlyList<Scenario> scenarios)
    {
        names = SecretNames.Of(scenarios);
        evidence = Numbered(scenarios[0].Evidence.Names, "evidence");
        voices = Numbered(scenarios[0].Analysts.Names, "analyst");
    }

    /// <summary>The scenario without names of speakers and titles of sources.</summary>
    /// <exception cref="NameLeftException">It cannot be written without them.</exception>
    public static Scenario Of(Scenario scenario) => For(scenario).Cleaned(scenario);

    /// <summary>The same for a file: its text is written anew, its numbers keep their order, and of its problems those are left out that
    /// name evidence or sources.</summary>
    /// <exception cref="NameLeftException">It cannot be written without them.</exception>
    public static ScenarioFile Of(ScenarioFile file) => file.Scenario is Scenario scenario ? For(scenario).Cleaned(file, scenario) : file;

    /// <summary>What leaves out the names of one scenario, or of several: as it is, and before changes were made to it.</summary>
    internal static Redaction For(params IReadOnlyList<Scenario> scenarios) => new(scenarios);

    /// <summary>A text without the names.</summary>
    internal string Cleaned(string text) => names.Without(text);

    /// <summary>Answers in JSON without them: names of evidence become those of the redacted scenario.</summary>
    internal JsonNode? Cleaned(JsonNode? node, string key = "") => node switch
    {
        JsonObject group => new JsonObject(group.Select(part => KeyValuePair.Create(part.Key, Cleaned(part.Value, part.Key)))),
        JsonArray list => new JsonArray([.. list.Select(item => Cleaned(item, key))]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String && value.GetValue<string>() is string text =>
            key == "evidence" && evidence.TryGetValue(text, out string? name) ? name : Cleaned(text),
        _ => node?.DeepClone(),
    };

    /// <summary>Changes of a run without them. Changes of evidence and sources change no number, and go.</summary>
    internal ValueList<string> Cleaned(ValueList<string> changes) => new(
        from change in changes
        let parts = change.Split('=', 2)
        let path = parts[0].Trim().Split('.')
        where path[0] is not ("evidence" or "sources") && !path.Contains("evidence")
        select parts.Length == 2 ? $"{parts[0]}={WithoutAnalysts(path[0], Cleaned(parts[1]))}" : change);

    /// <summary>The value of a change with other keys for analysts: `analyst=anna`, `…={by: {anna: 30..40}}`.</summary>
    private string WithoutAnalysts(string section, string value) => section == "analyst"
        ? voices.GetValueOrDefault(value.Trim(), value)
        : voices.Aggregate(value, (text, one) =>
            Regex.Replace(text, $@"(?<=[{{,]\s*){Regex.Escape(one.Key)}(?=\s*:)", one.Value));

    /// <summary>Refuses a file of results in which a name is left.</summary>
    /// <param name="file">The file.</param>
    /// <param name="texts">Every text in it, with its place.</param>
    /// <exception cref="NameLeftException">One is.</exception>
    internal void Check(string file, IEnumerable<(string Place, string Text)> texts)
    {
        foreach ((string place, string text) in texts)
        {
            if (names.InWritten(text) is string label)
            {
                throw new NameLeftException(file, Cleaned(place), label);
            }
        }
    }

    /// <summary>Every text of a JSON document, its keys too, with the dotted path to it.</summary>
    internal static IEnumerable<(string Place, string Text)> TextsIn(JsonNode? node, string path = "") => node switch
    {
        JsonObject group => group.SelectMany(part => TextsIn(part.Value, Under(path, part.Key)).Prepend((Under(path, part.Key), part.Key))),
        JsonArray list => list.SelectMany((item, i) => TextsIn(item, Under(path, (i + 1).ToString(CultureInfo.InvariantCulture)))),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => [(path, value.GetValue<string>())],
        _ => [],
    };

    /// <summary>A file without the names.</summary>
    /// <exception cref="NameLeftException">It cannot be written without them.</exception>
    internal ScenarioFile Cleaned(ScenarioFile file, Scenario scenario)
    {
        Scenario redacted = Cleaned(scenario);
        Check("the scenario", TextsIn(Shapes.Scenario.Write(redacted)));
        string text = ScenarioWriter.Write(redacted);
        Dictionary<string, NumberInFile> places = ScenarioReader.Read(text, file.Name).Numbers.DistinctBy(number => number.Path)
            .ToDictionary(number => number.Path, StringComparer.Ordinal);
        return file with
        {
            Scenario = redacted,
            Text = text,
            Numbers = new(file.Numbers.Select(number => places.TryGetValue(number.Path, out NumberInFile? there)
                // what is as usual is not written again
                ? number with { Line = there.Line, Column = there.Column } : number with { Line = 1, Column = 1 })
                .Select(number => number.Value is Uncertain.Opinions opinions
                    ? number with { Value = opinions.Renamed(name => voices[name]) } : number with { Value = number.Value.InFigures })),
            Problems = new(file.Problems.Where(problem => !problem.Path.StartsWith("evidence.", StringComparison.Ordinal)
                && !problem.Path.StartsWith("sources.", StringComparison.Ordinal)
                && !scenario.Evidence.Names.Concat(scenario.Sources.Names)
                .Any(name => problem.Message.Contains(name, StringComparison.Ordinal))
                && names.In($"{problem.Path} {problem.Message} {problem.Hint}") is null)),
        };
    }

    private Scenario Cleaned(Scenario scenario)
    {
        Dictionary<string, string> speakers = SecretNames.Labels(scenario.Evidence.Values.Select(piece => piece.Speaker), "Speaker");
        Dictionary<string, string> analysts = SecretNames.Labels(scenario.Evidence.Values.Select(piece => piece.Analyst), "Analyst");
        Dictionary<string, string> pieces = Numbered(scenario.Evidence.Names, "evidence"),
            sources = Numbered(scenario.Sources.Names, "source");
        Rewriting rewriting = new(names.Without, (kind, name) =>
            kind == NameKind.Evidence ? pieces[name] : kind == NameKind.Analyst ? voices[name] : name);
        Scenario cleaned = (Scenario)Shapes.Scenario.Rewrite(scenario with
        {
            Sources = [],
            Evidence = [],
            Analysts = new(scenario.Analysts.Select(one => KeyValuePair.Create(one.Key, one.Value with { Name = null }))),
        }, rewriting) with
        {
            Sources = new(scenario.Sources.Select((source, i) => KeyValuePair.Create(
                sources[source.Key],
                new Source { Title = string.Create(CultureInfo.InvariantCulture, $"Source {i + 1}"), Date = source.Value.Date }))),
            Evidence = new(scenario.Evidence.Select(piece => KeyValuePair.Create(pieces[piece.Key], piece.Value with
            {
                Source = piece.Value.Source is string source ? sources[source] : null,
                At = piece.Value.At is string at ? names.Without(at) : null,
                Says = names.Without(piece.Value.Says),
                Quote = null,
                Speaker = piece.Value.Speaker is string speaker ? speakers[speaker] : null,
                SpeaksFor = piece.Value.SpeaksFor is string party && scenario.Actors.Has(party) ? party : null,
                Analyst = piece.Value.Analyst is string analyst ? analysts[analyst] : null,
            }))),
        };
        ScenarioFile read = ScenarioReader.Read(ScenarioWriter.Write(cleaned), "redacted");
        return read.Scenario ?? throw new NameLeftException("the scenario", Cleaned(read.Problems[0].Path), null);
    }

    private static Dictionary<string, string> Numbered(IEnumerable<string> names, string label) =>
        names.Select((name, i) => KeyValuePair.Create(name, string.Create(CultureInfo.InvariantCulture, $"{label}-{i + 1}")))
            .ToDictionary(StringComparer.Ordinal);

    private static string Under(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}

/// <summary>Something was to be written without the names of people and sources, and one of them is left in it. The message says where, and
/// never the name.</summary>
internal sealed class NameLeftException : InvalidOperationException
{
    /// <summary>Made without a place.</summary>
    public NameLeftException()
    {
    }

    /// <summary>Made with what to say.</summary>
    public NameLeftException(string message)
        : base(message)
    {
    }

    /// <summary>Made with what to say and what it came from.</summary>
    public NameLeftException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal NameLeftException(string file, string place, string? label)
        : base(label is null ? $"{file} cannot be written without the names of people and sources: without them `{Problem.Visible(place)}` "
            + "is no longer right."
            : $"{file} still holds a name of {label} (people and sources are counted in the order of the "
                + $"file){(place.Length > 0 ? $" at `{Problem.Visible(place)}`" : "")}, so nothing was written. "
            + "Keys of issues, options, packages and the like stay as they are: rename one that holds the name of a person or a source.")
    {
    }
}
