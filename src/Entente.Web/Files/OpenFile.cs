using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Files;

/// <summary>A scenario file of the folder: what it is, and every way in which the page changes it.</summary>
/// <param name="id">What calls name it by.</param>
/// <param name="name">Its name from the folder.</param>
/// <param name="shownPath">Its path from where the program was started, as commands name it.</param>
/// <param name="path">Its path.</param>
/// <remarks>
/// <para>Editors empty a file before they write it, or take it away and put another in its place: a file that is empty or missing is as it
/// was until somebody finds that it stays so.</para>
/// <para>Every change is made of a version that the call names. If the file on disk is another by then, nothing is written, and the answer
/// has both.</para>
/// </remarks>
internal sealed partial class OpenFile(string id, string name, string shownPath, string path)
{
    private const int Patience = 2000; // milliseconds

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    private readonly Lock reading = new(), changing = new();
    private readonly Kept kept = new(path);
    private FileVersion? last;
    private (long Length, DateTime Written)? lookedLike;

    /// <summary>What calls name it by.</summary>
    public string Id => id;

    /// <summary>Its name from the folder, with `/` between folders.</summary>
    public string Name => name.Replace('\\', '/');

    /// <summary>Its path.</summary>
    public string Path => path;

    /// <summary>Its path from where the program was started, as commands name it.</summary>
    public string ShownPath => shownPath;

    /// <summary>What is kept of it beside it.</summary>
    public Kept Kept => kept;

    /// <summary>Whether it is, or was, a scenario file: one with the key `entente`, however wrong the rest.</summary>
    public bool IsScenario() => Read() is FileVersion version && Marked().IsMatch(Encoding.UTF8.GetString(version.Bytes));

    /// <summary>Whether a file is a scenario by its beginning, and larger than one may be.</summary>
    public static bool IsTooLargeScenario(string path)
    {
        const int beginning = 65_536;
        FileInfo there = new(path);
        if (there is not { Exists: true, Length: > TextFile.MaxFileSize })
        {
            return false;
        }

        try
        {
            using FileStream stream = there.OpenRead();
            byte[] bytes = new byte[beginning];
            return Marked().IsMatch(Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, beginning, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // nobody can say what it is
        }
    }

    /// <summary>The file as it is; as it was where it is empty or cannot be read; null if it never could be.</summary>
    public FileVersion? Read()
    {
        lock (reading)
        {
            // A pipe has no length either, and opening it would wait for a writer.
            FileInfo there = new(path);
            if (there is not { Exists: true, Length: > 0 })
            {
                return last;
            }

            // What was written some seconds ago, and looks as it did, need not be read again; a link does not look like its file.
            (long, DateTime) looks = (there.Length, there.LastWriteTimeUtc);
            if (looks == lookedLike && there.LinkTarget is null && TimeProvider.System.GetUtcNow()
                .UtcDateTime - there.LastWriteTimeUtc > Settled)
            {
                return last;
            }

            (string text, Problem? problem) = TextFile.Read(path, out byte[] bytes);
            if (bytes.Length == 0 && (last is not null || problem is null))
            {
                return last;
            }

            string hash = FileVersion.HashOf(bytes);
            if (last?.Version != hash)
            {
                last = new(hash, bytes, problem is null ? ScenarioReader.Read(text, shownPath)
                    : ScenarioFile.Unreadable(shownPath, "", problem with { File = shownPath }));
            }

            lookedLike = looks;

            return last;
        }
    }

    /// <summary>Changes single values, or takes entries out.</summary>
    /// <exception cref="RefusedException">The file is another, or the changes cannot be made.</exception>
    public void Edit(string version, IReadOnlyList<FileChange> changes) => Take(version, file => FileChange.Apply(file, changes));

    /// <summary>Puts what is made of the file in its place.</summary>
    /// <param name="version">The version that the page shows.</param>
    /// <param name="make">Makes it of the file as it is; what has errors is not written.</param>
    /// <exception cref="RefusedException">The file is another, or the change cannot be made.</exception>
    public void Take(string version, Func<ScenarioFile, ScenarioFile> make) => Change(version, now =>
    {
        ScenarioFile made = make(now.File);
        return made.Scenario is not null ? made
            : throw new RefusedException(StatusCodes.Status422UnprocessableEntity,
                "This change cannot be made.")
            { Problems = made.Errors };
    });

    /// <summary>Takes a text as the file's, or as a draft if it has errors or the file is another by now.</summary>
    /// <param name="version">The version that it was made of.</param>
    /// <param name="text">The text.</param>
    /// <param name="draft">The draft that it takes the place of, as the page knows it; null if it does not look.</param>
    /// <exception cref="RefusedException">The file is another, or the draft is.</exception>
    public void Save(string version, string text, string? draft)
    {
        if (Encoding.UTF8.GetByteCount(text) > TextFile.MaxFileSize)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge,
                "The text is larger than 1 MB, the most that a scenario may have.");
        }

