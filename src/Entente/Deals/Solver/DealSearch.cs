namespace Entente.Deals.Solver;

/// <summary>
/// Finds the best terms for a goal: walks the tree of options with pruning, splits each leaf into boxes where rules tie scale
/// issues, and solves the continuous part there. Depth-first, so that memory is that of one path.
/// </summary>
internal sealed class DealSearch
{
    /// <summary>Values closer than this count as equal; the terms nearest to today are then taken.</summary>
    public const double TieTolerance = 1e-9;

    private const int WorkOfIteration = 10;       // a step of a continuous solve of few actors
    private const int SizesOfOneWork = 60;        // and one more for so many multiplications of a larger one
    private const int FewCombinations = 32;    // looked at one by one: cheaper than what would bound them
    private const int WorkOfBox = 4;              // what a box of options costs besides

    private readonly DealModel _model;
    private readonly OptionBounds? _bounds;
    private readonly GainCeilings? _ceilings;
    private readonly BoxSplitter _splitter;
    private readonly LeafSolver _leaf;
    private readonly BoxMemory? _memory;
    private readonly double _combinations;
    private readonly Candidate _none;
    private BoxMemory? _struck;              // bargains, where those of earlier runs are followed
    private readonly int[] _order;
    private readonly double[] _partial;     // [level, feature]
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _prices;
    private readonly Candidate _found;
    private DealGoal _goal;                  // of the last run; before the first one without any
    private Candidate _best;
    private long _work;
    private long _allowance;
    private bool _leftOut;                   // whether work ran out where something was left to do
    private readonly long _workOfStep;
    private bool _thorough = true;
    private Pass _pass;
    private bool _remembers;
    private int _ordinal;
    private int _first;
    private double _firstValue;

    public DealSearch(DealModel model)
    {
        _model = model;
        _order = WidestFirst(model);
        _bounds = model.RedLinesMeet && model.Map is null && _order.Length > 0 ? new OptionBounds(model, _order) : null;
        _bounds?.Load();
        _ceilings = model.RedLinesMeet && model.Map is not null && _order.Length > 0 ? new GainCeilings(model, _order) : null;
        _combinations = 1;
        foreach (int issue in _order)
        {
            _combinations *= model.Open[issue].Length;
        }

        long features = model.Features;
        _workOfStep = WorkOfIteration + ((features + model.Rows) * features * features / SizesOfOneWork);
        _partial = new double[(_order.Length + 1) * model.Features];
        _low = new double[model.Issues];
        _high = new double[model.Issues];
        _prices = new double[model.Rows];
        _found = new Candidate(model.Issues, model.Rows);
        _none = new Candidate(model.Issues, model.Rows);
        (_goal, _best) = (new DealGoal(model.Rows), new Candidate(model.Issues, model.Rows));
        _leaf = new LeafSolver(model) { IsHopeless = _ceilings is null ? null : IsHopeless };
        _splitter = new BoxSplitter(model, VisitBox);
        _memory = model.IsDiscrete ? null : BoxMemory.Of(model);
    }

    /// <summary>Terms known to be good, from which continuous solves start; null for none.</summary>
    public double[]? Previous { get; set; }

    /// <summary>A depth at which the search may end.</summary>
    public double Enough { get; set; } = double.PositiveInfinity;

    /// <summary>A depth below which nothing is looked for.</summary>
    public double Floor { get; set; } = double.NegativeInfinity;

    /// <summary>What all runs may do together, and other searches with them.</summary>
    public SearchBudget Budget { get; init; } = new(SearchBudget.OfAnswer);

    /// <summary>Changes the reservation value of one row before the next <see cref="Run"/>.</summary>
    public void SetReservation(int row, double value)
    {
        _memory?.Change();
        _model.SetReservation(row, value);
        _leaf.SetReservation(row, value);
    }

    /// <summary>Moves today's place of a scale issue before the next <see cref="Run"/>.</summary>
    public void SetToday(int issue, double position)
    {
        _memory?.ChangeGains();
        _model.SetToday(issue, position);
        _leaf.SetToday(issue, position);
    }

