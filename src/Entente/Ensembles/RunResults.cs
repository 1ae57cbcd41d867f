using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>A finished run: what produced it, what it says, and its draws.</summary>
/// <param name="Info">What produced it.</param>
/// <param name="File">The scenario as it was run, with the changes made for it; its name is that of the user's file.</param>
/// <param name="Forecast">The answers.</param>
/// <param name="Timeline">The ensemble step by step.</param>
/// <param name="Folder">The folder with the files.</param>
public sealed record RunResults(RunInfo Info, ScenarioFile File, Forecast Forecast, Timeline Timeline, string Folder)
{
    /// <summary>The scenario before the changes made for the run; the same as <see cref="File"/> if there were none.</summary>
    public ScenarioFile Original { get; init; } = File;

    /// <summary>Name of the file with one row a draw.</summary>
    public const string DrawsFile = "draws.parquet";

    /// <summary>Name of the file with one row a step.</summary>
    public const string TimelineFile = "timeline.parquet";

    /// <summary>Name of the file with the answers.</summary>
    public const string ForecastFile = "forecast.json";

    /// <summary>Name of the file that says what produced the folder.</summary>
    public const string InfoFile = "run.json";

    /// <summary>Name of the copy of the scenario, as it was before the changes made for the run.</summary>
    public const string ScenarioCopy = "scenario.yaml";

    /// <summary>Name of the log of draws, which an unfinished run has.</summary>
    internal const string LogFile = "draws.log";

    /// <summary>Name of the scenario as it was, which an unfinished run has whose results are redacted.</summary>
    internal const string OriginalCopy = "original.yaml";

    /// <summary>Name of the report.</summary>
    public const string ReportFile = "report.html";

    /// <summary>Names of the pages that questions about the run add, whose numbers are theirs: a new run drops them.</summary>
    public static readonly ValueList<string> PageFiles = ["compare.html", "why.html", "explain.html", "moves.html", "holds.html"];

    /// <summary>Reads a finished run.</summary>
    /// <param name="folder">The results folder.</param>
    /// <exception cref="IOException">The folder is not there, or has not all files of a run.</exception>
    /// <exception cref="System.Text.Json.JsonException">Its files are none of a run.</exception>
    public static RunResults Read(string folder)
    {
        RunInfo info = RunInfo.FromJson(System.IO.File.ReadAllText(Path.Combine(folder, InfoFile)));
        ScenarioFile file = ScenarioReader.Read(System.IO.File.ReadAllText(Path.Combine(folder, ScenarioCopy)), info.Scenario);
        return new(
            info, ScenarioEditor.Apply(file, info.Set), Forecast.FromJson(System.IO.File.ReadAllText(Path.Combine(folder, ForecastFile))),
            TimelineTable.Read(Path.Combine(folder, TimelineFile)), folder)
        {
            Original = file,
        };
    }

    /// <summary>A column of numbers of `draws.parquet`, one a draw; NaN where a draw has none.</summary>
    /// <param name="name">The column, such as `payoff.south` or `terms.settlement.strip`.</param>
    /// <exception cref="ArgumentException">There is no such column of numbers.</exception>
    public double[] DrawNumbers(string name) => TableReader.Numbers(Path.Combine(Folder, DrawsFile), name);

    /// <summary>A column of texts of `draws.parquet`, one a draw; nothing where a draw has none.</summary>
    /// <param name="name">The column, such as `outcome` or `terms.settlement.guarantees`.</param>
    /// <exception cref="ArgumentException">There is no such column of texts.</exception>
    public string?[] DrawTexts(string name) => TableReader.Texts(Path.Combine(Folder, DrawsFile), name);
}
