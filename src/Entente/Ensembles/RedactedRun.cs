using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>Results without the names of people and sources, and the search for one that is left: in every file, whatever made
/// it.</summary>
internal static partial class RedactedRun
{
    /// <summary>A finished run as others may see it; its files are not touched.</summary>
    /// <exception cref="NameLeftException">It cannot be written without names.</exception>
    public static RunResults Of(RunResults results)
    {
        Redaction redaction = For(results);
        RunInfo info = WithoutNames(results.Info, redaction);
        return results with
        {
            Info = info,
            File = redaction.Cleaned(results.File, results.File.Scenario!) with { Name = info.Scenario },
            Original = results.Original.Scenario is Scenario original
                ? redaction.Cleaned(results.Original, original) with { Name = info.Scenario } : results.Original,
            Forecast = Forecast.FromJson(
                redaction.Cleaned(JsonNode.Parse((results.Forecast with { Scenario = info.Scenario }).ToJson()))!.ToJsonString()),
        };
    }

    /// <summary>Refuses a page of a run in which a name is left.</summary>
    /// <param name="results">The run with its names.</param>
    /// <param name="html">The page.</param>
    /// <exception cref="NameLeftException">One is.</exception>
    public static void CheckPage(RunResults results, string html) => For(results).Check("the page", TextsOfPage(html));

    /// <summary>What produced a run, as a redacted folder says it.</summary>
    internal static RunInfo WithoutNames(RunInfo info, Redaction redaction) =>
        info with { Scenario = RunResults.ScenarioCopy, Set = redaction.Cleaned(info.Set), Redacted = true };

    /// <summary>Refuses a folder of results in which a name is left, whichever file it is in.</summary>
    /// <exception cref="NameLeftException">One is.</exception>
    internal static void Check(string folder, Redaction redaction)
    {
        foreach (string path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            redaction.Check(Path.GetFileName(path), Path.GetExtension(path) switch
            {
                ".parquet" => TableReader.AllTexts(path),
                ".json" => Redaction.TextsIn(JsonNode.Parse(File.ReadAllText(path))),
                ".html" => TextsOfPage(File.ReadAllText(path)),
                _ => [("", Unescaped(File.ReadAllText(path)))],
            });
        }
    }

    private static Redaction For(RunResults results) =>
        Redaction.For([.. new[] { results.File.Scenario, results.Original.Scenario }.OfType<Scenario>()]);

    // What a page shows and what its charts are drawn from; not the program's own code and style.
    private static IEnumerable<(string Place, string Text)> TextsOfPage(string html) =>
        [("", WebUtility.HtmlDecode(Unescaped(Tag().Replace(Code().Replace(html, ""), ""))))];

    private static string Unescaped(string text) =>
        Escape().Replace(text, escape => escape.Groups["code"].Success ? ((char)Convert.ToInt32(escape.Groups["code"].Value, 16)).ToString()
        : " ");

    [GeneratedRegex("<style>.*?</style>|<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("</?bdi>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\\(u(?<code>[0-9a-fA-F]{4})|[nrt])", RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
