namespace Entente.Ensembles.Parts;

/// <summary>Draws one part of a run and leaves its sums in a folder that it shares with the others.</summary>
internal static class PartRun
{
    /// <summary>How many draws a part has at least where nobody said into how many parts a run is cut: so few are lost when it is
    /// stopped.</summary>
    public const int UsualDraws = 65_536;

    /// <summary>Draws a part, unless it is there.</summary>
    /// <param name="request">The run; its folder is the one for the parts.</param>
    /// <param name="range">The part.</param>
    /// <param name="keepsDraws">Whether to keep the draws beside the sums.</param>
    /// <param name="progress">Told how many draws there are, after each.</param>
    /// <param name="stop">Stops it; then nothing is left of it.</param>
    /// <exception cref="FolderRefusedException">The folder belongs to another run; nothing was changed.</exception>
    /// <exception cref="IOException">The folder cannot be written; no part is left.</exception>
    public static PartEnd Start(
        RunRequest request, PartRange range, bool keepsDraws, Action<int>? progress = null, CancellationToken stop = default)
    {
        PartsFolder folder = PartsFolder.Take(request.Folder, PartsInfo.Of(request, range.Of, keepsDraws), request.Original.Text);
        string file = Path.Combine(folder.Parts, range.SumsFile);
        if (folder.Read(range).WhyNot is null)
        {
            return new(file, WasThere: true, IsWhole: true);
        }

        ScenarioInputs inputs = ScenarioInputs.Of(request.File, request.Original, request.Settings.Seed);
        DrawFormat format = new(request.File.Scenario!.Actors.Count, request.File.Scenario.AllPackages.Count);
        RunSums sums = new(request, request.File, inputs);
        string beside = folder.Beside(range.TableFile);
        try
        {
            using TableWriter<SampledDraw>? table =
                keepsDraws ? new(beside, DrawTable.Columns(request.File.Scenario, request.File.Scenario, inputs)) : null;
            int end = Ensemble.Run(request.File.Scenario, request.Options, inputs, format.Write, request.Settings with { Draws = range.To },
                range.From, Count, stop, QuestionRule.Changes(request.File.Scenario));
            if (end < range.To)
            {
                return new(file, WasThere: false, IsWhole: false);
            }

            table?.Finish();
            table?.Dispose();
            Put(folder, range, sums, keepsDraws ? beside : null);
            return new(file, WasThere: false, IsWhole: true);

            // Through the form in which a folder keeps draws, so that all runs add up the same numbers.
            void Count(byte[] draw)
            {
                SampledDraw sampled = format.Read(draw);
                sums.Add(sampled);
                table?.Add(sampled);
                progress?.Invoke(sampled.Draw.Index + 1 - range.From);
            }
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Draws all parts of a run that are not there.</summary>
    /// <param name="request">The run; its folder is the one for the parts, and says into how many the run is cut if it has any.</param>
    /// <param name="progress">Told how many draws there are, after each.</param>
    /// <param name="stop">Stops it; parts that are whole are kept.</param>
    /// <returns>Whether all parts are there; false if it was stopped.</returns>
    /// <exception cref="FolderRefusedException">The folder belongs to another run; nothing was changed.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public static bool StartAll(RunRequest request, Action<int>? progress = null, CancellationToken stop = default)
    {
        PartsInfo? begun = PartsFolder.Open(request.Folder, request.Version).Folder?.Info;
        int draws = request.Settings.Draws, parts = begun?.Parts ?? Math.Max(1, draws / UsualDraws);
        return PartRange.All(parts, draws).All(range =>
            Start(request, range, begun?.KeepsDraws ?? false, done => progress?.Invoke(range.From + done), stop).IsWhole);
    }

    private static void Put(PartsFolder folder, PartRange range, RunSums sums, string? table)
    {
        string? hash = table is null ? null : RunInfo.Sha256OfFile(table);
        try
        {
            if (table is not null)
            {
                folder.PutInPlace(table, range.TableFile);
            }

            folder.Put(range.SumsFile, PartFile.Bytes(folder.Key, range, sums, hash));
        }
        catch (FileNotFoundException) when (folder.Read(range).WhyNot is null)
        {
            // Another process made the same part, and a merge has swept what this one had not yet put in place.
        }
    }
}

/// <summary>How the making of a part ended.</summary>
/// <param name="File">The file with its sums.</param>
/// <param name="WasThere">Whether it was there before.</param>
/// <param name="IsWhole">Whether it is there now; false if it was stopped.</param>
internal sealed record PartEnd(string File, bool WasThere, bool IsWhole);
