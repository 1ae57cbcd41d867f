using System.Text.Json;
using Entente.Scenarios;

namespace Entente.Ensembles.Parts;

/// <summary>A folder in which parts of a run come together, made on one machine or on many that share it.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>`run.json` (<see cref="PartsInfo"/>): made by the first by linking, so that of two at once one wins; all others compare.</item>
/// <item>`scenario.yaml`: the scenario before the changes made for the run.</item>
/// <item>`parts/part-000003-of-000064.sums` (<see cref="PartFile"/>), and where draws are kept `….parquet`, which is put in place
/// before.</item>
/// </list>
/// Every file is written under a name that holds the machine and the process, brought onto the disk and renamed, so that a name without a
/// beginning of `.` is a whole file. A part that is made twice is the same bytes twice. Nothing takes a lock: file systems of clusters have
/// none that can be trusted.
/// </remarks>
internal sealed class PartsFolder
{
    private const string InnerFolder = "parts";

    private PartsFolder(string path, PartsInfo info) => (Folder, Info, Key) = (path, info, info.Key);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What the parts are parts of.</summary>
    public PartsInfo Info { get; }

    /// <summary>Names the run (<see cref="PartsInfo.Key"/>).</summary>
    public string Key { get; }

    /// <summary>The folder with the parts themselves.</summary>
    public string Parts => Path.Combine(Folder, InnerFolder);

    /// <summary>All parts of the run.</summary>
    public IEnumerable<PartRange> Ranges => PartRange.All(Info.Parts, Info.Draws);

    /// <summary>Whether a folder holds parts of a run.</summary>
    public static bool Is(string folder)
    {
        try
        {
            string path = InfoIn(folder);
            return File.Exists(path) && PartsInfo.FromJson(File.ReadAllText(path)) is not null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The folder for the parts of a run, made if it is not there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="info">The run.</param>
    /// <param name="scenario">Text of the scenario before the changes made for the run.</param>
    /// <exception cref="FolderRefusedException">It belongs to another run, or to something else; nothing was changed.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static PartsFolder Take(string path, PartsInfo info, string scenario)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), named = $"`{Problem.Visible(path)}`";
        if (File.Exists(folder))
        {
            throw new FolderRefusedException($"{named} is a file; parts of a run need a folder of their own.");
        }

        string file = InfoIn(folder);
        if (!File.Exists(file))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => !IsBegun(entry)) is
                string stranger && !File.Exists(file))
            {
                throw new FolderRefusedException($"{named} holds no parts of a run but other things, such as "
                    + $"`{Problem.Visible(Path.GetFileName(stranger))}`. Name a folder of their own with --out.");
            }

