using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>A finished run: what produced it, what it says, and its draws.</summary>
/// <param name="Info">What produced it.</param>
/// <param name="File">The scenario as it was run, with the changes made for it; its name is that of the user's file.</param>
/// <param name="Forecast">The answers.</param>
/// <param name="Timeline">The ensemble step by step.</param>
/// <param name="Folder">The folder with the files; empty for a run in memory, which has no draws to look at.</param>
public sealed record RunResults(RunInfo Info, ScenarioFile File, Forecast Forecast, Timeline Timeline, string Folder)
{
    /// <summary>The scenario before the changes made for the run; the same as <see cref="File"/> if there were none.</summary>
    public ScenarioFile Original { get; init; } = File;

    /// <summary>The odds of an agreement.</summary>
    public override string ToString() => Forecast.ToString();

    /// <summary>SHA-256 of `run.json`, which tells one run in a folder from a later one.</summary>
    internal string Fingerprint { get; init; } = "";

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

    /// <summary>Name of the report.</summary>
    public const string ReportFile = "report.html";

    /// <summary>Whether the folder holds the single draws: one that was merged from parts may not.</summary>
    internal bool HasDraws => Folder.Length > 0 && (Info.Files.Count == 0 || Info.Files.Has(DrawsFile))
        && System.IO.File.Exists(Path.Combine(Folder, DrawsFile));

    /// <summary>The files that hold the results; `run.json` has their SHA-256.</summary>
    internal static readonly ValueList<string> ResultFiles = [DrawsFile, ForecastFile, ScenarioCopy, TimelineFile];

    /// <summary>A column of numbers of `draws.parquet`, one a draw; NaN where a draw has none.</summary>
    /// <param name="name">The column, such as `payoff.south` or `terms.settlement.strip`.</param>
    /// <exception cref="ArgumentException">There is no such column of numbers.</exception>
    public double[] DrawNumbers(string name) => [.. TableReader.Numbers(Path.Combine(Folder, DrawsFile), name)];

    /// <summary>A column of texts of `draws.parquet`, one a draw; null where a draw has none.</summary>
    /// <param name="name">The column, such as `outcome` or `terms.settlement.guarantees`.</param>
    /// <exception cref="ArgumentException">There is no such column of texts.</exception>
    public string?[] DrawTexts(string name) => [.. TableReader.Texts(Path.Combine(Folder, DrawsFile), name)];
}