    /// <summary>Puts another gain function in the place of the model's before the next <see cref="Run"/>.</summary>
    public void SetGain(IGainFunction gain)
    {
        _memory?.ChangeGains();
        _model.Map!.Gain = gain;
    }

    /// <summary>Forgets earlier runs.</summary>
    public void Forget()
    {
        _memory?.Forget();
        _struck?.Forget();
    }

    /// <summary>Whether a product of gains is looked for near the terms of the last run in each box of options, where gains are not
    /// concave; every eighth run looks from all starts.</summary>
    public bool FollowsBargains
    {
        set => _struck = !value || _model.Map is null || _memory is null ? null : _struck ?? BoxMemory.Of(_model);
    }

    /// <summary>Whether local optima are looked for from every start (the default), or, with good previous terms, only from the usual
    /// ones.</summary>
    public bool Thorough
    {
        set => _thorough = value;
    }

    /// <summary>Writes the best terms for the goal into <paramref name="best"/>, which says so when there are none.</summary>
    /// <param name="goal">What to maximise.</param>
    /// <param name="depth">Known depth, or NaN when it is not known.</param>
    /// <param name="best">The answer.</param>
    public void Run(DealGoal goal, double depth, Candidate best)
    {
        best.Clear();
        if (!Begin(goal, depth, best))
        {
            return;
        }

        _ceilings?.Load();
        SeedCuts();
        _remembers = _memory is not null && goal.HasNoFloors;
        if (_remembers && goal.Kind == GoalKind.Depth && _model.Map is not null)
        {
            RunRemembering();
        }
        else
        {
            _pass = Pass.All;
            Descend(0);
        }

        Budget.Take(_work);
        if (_leftOut && !IsEnough)
        {
            best.Status = SolveStatus.Stopped;
            best.Residual = double.PositiveInfinity;
        }
    }

    /// <summary>How deep the terms are, as things now stand, that some box is remembered by: the deepest of them; −∞ where none
    /// is.</summary>
    public double Remembered(DealGoal depth)
    {
        Floor = double.NegativeInfinity; // what bounds say of the floor of the last run is not true any more
        if (_memory is null || !Begin(depth, double.NaN, _none))
        {
            return double.NegativeInfinity;
        }

        Survey();
        Budget.Take(_work);
        return _firstValue;
    }

    private bool Begin(DealGoal goal, double depth, Candidate best)
    {
        (_goal, _best, _work, _leftOut) = (goal, best, 0, false);
        _allowance = Budget.Allowance;
        _model.Low.AsSpan(0, _model.Issues).CopyTo(_low);
        _model.High.AsSpan(0, _model.Issues).CopyTo(_high);
        _model.Constant.AsSpan(0, _model.Features).CopyTo(_partial);
        _leaf.Start(goal, depth, Previous);
        return _model.RedLinesMeet;
    }

    /// <summary>Solves the box that looks deepest first, then only those that may be deeper still.</summary>
    private void RunRemembering()
    {
        Survey();
        if (_first >= 0)
        {
            _pass = Pass.First;
            Descend(0);
        }

        _pass = Pass.Others;
        Descend(0);
    }

    /// <summary>Finds the box whose remembered terms are deepest now.</summary>
    private void Survey()
    {
        (_pass, _first, _firstValue) = (Pass.Survey, -1, double.NegativeInfinity);
        _remembers = true;
        Descend(0);
    }

