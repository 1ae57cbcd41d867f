using Entente.Scenarios;

namespace Entente.Deals.Solver;

/// <summary>
/// A <see cref="DealProblem"/> laid out for the solvers: flat arrays, positions in units of the whole scale, red lines of the
/// required actors already intersected.
/// </summary>
internal sealed class DealModel
{
    /// <summary>One percent of a scale is 0.01 in the solvers.</summary>
    public const double ScaleUnit = 100;

    private bool[] _isScale = [];
    private bool[] _isHeld = [];        // scale issues that cannot move
    private double[] _heldWeight = [];  // [feature, issue]: their weights
    private double[] _gross = [];       // constants before W is taken off
    private double[] _partConstant = []; // [part, issue]: constants of the parts
    private readonly int _actors;

    public DealProblem Problem { get; }

    /// <summary>The rules of the problem, and red lines of the rows that hang on other issues.</summary>
    public IReadOnlyList<WhenThen> Rules { get; }

    /// <summary>How gains follow from features; null when each gain is its feature.</summary>
    public GainMap? Map { get; private set; }

    /// <summary>Number of issues.</summary>
    public int Issues { get; private set; }

    /// <summary>Gain rows: the required actors, in the order of the problem.</summary>
    public int Rows { get; private set; }

    /// <summary>Features: the required actors, or with a gain function all actors and then the extras.</summary>
    public int Features { get; private set; }

    /// <summary>Actor of each row.</summary>
    public int[] ActorOfRow { get; private set; } = [];

    /// <summary>W of each row; part of the constants when gains are features, else what the gain map's shifts are counted from.</summary>
    public double[] Reservation { get; private set; } = [];

    /// <summary>Rows behind the features, each added to the feature that owns it: soft ends of red lines. Their numbers stand in
    /// <see cref="Constant"/>, <see cref="Exponent"/>, <see cref="Weight"/> and <see cref="Ideal"/> behind those of the features.</summary>
    public int Parts { get; private set; }

    /// <summary>The feature that owns each part.</summary>
    public int[] OwnerOfPart { get; private set; } = [];

    public double[] Constant { get; private set; } = [];
    public double[] Exponent { get; private set; } = [];
    public double[] Weight { get; private set; } = [];     // [feature, issue]
    public double[] Ideal { get; private set; } = [];      // [feature, issue], scaled
    public double[] Low { get; private set; } = [];        // [issue], scaled; red lines included
    public double[] High { get; private set; } = [];
    public double[] Today { get; private set; } = [];      // scaled, or the option's index

    /// <summary>Options on offer that cross no red line, by issue; empty on scale issues.</summary>
    public int[][] Open { get; private set; } = [];

    /// <summary>Loss w(1 − score/100) of each option, [feature][issue][option]; null where the issue does not matter.</summary>
    public double[]?[][] OptionLoss { get; private set; } = [];

    public bool IsScale(int issue) => _isScale[issue];

    /// <summary>Whether the actor of a row bargains.</summary>
    public bool AtTable(int row) => Problem.Actors[ActorOfRow[row]].Role == Role.Table;

    /// <summary>Whether every issue has a position or option that crosses no red line.</summary>
    public bool RedLinesMeet { get; private set; }

    /// <summary>Lays out a problem.</summary>
    public DealModel(DealProblem problem)
        : this(problem, isChecked: false)
    {
    }

    private DealModel(DealProblem problem, bool isChecked)
    {
        if (!isChecked)
        {
            ProblemGuard.Check(problem);
        }

        (Problem, Rules) = (problem, problem.Binding);
        Issues = problem.Issues.Length;
        _actors = problem.Actors.Count;
        Rows = 0;
        ActorOfRow = new int[_actors];
        for (int i = 0; i < _actors; i++)
        {
            if (problem.Actors[i].Role.IsRequired)
            {
                ActorOfRow[Rows++] = i;
            }
        }

        Features = problem.Gain is null ? Rows : _actors + problem.Extras.Count;
        Map = problem.Gain is { } gain ? new GainMap(gain, _actors, Features, ActorOfRow[..Rows]) : null;
        SoftParts?[] parts = new SoftParts?[Features];
        for (int a = 0; a < Features; a++)
        {
            parts[a] = SoftParts.Of(FeatureAssessment(a), problem);
            Parts += parts[a]?.Rows ?? 0;
        }

        Allocate();
        for (int a = 0; a < Features; a++)
        {
            LayOut(a, FeatureAssessment(a));
        }

        LayOut(parts);

        for (int r = 0; r < Rows; r++)
        {
            Reservation[r] = problem.Actors[ActorOfRow[r]].Reservation;
        }

        RedLinesMeet = true;
        for (int k = 0; k < Issues; k++)
        {
            DrawLimits(k);
        }

        HoldNarrowScales();
        SumConstants();
    }

