using System.Runtime.InteropServices;
using System.Text;

namespace Entente.Scenarios;

/// <summary>What .NET does not offer of Unix files: whose they are, and bringing a folder onto the disk, letting two files
/// change places. Where the system has no such call, nothing happens.</summary>
internal static class UnixCalls
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint OwnerAndGroup = 0x8 | 0x10; // STATX_UID, STATX_GID
    private const int SizeOfStatx = 256, UserAt = 20, GroupAt = 24; // struct statx is the same on every Linux
    private const uint Unchanged = uint.MaxValue;
    private const uint Exchanging = 2; // RENAME_EXCHANGE, RENAME_SWAP
    private const int OpenToRead = 0x80000; // O_RDONLY, O_CLOEXEC
    private const int Lease = 1024, LeaseOfReader = 0, NoLease = 2, InUse = 11; // F_SETLEASE, F_RDLCK, F_UNLCK, EAGAIN
    private const int MaxLooks = 2000, MillisecondsBetweenLooks = 1;

    /// <summary>Gives a file the owner and the group of another, as far as this user may.</summary>
    public static void CopyOwner(string from, string to)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        byte[] answer = new byte[SizeOfStatx];
        if (Statx(CurrentFolder, Path(from), 0, OwnerAndGroup, answer) == 0)
        {
            (uint user, uint group) = (BitConverter.ToUInt32(answer, UserAt), BitConverter.ToUInt32(answer, GroupAt));
            if (ChangeOwner(Path(to), user, group) != 0)
            {
                _ = ChangeOwner(Path(to), Unchanged, group); // a file may be given to a group of one's own, where it may not be given away
            }
        }
    }

    /// <summary>Brings the names in a folder onto the disk, so that a file that was put in place is still there after a power
    /// cut.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int open = Open(Path(folder), 0);
        if (open >= 0)
        {
            _ = Flush(open); // some systems cannot; there is nothing else to try
            _ = Close(open);
        }
    }

    /// <summary>Lets two files of one folder change places at one moment, so that nothing that is written to either is lost.</summary>
    /// <returns>Whether they did; false where the system has no such call.</returns>
    public static bool Exchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() ? ExchangeOnLinux(CurrentFolder, Path(one), CurrentFolder, Path(other), Exchanging) == 0
                : OperatingSystem.IsMacOS() && ExchangeOnMac(Path(one), Path(other), Exchanging) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Waits until nobody has a file open for writing, two seconds at most. The file's name has to be one that nobody else opens:
    /// those are waited for who had it open before it was called that.</summary>
    /// <returns>Whether nobody has, as far as the system can tell.</returns>
    /// <remarks>The kernel gives a reader's lease on a file only while nobody has it open for writing.</remarks>
    public static bool AwaitWriters(string path)
    {
        int open = OperatingSystem.IsLinux() ? Open(Path(path), OpenToRead) : -1;
        if (open < 0)
        {
            return true;
        }

        bool isInUse = false;
        for (int look = 0; look < MaxLooks; look++)
        {
            isInUse = Control(open, Lease, LeaseOfReader) != 0 && Marshal.GetLastPInvokeError() == InUse;
            if (!isInUse)
            {
                _ = Control(open, Lease, NoLease);
                break;
            }

            Thread.Sleep(MillisecondsBetweenLooks);
        }

        _ = Close(open);
        return !isInUse;
    }

    private static byte[] Path(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "chown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(byte[] path, uint user, uint group);

    [DllImport("libc", EntryPoint = "renameat2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ExchangeOnLinux(int folder, byte[] path, int otherFolder, byte[] other, uint how);

    [DllImport("libc", EntryPoint = "renamex_np")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ExchangeOnMac(byte[] path, byte[] other, uint how);

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int file, int what, int how);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
