using System.Runtime.InteropServices;
using Entente.Numerics;

namespace Entente.Deals.Solver;

/// <summary>
/// Follows an optimum whose numbers moved a little: Newton's method on the conditions of the optimum, with the rows that bind, the
/// issues at a wall of the box and the issues at somebody's ideal taken over from before. Where one of these changes, the set is mended;
/// where that does not lead to an optimum at once, it gives up, and the caller solves from a start as always.
/// </summary>
/// <remarks>
/// Source: Nocedal &amp; Wright 2006, sections 16.5 and 18.1 (active sets; Newton on the conditions of an optimum). A strict maximum moves
/// continuously as long as the matrix of the conditions stays regular, and its determinant then keeps the sign that a maximum has; an
/// answer with the other sign, or one that leaves terms undecided, is refused. Two Newton steps on a small system replace ten of
/// <see cref="InteriorPoint"/>.
/// </remarks>
internal sealed class OptimumFollower
{
    // share of the scale: as near as the interior-point method leaves an issue that a wall holds
    private const double AtWall = 1e-6;
    private const double BindingMultiplier = 1e-5;
    private const double Decided = 1e-9;         // a weaker force on an issue leaves open where it stands
    private const double RowTolerance = 1e-11;
    private const double NearShare = 0.9;        // of the way to an ideal at which curvature is infinite
    private const int MaxSteps = 5;             // and one for each change
    private const int MaxChanges = 5;
    private const int MaxChangesAtEnd = 20;     // in a corner where many sides meet

    private readonly GainIterate _iterate;
    private readonly SeparableFeatures _features;
    private readonly ActiveSet _set;
    private readonly OptimumConditions _conditions;
    private readonly double[] _matrix;
    private readonly double[] _moves;
    private int _changes;
    private bool _isFinish;

    public OptimumFollower(GainIterate iterate, int maximumFeatures, int maximumRows)
    {
        (_iterate, _features) = (iterate, iterate.Block.Features);
        _set = new ActiveSet(_features.Stride, maximumRows);
        _conditions = new OptimumConditions(iterate, _set, maximumFeatures, maximumRows);
        int unknowns = _features.Stride + 1 + maximumRows;
        (_matrix, _moves) = (new double[unknowns * unknowns], new double[unknowns]);
    }

    /// <summary>Newton steps of the last <see cref="Follow"/>.</summary>
    public int Steps { get; private set; }

    /// <summary>What the unmet conditions of the optimum can be worth, in units of utility.</summary>
    public double Residual => _conditions.Residual;

    /// <summary>λ of the rows at the optimum, with their weight in the objective.</summary>
    public ReadOnlySpan<double> Totals => _conditions.Totals;

    private double[] Position => _iterate.Block.Position;

    private GainRows Rows => _iterate.Rows;

    /// <summary>Follows the optimum of a program.</summary>
    /// <param name="before">λ of the first rows at the optimum known, with their weight in the objective; the block's position is that
    /// optimum.</param>
    /// <param name="tolerance">Residual to stop at.</param>
    /// <param name="isFinish">Whether this goes on from a solve that ended near an optimum: slacks and multipliers then tell what binds,
    /// and an optimum that leaves some terms undecided counts.</param>
    /// <returns>Whether the position is now an optimum.</returns>
    public bool Follow(ReadOnlySpan<double> before, double tolerance, bool isFinish)
    {
        _isFinish = isFinish;
        int mostChanges = isFinish ? MaxChangesAtEnd : MaxChanges;
        double startLevel = Start(before, isFinish); // a maximum is no lower than that
        for (Steps = 0; Steps < MaxSteps + mostChanges && _changes <= mostChanges; Steps++)
        {
            while (Residual <= tolerance)
            {
                Verdict verdict = Mend();
                if (verdict != Verdict.Mended || ++_changes > mostChanges)
                {
                    return (verdict == Verdict.Optimum || (verdict == Verdict.Undecided && isFinish))
                        && (isFinish || _conditions.Level >= startLevel - RowTolerance);
                }

                List();
                _conditions.Weigh();
            }

            if (!Step())
            {
                return false;
            }

            _conditions.Expand();
            _conditions.Weigh();
        }

        return false;
    }

