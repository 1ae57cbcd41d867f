using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Entente.Scenarios;

namespace Entente.Web.Files;

/// <summary>A scenario file of the folder, and what it was when it was last looked at.</summary>
/// <param name="id">What calls name it by.</param>
/// <param name="name">Its name from the folder.</param>
/// <param name="shownPath">Its path from where the program was started, as commands name it.</param>
/// <param name="path">Its path.</param>
/// <remarks>Editors empty a file before they write it, or take it away and put another in its place: a file that is empty or missing is as it
/// was until somebody finds that it stays so.</remarks>
internal sealed partial class OpenFile(string id, string name, string shownPath, string path)
{
    private readonly Lock reading = new();
    private FileVersion? last;

    /// <summary>What calls name it by.</summary>
    public string Id => id;

    /// <summary>Its name from the folder, with `/` between folders.</summary>
    public string Name => name.Replace('\\', '/');

    /// <summary>Its path.</summary>
    public string Path => path;

    /// <summary>Whether it is, or was, a scenario file: one with the key `entente`, however wrong the rest.</summary>
    public bool IsScenario() => Read() is FileVersion version && Marked().IsMatch(version.File.Text);

    /// <summary>The file as it is; as it was where it is empty or cannot be read; null if it never could be.</summary>
    public FileVersion? Read()
    {
        lock (reading)
        {
            // A pipe has no length either, and opening it would wait for a writer.
            if (new FileInfo(path) is not { Exists: true, Length: > 0 })
            {
                return last;
            }

            (string text, Problem? problem) = TextFile.Read(path, out byte[] bytes);
            if (bytes.Length == 0 && problem is null)
            {
                return last;
            }

            string hash = FileVersion.HashOf(bytes);
            if (last?.Version != hash)
            {
                last = new(hash, bytes, problem is null ? ScenarioReader.Read(text, shownPath)
                    : ScenarioFile.Unreadable(shownPath, "", problem with { File = shownPath }));
            }

            return last;
        }
    }

    [GeneratedRegex("""^["']?entente["']?\s*:""", RegexOptions.Multiline)]
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
