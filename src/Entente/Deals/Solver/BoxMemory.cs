namespace Entente.Deals.Solver;

/// <summary>
/// What a search remembers of each box (a combination of options, and which of the boxes that rules split it into) where gains are not
/// concave: its depth, its closest terms and their gains. A later solve starts there, and leaves out boxes that cannot have become best.
/// </summary>
internal sealed class BoxMemory
{
    private const int MaxBoxes = 2048;
    private const int BoxesOfACombination = 4;
    private const int LookRound = 8;

    private readonly int[] _place;            // weight of each issue's option in a box's number
    private readonly double[] _depth;
    private readonly double[] _residual;
    private readonly SolveStatus[] _status;
    private readonly double[] _bound;
    private readonly double[] _terms;         // [box, issue]
    private readonly double[] _gains;         // [box, row]
    private readonly double[] _multipliers;   // [box, row]
    private readonly int[] _change;           // number of the change after which the box was solved
    private readonly int[] _gainChange;
    private readonly int[] _solves;
    private readonly int _issues;
    private readonly int _rows;
    private int _now = 1;
    private int _gainNow = 1;

    private BoxMemory(DealModel model, int[] place, int boxes)
    {
        (_place, _issues, _rows) = (place, model.Issues, model.Rows);
        _depth = new double[boxes];
        _residual = new double[boxes];
        _status = new SolveStatus[boxes];
        _bound = new double[boxes];
        _terms = new double[boxes * _issues];
        _gains = new double[boxes * _rows];
        _multipliers = new double[boxes * _rows];
        _change = new int[boxes];
        _gainChange = new int[boxes];
        _solves = new int[boxes];
    }

    /// <summary>A memory for the boxes of a problem; null where there are too many.</summary>
    public static BoxMemory? Of(DealModel model)
    {
        int[] place = new int[model.Issues];
        long boxes = model.Rules.Count > 0 ? BoxesOfACombination : 1;
        for (int k = 0; k < model.Issues && boxes <= MaxBoxes; k++)
        {
            if (model.Problem.Issues[k] is DiscreteIssue options && model.Open[k].Length > 1)
            {
                place[k] = (int)boxes;
                boxes *= options.Count;
            }
        }

        return boxes > MaxBoxes ? null : new BoxMemory(model, place, (int)boxes);
    }

    /// <summary>Number of a box, or −1 for one that is not remembered.</summary>
    /// <param name="options">Option index of every option issue; ignored on scales.</param>
    /// <param name="ordinal">Which of the boxes of these options.</param>
    public int Number(ReadOnlySpan<double> options, int ordinal)
    {
        int number = ordinal;
        for (int k = 0; k < _issues; k++)
        {
            number += _place[k] * (_place[k] > 0 ? (int)options[k] : 0);
        }

        return ordinal < BoxesOfACombination ? number : -1;
    }

    /// <summary>Forgets all boxes.</summary>
    public void Forget()
    {
        Array.Clear(_change);
        Array.Clear(_solves);
    }

    /// <summary>Reservation values have moved: depths are no longer current.</summary>
    public void Change() => _now++;

    /// <summary>Gains have become another function of the terms.</summary>
    public void ChangeGains() => (_now, _gainNow) = (_now + 1, _gainNow + 1);

    /// <summary>Whether a box was solved since <see cref="Forget"/>.</summary>
    public bool Knows(int box) => box >= 0 && _change[box] > 0;

    /// <summary>Whether a box was solved since the last change.</summary>
    public bool IsCurrent(int box) => box >= 0 && _change[box] == _now;

    /// <summary>Whether the next solve of a box may follow its remembered terms alone; every eighth looks around from other starts
    /// too.</summary>
    public bool MayFollow(int box) => _solves[box] % LookRound != 0;

    /// <summary>Depth of a box when it was solved.</summary>
    public double Depth(int box) => _depth[box];

    /// <summary>Closest terms of a box when it was solved.</summary>
    public ReadOnlySpan<double> Terms(int box) => _terms.AsSpan(box * _issues, _issues);

    /// <summary>Multipliers of the rows at those terms: which gains held the depth down.</summary>
    public ReadOnlySpan<double> Multipliers(int box) => _multipliers.AsSpan(box * _rows, _rows);

    /// <summary>Remembers the depth of a box.</summary>
    public void Keep(int box, Candidate found)
    {
        (_depth[box], _residual[box], _status[box]) = (found.Value, found.Residual, found.Status);
        (_change[box], _gainChange[box], _solves[box]) = (_now, _gainNow, _solves[box] + 1);
        found.Terms.AsSpan(0, _issues).CopyTo(_terms.AsSpan(box * _issues));
        found.Gains.AsSpan(0, _rows).CopyTo(_gains.AsSpan(box * _rows));
        found.Multipliers.AsSpan(0, _rows).CopyTo(_multipliers.AsSpan(box * _rows));
    }

    /// <summary>Gives the remembered answer for the depth of a box.</summary>
    public void Recall(int box, Candidate found)
    {
        found.Clear();
        (found.Exists, found.Value, found.Residual, found.Status) = (true, _depth[box], _residual[box], _status[box]);
        Terms(box).CopyTo(found.Terms);
        _gains.AsSpan(box * _rows, _rows).CopyTo(found.Gains);
    }

    /// <summary>Sets what <see cref="Bound(int)"/> says, from the gains that the remembered terms of a box now have.</summary>
    public void Survey(int box, ReadOnlySpan<double> gains) => _bound[box] = Bound(box, gains);

    /// <summary>What the depth of a box can be at most, as last surveyed.</summary>
    public double Bound(int box) => _bound[box];

    /// <summary>
    /// What the depth of a box can be now, seen from the gains that its remembered terms now have. It can have risen by no more than the
    /// gain that rose most; where gains became another function, by as much again as they moved against each other (an estimate).
    /// </summary>
    /// <param name="box">The box.</param>
    /// <param name="gains">Present gains of the rows at <see cref="Terms"/>.</param>
    private double Bound(int box, ReadOnlySpan<double> gains)
    {
        double most = double.NegativeInfinity;
        double least = double.PositiveInfinity;
        for (int r = 0; r < _rows; r++)
        {
            double rise = gains[r] - _gains[box * _rows + r];
            most = Math.Max(most, rise);
            least = Math.Min(least, rise);
        }

        return _depth[box] + most + (_gainChange[box] == _gainNow ? 0 : most - least);
    }
}
