using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>A finished run: what produced it, what it says, and its draws.</summary>
/// <param name="Info">What produced it.</param>
/// <param name="File">The scenario as it was run, read again; its name is that of the user's file.</param>
/// <param name="Forecast">The answers.</param>
/// <param name="Timeline">The ensemble step by step.</param>
/// <param name="Folder">The folder with the files.</param>
public sealed record RunResults(RunInfo Info, ScenarioFile File, Forecast Forecast, Timeline Timeline, string Folder)
{
    /// <summary>Name of the file with one row a draw.</summary>
    public const string DrawsFile = "draws.parquet";

    /// <summary>Name of the file with one row a step.</summary>
    public const string TimelineFile = "timeline.parquet";

    /// <summary>Name of the file with the answers.</summary>
    public const string ForecastFile = "forecast.json";

    /// <summary>Name of the file that says what produced the folder.</summary>
    public const string InfoFile = "run.json";

    /// <summary>Name of the copy of the scenario, with the changes made for the run.</summary>
    public const string ScenarioCopy = "scenario.yaml";

    /// <summary>Name of the report.</summary>
    public const string ReportFile = "report.html";
}
