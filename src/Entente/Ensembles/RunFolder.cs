using System.Text;
using System.Text.Json;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>Where the results of a run stand: a folder that appears whole, and beside it, with `.partial` after its name, what an
/// unfinished run is gone on from.</summary>
/// <remarks>
/// <para>A finished folder is known by its `run.json`, which lists its files with their SHA-256, and never by its name; an unfinished one
/// by its own `run.json` and the scenario that this names. What is not known is never moved or deleted: then nothing is done at all.</para>
/// <para>One process at a time has the folder (<see cref="Take"/>). Results are made in a folder of a random name within the unfinished
/// one, and take the place of older ones by renaming; these wait within the unfinished one for the moment in between. Whatever stops the
/// program, the old results are whole, or the new ones are, or the unfinished run can be gone on with; <see cref="Recover"/> mends what a
/// stop between two renames leaves.</para>
/// </remarks>
internal sealed class RunFolder : IDisposable
{
    /// <summary>The folder in which results stand, unless somebody says otherwise.</summary>
    public const string UsualPlace = "results";

    private const string PartialEnding = ".partial", MadeBeginning = "made-", ReplacedFolder = "replaced";

    private static readonly string[] PartialFiles = [RunResults.InfoFile, RunResults.ScenarioCopy, RunResults.LogFile];

    private readonly string[] pages;
    private FileLock? held;

    private RunFolder(string finished, IEnumerable<string> pages)
    {
        (Finished, this.pages) = (finished, [RunResults.ReportFile, .. pages]);
        Made = Path.Combine(Partial, MadeBeginning + Path.GetRandomFileName());
    }

    /// <summary>The folder with the results, once they are there.</summary>
    public string Finished { get; }

    /// <summary>The folder of the unfinished run.</summary>
    public string Partial => Finished + PartialEnding;

    /// <summary>The folder in which this process makes the results: nobody else has its name.</summary>
    public string Made { get; }

    private string Replaced => Path.Combine(Partial, ReplacedFolder);

    /// <summary>Where the results of a scenario stand, unless somebody says otherwise: from the folder in which the program was
    /// started.</summary>
    public static string Usual(string scenario) => Path.Combine(UsualPlace, Path.GetFileNameWithoutExtension(scenario));

