using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>How far a red line would have to move for terms not to cross it.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="From">The end of the red line that is crossed; NaN among options.</param>
/// <param name="To">Where it would have to be drawn: the position of the terms, or the option that it would have to let pass.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RedLineShift(int Issue, double From, double To)
{
    /// <summary>The shifts after which an actor would accept terms as they stand, one for each red line that they cross; none if it would
    /// refuse them without red lines too.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="actor">Index of the actor.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="crossed">Issues on which they cross a red line of it.</param>
    /// <param name="gain">What it gains by them.</param>
    public static IReadOnlyList<RedLineShift> Of(DealProblem problem, int actor, double[] terms, int[] crossed, double gain) =>
        gain < -DealSpace.Precision ? [] : [.. crossed.Select(issue => new RedLineShift(
            issue,
            DealTerms.LineAt(problem, actor, issue, terms) is ScaleInterval line ? NearestEnd(terms[issue], line) : double.NaN,
            terms[issue]))];

    private static double NearestEnd(double position, ScaleInterval line) => position < line.Low ? line.Low : line.High;
}
