using System.Text;
using System.Text.Json;

namespace Entente.Ensembles;

/// <summary>Where the results of a run stand: a folder that appears whole, and beside it, with `.partial` after its name, what is being made.</summary>
/// <remarks>The finished folder takes the place of an older one by renaming. Whatever stops the program, the old results are whole, or the new ones are,
/// or the unfinished folder can be gone on from; <see cref="Recover"/> mends what a stop between two renames leaves.</remarks>
internal sealed class RunFolder
{
    private const string PartialEnding = ".partial";
    private const string OldEnding = ".old";

    /// <summary>What a file ends in while it is being written, before it takes the place of an older one.</summary>
    public const string NewEnding = ".new";

    private static readonly string[] Files =
    [
        RunResults.InfoFile, RunResults.ScenarioCopy, RunResults.ForecastFile, RunResults.DrawsFile, RunResults.TimelineFile, RunResults.ReportFile, RunResults.LogFile, RunResults.OriginalCopy,
        .. RunResults.PageFiles,
    ];

    private RunFolder(string finished) => Finished = finished;

    /// <summary>The folder with the results, once they are there.</summary>
    public string Finished { get; }

    /// <summary>The folder in which they are made.</summary>
    public string Partial => Finished + PartialEnding;

    private string Old => Finished + OldEnding;

    /// <summary>The place of a run.</summary>
    /// <param name="path">The results folder, or the unfinished one beside it.</param>
    public static RunFolder At(string path)
    {
        string whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return new(whole.EndsWith(PartialEnding, StringComparison.Ordinal) ? whole[..^PartialEnding.Length] : whole);
    }

    /// <summary>Why results cannot stand here, in a sentence, or nothing if they can: what is there is no older run.</summary>
    public string? WhyNot()
    {
        if (File.Exists(Finished))
        {
            return $"`{Finished}` is a file; results need a folder of their own.";
        }

        if (Path.GetPathRoot(Finished) == Finished)
        {
            return $"`{Finished}` is the root of a disk; results need a folder of their own.";
        }

        string? stranger = new[] { Finished, Partial }.Where(Directory.Exists).SelectMany(Directory.EnumerateFileSystemEntries)
            .Order(StringComparer.Ordinal).FirstOrDefault(entry => Directory.Exists(entry) || !IsOurs(Path.GetFileName(entry)));
        return stranger is null ? null : $"`{stranger}` is none of the files of a run. A new run would replace the folder; name another one.";
    }

    private static bool IsOurs(string file) => Files.Contains(file.EndsWith(NewEnding, StringComparison.Ordinal) ? file[..^NewEnding.Length] : file);

    /// <summary>Puts older results back that were moved aside when the program was stopped.</summary>
    public void Recover()
    {
        if (!Directory.Exists(Old))
        {
            return;
        }

        if (Directory.Exists(Finished))
        {
            Directory.Delete(Old, recursive: true);
        }
        else
        {
            Directory.Move(Old, Finished);
        }
    }

    /// <summary>The run that is unfinished here, or nothing.</summary>
    public RunInfo? ReadInfo()
    {
        string path = InProgress(RunResults.InfoFile);
        try
        {
            return File.Exists(path) ? RunInfo.FromJson(File.ReadAllText(path)) : null;
        }
        catch (JsonException)
        {
            return null; // stopped before it was whole: there is nothing to go on from
        }
    }

    /// <summary>Makes the unfinished folder ready for a run: what it holds of the same run stays, all else goes.</summary>
    /// <param name="info">The run.</param>
    /// <param name="original">The scenario as it is.</param>
    /// <param name="shown">The scenario as the results show it; the same unless it is redacted.</param>
    public void Begin(RunInfo info, string original, string shown)
    {
        if (ReadInfo()?.ToJson() != info.ToJson() && Directory.Exists(Partial))
        {
            Directory.Delete(Partial, recursive: true);
        }

        Directory.CreateDirectory(Partial);
        Write(RunResults.ScenarioCopy, shown);
        if (shown != original)
        {
            Write(RunResults.OriginalCopy, original);
        }

        Write(RunResults.InfoFile, info.ToJson());
    }

    /// <summary>The scenario of the unfinished run as it was.</summary>
    public string ReadOriginal() =>
        File.ReadAllText(InProgress(File.Exists(InProgress(RunResults.OriginalCopy)) ? RunResults.OriginalCopy : RunResults.ScenarioCopy));

    /// <summary>Path of a file in the unfinished folder.</summary>
    public string InProgress(string file) => Path.Combine(Partial, file);

    /// <summary>Writes a file of the unfinished folder, onto the disk.</summary>
    public void Write(string file, string text)
    {
        using FileStream stream = new(InProgress(file), FileMode.Create, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The unfinished folder becomes the finished one.</summary>
    public void Publish()
    {
        File.Delete(InProgress(RunResults.OriginalCopy));
        if (Directory.Exists(Finished))
        {
            Directory.Move(Finished, Old);
        }

        Directory.Move(Partial, Finished);
        File.Delete(Path.Combine(Finished, RunResults.LogFile));
        Recover();
    }
}
