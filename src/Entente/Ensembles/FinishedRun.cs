using System.Text.Json.Nodes;
using Entente.Ensembles.Parts;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>The one door to a finished run: opens its results folder, or says in a sentence what is wrong with it; then nothing of it is
/// used.</summary>
/// <remarks>Every file must be as the run left it (SHA-256 in `run.json`, which carries its own), belong to the same run, and hold
/// probabilities that are some.</remarks>
internal static class FinishedRun
{
    private const double SumTolerance = 1e-6;

    // Draws are needed only of a run that lists them.
    private static readonly string[] Needed = [RunResults.InfoFile, .. RunResults.ResultFiles.Where(file => file != RunResults.DrawsFile)];

    /// <summary>Whether a path leads to a folder, or to where an unfinished run is to have its folder, so that it is no scenario
    /// file.</summary>
    public static bool IsFolder(string path) => Directory.Exists(path) || (path.Length > 0 && !File.Exists(path) && IsUnfinished(path));

    /// <summary>Whether a folder has anything of a run in it, whole or not.</summary>
    public static bool IsRun(string path) =>
        IsFolder(path) && (IsUnfinished(path) || Needed.Any(file => File.Exists(Path.Combine(path, file))));

    /// <summary>The results in a folder, or why there are none that can be used.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="version">The version that must have made them, where draws are to be the same; null if any will do.</param>
    public static (RunResults? Results, string? WhyNot) Open(string folder, string? version = null)
    {
        if (WhyNotWhole(folder) is string incomplete)
        {
            return (null, incomplete);
        }

        string named = $"`{Problem.Visible(folder)}`", reading = RunResults.InfoFile;
        try
        {
            string text = File.ReadAllText(Path.Combine(folder, RunResults.InfoFile));
            RunInfo info = RunInfo.FromJson(text);
            if (version is not null && info.Version != version)
            {
                return (null, $"the run in {named} was made by version {Problem.Visible(info.Version)}, and this is {version}, whose "
                    + "numbers may differ. Run it again.");
            }

            if (info.Files.Has(RunResults.DrawsFile) && !File.Exists(Path.Combine(folder, RunResults.DrawsFile)))
            {
                return (null, Lacks(folder, [RunResults.DrawsFile]));
            }

            if (Changed(folder, info) is string changed)
            {
                return (null, changed != RunResults.ScenarioCopy ? Damaged(folder, changed)
                    : $"{changed} in {named} is not the one that was run: it was changed afterwards. Run it again, or ask about the "
                        + "scenario file.");
            }

            reading = "one of its files";
            RunResults results = Read(folder, info) with { Fingerprint = RunInfo.Sha256(text) };
            return results.File.Scenario is null
                ? (null, $"the scenario of the run in {named} has errors in this version: {results.File.Problems[0].Message} Run it again.")
                : WhyNotTrue(results) is string impossible ? (null, $"the run in {named} is damaged: {impossible} Run it again.")
                : (results, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"the run in {named} cannot be read: {FileFault.Words(fault)}");
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // What a damaged Parquet file makes its reader throw is anybody's guess.
            return (null, Damaged(folder, reading));
        }
    }

