using System.Text;

namespace Entente.Scenarios;

/// <summary>Puts files in place so that they are there in full, old or new, whatever stops the program or the machine.</summary>
/// <remarks>A file is written beside its place, brought onto the disk and renamed. Links are followed; what takes the place of a file keeps
/// its mode and, as far as the system lets it, its owner. A read-only file is never replaced.</remarks>
internal static class WholeFile
{
    /// <summary>What a file's name ends in while it is being written.</summary>
    public const string NewEnding = ".new";

    internal const string ReadOnly = "It is read-only.";

    /// <summary>A path as the system sees it: full, with every link in it followed. Two paths lead to the same place if this is the
    /// same.</summary>
    /// <exception cref="IOException">Its links lead nowhere but to each other.</exception>
    public static string RealPath(string path)
    {
        string full = Path.GetFullPath(path), at = Path.GetPathRoot(full)!;
        foreach (string part in full[at.Length..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, part);
            FileSystemInfo entry = new FileInfo(at);
            at = entry.LinkTarget is null ? at : RealPath(entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        return at;
    }

    /// <summary>Puts a text where there is no file yet.</summary>
    /// <exception cref="IOException">There is one, or it cannot be written.</exception>
    public static void Create(string path, string text) => Create(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts bytes where there is no file yet.</summary>
    /// <exception cref="IOException">There is one, or it cannot be written.</exception>
    public static void Create(string path, byte[] content) => Put(path, content, mayReplace: false, null);

    /// <summary>Puts a text in place, in place of an older file if there is one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or the older file is read-only.</exception>
    public static void Replace(string path, string text) => Replace(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts bytes in place, in place of an older file if there is one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or the older file is read-only.</exception>
    public static void Replace(string path, byte[] content) => Put(path, content, mayReplace: true, null);

    /// <summary>Puts bytes in place of a file that still holds what they were made of. What another program writes at the same moment
    /// stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="old">What it must hold until then.</param>
    /// <returns>Whether it did.</returns>
    /// <remarks>Both files change places, and only then is looked at what the place had held: between a look and a change somebody could
    /// write. Where a system cannot do that, the moment in between is that of a renaming.</remarks>
    /// <exception cref="IOException">It cannot be written, or is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is read-only.</exception>
    public static bool ReplaceIf(string path, byte[] content, byte[] old) => Put(path, content, mayReplace: true, old);

    private static bool Put(string path, byte[] content, bool mayReplace, byte[]? old)
    {
        string place = RealPath(path), folder = Path.GetDirectoryName(place)!;
        bool replaces = mayReplace && File.Exists(place);
        if (replaces && IsReadOnly(place))
        {
            throw new UnauthorizedAccessException(ReadOnly);
        }

        string beside = Path.Combine(folder, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}{NewEnding}");
        bool isMine = false;
        try
        {
            using (FileStream stream = new(beside, FileMode.CreateNew, FileAccess.Write))
            {
                isMine = true;
                if (replaces)
                {
                    TakeAfter(place, beside);
                }

                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (old is not null && !Holds(place, old))
            {
                return false;
            }

            if (old is not null && UnixCalls.Exchange(beside, place))
            {
                // Whoever had it open before it left its place may write to it yet.
                if (!UnixCalls.AwaitWriters(beside) || !Holds(beside, old))
                {
                    GiveBack(beside, place, content);
                    return false;
                }
            }
            else
            {
                File.Move(beside, place, overwrite: mayReplace);
                isMine = false;
            }

            UnixCalls.FlushFolder(folder);
            return true;
        }
        finally
        {
            if (isMine)
            {
                Discard(beside);
            }
        }
    }

    private static bool Holds(string path, byte[] content) => File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    /// <summary>Puts back what somebody wrote at the last moment, and whatever was written after it.</summary>
    private static void GiveBack(string beside, string place, byte[] put)
    {
        do
        {
            byte[] newest = File.ReadAllBytes(beside);
            UnixCalls.Exchange(beside, place);
            (put, byte[] before) = (newest, put);
            _ = UnixCalls.AwaitWriters(beside);
            if (Holds(beside, before))
            {
                return;
            }
        }
        while (true);
    }

    private static bool IsReadOnly(string path) => OperatingSystem.IsWindows()
        ? File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly)
        : (File.GetUnixFileMode(path) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == UnixFileMode.None;

    // Before anything is in it, so that a confidential text is never readable to others for a moment; the owner first, since a change of
    // owner may change the mode.
    private static void TakeAfter(string old, string made)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixCalls.CopyOwner(old, made);
            File.SetUnixFileMode(made, File.GetUnixFileMode(old));
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing could be written, there is nothing to take away.
        }
    }
}
