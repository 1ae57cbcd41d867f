using Entente.Numerics;

namespace Entente.Deals.Solver;

/// <summary>A goal as numbers per row: how terms are valued, what bounds the value from above, and which program a cell runs for
/// it.</summary>
internal sealed class DealGoal(int maximumRows)
{
    /// <summary>A gain this far below its floor still counts as at the floor: below the accuracy of the continuous solves.</summary>
    public const double FloorTolerance = 1e-9;

    /// <summary>The same for the range of an issue, whose residual is counted in positions.</summary>
    private const double PositionTolerance = 1e-8;

    private readonly double[] _sorted = new double[maximumRows];
    private readonly double[] _sortedOther = new double[maximumRows];

    public GoalKind Kind { get; private set; }
    public int Rows { get; private set; }
    public double[] Floor { get; } = new double[maximumRows];

    /// <summary>β, ω or σ of each row, by kind: the weight of a logarithm or of a gain, or the unit in which a gain is counted.</summary>
    public double[] Weight { get; } = new double[maximumRows];

    /// <summary>Whether no gain is asked to be more than 0.</summary>
    public bool HasNoFloors => !Floor.AsSpan(0, Rows).ContainsAnyExcept(0);

    /// <summary>Issue of <see cref="GoalKind.Position"/>.</summary>
    public int Issue { get; private set; }

    /// <summary>+1 to maximise the position, −1 to minimise it.</summary>
    public double Sign { get; private set; }

    /// <summary>Starts a goal with floors and weights of 0; for the depth every gain counts as it is.</summary>
    public void Set(GoalKind kind, int rows)
    {
        (Kind, Rows) = (kind, rows);
        Array.Clear(Floor);
        Array.Fill(Weight, kind == GoalKind.Depth ? 1 : 0);
    }

    /// <summary>Maximise (sign 1) or minimise (−1) one issue's position.</summary>
    public void SetPosition(int rows, int issue, double sign)
    {
        Set(GoalKind.Position, rows);
        (Issue, Sign) = (issue, sign);
    }

    /// <summary>Value of gains, −∞ when a row is under its floor (depth excepted). Also an upper bound when given upper bounds of the
    /// gains.</summary>
    public double Value(ReadOnlySpan<double> gains)
    {
        double sum = 0;
        double least = double.PositiveInfinity;
        for (int r = 0; r < Rows; r++)
        {
            double over = gains[r] - Floor[r];
            double weight = Weight[r];
            if (Kind == GoalKind.Depth)
            {
                least = Math.Min(least, over / weight);
                continue;
            }

            if (over < -(Kind == GoalKind.Position ? PositionTolerance : FloorTolerance))
            {
                return double.NegativeInfinity;
            }

            if (weight != 0)
            {
                least = Math.Min(least, gains[r] / weight);
                sum += Kind == GoalKind.LogSum ? weight * Elementary.Log(Math.Max(gains[r], 0)) : weight * gains[r];
            }
        }

        return Kind switch
        {
            GoalKind.Depth or GoalKind.Leximin => least,
            GoalKind.Position => double.PositiveInfinity, // as a bound; ValueOf gives the position itself
            GoalKind.LogSum or GoalKind.Sum => sum,
        };
    }

    /// <summary>The gain that a row must have for the goal to reach a value; −∞ for none.</summary>
    public double Needed(int row, double value)
    {
        double floor = Floor[row] - (Kind == GoalKind.Position ? PositionTolerance : FloorTolerance);
        return Kind switch
        {
            GoalKind.Depth => Floor[row] + (Weight[row] * value),
            GoalKind.Leximin when Weight[row] != 0 => Math.Max(floor, Weight[row] * value),
            GoalKind.LogSum or GoalKind.Sum or GoalKind.Leximin or GoalKind.Position => floor,
        };
    }

    /// <summary>Value of terms with the given gains; a position counts only when every row is at its floor or above.</summary>
    public double ValueOf(ReadOnlySpan<double> gains, ReadOnlySpan<double> terms)
    {
        double value = Value(gains);
        return Kind == GoalKind.Position && !double.IsNegativeInfinity(value) ? Sign * terms[Issue] : value;
    }

