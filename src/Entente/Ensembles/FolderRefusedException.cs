namespace Entente.Ensembles;

/// <summary>Results cannot stand where they are wanted; nothing was changed. The message says why and what to do, in a sentence.</summary>
public sealed class FolderRefusedException : IOException
{
    /// <summary>Made without a reason.</summary>
    public FolderRefusedException()
    {
    }

    /// <summary>Made with the reason.</summary>
    public FolderRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Made with the reason and what it came from.</summary>
    public FolderRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
