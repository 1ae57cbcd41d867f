using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Opens the results folder of a finished run, or says in a sentence why it is none.</summary>
public static class FinishedRun
{
    private static readonly string[] Needed = [RunResults.InfoFile, RunResults.ScenarioCopy, RunResults.ForecastFile, RunResults.DrawsFile, RunResults.TimelineFile];

    /// <summary>Whether a path leads to a folder, or to where an unfinished run is to have its folder, so that it is no scenario file.</summary>
    public static bool IsFolder(string path) => Directory.Exists(path) || (path.Length > 0 && !File.Exists(path) && IsUnfinished(path));

    /// <summary>The results in a folder, or why there are none that can be used.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="version">The version that must have made them, where draws are to be the same; nothing if any will do.</param>
    public static (RunResults? Results, string? WhyNot) Open(string folder, string? version = null)
    {
        if (WhyNotWhole(folder) is string incomplete)
        {
            return (null, incomplete);
        }

        return Undamaged(() => RunResults.Read(folder)) is not RunResults results ? (null, Damaged(folder))
            : WhyNotAskable(results, folder, version) is string why ? (null, why)
            : (results, null);
    }

    /// <summary>The draws of a finished run, or why they cannot be used.</summary>
    public static (IReadOnlyList<Draw>? Draws, string? WhyNot) Draws(RunResults results) =>
        Undamaged(() => DrawsOfRun.Read(results)) is IReadOnlyList<Draw> draws ? (draws, null) : (null, Damaged(results.Folder));

    private static T? Undamaged<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // What a damaged Parquet file makes its reader throw is anybody's guess.
            return null;
        }
    }

    private static string Damaged(string folder) => $"the run in `{folder}` is damaged: one of its files cannot be read. Run it again.";

    private static bool IsUnfinished(string path) => RunFolder.At(path) is RunFolder place && Directory.Exists(place.Partial) && (!Directory.Exists(place.Finished) || IsPartialItself(path, place));

    private static bool IsPartialItself(string path, RunFolder place) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == place.Partial;

    private static string? WhyNotWhole(string folder)
    {
        string[] missing = [.. Needed.Where(file => !File.Exists(Path.Combine(folder, file)))];
        return IsUnfinished(folder) ? $"the run in `{folder}` is not finished. Go on with: entente run --resume {folder}"
            : File.Exists(folder) ? $"`{folder}` is a file, and no results folder of a run."
            : !Directory.Exists(folder) ? $"there is no folder `{folder}`."
            : missing.Length == Needed.Length || missing.Contains(RunResults.InfoFile) ? $"`{folder}` holds no finished run: it has no {RunResults.InfoFile}. Name a scenario file, or the folder that `entente run` left."
            : missing.Length > 0 ? $"the run in `{folder}` is damaged: {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing. Run it again."
            : null;
    }

    private static string? WhyNotAskable(RunResults results, string folder, string? version)
    {
        RunInfo info = results.Info;
        return version is not null && info.Version != version ? $"the run in `{folder}` was made by version {info.Version}, and this is {version}, whose numbers may differ. Run it again."
            : !info.Redacted && info.ScenarioSha256 != RunInfo.Sha256(File.ReadAllText(Path.Combine(folder, RunResults.ScenarioCopy)))
                ? $"{RunResults.ScenarioCopy} in `{folder}` is not the one that was run: it was changed afterwards. Run it again, or ask about the scenario file."
            : results.File.Scenario is null ? $"the scenario of the run in `{folder}` has errors in this version: {results.File.Problems[0].Message} Run it again."
            : null;
    }
}
