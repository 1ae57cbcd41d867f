using System.Security.Cryptography;
using Entente.Evidence.Documents;
using Entente.Scenarios;

namespace Entente.Evidence.Provenance;

/// <summary>The copy of a source that a scenario keeps. It lies in the scenario's folder or below: a scenario from elsewhere cannot have
/// other files of this computer read, wait for a pipe, or call another computer.</summary>
internal static class SourceCopy
{
    private const int MaxLinks = 40;

    /// <summary>The path of a copy, or why it is not read.</summary>
    /// <param name="scenario">The path of the scenario file.</param>
    /// <param name="file">The copy as the scenario names it.</param>
    public static (string? Path, string? WhyNot) Find(string scenario, string file)
    {
        if (Path.IsPathRooted(file) || file.StartsWith('\\') || (file.Length > 1 && file[1] == ':' && char.IsAsciiLetter(file[0])))
        {
            return (null, "it names a place from the root of a disk or on another computer; a copy lies in the scenario's "
                + "folder or below.");
        }

        try
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(scenario))!, path = Path.GetFullPath(Path.Combine(folder, file));
            if (!IsBelow(path, folder) || !IsBelow(Real(path, 0), Real(folder, 0)))
            {
                return (null, "it leads outside the scenario's folder; a copy lies there or below.");
            }

            // Pipes, devices and files that the system makes up have no length; to open them could take for ever.
            return File.Exists(path) && new FileInfo(Real(path, 0)).Length == 0 ? (null, "it is empty, or no ordinary file.")
                : (path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, FileFault.Words(e));
        }
    }

    /// <summary>The copy of a source as a document, or why there is none; and whether it is another than evidence was taken from.</summary>
    /// <param name="scenario">The path of the scenario file.</param>
    /// <param name="source">A source that names a copy.</param>
    public static (SourceDocument? Document, string? WhyNot, bool IsChanged) Open(string scenario, Source source)
    {
        (string? path, string? whyNot) = Find(scenario, source.File!);
        if (path is null)
        {
            return (null, $"The copy `{source.File}` is not read: {whyNot}", false);
        }

        (SourceDocument? document, Problem? problem) = DocumentReader.ReadFile(path, source.Date);
        return document is null ? (null, $"The copy `{source.File}` cannot be read: {problem!.Message}", false)
            : (document, null, source.Sha256 is string hash && !hash.Equals(HashOf(path), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What is to be said of a copy that is another than evidence was taken from.</summary>
    public static string IsAnother(Source source) =>
        $"The copy `{source.File}` is not the one that evidence was taken from: its SHA-256 differs.";

    private static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The path with every link in it followed.
    private static string Real(string path, int links)
    {
        if (links > MaxLinks)
        {
            throw new IOException("Too many links.");
        }

        string real = Path.GetPathRoot(path)!;
        foreach (string part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            real = entry.LinkTarget is string target ? Real(Path.GetFullPath(target, real), links + 1) : next;
        }

        return real;
    }
}
