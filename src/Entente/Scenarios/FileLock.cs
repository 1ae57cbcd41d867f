namespace Entente.Scenarios;

/// <summary>Keeps other processes of this program off a file or folder while it is changed: a file beside it that only one process has
/// open, and that goes when it is released, also by the end of the process.</summary>
internal sealed class FileLock : IDisposable
{
    private const int Pause = 20; // milliseconds
    // what systems call a file that another process has open
    private const int SharingViolation = 32, WouldBlock = 11, WouldBlockOnMac = 35;

    private static int taken;

    private readonly FileStream held;

    private FileLock(FileStream held) => this.held = held;

    /// <summary>The lock of a file or folder; null if another process has it and does not give it back in time.</summary>
    /// <param name="path">What is to be changed; it need not be there.</param>
    /// <param name="patience">How long to wait, in milliseconds.</param>
    /// <exception cref="IOException">The folder that it stands in is not there, or cannot be written.</exception>
    public static FileLock? Take(string path, int patience = 0)
    {
        string place = WholeFile.RealPath(path), file = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.lock");
        for (int waited = 0; ; waited += Pause)
        {
            if (TryOpen(file) is FileStream held)
            {
                return new(held);
            }

            if (waited >= patience)
            {
                return null;
            }

            Thread.Sleep(Pause);
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => held.Dispose();

    private static FileStream? TryOpen(string file)
    {
        FileStream stream;
        try
        {
            stream = new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException fault) when ((fault.HResult & 0xFFFF) is SharingViolation or WouldBlock or WouldBlockOnMac)
        {
            return null;
        }

        // Whoever had it may have taken the file away between our opening and our locking it: then another process can have made a new one.
        // A file that is locked is the one at the path if what is written into the one is found in the other.
        long mark = (((Environment.ProcessId & 0xFFFFL) << 8) | (uint)(Interlocked.Increment(ref taken) & 0xFF)) + 1;
        stream.SetLength(mark);
        if (new FileInfo(file) is { Exists: true } there && there.Length == mark)
        {
            return stream;
        }

        // Its name is gone, or is that of somebody else's lock, which must stay: closing it would delete that one.
        stream.SafeFileHandle.SetHandleAsInvalid();
        return null;
    }
}
