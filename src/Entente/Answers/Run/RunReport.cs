using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>The report of a run: first a page for whoever has to decide, then what an analyst wants to see.</summary>
internal static class RunReport
{
    /// <summary>Writes the report into the folder of the results.</summary>
    /// <exception cref="IOException">It cannot be written, or the draws cannot be read.</exception>
    public static void Write(RunResults results) => WholeFile.Replace(Path.Combine(results.Folder, RunResults.ReportFile), Html(results));

    /// <summary>The report of finished results as HTML.</summary>
    /// <exception cref="IOException">The draws cannot be read.</exception>
    public static string Html(RunResults results) => PageWriter.Html(Of(results, RunDraws.Of(results)));

    /// <summary>What a run found, told as its report and as its forecast.</summary>
    internal static Answer<RunResults> Answer(RunResults results) => new(
        results,
        new(Verb.Run, results.Info.Version, results.Info.Scenario, ""),
        _ => Of(results, results.Folder.Length == 0 ? null : RunDraws.Of(results)),
        () => Json(results)); // the report says itself how many worlds failed

    /// <summary>The forecast, and where the results are.</summary>
    /// <param name="results">The results.</param>
    /// <param name="folder">The folder as the user would write it; that of the results if left out.</param>
    public static JsonObject Json(RunResults results, string? folder = null)
    {
        JsonObject answer = JsonNode.Parse(results.Forecast.ToJson())!.AsObject();
        answer["folder"] = folder ?? (results.Folder.Length == 0 ? null : results.Folder);
        return answer;
    }

    /// <summary>The text that `run --json` prints.</summary>
    public static string Printed(RunResults results) => Json(results, Shown(results.Folder)).ToJsonString(JsonLayout.Options);

    /// <summary>A folder as a user would write it.</summary>
    public static string Shown(string folder)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(folder));
        return Problem.Visible(relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(folder) : relative);
    }

    /// <summary>The JSON Schema of this.</summary>
    internal static JsonObject Schema()
    {
        JsonObject schema = ResultsJson.Schema(typeof(Forecast));
        schema["properties"]!["folder"] = JsonKinds.Text.OrNull.Schema();
        return schema;
    }

    /// <summary>A number of the scenario in words, such as `the lowest position on territory that Russia accepts`.</summary>
    /// <param name="results">The results.</param>
    /// <param name="path">The number's dotted path.</param>
    public static string NumberInWords(RunResults results, string path) => NumberInWords(results.File, path);

    /// <summary>Says in words which number of a scenario stands at a dotted path.</summary>
    public static string NumberInWords(ScenarioFile file, string path) => new Words(file.Scenario!).Number(path);

    /// <summary>The report as a page.</summary>
    /// <param name="results">The results.</param>
    /// <param name="draws">The single draws; without them the parts that need them are left out.</param>
    /// <exception cref="ArgumentException">The scenario has errors.</exception>
    public static Page Of(RunResults results, RunDraws? draws)
    {
        Words words = new(results.File.Scenario!);
        Leanings leanings = new(results, words);
        Scenario scenario = words.Scenario;
        bool tellsFigures = !FewWorlds.AreTooFew(results.Forecast.Draws);
        return new Page(
            Verb.Run.Question,
            scenario.Title,
            $"Odds as seen on {Say.Day(scenario.From)}, until {Say.Day(scenario.Until)}. {Say.Count(results.Forecast.Draws)} "
                + "simulated worlds.",
            [.. SectionSentences.Of(
            [
                .. !tellsFigures ? [new("In brief", [new Paragraph(new RunSentences(results.Forecast, words).TooFew) { IsMain = true }])]
                    : (Section[])
                [
                    InShort.Section(results, words),
                    OddsByDate.Section(results, words),
                    .. WhatHistorySays.Section(results, words),
                    TermsOfDeal.Section(results, words),
                    WhoGains.Section(results, words),
                    WhatHolds.Section(results, words),
                    WhatStandsInTheWay.Section(results, words, leanings),
                ],
                new("For analysts", [])
                {
                    IsForAnalysts = true,
                    Inner =
                    [
                        .. !tellsFigures ? [] : new Section[]
                        {
                            leanings.Section(),
                            OverTime.Section(results, words),
                            AllPackages.Section(results, words, draws),
                        },
                        Inputs.Section(results),
                        EvidenceTable.Section(words),
                        AboutTheModel.Section(words),
                        Reproduction.Section(results),
                    ],
                },
            ],
            scenario)],
            [
                $"Made by Entente {results.Info.Version} from {results.Info.Scenario}.",
                "Entente takes no side and makes no prophecy: every number here follows from the assumptions of the scenario file, which "
                    + "are listed above.",
            ])
        {
            Links = RunPages.In(results.Folder),
        };
    }
}
