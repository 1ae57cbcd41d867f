using System.Security.Cryptography;
using System.Text;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>Runs an ensemble and leaves a results folder.</summary>
internal static class ScenarioRun
{
    /// <summary>Draws what is missing, adds everything up, and puts the results in place.</summary>
    /// <param name="request">The run.</param>
    /// <param name="progress">Told how many draws there are, after each.</param>
    /// <param name="complete">Adds to the results once they are in place, such as a report; to redacted ones before, so that it is searched
    /// for names too. No other run can replace them meanwhile.</param>
    /// <param name="stop">Stops the run so that it can be gone on with: start it again with the same request.</param>
    /// <returns>How far it came.</returns>
    /// <remarks>The files are the same, byte for byte, whatever the number of threads and however often the run was stopped.</remarks>
    /// <exception cref="ArgumentException">The scenario has errors.</exception>
    /// <exception cref="FolderRefusedException">The folder holds something else, or is being written by another run; nothing was
    /// changed.</exception>
    /// <exception cref="NameLeftException">The results were to be redacted, and a name is left in one; none was put in place.</exception>
    /// <exception cref="InvalidOperationException">What <paramref name="complete"/> was to add could not be made; the results are in
    /// place.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static RunEnd Start(RunRequest request, Action<int>? progress = null, Action<RunResults>? complete = null,
        CancellationToken stop = default)
    {
        Scenario scenario = request.File.Scenario ?? throw new ArgumentException("A file with errors cannot be run.", nameof(request));
        RunInfo info = request.Info;
        using RunFolder folder = Taken(request);
        Redaction? redaction = request.Redacts
            ? Redaction.For([scenario, .. request.Original.Scenario is Scenario unchanged ? [unchanged] : Array.Empty<Scenario>()]) : null;
        ScenarioFile shown = redaction is null ? request.File : redaction.Cleaned(request.File, scenario) with { Name = info.Scenario };
        ScenarioFile copied = redaction is null ? request.Original
            : redaction.Cleaned(request.Original, request.Original.Scenario
                ?? throw new NameLeftException("A scenario that has errors before its changes cannot be written without the names of "
                + "people and sources. Mend the file itself."));
        folder.Begin(info, request.Original.Text, request.Discards);
        folder.Write(RunResults.ScenarioCopy, copied.Text);
        ScenarioInputs inputs = ScenarioInputs.Of(request.File, request.Original, info.Seed);
        DrawFormat format = new(scenario.Actors.Count, scenario.AllPackages.Count);
        RunSums sums = new(request, shown, inputs);
        using TableWriter<SampledDraw> table =
            new(folder.InMade(RunResults.DrawsFile), DrawTable.Columns(scenario, shown.Scenario!, inputs));
        using DrawLog log = DrawLog.Open(folder.InPartial(RunResults.LogFile), Key(info), Count);
        int found = log.Items;
        int done = Ensemble.Run(scenario, request.Options, inputs, format.Write, request.Settings, found, Take, stop,
            QuestionRule.Changes(scenario));
        log.Flush();
        if (done < info.Draws)
        {
            return new(done, found, null);
        }

        table.Finish();
        table.Dispose();
        log.Dispose();
        return new(done, found, Finish(folder, info, shown, sums, redaction, RunResults.ResultFiles, complete));

        void Take(byte[] draw)
        {
            log.Append(draw);
            Count(draw);
            progress?.Invoke(log.Items);
        }

        // What is counted is what was kept, so that a resumed run counts the same.
        void Count(ReadOnlyMemory<byte> draw)
        {
            SampledDraw sampled = format.Read(draw);
            sums.Add(sampled);
            table.Add(sampled);
        }
    }

    /// <summary>Draws and adds everything up without a folder: the same forecast and timeline, and no draws to look at
    /// afterwards.</summary>
    /// <param name="request">The run; its folder is not used.</param>
    /// <param name="progress">Told how many draws there are, after each.</param>
    /// <param name="stop">Stops the run.</param>
    /// <exception cref="ArgumentException">The scenario has errors.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RunResults InMemory(RunRequest request, Action<int>? progress = null, CancellationToken stop = default)
    {
        Scenario scenario = request.File.Scenario ?? throw new ArgumentException("A file with errors cannot be run.", nameof(request));
        ScenarioInputs inputs = ScenarioInputs.Of(request.File, request.Original, request.Settings.Seed);
        RunSums sums = new(request, request.File, inputs);
        DrawFormat format = new(scenario.Actors.Count, scenario.AllPackages.Count);
        int done = 0;
        Ensemble.Run(scenario, request.Options, inputs, format.Write, request.Settings, 0, Count, stop, QuestionRule.Changes(scenario));
        stop.ThrowIfCancellationRequested();
        return new(request.Info, request.File, sums.Forecast(), sums.Timeline(), "") { Original = request.Original };

        // Through the form in which a folder keeps draws, so that both runs add up the same numbers.
        void Count(byte[] draw)
        {
            sums.Add(format.Read(draw));
            progress?.Invoke(++done);
        }
    }

    /// <summary>Leaves a results folder of draws that were added up elsewhere.</summary>
    /// <param name="request">The run; not a redacted one.</param>
    /// <param name="sums">What its draws add up to.</param>
    /// <param name="writeDraws">Writes the table of draws to a path; null if they were not kept.</param>
    /// <param name="complete">Adds to the results once they are in place.</param>
    /// <exception cref="FolderRefusedException">The folder holds something else; nothing was changed.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static RunResults Put(RunRequest request, RunSums sums, Action<string>? writeDraws, Action<RunResults>? complete)
    {
        using RunFolder folder = Taken(request);
        folder.Begin(request.Info, request.Original.Text, request.Discards);
        folder.Write(RunResults.ScenarioCopy, request.Original.Text);
        writeDraws?.Invoke(folder.InMade(RunResults.DrawsFile));
        return Finish(folder, request.Info, request.File, sums, null,
            [.. RunResults.ResultFiles.Where(file => writeDraws is not null || file != RunResults.DrawsFile)], complete);
    }

    private static RunFolder Taken(RunRequest request)
    {
        RunFolder folder = RunFolder.At(request.Folder, request.Pages);
        try
        {
            folder.Take(request.Original.Name);
            folder.Recover();
            return !request.MayReplaceAnother
                && WhyAnother(folder.ReadFinished(), folder.Finished, request.Info, request) is string another
                ? throw new FolderRefusedException(another) : folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Writes what the draws add up to, puts it all in place, and adds to it.</summary>
    private static RunResults Finish(
        RunFolder folder, RunInfo info, ScenarioFile shown, RunSums sums, Redaction? redaction,
        IReadOnlyList<string> files, Action<RunResults>? complete)
    {
        RunInfo told = redaction is null ? info : RedactedRun.WithoutNames(info, redaction);
        RunResults results = new(told, shown, sums.Forecast(), sums.Timeline(), folder.Finished);
        TimelineTable.Write(folder.InMade(RunResults.TimelineFile), results.Timeline);
        folder.Write(RunResults.ForecastFile, results.Forecast.ToJson());
        if (redaction is not null)
        {
            // What is added can hold a name too, and must not be seen before it was looked at.
            complete?.Invoke(results with { Folder = folder.Made });
        }

        RunInfo listed = folder.Publish(info, told, files, made =>
        {
            if (redaction is not null)
            {
                RedactedRun.Check(made, redaction);
            }
        });
        results = results with { Info = listed, Fingerprint = RunInfo.Sha256(listed.ToJson()) };
        if (redaction is null)
        {
            Add(complete, results);
        }

        return results;
    }

    /// <summary>Adds to results that are in place. A fault in a page costs none of them.</summary>
    private static void Add(Action<RunResults>? complete, RunResults results)
    {
        try
        {
            complete?.Invoke(results);
        }
        catch (Exception fault) when (fault is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw AdditionFailedException.To(results.Folder, fault);
        }
    }

    /// <summary>Two scenarios can have files of one name, and so one folder unless it is named; then the second says so instead of
    /// replacing the first.</summary>
    private static string? WhyAnother(RunInfo? before, string folder, RunInfo info, RunRequest request)
    {
        if (before is null || FinishedRun.Open(folder).Results is not RunResults there)
        {
            return null;
        }

        string? title = request.Redacts ? Redaction.Of(request.File.Scenario!).Title : request.File.Scenario?.Title, titleThere =
            there.File.Scenario?.Title;
        return before.Scenario == info.Scenario && title == titleThere ? null
            : $"the folder for these results holds those of another scenario, `{Problem.Visible(titleThere ?? before.Scenario)}` "
                + $"({Problem.Visible(before.Scenario)}). Name a folder with --out.";
    }

    private static byte[] Key(RunInfo info) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{DrawFormat.Version.ToString(CultureInfo.InvariantCulture)}\n{info.ToJson()}"));
}

/// <summary>How far a run came.</summary>
/// <param name="Done">How many draws there are.</param>
/// <param name="Found">How many of them an earlier, unfinished run had left.</param>
/// <param name="Results">The results; null if it was stopped before the last draw.</param>
internal sealed record RunEnd(int Done, int Found, RunResults? Results);
