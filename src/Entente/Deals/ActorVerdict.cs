namespace Entente.Deals;

/// <summary>A required actor's answer to proposed terms.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Gain">G at the terms; negative means that it prefers no deal.</param>
/// <param name="CrossedRedLines">Issues on which the terms cross its red line.</param>
/// <param name="Turns">Changes of one issue, smallest first, each of which would by itself make it accept.</param>
internal sealed record ActorVerdict(int Actor, double Gain, IReadOnlyList<int> CrossedRedLines, IReadOnlyList<TermsChange> Turns)
{
    private const double RoundingError = 1e-9;

    /// <summary>Where no change of one issue makes it accept: the smallest change of two that does so together; empty if there is
    /// none.</summary>
    public IReadOnlyList<TermsChange> JointTurn { get; init; } = [];

    /// <summary>The red lines that would have to move, and how far, for it to accept the terms as they stand; empty if that would not be
    /// enough.</summary>
    public IReadOnlyList<RedLineShift> RedLineShifts { get; init; } = [];

    /// <summary>Whether the actor agrees: no red line is crossed, and no deal is not better.</summary>
    public bool Accepts => CrossedRedLines.Count == 0 && Gain >= -RoundingError;
}