    /// <summary>Takes over who binds and what is held from before; returns the level at the start.</summary>
    private double Start(ReadOnlySpan<double> before, bool isFinish)
    {
        _changes = 0;
        for (int k = 0; k < _features.Issues; k++)
        {
            Settle(k, isFinish);
        }

        for (int r = 0; r < Rows.Count; r++)
        {
            double known = isFinish ? _iterate.Multiplier[r] : r < before.Length ? before[r] - Rows.Bonus[r] : 0;
            _conditions.Multipliers[r] = Rows.Mode[r] != RowMode.Log ? known : 0;
        }

        _conditions.Level = 0;
        _conditions.Expand();
        _conditions.Weigh();
        double level = double.PositiveInfinity;
        for (int r = 0; r < Rows.Count; r++)
        {
            // Limits have no multiplier from before: those that the terms touch bind.
            double over = _conditions.Over(r);
            level = Rows.Mode[r] == RowMode.Raise ? Math.Min(level, over / Rows.Scale[r]) : level;
            _set.Binds[r] = Rows.Mode[r] switch
            {
                RowMode.Exactly => true,
                RowMode.Log => false,
                RowMode.AtLeast or RowMode.Raise when isFinish => _iterate.Multiplier[r] > _iterate.Slack[r],
                RowMode.AtLeast or RowMode.Raise => r < before.Length ? _conditions.Multipliers[r] > BindingMultiplier : over < AtWall,
            };
        }

        level = Rows.HasLevel ? level : 0;
        _conditions.Level = level;
        List();
        _conditions.Weigh();
        return level;
    }

    /// <summary>Puts an issue that is very near to a wall or an ideal there.</summary>
    private void Settle(int issue, bool isFinish)
    {
        double at = Position[issue];
        bool low = isFinish ? _iterate.Block.LowHolds(issue) : at - _features.Low[issue] < AtWall;
        bool high = isFinish ? _iterate.Block.HighHolds(issue) : _features.High[issue] - at < AtWall;
        _set.Places[issue] = low ? Place.Low : high ? Place.High : Place.Free;
        Position[issue] = _set.Places[issue] switch
        {
            Place.Low => _features.Low[issue],
            Place.High =>
            _features.High[issue],
            Place.Free or Place.Ideal => at
        };
        for (int a = 0; a < _features.Rows && _set.Places[issue] == Place.Free; a++)
        {
            int entry = (a * _features.Stride) + issue;
            if (_conditions.HasIdeal(a, entry)
                && (isFinish ? _iterate.Block.IdealHolds(a, issue) : Math.Abs(at - _features.Ideal[entry]) < AtWall))
            {
                (_set.Places[issue], Position[issue]) = (Place.Ideal, _features.Ideal[entry]);
            }
        }
    }

    private void List()
    {
        _set.List(_features.Issues, Rows.Count);
        if (_set.Binding.Length > _set.Free.Length + (Rows.HasLevel ? 1 : 0))
        {
            LetGo();
        }

        for (int r = 0; r < Rows.Count; r++)
        {
            _conditions.Multipliers[r] = _set.Binds[r] ? _conditions.Multipliers[r] : 0;
        }
    }

    /// <summary>More rows than can bind: the one that is farthest from it is let go; at the end of a solve, where all are met, the one that
    /// costs least.</summary>
    private void LetGo()
    {
        int loosest = -1;
        foreach (int r in _set.Binding)
        {
            loosest = Rows.Mode[r] != RowMode.Exactly && (loosest < 0 || IsLooser(r, loosest)) ? r : loosest;
        }

        if (loosest >= 0)
        {
            _set.Binds[loosest] = false;
            List();
        }
    }

    private bool IsLooser(int row, int other) =>
        _isFinish ? _conditions.Multipliers[row] < _conditions.Multipliers[other] : _conditions.Over(row) > _conditions.Over(other);