        lock (changing)
        {
            KeptTexts before = kept.Read();
            if (draft is not null && draft != (before.Draft?.Text ?? ""))
            {
                throw Conflict("Another page wrote a draft of this file meanwhile.");
            }

            FileVersion now = Read()!;
            ScenarioFile made = ScenarioReader.Read(WithLineEndsOf(now.File.Text, text), shownPath);
            if (made.Scenario is null && made.Text != now.File.Text)
            {
                Keep(text, version);
                return;
            }

            try
            {
                Change(version, _ => made);
            }
            catch (RefusedException refused) when (refused.Status == StatusCodes.Status409Conflict)
            {
                Keep(text, version); // nothing is lost if the page goes
                throw Conflict(refused.Message);
            }

            kept.DropDraft();
        }
    }

    /// <summary>Goes back to the text before the last change that was made here, or forth again.</summary>
    /// <param name="version">The version that the page shows.</param>
    /// <param name="steps">-1 to undo, 1 to redo.</param>
    /// <exception cref="RefusedException">The file is another, or there is no such text.</exception>
    public void Step(string version, int steps)
    {
        lock (changing)
        {
            KeptTexts texts = kept.Read();
            bool can = steps < 0 ? texts.CanUndo(version) : texts.CanRedo(version);
            byte[] wanted = can && kept.Text(texts.Texts[texts.At + steps]) is byte[] there ? there
                : throw Conflict(steps < 0 ? "There is nothing to undo: the file is not what was saved here last."
                    : "There is nothing to redo: the file is not what was saved here last.");
            Put(version, _ => (wanted, null));
            kept.MoveTo(texts.At + steps);
        }
    }

    private void Change(string version, Func<FileVersion, ScenarioFile> make)
    {
        lock (changing)
        {
            (byte[] before, byte[] after) = Put(version, now =>
            {
                ScenarioFile made = make(now);
                return (TextFile.Encoded(made.Text, now.Bytes), made);
            });
            if (!before.AsSpan().SequenceEqual(after))
            {
                kept.Record(before, after);
            }
        }
    }

    private (byte[] Before, byte[] After) Put(string version, Func<FileVersion, (byte[] Bytes, ScenarioFile? Read)> make)
    {
        try
        {
            using FileLock held = FileLock.Take(path, Patience)
                ?? throw Conflict("Somebody else is changing the file, and does not come to an end. Try again.");
            byte[] before = File.ReadAllBytes(path);
            if (before.Length == 0)
            {
                throw Conflict("The file is empty at this moment; another program may be writing it. Try again.");
            }

            if (FileVersion.HashOf(before) != version || Read() is not FileVersion now || now.Version != version)
            {
                throw Conflict("The file was changed by another program or page meanwhile.");
            }

            (byte[] after, ScenarioFile? read) = make(now);
            if (!before.AsSpan().SequenceEqual(after) && !WholeFile.ReplaceIf(path, after, before))
            {
                throw Conflict("The file was changed by another program at the same moment.");
            }

            if (read is not null)
            {
                lock (reading)
                {
                    // It need not be parsed again, but looked at: somebody may have written since.
                    (last, lookedLike) = (new(FileVersion.HashOf(after), after, read), null);
                }
            }

            return (before, after);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(StatusCodes.Status409Conflict,
                $"The file cannot be written: {FileFault.Words(e)}")
            { Theirs = Theirs };
        }
    }

    private void Keep(string text, string of)
    {
        try
        {
            kept.SaveDraft(text, of);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(StatusCodes.Status409Conflict, "The text has errors, so it was not written to the file, and "
                + "it cannot be "
                + $"kept beside it: {FileFault.Words(e)}")
            { Theirs = Theirs };
        }
    }

    private RefusedException Conflict(string why) => new(StatusCodes.Status409Conflict, why) { Theirs = Theirs };

    private JsonObject Theirs() => StateJson.Of(this, Read()!);

    // Pages break lines in one way; the file keeps its own.
    private static string WithLineEndsOf(string old, string text) =>
        old.Contains("\r\n", StringComparison.Ordinal) && !text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n")
            : text;

    [GeneratedRegex("""^\uFEFF?["']?entente["']?\s*:""", RegexOptions.Multiline)]
    private static partial Regex Marked();
}

/// <summary>A file as it was at a moment.</summary>
/// <param name="Version">SHA-256 of its bytes, in hexadecimal digits.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="File">What was read of them.</param>
internal sealed record FileVersion(string Version, byte[] Bytes, ScenarioFile File)
{
    /// <summary>The version that bytes are.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
