namespace Entente.Cli;

/// <summary>What the program says to the shell when it ends.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>What the user gave cannot be used; the problems were printed.</summary>
    public const int BadInput = 2;

    /// <summary>The computation failed.</summary>
    public const int Failed = 3;

    /// <summary>The user, or the system, stopped it before it was done.</summary>
    public const int Interrupted = 130;
}