    /// <summary>One step of Newton's method, cut short where an issue comes to a wall or an ideal, which then holds it.</summary>
    private bool Step()
    {
        ReadOnlySpan<int> free = _set.Free, binding = _set.Binding;
        int size = _conditions.Unknowns;
        _conditions.Write(_matrix, _moves);
        int signOfMaximum = free.Length % 2 == 0 ? -1 : 1;
        if (DenseSystem.Solve(_matrix, size, size, _moves) != signOfMaximum)
        {
            return false;
        }

        double share = ShareOfStep(out Stop? stop);
        for (int j = 0; j < free.Length; j++)
        {
            Position[free[j]] += share * _moves[j];
        }

        _conditions.Level += share * _moves[free.Length];
        for (int j = 0; j < binding.Length; j++)
        {
            ref double multiplier = ref _conditions.Multipliers[binding[j]];
            multiplier += share * (_moves[free.Length + 1 + j] - multiplier);
        }

        if (stop is Stop at)
        {
            (_set.Places[at.Issue], Position[at.Issue]) = (at.Place, at.Position);
            _changes++;
            List();
        }

        return true;
    }

    /// <summary>How much of the step can be taken, and what stops it.</summary>
    private double ShareOfStep(out Stop? stop)
    {
        double share = 1;
        stop = null;
        ReadOnlySpan<int> free = _set.Free;
        for (int j = 0; j < free.Length; j++)
        {
            int k = free[j];
            double move = _moves[j], next = Position[k] + (share * move);
            double wall = move < 0 ? _features.Low[k] : _features.High[k];
            if (next < _features.Low[k] || next > _features.High[k])
            {
                (share, stop) = ((wall - Position[k]) / move, new Stop(k, move < 0 ? Place.Low : Place.High, wall));
            }

            for (int a = 0; a < _features.Rows; a++)
            {
                int entry = (a * _features.Stride) + k;
                double reach = _conditions.HasIdeal(a, entry) ? (_features.Ideal[entry] - Position[k]) / move : 0;
                if (reach > 0 && reach < share)
                {
                    // At infinite curvature a step beyond would go back and forth.
                    bool isKink = _features.Exponent[a] == 1;
                    share = isKink ? reach : NearShare * reach;
                    stop = isKink ? new Stop(k, Place.Ideal, _features.Ideal[entry]) : null;
                }
            }
        }

        return share;
    }

    /// <summary>Looks whether everything that is held in place wants to stay there; changes what is farthest from it.</summary>
    private Verdict Mend()
    {
        double worst = 0;
        int row = -1, issue = -1;
        bool isOpen = false;
        for (int r = 0; r < Rows.Count; r++)
        {
            double missed = Rows.Mode[r] is RowMode.Exactly or RowMode.Log ? 0 : _set.Binds[r] ? -_conditions.Multipliers[r]
                : -_conditions.Over(r) - RowTolerance;
            (worst, row) = missed > worst ? (missed, r) : (worst, row);
        }

        for (int k = 0; k < _features.Issues; k++)
        {
            double pull = Pull(k);
            isOpen |= Math.Abs(pull) <= Decided;
            (worst, issue) = pull > Math.Max(worst, Decided) ? (pull, k) : (worst, issue);
        }

        if (issue >= 0)
        {
            // Off an ideal by a trifle, so that it is clear on which side.
            Position[issue] += _set.Places[issue] == Place.Ideal ? Math.Sign(_conditions.Forces[issue]) * Decided : 0;
            _set.Places[issue] = Place.Free;
            _conditions.Expand();
            return Verdict.Mended;
        }

        if (row >= 0)
        {
            _set.Binds[row] = !_set.Binds[row];
            return Verdict.Mended;
        }

        return isOpen ? Verdict.Undecided : Verdict.Optimum;
    }

    /// <summary>The force that would pull an issue away from what holds it; negative where it is held. −∞ where nothing holds it.</summary>
    private double Pull(int issue) => _set.Places[issue] switch
    {
        Place.Low => _conditions.Forces[issue],
        Place.High => -_conditions.Forces[issue],
        Place.Ideal => Math.Abs(_conditions.Forces[issue]) - _conditions.IdealPrice(issue),
        Place.Free => double.NegativeInfinity,
    };

    /// <summary>What cuts a step short.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stop(int Issue, Place Place, double Position);

    private enum Verdict
    {
        Optimum,
        Mended,
        Undecided,
    }
}
