namespace Entente.Scenarios;

/// <summary>Why a file cannot be read or written, in words of our own: those of the system come in its language and name paths.</summary>
internal static class FileFault
{
    private const int DiskFullOnWindows = unchecked((int)0x80070070), NoSpaceOnUnix = 28;

    /// <summary>The reason, to go on after a colon.</summary>
    public static string Words(Exception fault) => fault switch
    {
        UnauthorizedAccessException { Message: WholeFile.ReadOnly } => "it is read-only.",
        UnauthorizedAccessException => "the system does not allow it.",
        FileNotFoundException => "there is no such file.",
        DirectoryNotFoundException => "there is no such folder.",
        PathTooLongException => "its name is too long.",
        IOException { HResult: DiskFullOnWindows or NoSpaceOnUnix } => "the disk is full.",
        _ => "the system cannot do it; the disk, the folder or the pipe may be gone.",
    };
}
