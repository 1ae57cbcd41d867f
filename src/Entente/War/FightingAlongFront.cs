using Entente.Numerics;

namespace Entente.War;

/// <summary>
/// W by the front for one course of war and belief, tabulated: for solvers that ask for it at thousands of fronts.
/// </summary>
/// <remarks>
/// What is tabulated are the transforms L1 and L0, averaged over the belief: smooth in the front, while utilities may have kinks. Cells
/// are halved until the one above predicts their middle to <see cref="Tolerance"/>, so they are small only in the layers beside a
/// victory. The derivatives are those of the table itself, which is twice continuously differentiable. The reference is
/// <see cref="ValueOfFighting.ByFront"/>; a call costs about a hundredth of one of its.
/// </remarks>
internal sealed class FightingAlongFront
{
    /// <summary>Error allowed in each transform.</summary>
    public const double Tolerance = 1e-9;

    private const int MaxHalvings = 45; // a layer narrower than 1e-13 lies beyond the first and last front
    private const double NearestToVictory = 1e-9;

    private readonly WarCourse course;
    private readonly double[] starts;
    private readonly (Quintic Upper, Quintic Lower)[] cells;

    private FightingAlongFront(WarCourse course, double[] starts, (Quintic Upper, Quintic Lower)[] cells)
    {
        (this.course, this.starts, this.cells) = (course, starts, cells);
    }

    /// <summary>Number of cells.</summary>
    public int Count => cells.Length;

    /// <summary>Tabulates a war; its own front does not matter.</summary>
    /// <param name="course">How the war runs.</param>
    /// <param name="belief">What the actor believes about the drift.</param>
    public static FightingAlongFront Of(WarCourse course, Belief belief)
    {
        List<double> begins = [];
        List<(Quintic, Quintic)> table = [];
        Fill(At(NearestToVictory), At(1 - NearestToVictory), MaxHalvings);
        return new(course, [.. begins], [.. table]);

        Knot At(double front)
        {
            (Jet upper, Jet lower) = ValueOfFighting.Transforms(course with { Front = front }, belief, Tolerance);
            return new(front, upper, lower);
        }

        void Fill(Knot left, Knot right, int halvings)
        {
            Quintic upper = new(left.Front, right.Front, left.Upper, right.Upper);
            Quintic lower = new(left.Front, right.Front, left.Lower, right.Lower);
            Knot middle = At((left.Front + right.Front) / 2);
            double error = Math.Max(
                Distance(upper.At(middle.Front), middle.Upper, right.Front - left.Front),
                    Distance(lower.At(middle.Front), middle.Lower, right.Front - left.Front));
            if (error <= Tolerance || halvings == 0)
            {
                begins.Add(left.Front);
                table.Add((upper, lower));
                return;
            }

            Fill(left, middle, halvings - 1);
            Fill(middle, right, halvings - 1);
        }
    }

    /// <summary>W with its derivatives by the front at fixed stakes, as <see cref="ValueOfFighting.ByFront"/> gives them.</summary>
    /// <param name="front">f; beyond the first and last front of the table, these.</param>
    /// <param name="stakes">What the begins of the war are worth to the actor.</param>
    public FrontDerivatives At(double front, WarStakes stakes)
    {
        double inside = Math.Clamp(front, NearestToVictory, 1 - NearestToVictory);
        int found = Array.BinarySearch(starts, inside);
        (Quintic upper, Quintic lower) = cells[found >= 0 ? found : ~found - 1];
        return ValueOfFighting.FromTransforms(course, stakes, upper.At(inside), lower.At(inside));
    }

    /// <summary>How far a cell is from the truth in its middle; by slope and curvature too, since an error that is odd vanishes
    /// there.</summary>
    private static double Distance(Jet cell, Jet truth, double width) => Math.Max(
        Math.Abs(cell.Value - truth.Value),
        Math.Max(Math.Abs(cell.Slope - truth.Slope) * width / 8, Math.Abs(cell.Curvature - truth.Curvature) * width * width / 24));

    private readonly record struct Knot(double Front, Jet Upper, Jet Lower);
}
