using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>The results of a run stand whole, but what was to be added to them, such as a page, could not be made for a fault of the
/// program.</summary>
internal sealed class AdditionFailedException : Exception
{
    /// <summary>Made without a reason.</summary>
    public AdditionFailedException()
    {
    }

    /// <summary>Made with the reason.</summary>
    public AdditionFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Made with the reason and the fault behind it.</summary>
    public AdditionFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal static AdditionFailedException To(string folder, Exception fault) => new(
        $"the results stand whole in `{Problem.Visible(folder)}`, but what was to be added to them could not be made "
            + $"({Unforeseen.Place(fault)}). Please report it with the file that caused it.", fault);
}