    /// <summary>Bounds for domains of options alone, where no continuous solve provides multipliers.</summary>
    private void SeedCuts()
    {
        if (!_model.IsDiscrete || _combinations <= FewCombinations || (_bounds is null && _ceilings is null))
        {
            return;
        }

        _bounds?.Forget();
        _ceilings?.Forget();
        _goal.Weight.AsSpan(0, _model.Rows).CopyTo(_prices);
        if (_goal.Kind is GoalKind.Depth or GoalKind.Leximin)
        {
            Span<double> constants = _found.Gains.AsSpan(0, _model.Rows);
            _model.Constant.AsSpan(0, _model.Rows).CopyTo(constants);
            _ceilings?.Constants(constants);
            DualWeights.Find(_model, _goal, constants, _prices);
        }

        if (_goal.Kind != GoalKind.LogSum)
        {
            _bounds?.Cut(_prices, 0);
            _ceilings?.Cut(_prices, 0);
        }

        _bounds?.SortOptions(_prices);
        _ceilings?.SortOptions(_prices);
    }

    private void Descend(int level)
    {
        if (level == _order.Length)
        {
            _ordinal = 0;
            _splitter.Split(_low, _high);
            return;
        }

        int issue = _order[level];
        int features = _model.Features;
        ReadOnlySpan<double> here = _partial.AsSpan(level * features, features);
        Span<double> next = _partial.AsSpan((level + 1) * features, features);
        foreach (int option in _model.Open[issue])
        {
            if (IsEnough || IsSpent)
            {
                return;
            }

            _work++;

            (_low[issue], _high[issue]) = (option, option);
            for (int a = 0; a < features; a++)
            {
                next[a] = here[a] - (_model.OptionLoss[a][issue] is { } losses ? losses[option] : 0);
            }

            if (MayBeBetter(level + 1, next))
            {
                Descend(level + 1);
            }
        }
    }

    /// <summary>What an answer has to be worth from here on.</summary>
    private double Least =>
        Math.Max(_goal.Kind == GoalKind.Depth ? Floor : double.NegativeInfinity, _best.Exists ? _best.Value : double.NegativeInfinity)
            - TieTolerance;

    /// <summary>Whether a depth was found that need not be exceeded.</summary>
    private bool IsEnough => _goal.Kind == GoalKind.Depth && _best.Exists && _best.Value >= Enough;

    /// <summary>Whether no work is left for what is still to do.</summary>
    private bool IsSpent
    {
        get
        {
            _leftOut |= _work >= _allowance;
            return _work >= _allowance;
        }
    }

    /// <summary>Whether the box being solved cannot hold anything better, now that its concave solution has shown what nobody can
    /// exceed.</summary>
    private bool IsHopeless()
    {
        ReadOnlySpan<double> features = _partial.AsSpan(_order.Length * _model.Features, _model.Features);
        if (_leaf.ProvesConcaveCut)
        {
            _ceilings!.Cut(_leaf.ConcaveMultipliers, _leaf.ConcaveScaleTotal(features));
        }

        return !MayBeBetter(_order.Length, features);
    }

    private bool MayBeBetter(int level, ReadOnlySpan<double> features)
    {
        if ((_bounds is null && _ceilings is null) || (_goal.Kind == GoalKind.Depth && double.IsNegativeInfinity(Least)))
        {
            return true;
        }

        double least = Math.Max(Least, double.MinValue);
        return _bounds is null ? _ceilings!.MayReach(_goal, level, features, least) : _bounds.Value(_goal, level, features) >= least;
    }

    private void VisitBox(double[] low, double[] high)
    {
        int box = _remembers ? _memory!.Number(low, _ordinal++) : -1;
        if (_pass == Pass.Survey)
        {
            Survey(box, low, high);
        }
        else if (_pass == Pass.All || (box == _first) == (_pass == Pass.First))
        {
            SolveBox(box, low, high);
        }
    }

    private void Survey(int box, double[] low, double[] high)
    {
        if (box < 0 || !_memory!.Knows(box) || !_leaf.Evaluate(low, high, _memory.Terms(box), _found))
        {
            return;
        }

        _memory.Survey(box, _found.Gains);
        if (_found.Value > _firstValue)
        {
            (_first, _firstValue) = (box, _found.Value);
        }
    }

