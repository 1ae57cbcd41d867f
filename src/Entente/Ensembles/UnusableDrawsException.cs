namespace Entente.Ensembles;

/// <summary>The draws of a finished run cannot be used; the message says why.</summary>
internal sealed class UnusableDrawsException : Exception
{
    /// <summary>Made without a reason.</summary>
    public UnusableDrawsException()
    {
    }

    /// <summary>Made with the reason.</summary>
    public UnusableDrawsException(string message)
        : base(message)
    {
    }

    /// <summary>Made with the reason and the fault behind it.</summary>
    public UnusableDrawsException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