    /// <summary>Factor of the logarithms with which no multiplier β/G exceeds 1, at the given gains.</summary>
    public double LogScale(ReadOnlySpan<double> gains)
    {
        double least = double.PositiveInfinity;
        for (int r = 0; r < Rows; r++)
        {
            least = Weight[r] != 0 ? Math.Min(least, gains[r] / Weight[r]) : least;
        }

        return least;
    }

    /// <summary>The same when no gain is known to be more than the depth.</summary>
    public double LogScale(double depth)
    {
        double greatest = 0;
        for (int r = 0; r < Rows; r++)
        {
            greatest = Math.Max(greatest, Weight[r]);
        }

        return Kind == GoalKind.LogSum ? depth / greatest : depth;
    }

    /// <summary>A solver's residual in the unit of the value; for logarithms, relative to the gains.</summary>
    public double ResidualOf(double residual, double logScale)
    {
        if (Kind != GoalKind.LogSum)
        {
            return residual;
        }

        double weights = 0;
        for (int r = 0; r < Rows; r++)
        {
            weights += Weight[r];
        }

        return residual / (logScale * weights);
    }

    /// <summary>Upper bound of the value when Σ multiplier·G ≤ total is known, for multipliers ≥ 0.</summary>
    public double Bound(ReadOnlySpan<double> multipliers, double total)
    {
        double norm = 0;
        double logs = 0;
        for (int r = 0; r < Rows; r++)
        {
            double weight = Weight[r];
            double multiplier = multipliers[r];
            switch (Kind)
            {
                case GoalKind.Depth:
                    norm += multiplier * weight;
                    total -= multiplier * Floor[r];
                    break;
                case GoalKind.Leximin:
                    norm += multiplier * weight;
                    total -= weight != 0 ? 0 : multiplier * Floor[r];
                    break;
                case GoalKind.LogSum when weight != 0:
                    norm += weight;
                    logs += multiplier > 0 ? weight * Elementary.Log(weight / multiplier) : double.PositiveInfinity;
                    break;
                default:
                    if (multiplier < weight)
                    {
                        return double.PositiveInfinity;
                    }

                    total -= (multiplier - weight) * Floor[r];
                    break;
            }
        }

        return Kind switch
        {
            // max Σ β ln G on the plane Σ λG = total: G_i = β_i·total/(λ_i Σβ).
            GoalKind.LogSum => total > 0 ? logs + norm * Elementary.Log(total / norm) : double.NegativeInfinity,
            GoalKind.Depth or GoalKind.Leximin => norm > 0 ? total / norm : double.PositiveInfinity,
            GoalKind.Sum => total,
            GoalKind.Position => double.PositiveInfinity,
        };
    }

    /// <summary>Sign of (left better than right) among gains of equal value, for the lexicographic goal; 0 elsewhere.</summary>
    public int CompareLexicographically(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double tolerance)
    {
        if (Kind != GoalKind.Leximin)
        {
            return 0;
        }

        int count = Sort(left, _sorted);
        Sort(right, _sortedOther);
        for (int j = 0; j < count; j++)
        {
            double difference = _sorted[j] - _sortedOther[j];
            if (Math.Abs(difference) > tolerance)
            {
                return Math.Sign(difference);
            }
        }

        return 0;
    }

    /// <summary>Sets up the interior-point rows for this goal. Logarithms are scaled so that multipliers are of order 1.</summary>
    public void Arrange(GainRows rows, double logScale)
    {
        for (int r = 0; r < Rows; r++)
        {
            rows.Floor[r] = Floor[r];
            double weight = Weight[r];
            if (Kind == GoalKind.Depth)
            {
                rows.Raise(r, weight, Floor[r]);
            }
            else if (Kind == GoalKind.LogSum && weight != 0)
            {
                rows.Log(r, weight * logScale);
            }
            else if (Kind == GoalKind.Leximin && weight != 0)
            {
                rows.Raise(r, weight);
            }
            else if (Kind == GoalKind.Sum)
            {
                rows.Bonus[r] = weight;
            }
        }
    }

    private int Sort(ReadOnlySpan<double> gains, double[] ratios)
    {
        int count = 0;
        for (int r = 0; r < Rows; r++)
        {
            if (Weight[r] != 0)
            {
                ratios[count++] = gains[r] / Weight[r];
            }
        }

        ratios.AsSpan(0, count).Sort();
        return count;
    }
}
