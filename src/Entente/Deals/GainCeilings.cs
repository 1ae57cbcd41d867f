namespace Entente.Deals;

/// <summary>
/// What a goal can reach at most where a deal may be broken, from the options chosen so far and the best of what is left to each actor by
/// itself: see <see cref="GainCeiling"/>.
/// </summary>
internal sealed class GainCeilings
{
    private readonly DealModel _model;
    private readonly int[] _order;
    private readonly double[] _options;       // [level, row]: Σ over later issues of the least loss, negated
    private readonly double[] _scales;        // [row]: greatest value of the scale part
    private readonly GainCeiling[] _ceilings; // [row]
    private readonly double[] _upper;

    /// <summary>Ceilings of a model with a gain function, which chooses options in the given order of issues.</summary>
    public GainCeilings(DealModel model, int[] order)
    {
        (_model, _order) = (model, order);
        _options = new double[(order.Length + 1) * model.Rows];
        _scales = new double[model.Rows];
        _ceilings = new GainCeiling[model.Rows];
        _upper = new double[model.Rows];
        for (int r = 0; r < model.Rows; r++)
        {
            for (int level = order.Length - 1; level >= 0; level--)
            {
                _options[(level * model.Rows) + r] = _options[((level + 1) * model.Rows) + r] - LeastLoss(model.ActorOfRow[r], order[level]);
            }
        }
    }

    /// <summary>Takes over the gain function and the limits of the moment.</summary>
    public void Load()
    {
        for (int r = 0; r < _model.Rows; r++)
        {
            int actor = _model.ActorOfRow[r];
            _ceilings[r] = _model.Map!.Gain.Ceiling(actor);
            _scales[r] = 0;
            for (int k = 0; k < _model.Issues; k++)
            {
                double ideal = _model.Ideal[(actor * _model.Issues) + k];
                double distance = _model.IsScale(k) ? Math.Abs(Math.Clamp(ideal, _model.Low[k], _model.High[k]) - ideal) : 0;
                _scales[r] -= _model.Weight[(actor * _model.Issues) + k] * PowerLoss.Value(distance, _model.Exponent[actor]);
            }
        }
    }

    /// <summary>Greatest value the goal can still reach.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="level">How many issues have their option.</param>
    /// <param name="partial">Features from constants and those options alone.</param>
    public double Value(DealGoal goal, int level, ReadOnlySpan<double> partial)
    {
        for (int r = 0; r < _model.Rows; r++)
        {
            double utility = partial[_model.ActorOfRow[r]] + _options[(level * _model.Rows) + r] + _scales[r];
            _upper[r] = Math.Max(utility, _ceilings[r].Otherwise) - _ceilings[r].Reservation - _model.Map!.Shift[r];
        }

        return goal.Value(_upper);
    }

    private double LeastLoss(int feature, int issue)
    {
        if (_model.OptionLoss[feature][issue] is not { } losses)
        {
            return 0;
        }

        double least = double.PositiveInfinity;
        foreach (int option in _model.Open[issue])
        {
            least = Math.Min(least, losses[option]);
        }

        return least;
    }
}
