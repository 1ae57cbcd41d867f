using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Scenarios;

namespace Entente.Web.Files;

/// <summary>What the workbench keeps of a file beside it, in `.entente/NAME`: the texts that were saved here, to go back to and forth
/// again, and a text with errors that waits to be mended. It survives the end of the server, and nothing of it is needed to read the
/// file.</summary>
/// <remarks>Texts are named by their SHA-256 and only taken if they still have it. Git passes the folder over. A folder that is a link is
/// not written to: it would lead elsewhere.</remarks>
/// <param name="file">The scenario file.</param>
internal sealed class Kept(string file)
{
    private const string Folder = ".entente", IndexFile = "kept.json", Ignored = ".gitignore";
    private const int MaxSteps = 100;

    private readonly string top = Path.Combine(Path.GetDirectoryName(file)!, Folder);
    private readonly string folder = Path.Combine(Path.GetDirectoryName(file)!, Folder, Path.GetFileName(file));

    /// <summary>What is kept now.</summary>
    public KeptTexts Read()
    {
        try
        {
            string index = Path.Combine(folder, IndexFile);
            return !IsLink && File.Exists(index)
                ? JsonSerializer.Deserialize(File.ReadAllText(index), JsonLayout.TypeOf<KeptTexts>(Body.Options)) is { IsSound: true } read
                    ? read : new()
                : new();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return new(); // it is only a help
        }
    }

    /// <summary>The bytes of a text that is kept; null if it is not there any more.</summary>
    public byte[]? Text(string hash)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(PathOf(hash));
            return FileVersion.HashOf(bytes) == hash ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The draft as text; null if there is none.</summary>
    public string? Draft(KeptTexts kept) =>
        kept.Draft is KeptDraft draft && Text(draft.Text) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Remembers that one text took the place of another. Where that cannot be kept, it cannot be undone, and that is
    /// all.</summary>
    public void Record(byte[] before, byte[] after)
    {
        (string old, string now) = (FileVersion.HashOf(before), FileVersion.HashOf(after));
        KeptTexts kept = Read();
        string[] past = kept.IsAt(old) ? kept.Texts[..(kept.At + 1)] : [old];
        string[] texts = [.. past.Append(now).TakeLast(MaxSteps)];
        try
        {
            Store(before);
            Store(after);
            Write(new() { Texts = texts, At = texts.Length - 1 });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file itself is written.
        }
    }

    /// <summary>Remembers that the file went back or forth to another of the texts.</summary>
    public void MoveTo(int at)
    {
        try
        {
            Write(Read() with { At = at });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file itself is written.
        }
    }

    /// <summary>Keeps a text that cannot be the file's yet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="of">The version that it was made of.</param>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public void SaveDraft(string text, string of)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Store(bytes);
        Write(Read() with { Draft = new(FileVersion.HashOf(bytes), of) });
    }

    /// <summary>The draft is done with.</summary>
    public void DropDraft()
    {
        if (Read() is { Draft: not null } kept)
        {
            Write(kept with { Draft = null });
        }
    }

    private bool IsLink => new DirectoryInfo(top).LinkTarget is not null || new DirectoryInfo(folder).LinkTarget is not null;

    private string PathOf(string hash) => Path.Combine(folder, $"{hash}.yaml");

    private void Store(byte[] bytes)
    {
        if (IsLink)
        {
            throw new IOException($"{Folder} is a link.");
        }

        if (!Directory.Exists(folder))
        {
            MakePrivate(top);
            MakePrivate(folder);
            WholeFile.Replace(Path.Combine(top, Ignored), "*\n");
        }

        string path = PathOf(FileVersion.HashOf(bytes));
        if (!File.Exists(path))
        {
            WholeFile.Replace(path, bytes);
        }
    }

    private void Write(KeptTexts kept)
    {
        WholeFile.Replace(Path.Combine(folder, IndexFile), JsonSerializer.Serialize(kept, JsonLayout.TypeOf<KeptTexts>(Body.Options)));
        HashSet<string> named = [.. kept.Texts, .. kept.Draft is KeptDraft draft ? [draft.Text] : Array.Empty<string>()];
        foreach (string path in Directory.EnumerateFiles(folder, "*.yaml")
            .Where(path => !named.Contains(Path.GetFileNameWithoutExtension(path))))
        {
            File.Delete(path);
        }
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

/// <summary>Which texts are kept of a file.</summary>
internal sealed record KeptTexts
{
    /// <summary>None.</summary>
    public KeptTexts()
    {
    }

    /// <summary>From a file; what it leaves out is as it is in a new one.</summary>
    [JsonConstructor]
    public KeptTexts(string[]? texts = null) => Texts = texts ?? [];

    /// <summary>SHA-256 of the texts that followed each other, oldest first.</summary>
    public string[] Texts { get; init; } = [];

    /// <summary>Which of them the file held last.</summary>
    public int At { get; init; }

    /// <summary>A text that waits to be mended.</summary>
    public KeptDraft? Draft { get; init; }

    /// <summary>Whether it can have been written here.</summary>
    internal bool IsSound =>
        At >= 0 && At < Math.Max(1, Texts.Length) && Texts.Append(Draft?.Text ?? "").All(hash => hash.All(char.IsAsciiHexDigit));

    /// <summary>Whether the file still is what was saved here last, so that steps from there make sense.</summary>
    public bool IsAt(string version) => At < Texts.Length && Texts[At] == version;

    /// <summary>Whether there is a text before it.</summary>
    public bool CanUndo(string version) => IsAt(version) && At > 0;

    /// <summary>Whether there is a text after it.</summary>
    public bool CanRedo(string version) => IsAt(version) && At < Texts.Length - 1;
}

/// <summary>A text that waits to be mended.</summary>
/// <param name="Text">Its SHA-256.</param>
/// <param name="Of">The version of the file that it was made of.</param>
internal sealed record KeptDraft(string Text, string Of);