    /// <summary>The place of a run; a link to a folder is the folder.</summary>
    /// <param name="path">The results folder, or the unfinished one beside it.</param>
    /// <param name="pages">Names of the pages besides the report that older results in it may have.</param>
    public static RunFolder At(string path, params IEnumerable<string> pages)
    {
        string whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Length == 0 ? "." : path));
        string finished = whole.EndsWith(PartialEnding, StringComparison.Ordinal) ? whole[..^PartialEnding.Length] : whole;
        return new(WholeFile.RealPath(finished), pages);
    }

    /// <summary>Takes the place for a run, so that no other writes here.</summary>
    /// <param name="scenario">The file that is read, which must not lie in a folder that is replaced; null if none is.</param>
    /// <exception cref="FolderRefusedException">Results cannot stand here; nothing was changed.</exception>
    /// <exception cref="IOException">The folder above cannot be written.</exception>
    public void Take(string? scenario)
    {
        if (WhyNoPlace(scenario) is string why)
        {
            throw new FolderRefusedException(why);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Finished)!);
        Hold(patience: 0);
        if ((WhyNotOurs(Finished) ?? WhyNotUnfinished()) is string stranger)
        {
            throw new FolderRefusedException(stranger);
        }
    }

    /// <summary>Keeps runs from replacing what is here.</summary>
    /// <param name="patience">How long to wait for one that has the place, in milliseconds.</param>
    /// <exception cref="FolderRefusedException">A run has it.</exception>
    /// <exception cref="IOException">The folder above cannot be written.</exception>
    public void Hold(int patience) =>
        held = FileLock.Take(Finished, patience)
            ?? throw new FolderRefusedException($"another run is writing to {Shown(Finished)}. Wait for it, or name another "
            + "place with --out.");

    /// <summary>Gives the place back; what was made and not put in place goes.</summary>
    public void Dispose()
    {
        if (held is not null && Directory.Exists(Made))
        {
            Remove(Made);
        }

        held?.Dispose();
        held = null;
    }

    /// <summary>Puts older results back that were moved aside when the program was stopped.</summary>
    public void Recover()
    {
        if (Directory.Exists(Replaced) && !Directory.Exists(Finished))
        {
            Directory.Move(Replaced, Finished);
        }
        else if (Directory.Exists(Replaced))
        {
            Remove(Replaced);
        }
    }

    /// <summary>The run that is unfinished here, or null.</summary>
    /// <exception cref="JsonException">Its `run.json` is damaged.</exception>
    public RunInfo? ReadInfo() => InfoIn(Partial);

    /// <summary>The run whose results stand here, or null.</summary>
    /// <exception cref="JsonException">Its `run.json` is damaged.</exception>
    public RunInfo? ReadFinished() => InfoIn(Finished);

    /// <summary>Makes the unfinished folder ready for a run: draws of the same run are gone on from.</summary>
    /// <param name="info">The run.</param>
    /// <param name="original">The scenario as it is.</param>
    /// <param name="discards">Whether draws of another run may be thrown away.</param>
    /// <exception cref="FolderRefusedException">Draws of another run are kept here.</exception>
    public void Begin(RunInfo info, string original, bool discards)
    {
        if (Directory.Exists(Partial) && ReadInfo()?.ToJson() != info.ToJson())
        {
            if (!discards && HasDraws())
            {
                throw new FolderRefusedException($"an unfinished run of other settings keeps its draws in {Shown(Partial)}. Go on with it: "
                    + $"entente run --resume {Shown(Finished)}. Or throw its draws away: add --discard.");
            }

            Remove(Partial);
        }

        if (!Directory.Exists(Partial))
        {
            string begun = $"{Partial}-{Path.GetRandomFileName()}";
            Directory.CreateDirectory(begun);
            WholeFile.Create(Path.Combine(begun, RunResults.ScenarioCopy), original);
            WholeFile.Create(Path.Combine(begun, RunResults.InfoFile), info.ToJson());
            Directory.Move(begun, Partial);
        }

        foreach (string abandoned in Directory.EnumerateDirectories(Partial, MadeBeginning + "*"))
        {
            Remove(abandoned);
        }

        Directory.CreateDirectory(Made);
    }

    /// <summary>The scenario of the unfinished run as it was.</summary>
    public string ReadOriginal() => File.ReadAllText(InPartial(RunResults.ScenarioCopy));

    /// <summary>Path of a file of the unfinished run.</summary>
    public string InPartial(string file) => Path.Combine(Partial, file);

    /// <summary>Path of a file of the results that are being made.</summary>
    public string InMade(string file) => Path.Combine(Made, file);

    /// <summary>Writes a file of the results that are being made, onto the disk.</summary>
    public void Write(string file, string text)
    {
        using FileStream stream = new(InMade(file), FileMode.CreateNew, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The results that were made take their place, with a `run.json` that lists them.</summary>
    /// <param name="info">The run as it was begun.</param>
    /// <param name="shown">The run as results name it.</param>
    /// <param name="files">Names of the files that hold the results.</param>
    /// <param name="check">Looks at the folder before it is put in place.</param>
    /// <returns>The run with its files.</returns>
    /// <exception cref="IOException">It is no longer the run that was begun here, or something else came to stand here
    /// meanwhile.</exception>
    public RunInfo Publish(RunInfo info, RunInfo shown, IReadOnlyList<string> files, Action<string> check)
    {
        RunInfo listed = shown with
        {
            Files = new(
            files.Select(file => KeyValuePair.Create(file, RunInfo.Sha256OfFile(InMade(file)))))
        };
        Write(RunResults.InfoFile, listed.ToJson());
        check(Made);
        UnixCalls.FlushFolder(Made);
        if (ReadInfo()?.ToJson() != info.ToJson())
        {
            throw new IOException($"another run took the place of this one in {Shown(Partial)}.");
        }

        if (WhyNotOurs(Finished) is string why)
        {
            throw new IOException(why);
        }

        if (Directory.Exists(Finished))
        {
            Directory.Move(Finished, Replaced);
        }

        Directory.Move(Made, Finished);
        UnixCalls.FlushFolder(Path.GetDirectoryName(Finished)!);
        Remove(Partial);
        return listed;
    }

    private string? WhyNoPlace(string? scenario)
    {
        string here = WholeFile.RealPath(Environment.CurrentDirectory);
        return File.Exists(Finished) ? $"{Shown(Finished)} is a file; results need a folder of their own."
            : Path.GetPathRoot(Finished) == Finished ? $"{Shown(Finished)} is the root of a disk; results need a folder of their own."
            : IsWithin(here, Finished) ? $"{Shown(Finished)} is the folder that you are in, or one above it, which results cannot replace. "
                + "Name a folder of their own."
            : scenario is not null && File.Exists(scenario)
                && (IsWithin(WholeFile.RealPath(scenario), Finished) || IsWithin(WholeFile.RealPath(scenario), Partial))
                ? $"{Shown(scenario)} lies in the folder that the results would replace. Name another folder with --out."
            : null;
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Why a folder is none that a run left whole, in a sentence; null if it is one, is empty, or is not there.</summary>
    private string? WhyNotOurs(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return null;
        }

        RunInfo? info;
        try
        {
            info = InfoIn(folder);
        }
        catch (JsonException)
        {
            return $"{Shown(Path.Combine(folder, RunResults.InfoFile))} is not as a run of this version left it, so it cannot be told what "
                + "else in the folder is whose. Name another folder with --out, or take this one away yourself.";
        }

        return Entries(folder).Where(entry => !IsOurs(entry, info))
            .Select(entry => info?.Files.Has(Path.GetFileName(entry)) == true || pages.Contains(Path.GetFileName(entry))
            ? $"{Shown(entry)} is not as a run left it: it was changed, or is yours. A new run would replace the folder; name another "
                + "one with --out."
            : $"{Shown(entry)} is none of the files of a run. A new run would replace the folder; name another one with --out.")
                .FirstOrDefault();
    }

    private bool IsOurs(string entry, RunInfo? info)
    {
        string name = Path.GetFileName(entry);
        return info is not null && File.Exists(entry) && new FileInfo(entry).LinkTarget is null
            && (name == RunResults.InfoFile
                || (info.Files.TryGet(name, out string? hash) && RunInfo.Sha256OfFile(entry) == hash)
                || (pages.Contains(name) && OwnPage.IsIn(entry))
                || (name.EndsWith(WholeFile.NewEnding, StringComparison.Ordinal) && OwnPage.IsBegunIn(entry)));
    }

    /// <summary>Why the unfinished folder is none, in a sentence; null if it is one, is empty, or is not there.</summary>
    private string? WhyNotUnfinished()
    {
        if (!Directory.Exists(Partial) || !Directory.EnumerateFileSystemEntries(Partial).Any())
        {
            return null;
        }

        string yours = $"{Shown(Partial)} is not as an unfinished run left it: ", advice = " Name another folder with --out, or take this "
            + "one away yourself.";
        try
        {
            if (ReadInfo() is not RunInfo info || RunInfo.Sha256(ReadOriginal()) != info.ScenarioSha256)
            {
                return $"{yours}{(File.Exists(InPartial(RunResults.InfoFile)) ? $"{RunResults.ScenarioCopy} in it was changed."
                    : $"it has no {RunResults.InfoFile}.")}{advice}";
            }
        }
        catch (Exception damage) when (damage is JsonException or FileNotFoundException)
        {
            return $"{yours}{RunResults.InfoFile} or {RunResults.ScenarioCopy} in it is damaged.{advice}";
        }

        string? stranger = Entries(Partial).FirstOrDefault(entry => Directory.Exists(entry)
            ? !(entry == Replaced || Path.GetFileName(entry).StartsWith(MadeBeginning, StringComparison.Ordinal))
            : !PartialFiles.Contains(Path.GetFileName(entry)));
        stranger ??= Entries(Partial).Where(entry => Directory.Exists(entry) && entry != Replaced).SelectMany(Entries)
            .FirstOrDefault(entry => !IsOfResults(Path.GetFileName(entry)));
        return stranger is not null ? $"{Shown(stranger)} is none of the files of an unfinished run.{advice}" : WhyNotOurs(Replaced);
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal);

    private bool IsOfResults(string file) =>
        file == RunResults.InfoFile || RunResults.ResultFiles.Contains(file) || pages.Contains(file);

    private bool HasDraws() =>
        File.Exists(InPartial(RunResults.LogFile)) && new FileInfo(InPartial(RunResults.LogFile)).Length > DrawLog.KeyLength;

    private static RunInfo? InfoIn(string folder)
    {
        string path = Path.Combine(folder, RunResults.InfoFile);
        return File.Exists(path) ? RunInfo.FromJson(File.ReadAllText(path)) : null;
    }

    /// <summary>Deletes a folder that is known to be ours, file by file; what came to stand in it meanwhile stays, and the folder with
    /// it.</summary>
    private void Remove(string folder)
    {
        foreach (string inner in Directory.EnumerateDirectories(folder)
            .Where(inner => Path.GetFileName(inner) is var name
            && (name == ReplacedFolder || name.StartsWith(MadeBeginning, StringComparison.Ordinal))).ToArray())
        {
            Remove(inner);
        }

        foreach (string file in Directory.EnumerateFiles(folder)
            .Where(file => Path.GetFileName(file) is var name
            && (IsOfResults(name) || name == RunResults.LogFile || name.EndsWith(WholeFile.NewEnding, StringComparison.Ordinal))).ToArray())
        {
            File.Delete(file);
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    /// <summary>A path as a user would write it, in quotes.</summary>
    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path));
        return $"`{Problem.Visible(relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative)}`";
    }
}