    /// <summary>The same problem where each gain is U − W.</summary>
    public DealModel Plain() => new(Problem with { Gain = null }, isChecked: true);

    /// <summary>Changes the reservation value of one row without laying out the problem again.</summary>
    public void SetReservation(int row, double value)
    {
        if (Map is not null)
        {
            Map.Shift[row] = value - Reservation[row];
            return;
        }

        Constant[row] = _gross[row] - value;
        Reservation[row] = value;
    }

    /// <summary>Moves today's place of a scale issue; one that is not on offer then stands there.</summary>
    public void SetToday(int issue, double position)
    {
        var scale = (ContinuousIssue)Problem.Issues[issue];
        Today[issue] = position / ScaleUnit;
        if (scale.Low == scale.High)
        {
            (Low[issue], High[issue]) = (Today[issue], Today[issue]);
            SumConstants();
        }
    }

    /// <summary>Whether nothing continuous is left to settle.</summary>
    public bool IsDiscrete { get; private set; }

    /// <summary>Whether there is a single box: no option left to choose and no rule that could split it.</summary>
    public bool HasOneBox { get; private set; }

    /// <summary>Whether a box is the whole of what red lines leave.</summary>
    public bool IsWholeBox(ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        for (int k = 0; k < Issues; k++)
        {
            if (_isScale[k] && (low[k] != Low[k] || high[k] != High[k]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether scaled terms keep every sum.</summary>
    public bool SumsHold(ReadOnlySpan<double> terms)
    {
        for (int j = 0; j < Problem.Sums.Count; j++)
        {
            if (!Problem.Sums[j].Holds(terms, ScaleUnit))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Terms in the solvers' units.</summary>
    public double[] Scaled(IReadOnlyList<double> terms) =>
        [.. terms.Select((value, issue) => _isScale[issue] ? value / ScaleUnit : value)];

    /// <summary>Terms in the users' units.</summary>
    public double[] Unscaled(ReadOnlySpan<double> terms)
    {
        double[] unscaled = new double[Issues];
        Unscale(terms, unscaled);
        return unscaled;
    }

    /// <summary>Writes terms in the users' units.</summary>
    public void Unscale(ReadOnlySpan<double> terms, Span<double> unscaled)
    {
        for (int k = 0; k < Issues; k++)
        {
            unscaled[k] = _isScale[k] ? terms[k] * ScaleUnit : terms[k];
        }
    }

    /// <summary>Squared distance of terms to today: shares of the scale on scale issues, 1 for every other option.</summary>
    public double DistanceToToday(ReadOnlySpan<double> terms)
    {
        double sum = 0;
        for (int k = 0; k < Issues; k++)
        {
            double difference = terms[k] - Today[k];
            sum += _isScale[k] ? difference * difference : difference == 0 ? 0 : 1;
        }

        return sum;
    }

    private Assessment FeatureAssessment(int feature) =>
        Problem.Gain is null ? Problem.Actors[ActorOfRow[feature]].Utility
        : feature < _actors ? Problem.Actors[feature].Utility
        : Problem.Extras[feature - _actors];

    private void Allocate()
    {
        int features = Features + Parts;
        Reservation = new double[_actors];
        (OwnerOfPart, _partConstant) = (new int[Parts], new double[Parts * Issues]);
        (Constant, _gross, Exponent) = (new double[features], new double[features], new double[features]);
        OptionLoss = new double[features][][];
        (Weight, Ideal, _heldWeight) = (new double[features * Issues], new double[features * Issues], new double[features * Issues]);
        (Low, High, Today) = (new double[Issues], new double[Issues], new double[Issues]);
        Open = new int[Issues][];
        (_isScale, _isHeld) = (new bool[Issues], new bool[Issues]);
    }

    private void LayOut(int feature, Assessment assessment)
    {
        Exponent[feature] = assessment.Curvature;
        bool hasOptions = false;
        for (int k = 0; k < Issues; k++)
        {
            Want want = assessment.Wants[k];
            bool scale = Problem.Issues[k] is ContinuousIssue;
            hasOptions |= !scale;
            Weight[feature * Issues + k] = scale ? want.Weight : 0;
            Ideal[feature * Issues + k] = want.Ideal / ScaleUnit;
        }

        if (!hasOptions)
        {
            OptionLoss[feature] = [];
            return;
        }

        OptionLoss[feature] = new double[Issues][];
        for (int k = 0; k < Issues; k++)
        {
            Want want = assessment.Wants[k];
            if (Problem.Issues[k] is DiscreteIssue && want is { Weight: > 0, Scores: { } scores })
            {
                double[] losses = new double[scores.Length];
                for (int o = 0; o < losses.Length; o++)
                {
                    losses[o] = want.Weight * (1 - scores[o] / ScaleUnit);
                }

                OptionLoss[feature][k] = losses;
            }
        }
    }

    /// <summary>Puts the parts behind the features.</summary>
    private void LayOut(SoftParts?[] byFeature)
    {
        int part = 0;
        for (int a = 0; a < Features && Parts > 0; a++)
        {
            for (int j = 0; j < byFeature[a]?.Rows; j++, part++)
            {
                int row = Features + part, from = j * Issues;
                OwnerOfPart[part] = a;
                (Exponent[row], OptionLoss[row]) = (1, new double[Issues][]);
                byFeature[a]!.Weight.AsSpan(from, Issues).CopyTo(Weight.AsSpan(row * Issues));
                byFeature[a]!.Ideal.AsSpan(from, Issues).CopyTo(Ideal.AsSpan(row * Issues));
                byFeature[a]!.Constant.AsSpan(from, Issues).CopyTo(_partConstant.AsSpan(part * Issues));
            }
        }
    }

    /// <summary>Takes scale issues that cannot move out of the features, so that the solvers never see them.</summary>
    private void HoldNarrowScales()
    {
        IsDiscrete = true;
        HasOneBox = Rules.Count == 0;
        Array.Clear(_heldWeight);
        for (int k = 0; k < Issues; k++)
        {
            HasOneBox &= _isScale[k] || Open[k].Length == 1;
            _isHeld[k] = _isScale[k] && High[k] - Low[k] <= Cell.FixedWidth;
            IsDiscrete &= _isHeld[k] || !_isScale[k];
            for (int a = 0; a < Features + Parts && _isHeld[k]; a++)
            {
                (_heldWeight[a * Issues + k], Weight[a * Issues + k]) = (Weight[a * Issues + k], 0);
            }
        }
    }

    /// <summary>Constants of the features: what is given, less what the held issues lose, less W where gains are features.</summary>
    private void SumConstants()
    {
        for (int a = 0; a < Features; a++)
        {
            double sum = FeatureAssessment(a).Constant;
            for (int k = 0; k < Issues; k++)
            {
                if (_isHeld[k])
                {
                    sum -= _heldWeight[a * Issues + k] * PowerLoss.Value(Math.Abs(Low[k] - Ideal[a * Issues + k]), Exponent[a]);
                }
            }

            _gross[a] = sum;
        }

        for (int p = 0; p < Parts; p++)
        {
            SumPart(p);
        }

        for (int a = 0; a < Features; a++)
        {
            Constant[a] = Map is null ? _gross[a] - Reservation[a] : _gross[a];
        }
    }

    /// <summary>The constant of a part. What issues that cannot move lose goes to its owner, so that no constant of a feature is exceeded
    /// by any terms.</summary>
    private void SumPart(int part)
    {
        int row = Features + part;
        Constant[row] = 0;
        for (int k = 0; k < Issues; k++)
        {
            int at = (row * Issues) + k;
            double constant = _partConstant[(part * Issues) + k];
            if (_isHeld[k])
            {
                _gross[OwnerOfPart[part]] += constant - (_heldWeight[at] * Math.Abs(Low[k] - Ideal[at]));
            }
            else
            {
                Constant[row] += constant;
            }
        }
    }

    private void DrawLimits(int issue)
    {
        if (Problem.Issues[issue] is ContinuousIssue scale)
        {
            _isScale[issue] = true;
            Open[issue] = [];
            double low = scale.Low;
            double high = scale.High;
            for (int r = 0; r < Rows; r++)
            {
                if (Problem.Actors[ActorOfRow[r]].Utility.Wants[issue].Accepts is { } accepts)
                {
                    low = Math.Max(low, accepts.Low);
                    high = Math.Min(high, accepts.High);
                }
            }

            Low[issue] = low / ScaleUnit;
            High[issue] = high / ScaleUnit;
            Today[issue] = scale.Today / ScaleUnit;
            RedLinesMeet &= low <= high;
            return;
        }

        var options = (DiscreteIssue)Problem.Issues[issue];
        _isScale[issue] = false;
        (Low[issue], High[issue], Today[issue]) = (0, 0, options.Today);
        int[] open = new int[options.Count];
        int count = 0;
        for (int option = 0; option < open.Length; option++)
        {
            open[count] = option;
            count += IsOpen(issue, options, option) ? 1 : 0;
        }

        Open[issue] = open[..count];
        RedLinesMeet &= Open[issue].Length > 0;
    }

    private bool IsOpen(int issue, DiscreteIssue options, int option)
    {
        bool open = options.Open?.Contains(option) ?? true;
        for (int r = 0; open && r < Rows; r++)
        {
            open = Problem.Actors[ActorOfRow[r]].Utility.Wants[issue].AcceptsOptions?.Contains(option) ?? true;
        }

        return open;
    }
}
