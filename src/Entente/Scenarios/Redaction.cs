using System.Text.Json.Nodes;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A scenario without the names of speakers and analysts and without what tells which documents it rests on, for results that others may see.</summary>
/// <remarks>Speakers become `Speaker 1`, documents `Source 1`, in file order; the names of sources and evidence, which often hold such names, become
/// `source-1` and `evidence-1` wherever they stand; quoted words go. Speakers' full names and surnames are replaced in every free text too. Numbers, actors and issues stay,
/// so that every result is the same.</remarks>
public static class Redaction
{
    private const int ShortestSurname = 4;

    /// <summary>The scenario without names of speakers and titles of sources.</summary>
    /// <exception cref="ArgumentException">The scenario holds a number that exists only inside a run.</exception>
    public static Scenario Of(Scenario scenario)
    {
        Dictionary<string, string> speakers = Numbered(scenario.Evidence.Values.Select(piece => piece.Speaker), "Speaker");
        Dictionary<string, string> analysts = Numbered(scenario.Evidence.Values.Select(piece => piece.Analyst), "Analyst");
        Dictionary<string, string> sources = Numbered(scenario.Sources.Names, "source-", separator: "");
        Dictionary<string, string> evidence = Numbered(scenario.Evidence.Names, "evidence-", separator: "");
        (string Name, string Label)[] replaced = [.. Replaced(scenario, speakers.Concat(analysts)).Concat(Titles(scenario))];

        JsonObject whole = (JsonObject)Shapes.Scenario.Write(scenario);
        JsonObject? pieces = Take(whole, "evidence"), documents = Take(whole, "sources");
        Clean(whole, evidence, text => Without(text, replaced));
        if (documents is not null)
        {
            whole["sources"] = new JsonObject(documents.Select((source, i) => KeyValuePair.Create(sources[source.Key], (JsonNode?)Anonymous(source.Value!.AsObject(), i + 1))));
        }

        if (pieces is not null)
        {
            whole["evidence"] = new JsonObject(pieces.Select(piece => KeyValuePair.Create(
                evidence[piece.Key],
                (JsonNode?)Anonymous(piece.Value!.AsObject(), scenario, sources, speakers, analysts, replaced))));
        }

        ScenarioFile read = ScenarioReader.Read(whole.ToJsonString(JsonLayout.Options), "redacted");
        return read.Scenario ?? throw new ArgumentException($"The redacted scenario cannot be read: {read.Problems[0]}", nameof(scenario));
    }

    /// <summary>The same for a file: its text is written anew, its numbers keep their places, and of its problems those are left out that name evidence or
    /// sources.</summary>
    public static ScenarioFile Of(ScenarioFile file)
    {
        if (file.Scenario is not Scenario scenario)
        {
            return file;
        }

        Scenario redacted = Of(scenario);
        string[] secret = [.. scenario.Evidence.Names, .. scenario.Sources.Names];
        return file with
        {
            Scenario = redacted,
            Text = ScenarioWriter.Write(redacted),
            Problems = new(file.Problems.Where(problem => !problem.Path.StartsWith("evidence.", StringComparison.Ordinal) && !problem.Path.StartsWith("sources.", StringComparison.Ordinal)
                && !secret.Any(name => problem.Message.Contains(name, StringComparison.Ordinal)))),
        };
    }

    private static Dictionary<string, string> Numbered(IEnumerable<string?> names, string label, string separator = " ") => names.OfType<string>().Distinct(StringComparer.Ordinal)
        .Select((name, i) => KeyValuePair.Create(name, string.Create(CultureInfo.InvariantCulture, $"{label}{separator}{i + 1}"))).ToDictionary(StringComparer.Ordinal);

    // Longest first, so that a full name goes before the surname inside it. Names of actors are no secret.
    private static IEnumerable<(string Name, string Label)> Replaced(Scenario scenario, IEnumerable<KeyValuePair<string, string>> people)
    {
        return people.SelectMany(one => new[] { (one.Key, one.Value), (one.Key.Split(' ')[^1], one.Value) })
            .Where(one => one.Item1.Length >= ShortestSurname && char.IsUpper(one.Item1[0]) && !IsOfActor(one.Item1, scenario))
            .DistinctBy(one => one.Item1).OrderByDescending(one => one.Item1.Length).ThenBy(one => one.Item1, StringComparer.Ordinal);
    }

