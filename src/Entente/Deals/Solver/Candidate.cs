namespace Entente.Deals.Solver;

/// <summary>The best terms that a search has found so far. Memory is taken once.</summary>
internal sealed class Candidate(int issues, int rows)
{
    public bool Exists { get; set; }
    public double Value { get; set; }

    /// <summary>How much better the true optimum can be at most, as far as the solve can tell.</summary>
    public double Residual { get; set; }

    public SolveStatus Status { get; set; }
    public int Iterations { get; set; }
    public double[] Terms { get; } = new double[issues];
    public double[] Gains { get; } = new double[rows];

    /// <summary>Multipliers of the rows: which gains hold the value down. All 0 after an enumeration.</summary>
    public double[] Multipliers { get; } = new double[rows];

    /// <summary>Forgets what was found.</summary>
    public void Clear()
    {
        (Exists, Value, Residual, Status, Iterations) = (false, double.NegativeInfinity, 0, SolveStatus.Converged, 0);
        Array.Clear(Multipliers);
    }

    /// <summary>Takes over everything from another candidate.</summary>
    public void CopyFrom(Candidate other)
    {
        (Exists, Value, Residual, Status, Iterations) = (other.Exists, other.Value, other.Residual, other.Status, other.Iterations);
        other.Terms.CopyTo(Terms, 0);
        other.Gains.CopyTo(Gains, 0);
        other.Multipliers.CopyTo(Multipliers, 0);
    }
}
