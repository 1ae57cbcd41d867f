namespace Entente.Deals.Solver;

/// <summary>
/// The soft ends of one assessment's red lines as rows with one kink an issue: v·max(0, a − y) = v/2·|y − a| + v/2·(a − y), and likewise on
/// the other side. Row j has the j-th kink of every issue, the last row what is straight; all have exponent 1.
/// </summary>
internal sealed class SoftParts
{
    private SoftParts(int rows, int issues)
    {
        (Rows, Weight, Ideal, Constant) = (rows, new double[rows * issues], new double[rows * issues], new double[rows * issues]);
    }

    /// <summary>Number of rows; 2 or more.</summary>
    public int Rows { get; }

    /// <summary>[row, issue].</summary>
    public double[] Weight { get; }

    /// <summary>[row, issue], scaled.</summary>
    public double[] Ideal { get; }

    /// <summary>[row, issue]: what has to be added so that the rows together are 0 within the line.</summary>
    public double[] Constant { get; }

    /// <summary>The parts of an assessment; null if it has no soft ends.</summary>
    public static SoftParts? Of(Assessment assessment, DealProblem problem)
    {
        int issues = problem.Issues.Length, kinks = 0;
        for (int k = 0; k < issues; k++)
        {
            kinks = problem.Issues[k] is ContinuousIssue ? Math.Max(kinks, assessment.Wants[k].SoftEnds.Length) : kinks;
        }

        if (kinks == 0)
        {
            return null;
        }

        SoftParts parts = new(kinks + 1, issues);
        for (int k = 0; k < issues; k++)
        {
            double slope = 0;
            int straight = (kinks * issues) + k;
            for (int j = 0; j < assessment.Wants[k].SoftEnds.Length && problem.Issues[k] is ContinuousIssue; j++)
            {
                SoftEnd end = assessment.Wants[k].SoftEnds[j];
                int at = (j * issues) + k;
                double half = end.LossPerPoint * DealModel.ScaleUnit / 2, line = end.Line / DealModel.ScaleUnit;
                (parts.Weight[at], parts.Ideal[at]) = (half, line);
                slope += end.IsLow ? half : -half;
                parts.Constant[straight] -= end.IsLow ? half * line : -half * line;
            }

            // −Σ(slope of the losses)·y as a distance from an end of the scale, where it has no kink
            parts.Weight[straight] = Math.Abs(slope);
            parts.Ideal[straight] = slope > 0 ? 1 : 0;
            parts.Constant[straight] += Math.Max(0, slope);
        }

        return parts;
    }
}