    // An actor that publishes stays an actor: only the source no longer says who published it.
    private static IEnumerable<(string Name, string Label)> Titles(Scenario scenario) =>
        from source in scenario.Sources.Values.Index()
        from name in new[] { source.Item.Title, source.Item.Publisher, source.Item.Author }
        where name is { Length: >= ShortestSurname } && !IsOfActor(name, scenario)
        select (name, SourceLabel(source.Index + 1));

    /// <summary>Whether a name is that of an actor, or whole words of it.</summary>
    private static bool IsOfActor(string name, Scenario scenario)
    {
        return scenario.Actors.Names.Concat(scenario.Actors.Values.Select(actor => actor.Name).OfType<string>()).Any(actor => Words(actor).Contains(Words(name), StringComparison.OrdinalIgnoreCase));

        static string Words(string text) => $" {string.Concat(text.Select(one => char.IsLetterOrDigit(one) ? one : ' '))} ";
    }

    private static string SourceLabel(int number) => string.Create(CultureInfo.InvariantCulture, $"Source {number}");

    private static JsonObject? Take(JsonObject whole, string key)
    {
        JsonObject? part = whole[key] as JsonObject;
        whole.Remove(key);
        return part;
    }

    private static JsonObject Anonymous(JsonObject source, int number)
    {
        JsonObject left = new() { ["title"] = SourceLabel(number) };
        if (source["date"] is JsonNode date)
        {
            left["date"] = date.DeepClone();
        }

        return left;
    }

    private static JsonObject Anonymous(
        JsonObject piece, Scenario scenario, Dictionary<string, string> sources, Dictionary<string, string> speakers, Dictionary<string, string> analysts, (string Name, string Label)[] replaced)
    {
        JsonObject left = (JsonObject)piece.DeepClone();
        left.Remove("quote");
        Rename("source", sources);
        Rename("speaker", speakers);
        Rename("analyst", analysts);
        left["says"] = Without(left["says"]!.GetValue<string>(), replaced);
        if (left["speaks-for"]?.GetValue<string>() is string party && !scenario.Actors.Has(party))
        {
            left.Remove("speaks-for");
        }

        return left;

        void Rename(string key, Dictionary<string, string> names)
        {
            if (left[key]?.GetValue<string>() is string name)
            {
                left[key] = names[name];
            }
        }
    }

    /// <summary>Renames evidence wherever it is named, and cleans every free text.</summary>
    private static void Clean(JsonNode node, Dictionary<string, string> evidence, Func<string, string> clean)
    {
        switch (node)
        {
            case JsonObject group:
                foreach ((string key, JsonNode? value) in group.ToArray())
                {
                    if (key == "evidence" && value is not null)
                    {
                        group[key] = Renamed(value, evidence);
                    }
                    else if (value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String && key is "because" or "summary" or "title" or "name" or "asks" or "is")
                    {
                        group[key] = clean(value!.GetValue<string>());
                    }
                    else if (value is JsonObject or JsonArray)
                    {
                        Clean(value, evidence, clean);
                    }
                }

                break;
            case JsonArray list:
                foreach (JsonNode item in list.OfType<JsonNode>())
                {
                    Clean(item, evidence, clean);
                }

                break;
            default:
                break;
        }
    }

    private static JsonNode Renamed(JsonNode links, Dictionary<string, string> evidence) => links switch
    {
        JsonObject byKey => new JsonObject(byKey.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)Renamed(part.Value!, evidence)))),
        JsonArray list => new JsonArray([.. list.Select(name => Renamed(name!, evidence))]),
        _ => evidence.GetValueOrDefault(links.GetValue<string>(), links.GetValue<string>()),
    };

    private static string Without(string text, (string Name, string Label)[] replaced)
    {
        foreach ((string name, string label) in replaced)
        {
            for (int at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, Math.Min(at + label.Length, text.Length), StringComparison.OrdinalIgnoreCase))
            {
                bool whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));
                text = whole ? string.Concat(text.AsSpan(0, at), label, text.AsSpan(at + name.Length)) : text;
            }
        }

        return text;
    }
}
