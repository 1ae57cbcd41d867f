namespace Entente.Answers;

/// <summary>A question has no answer, as none of the worlds that it would rest on could be computed. The message is for the user.</summary>
public sealed class NothingComputedException : Exception
{
    /// <summary>Made without a reason.</summary>
    public NothingComputedException()
    {
    }

    /// <summary>Made with the reason, a sentence.</summary>
    public NothingComputedException(string message)
        : base(message)
    {
    }

    /// <summary>Made with the reason and the fault behind it.</summary>
    public NothingComputedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
