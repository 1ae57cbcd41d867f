namespace Entente.Deals.Solver;

/// <summary>
/// What a goal can reach at most where a deal may be broken: from the options chosen so far, the best of what is left to each actor by
/// itself, and weighted sums of utilities that no terms exceed (the cuts of <see cref="OptionBounds"/>). See <see cref="GainCeiling"/>.
/// </summary>
internal sealed class GainCeilings
{
    private const double Rounding = 1e-12;

    private readonly DealModel _model;
    private readonly OptionBounds _bounds;
    private readonly GainCeiling[] _ceilings; // [row]
    private readonly double[] _partial;       // utilities of the rows from constants and options alone
    private readonly double[] _upper;
    private readonly double[] _needed;        // the least utility of each row at which the goal can be reached
    private readonly double[] _excess;        // how far a gain of 0 or more can exceed the utility less W

    /// <summary>Ceilings of a model with a gain function, which chooses options in the given order of issues.</summary>
    public GainCeilings(DealModel model, int[] order)
    {
        _model = model;
        _bounds = new OptionBounds(model, order);
        _bounds.Load();
        _ceilings = new GainCeiling[model.Rows];
        (_partial, _upper, _needed, _excess) =
            (new double[model.Rows], new double[model.Rows], new double[model.Rows], new double[model.Rows]);
    }

    /// <summary>Takes over the gain function of the moment. Cuts are about utilities, and stay.</summary>
    public void Load()
    {
        for (int r = 0; r < _model.Rows; r++)
        {
            GainCeiling ceiling = _model.Map!.Gain.Ceiling(_model.ActorOfRow[r]);
            _ceilings[r] = ceiling with { Reservation = ceiling.Reservation + _model.Map.Shift[r] };
            double worthNothing = _ceilings[r].UtilityFor(0);
            _excess[r] = Math.Max(0, _ceilings[r].Reservation - worthNothing);
        }
    }

    /// <summary>Adds a cut: Σ weight·(scale part of the utility) is nowhere more than this.</summary>
    public void Cut(ReadOnlySpan<double> weights, double scaleTotal) => _bounds.Cut(weights, scaleTotal);

    /// <summary>Drops all cuts.</summary>
    public void Forget() => _bounds.Forget();

    /// <summary>Puts the options first that a weighted sum of the utilities likes.</summary>
    public void SortOptions(ReadOnlySpan<double> weights) => _bounds.SortOptions(weights);

    /// <summary>Writes what terms without any loss would gain each row if they were never broken.</summary>
    public void Constants(Span<double> gains)
    {
        for (int r = 0; r < gains.Length; r++)
        {
            gains[r] = _model.Constant[_model.ActorOfRow[r]] - _ceilings[r].Reservation;
        }
    }

    /// <summary>Whether the goal can still reach a value.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="level">How many issues have their option.</param>
    /// <param name="partial">Features from constants and those options alone.</param>
    /// <param name="value">The value; −∞ to ask whether any terms qualify.</param>
    public bool MayReach(DealGoal goal, int level, ReadOnlySpan<double> partial, double value)
    {
        for (int r = 0; r < _model.Rows; r++)
        {
            _partial[r] = partial[_model.ActorOfRow[r]];
            double utility = _partial[r] + _bounds.Most(level, r);
            _upper[r] = _ceilings[r].Of(utility);
            _needed[r] = _ceilings[r].UtilityFor(goal.Needed(r, value));
        }

        if (goal.Value(_upper) < value)
        {
            return false;
        }

        for (int c = 0; c < _bounds.Cuts; c++)
        {
            if (!MayReach(goal, c, _bounds.Total(c, level, _partial), value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a weighted sum of utilities can be as much as it would have to be.</summary>
    private bool MayReach(DealGoal goal, int cut, double total, double value)
    {
        ReadOnlySpan<double> weights = _bounds.Multipliers(cut);
        double needed = 0, gains = total;
        for (int r = 0; r < weights.Length; r++)
        {
            needed += weights[r] > 0 ? weights[r] * _needed[r] : 0;
            gains += weights[r] > 0 ? weights[r] * (_excess[r] - _ceilings[r].Reservation) : 0;
        }

        return !(total < needed - Rounding) && (goal.Kind == GoalKind.Depth || !(goal.Bound(weights, gains) < value));
    }
}
