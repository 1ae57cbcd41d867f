namespace Entente.Answers.Why;

/// <summary>Whether a moment is ripe for talks by what each side itself believes: fighting on hurts both with no hope that more of it
/// helps, and both see terms that they could live with.</summary>
/// <remarks>
/// <b>Source</b>: zartman2000 (mutually hurting stalemate, way out). A side is in a hurting stalemate if neither going on as before
/// nor escalating is worth anything to it against what it has: both values below 0. A way out is seen if the least that one side takes
/// is no more than the most that the other gives.
/// </remarks>
/// <param name="HurtsA">Side A is in a hurting stalemate.</param>
/// <param name="HurtsB">Side B is.</param>
/// <param name="WayOut">Both can imagine terms.</param>
internal readonly record struct RipeMoment(bool HurtsA, bool HurtsB, bool WayOut)
{
    /// <summary>Whether all three conditions are met.</summary>
    public bool IsRipe => HurtsA && HurtsB && WayOut;

    /// <summary>Judges a moment.</summary>
    /// <param name="escalateA">What A expects to gain by escalating, against what it has.</param>
    /// <param name="continueA">What A expects to gain by going on as before.</param>
    /// <param name="escalateB">What B expects by escalating.</param>
    /// <param name="continueB">What B expects by going on.</param>
    /// <param name="leastForA">The least that A takes.</param>
    /// <param name="mostFromB">The most that B gives, on the same scale.</param>
    internal static RipeMoment Of(double escalateA, double continueA, double escalateB, double continueB, double leastForA,
        double mostFromB) =>
        new(IsHurting(escalateA, continueA), IsHurting(escalateB, continueB), leastForA <= mostFromB);

    private static bool IsHurting(double escalate, double goOn) => escalate < 0 && goOn < 0;
}