            Directory.CreateDirectory(folder);
            CreateUnlessThere(file, info.ToJson());
        }

        PartsInfo there = InfoOf(folder) ?? throw new FolderRefusedException(
            $"{named} holds something else than parts of a run: its {RunResults.InfoFile} is none of parts. Name another folder "
                + "with --out.");
        if (there.WhyNot(info) is string another)
        {
            throw new FolderRefusedException($"{named} belongs to a run {another}. Name another folder with --out.");
        }

        string copy = Path.Combine(folder, RunResults.ScenarioCopy);
        CreateUnlessThere(copy, scenario);
        if (RunInfo.Sha256(File.ReadAllText(copy)) != info.ScenarioSha256)
        {
            throw new FolderRefusedException($"{RunResults.ScenarioCopy} in {named} was changed. Name another folder with --out.");
        }

        PartsFolder taken = new(folder, there);
        Directory.CreateDirectory(taken.Parts);
        return taken;
    }

    /// <summary>A folder with parts and the run that they are parts of, or why there is none, in a sentence.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="version">Version of the program, which must be the one that made the parts.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (PartsFolder? Folder, RunRequest? Request, string? WhyNot) Open(string path, string version)
    {
        string named = $"`{Problem.Visible(path)}`";
        if (InfoOf(path) is not PartsInfo info)
        {
            return (null, null, Directory.Exists(Path.Combine(path, "cells"))
                ? $"{named} is the folder of a sweep: the call that made it, without --part, tells its odds."
                : Directory.Exists(path) ? $"{named} holds no parts of a run." : $"there is no folder {named}.");
        }

        string copy = Path.Combine(path, RunResults.ScenarioCopy);
        if (!File.Exists(copy) || File.ReadAllText(copy) is var text && RunInfo.Sha256(text) != info.ScenarioSha256)
        {
            return (null, null, $"{RunResults.ScenarioCopy} in {named} is missing or is not the one that was run.");
        }

        if (info.Version != version)
        {
            return (null, null, $"the parts in {named} were made by version {Problem.Visible(info.Version)}, and this is {version}. "
                + "Make them anew, or merge them with that version.");
        }

        ScenarioFile original = ScenarioReader.Read(text, info.Scenario), file = ScenarioEditor.Apply(original, info.Set);
        RunRequest request = new()
        {
            Original = original,
            File = file,
            Set = info.Set,
            Settings = new(info.Draws, info.Seed),
            Options = info.Options,
            Version = version,
            Folder = RunFolder.Usual(info.Scenario),
        };
        PartsFolder folder = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), info);
        return file.Scenario is null ? (null, null, $"the scenario in {named} has errors: {file.Problems[0].Message}")
            : info.WhyNot(PartsInfo.Of(request, info.Parts, info.KeepsDraws)) is not null
                ? (null, null, $"{RunResults.InfoFile} in {named} is not as a run of this version left it.")
            : (folder, request, null);
    }

    /// <summary>The sums of a part, or what is wrong with its file in words that follow its name.</summary>
    public (PartSums? Sums, string? WhyNot) Read(PartRange range) => PartFile.Read(Parts, Key, range);

    /// <summary>Parts that are still to be made: those that are not there, and those that cannot be used.</summary>
    public IEnumerable<PartRange> Missing() => Ranges.Where(range => Read(range).WhyNot is not null);

    /// <summary>A path beside a part that nobody else writes to.</summary>
    /// <param name="file">Name of the file that it becomes.</param>
    public string Beside(string file)
    {
        string host = string.Concat(Environment.MachineName.Select(one => char.IsAsciiLetterOrDigit(one) ? one : '-'));
        return Path.Combine(Parts, string.Create(CultureInfo.InvariantCulture,
            $".{file}.{host}-{Environment.ProcessId}-{Path.GetRandomFileName()}{WholeFile.NewEnding}"));
    }

    /// <summary>Puts bytes in place as a file of a part.</summary>
    /// <exception cref="IOException">They cannot be written; nothing is left.</exception>
    public void Put(string file, byte[] content)
    {
        string beside = Beside(file);
        try
        {
            using (FileStream stream = new(beside, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            PutInPlace(beside, file);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Puts a file that was written beside in place as a file of a part.</summary>
    public void PutInPlace(string beside, string file)
    {
        File.Move(beside, Path.Combine(Parts, file), overwrite: true);
        UnixCalls.FlushFolder(Parts);
    }

    /// <summary>Takes away what stopped processes left; only once all parts are there, when nobody's work is lost by it.</summary>
    public void Sweep()
    {
        foreach (string left in Directory.EnumerateFiles(Parts, ".part-*" + WholeFile.NewEnding)
            .Concat(Directory.EnumerateFiles(Folder, ".*" + WholeFile.NewEnding)).Where(IsBegun).ToArray())
        {
            File.Delete(left);
        }
    }

    private static string InfoIn(string folder) => Path.Combine(folder, RunResults.InfoFile);

    private static PartsInfo? InfoOf(string folder)
    {
        try
        {
            return File.Exists(InfoIn(folder)) ? PartsInfo.FromJson(File.ReadAllText(InfoIn(folder))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void CreateUnlessThere(string path, string text)
    {
        try
        {
            if (!File.Exists(path))
            {
                WholeFile.Create(path, text);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first; it is compared.
        }
    }

    private static bool IsBegun(string entry)
    {
        string name = Path.GetFileName(entry);
        return name.EndsWith(WholeFile.NewEnding, StringComparison.Ordinal)
            && new[] { RunResults.InfoFile, RunResults.ScenarioCopy, "part-" }
                .Any(known => name.StartsWith($".{known}", StringComparison.Ordinal));
    }
}
