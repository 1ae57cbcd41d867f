namespace Entente.Deals.Solver;

/// <summary>
/// What the options not yet chosen can still bring: for each gain by itself, and for weighted sums of gains (cuts). A weighted
/// sum splits over the issues, so its best value over all completions is a sum of best values an issue; the weights are
/// the multipliers of cells solved earlier, which by duality bound every other cell too.
/// </summary>
internal sealed class OptionBounds
{
    private const int MaximumCuts = 24;

    private readonly DealModel _model;
    private readonly int[] _order;
    private readonly int[] _feature;          // [row]: the feature that holds its utility
    private readonly double[] _best;          // [level, row]: Σ over later issues of the least loss, negated
    private readonly double[] _scaleBest;     // [row]: greatest value of the scale part over the whole box
    private readonly double[] _multipliers;   // [cut, row]
    private readonly double[] _scaleTotal;    // [cut]: greatest Σ multiplier·scale part over the whole box
    private readonly double[] _cutBest;       // [cut, level]
    private readonly double[] _upper;
    private int[][] _open = [];           // as loaded: a cut must stay valid when a search narrows the options for a while
    private int _cuts;
    private int _turn;

    public OptionBounds(DealModel model, int[] order)
    {
        _model = model;
        _order = order;
        int rows = model.Rows;
        _feature = [.. Enumerable.Range(0, rows).Select(r => model.Map is null ? r : model.ActorOfRow[r])];
        _best = new double[(order.Length + 1) * rows];
        _scaleBest = new double[rows];
        _multipliers = new double[MaximumCuts * rows];
        _scaleTotal = new double[MaximumCuts];
        _cutBest = new double[MaximumCuts * (order.Length + 1)];
        _upper = new double[rows];
    }

    /// <summary>Computes the bounds of each gain; forgets the cuts.</summary>
    public void Load()
    {
        _cuts = 0;
        _open = [.. _model.Open];
        int rows = _model.Rows;
        for (int r = 0; r < rows; r++)
        {
            _best[_order.Length * rows + r] = 0;
            for (int level = _order.Length - 1; level >= 0; level--)
            {
                _best[level * rows + r] = _best[(level + 1) * rows + r] - LeastLoss(_feature[r], _order[level]);
            }

            _scaleBest[r] = 0;
            for (int k = 0; k < _model.Issues; k++)
            {
                int at = _feature[r] * _model.Issues + k;
                double distance = Math.Abs(Math.Clamp(_model.Ideal[at], _model.Low[k], _model.High[k]) - _model.Ideal[at]);
                _scaleBest[r] -= _model.Weight[at] * PowerLoss.Value(distance, _model.Exponent[_feature[r]]);
            }
        }
    }

    /// <summary>Greatest value the goal can still reach from gains so far (scale issues not yet counted).</summary>
    public double Value(DealGoal goal, int level, ReadOnlySpan<double> partial)
    {
        int rows = _model.Rows;
        for (int r = 0; r < rows; r++)
        {
            _upper[r] = partial[r] + Most(level, r);
        }

        double bound = goal.Value(_upper);
        for (int c = 0; c < _cuts; c++)
        {
            bound = Math.Min(bound, goal.Bound(Multipliers(c), Total(c, level, partial)));
        }

        return bound;
    }

    /// <summary>How many cuts there are.</summary>
    public int Cuts => _cuts;

    /// <summary>Weights of the gains in a cut.</summary>
    public ReadOnlySpan<double> Multipliers(int cut) => _multipliers.AsSpan(cut * _model.Rows, _model.Rows);

    /// <summary>What the weighted sum of a cut can still reach from gains so far.</summary>
    public double Total(int cut, int level, ReadOnlySpan<double> partial)
    {
        ReadOnlySpan<double> multipliers = Multipliers(cut);
        double total = _scaleTotal[cut] + _cutBest[cut * (_order.Length + 1) + level];
        for (int r = 0; r < multipliers.Length; r++)
        {
            total += multipliers[r] * partial[r];
        }

        return total;
    }

    /// <summary>The most that what is not yet chosen, scales among it, can add to a gain.</summary>
    public double Most(int level, int row) => _best[level * _model.Rows + row] + _scaleBest[row];

    /// <summary>Drops all cuts.</summary>
    public void Forget() => _cuts = 0;

    /// <summary>Puts the options that a weighted sum likes first, so that good terms are found early and bounds bite.</summary>
    public void SortOptions(ReadOnlySpan<double> weights)
    {
        foreach (int issue in _order)
        {
            int[] open = _model.Open[issue];
            for (int j = 1; j < open.Length; j++)
            {
                int option = open[j];
                double loss = WeightedLoss(weights, issue, option);
                int at = j;
                for (; at > 0 && WeightedLoss(weights, issue, open[at - 1]) > loss; at--)
                {
                    open[at] = open[at - 1];
                }

                open[at] = option;
            }
        }
    }

    /// <summary>Adds a cut. The oldest gives way when memory is full.</summary>
    /// <param name="multipliers">Weights of the gains, 0 or more.</param>
    /// <param name="scaleTotal">Greatest weighted sum of the gains' scale parts over the whole box.</param>
    public void Cut(ReadOnlySpan<double> multipliers, double scaleTotal)
    {
        int rows = _model.Rows;
        int c = _cuts < MaximumCuts ? _cuts++ : 1 + (_turn++ % (MaximumCuts - 1));
        multipliers[..rows].CopyTo(_multipliers.AsSpan(c * rows));
        _scaleTotal[c] = scaleTotal;
        int at = c * (_order.Length + 1);
        _cutBest[at + _order.Length] = 0;
        for (int level = _order.Length - 1; level >= 0; level--)
        {
            double best = double.NegativeInfinity;
            foreach (int option in _open[_order[level]])
            {
                best = Math.Max(best, -WeightedLoss(multipliers, _order[level], option));
            }

            _cutBest[at + level] = _cutBest[at + level + 1] + best;
        }
    }

    /// <summary>w(1 − score/100) of an option for a feature.</summary>
    public double Loss(int feature, int issue, int option) => _model.OptionLoss[feature][issue] is { } losses ? losses[option] : 0;

    private double WeightedLoss(ReadOnlySpan<double> weights, int issue, int option)
    {
        double sum = 0;
        for (int r = 0; r < _model.Rows; r++)
        {
            sum += weights[r] * Loss(_feature[r], issue, option);
        }

        return sum;
    }

    private double LeastLoss(int feature, int issue)
    {
        double least = double.PositiveInfinity;
        foreach (int option in _open[issue])
        {
            least = Math.Min(least, Loss(feature, issue, option));
        }

        return least;
    }
}