    private void SolveBox(int box, double[] low, double[] high)
    {
        if (IsEnough || IsSpent)
        {
            return;
        }

        bool known = box >= 0 && _memory!.Knows(box);
        if (known && _pass == Pass.Others && _memory!.Bound(box) < Least)
        {
            return;
        }

        ReadOnlySpan<double> features = _partial.AsSpan(_order.Length * _model.Features, _model.Features);
        _leaf.Thorough = _thorough || (box >= 0 && !known); // a box left out until now has no terms to follow
        _leaf.Steps.Allow((_allowance - _work) / _workOfStep);
        BoxMemory? struck = _goal.Kind == GoalKind.LogSum && box >= 0 ? _struck : null;
        bool isSolved = (struck?.Knows(box) == true && struck.MayFollow(box) && _leaf.SolveNear(low, high, struck.Terms(box), _found))
            || _leaf.Solve(low, high, features, known ? _memory : null, box, _found);
        if (isSolved)
        {
            struck?.Keep(box, _found);
        }

        _work += WorkOfBox + (_workOfStep * _leaf.Steps.Take());
        _leftOut |= _leaf.Steps.RanOut;
        if (!isSolved)
        {
            return;
        }

        if (box >= 0 && _goal.Kind == GoalKind.Depth && !_leaf.Steps.RanOut)
        {
            _memory!.Keep(box, _found);
        }

        if (_bounds is not null && _leaf.ProvesCut)
        {
            _bounds.Cut(_found.Multipliers, _leaf.ScaleTotal(_found, features));
        }

        if (IsBetter(_found))
        {
            _best.CopyFrom(_found);
            if (_model.IsDiscrete && _goal.Kind == GoalKind.LogSum)
            {
                // The prices β/G of the new best deal: the tangent plane there bounds the product elsewhere.
                for (int r = 0; r < _model.Rows; r++)
                {
                    _prices[r] = _goal.Weight[r] > 0 ? _goal.Weight[r] / Math.Max(_found.Gains[r], DealGoal.FloorTolerance) : 0;
                }

                _bounds?.Forget();
                _bounds?.Cut(_prices, 0);
                _ceilings?.Forget();
                _ceilings?.Cut(_prices, 0);
            }
        }
    }

    private bool IsBetter(Candidate found)
    {
        if (!_best.Exists)
        {
            return true;
        }

        double difference = found.Value - _best.Value;
        if (Math.Abs(difference) > TieTolerance)
        {
            return difference > 0;
        }

        int order = _goal.CompareLexicographically(found.Gains, _best.Gains, TieTolerance);
        if (order != 0)
        {
            return order > 0;
        }

        double nearer = _model.DistanceToToday(_best.Terms) - _model.DistanceToToday(found.Terms);
        return Math.Abs(nearer) > TieTolerance ? nearer > 0 : found.Terms.AsSpan().SequenceCompareTo(_best.Terms) < 0;
    }

    /// <summary>What a walk over the boxes does.</summary>
    private enum Pass
    {
        All,
        Survey,
        First,
        Others,
    }

    /// <summary>The issues of options, those first whose options differ most over all rows, so that bounds bite early.</summary>
    private static int[] WidestFirst(DealModel model)
    {
        int[] order = new int[model.Issues];
        double[] narrowness = new double[model.Issues];
        int count = 0;
        for (int k = 0; k < model.Issues; k++)
        {
            if (!model.IsScale(k))
            {
                // an insertion keeps the order of issues that differ as much
                double own = -Spread(model, k);
                int at = count++;
                for (; at > 0 && narrowness[at - 1] > own; at--)
                {
                    (order[at], narrowness[at]) = (order[at - 1], narrowness[at - 1]);
                }

                (order[at], narrowness[at]) = (k, own);
            }
        }

        return order[..count];
    }

    private static double Spread(DealModel model, int issue)
    {
        double spread = 0;
        for (int a = 0; a < model.Features; a++)
        {
            if (model.OptionLoss[a][issue] is { } losses)
            {
                spread += losses.Max() - losses.Min();
            }
        }

        return spread;
    }
}
