namespace Entente.Evidence.Quotations;

/// <summary>A stretch between quotation marks, or of a passage set off as a quotation.</summary>
/// <param name="First">Token of the opening mark, or the first word if it has none.</param>
/// <param name="Last">Token of the closing mark, or the last one if it has none.</param>
/// <param name="Paragraph">Index of its paragraph, from 0.</param>
/// <param name="Ending">How it ends.</param>
/// <param name="IsContinued">Whether it goes on from the paragraph before, which ended without a closing mark.</param>
internal readonly record struct QuotedPassage(int First, int Last, int Paragraph, PassageEnding Ending, bool IsContinued);

/// <summary>How a quoted passage ends.</summary>
internal enum PassageEnding : byte
{
    /// <summary>With a closing mark.</summary>
    Closed,

    /// <summary>With its paragraph, and the next paragraph goes on: the custom for long speeches.</summary>
    GoesOn,

    /// <summary>The closing mark is missing; the passage is taken to end with its sentence or before its attribution.</summary>
    Unbalanced,
}
