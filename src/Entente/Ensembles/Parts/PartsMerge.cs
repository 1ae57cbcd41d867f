namespace Entente.Ensembles.Parts;

/// <summary>Puts the parts of a run together to a results folder.</summary>
internal static class PartsMerge
{
    /// <summary>Adds all parts up and puts the results in place, if every part is there.</summary>
    /// <param name="folder">The parts.</param>
    /// <param name="request">The run, with the folder for its results.</param>
    /// <param name="complete">Adds to the results once they are in place, such as a report.</param>
    /// <returns>The results; or which parts lack, with what is wrong with each, and no results.</returns>
    /// <remarks>The files are those of one run, byte for byte, but for draws that were not kept: then there is no `draws.parquet`, and
    /// `run.json` does not list it. The parts stay where they are. Memory does not grow with their number.</remarks>
    /// <exception cref="FolderRefusedException">The folder for the results holds something else; nothing was changed.</exception>
    /// <exception cref="IOException">A part cannot be read, or the results cannot be written.</exception>
    public static MergeEnd Start(PartsFolder folder, RunRequest request, Action<RunResults>? complete = null)
    {
        (RunSums sums, List<(PartRange Part, string Why)> lacking) = Sums(folder, request);
        if (lacking.Count > 0)
        {
            return new(null, lacking);
        }

        string[] tables = folder.Info.KeepsDraws ? [.. folder.Ranges.Select(range => Path.Combine(folder.Parts, range.TableFile))] : [];
        RunResults results = ScenarioRun.Put(request, sums, tables.Length == 0 ? null : to => TableJoin.Write(tables, to), complete);
        folder.Sweep();
        return new(results, []);
    }

    /// <summary>What the parts that are there add up to, and those that lack, in order, each with what is wrong with its file.</summary>
    /// <param name="folder">The parts.</param>
    /// <param name="request">The run.</param>
    /// <exception cref="IOException">A part cannot be read.</exception>
    public static (RunSums Sums, List<(PartRange Part, string Why)> Lacking) Sums(PartsFolder folder, RunRequest request)
    {
        RunSums sums = new(request, request.File, ScenarioInputs.Of(request.File, request.Original, request.Settings.Seed));
        List<(PartRange Part, string Why)> lacking = [];
        foreach (PartRange range in folder.Ranges)
        {
            (PartSums? part, string? why) = folder.Read(range);
            part?.AddTo(sums);
            if (why is not null)
            {
                lacking.Add((range, why));
            }
        }

        return (sums, lacking);
    }
}

/// <summary>How a merge ended.</summary>
/// <param name="Results">The results; null if parts lack.</param>
/// <param name="Lacking">The parts that lack, in order, each with what is wrong with its file in words that follow its name.</param>
internal sealed record MergeEnd(RunResults? Results, IReadOnlyList<(PartRange Part, string Why)> Lacking);