    /// <summary>The first draws of a finished run, or why they cannot be used.</summary>
    /// <param name="results">The run.</param>
    /// <param name="most">How many at most.</param>
    public static (IReadOnlyList<Draw>? Draws, string? WhyNot) Draws(RunResults results, int most)
    {
        try
        {
            List<Draw> draws = [.. Each(results).Take(most)];
            return IsStill(results) ? (draws, null) : (null, Replaced(results.Folder));
        }
        catch (UnusableDrawsException fault)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>The draws of a finished run, one after another; few are in memory at a time.</summary>
    /// <param name="results">The run.</param>
    /// <exception cref="UnusableDrawsException">They cannot be used; the message says why.</exception>
    public static IEnumerable<Draw> Each(RunResults results)
    {
        if (!results.HasDraws)
        {
            throw new UnusableDrawsException(NoDraws(results.Folder));
        }

        using IEnumerator<Draw> draws = DrawsOfRun.Read(results).GetEnumerator();
        int count = 0;
        for (; HasNext(); count++)
        {
            yield return draws.Current;
        }

        if (!IsStill(results) || count != results.Info.Draws)
        {
            throw new UnusableDrawsException(IsStill(results) ? Damaged(results.Folder, RunResults.DrawsFile) : Replaced(results.Folder));
        }

        bool HasNext()
        {
            try
            {
                return draws.MoveNext();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new UnusableDrawsException(
                    $"the run in `{Problem.Visible(results.Folder)}` cannot be read: {FileFault.Words(fault)}", fault);
            }
            catch (Exception damage) when (damage is not OutOfMemoryException)
            {
                // What a damaged Parquet file makes its reader throw is anybody's guess.
                throw new UnusableDrawsException(Damaged(results.Folder, RunResults.DrawsFile), damage);
            }
        }
    }

    /// <summary>Whether the folder still holds the run that was read from it, and not a newer one.</summary>
    public static bool IsStill(RunResults results)
    {
        try
        {
            return RunInfo.Sha256OfFile(Path.Combine(results.Folder, RunResults.InfoFile)) == results.Fingerprint;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What to say of a run that did not keep its draws, when they are needed.</summary>
    public static string NoDraws(string folder) =>
        $"the run in `{Problem.Visible(folder)}` was merged from parts that kept no draws, and this needs them. Make the parts with --keep "
            + "draws.";

    /// <summary>What to say when it does not.</summary>
    public static string Replaced(string folder) =>
        $"the run in `{Problem.Visible(folder)}` was replaced by another one meanwhile. Ask again.";

    private static RunResults Read(string folder, RunInfo info)
    {
        string At(string file) => Path.Combine(folder, file);
        ScenarioFile file = ScenarioReader.Read(File.ReadAllText(At(RunResults.ScenarioCopy)), info.Scenario);
        return new(info, ScenarioEditor.Apply(file, info.Set), Forecast.FromJson(File.ReadAllText(At(RunResults.ForecastFile))),
            TimelineTable.Read(At(RunResults.TimelineFile)), folder)
        {
            Original = file,
        };
    }

    /// <summary>The first file that is not as the run left it, or null.</summary>
    private static string? Changed(string folder, RunInfo info) =>
        Needed.Skip(1).Concat(info.Files.Has(RunResults.DrawsFile) ? [RunResults.DrawsFile] : [])
            .FirstOrDefault(file => !info.Files.TryGet(file, out string? hash)
            || RunInfo.Sha256OfFile(Path.Combine(folder, file)) != hash);

    private static string Damaged(string folder, string file) =>
        $"the run in `{Problem.Visible(folder)}` is damaged: {file} is not as a run of this version left it. Run it again.";

    /// <summary>What no run can have come to, in a sentence, or nothing: for what the fingerprints do not see, such as a folder that was
    /// put together by hand.</summary>
    private static string? WhyNotTrue(RunResults results)
    {
        (RunInfo info, Forecast forecast) = (results.Info, results.Forecast);
        double?[] outcomes = [.. forecast.Outcomes.Values.Select(outcome => outcome.P)];
        return (forecast.Seed, forecast.Draws) != (info.Seed, info.Draws) ? $"{RunResults.ForecastFile} and {RunResults.InfoFile} are of "
            + "different runs."
            : !(info.Draws > 0) || !(forecast.Failed >= 0 && forecast.Failed <= forecast.Draws)
                ? $"{RunResults.ForecastFile} counts draws that cannot be."
            : Chances(JsonNode.Parse(forecast.ToJson())).Any(p => !(p is >= 0 and <= 1))
                ? $"{RunResults.ForecastFile} holds a probability outside 0 to 1."
            : outcomes.All(p => p is not null) && outcomes.Length > 0 && !(Math.Abs(outcomes.Sum()!.Value - 1) <= SumTolerance)
                ? $"the outcomes in {RunResults.ForecastFile} do not add up to 1."
            : null;
    }

    private static IEnumerable<double> Chances(JsonNode? node) => node switch
    {
        JsonObject group => group.SelectMany(one => one.Key == "p" && one.Value is JsonValue p ? [p.GetValue<double>()]
            : Chances(one.Value)),
        JsonArray list => list.SelectMany(Chances),
        _ => [],
    };

    private static bool IsUnfinished(string path) => RunFolder.At(path) is RunFolder place && Directory.Exists(place.Partial)
        && (!Directory.Exists(place.Finished) || IsPartialItself(path, place));

    private static bool IsPartialItself(string path, RunFolder place) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == place.Partial;

    private static string? WhyNotWhole(string folder)
    {
        string named = Problem.Visible(folder);
        string[] missing = [.. Needed.Where(file => !File.Exists(Path.Combine(folder, file)))];
        return IsUnfinished(folder) ? $"the run in `{named}` is not finished. Go on with: entente run --resume {named}"
            : File.Exists(folder) ? $"`{named}` is a file, and no results folder of a run."
            : !Directory.Exists(folder) ? $"there is no folder `{named}`."
            : PartsFolder.Is(folder) ? $"`{named}` holds parts of a run. Put them together with: entente merge {named}"
            : missing.Length == Needed.Length || missing.Contains(RunResults.InfoFile)
                ? $"`{named}` holds no finished run: it has no {RunResults.InfoFile}. Name a scenario file, or the folder that "
                    + "`entente run` left."
            : missing.Length > 0 ? Lacks(folder, missing)
            : null;
    }

    private static string Lacks(string folder, string[] files) =>
        $"the run in `{Problem.Visible(folder)}` is damaged: {string.Join(", ", files)} {(files.Length == 1 ? "is" : "are")} missing. "
            + "Run it again.";
}
