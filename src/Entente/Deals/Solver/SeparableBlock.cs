using System.Runtime.Intrinsics;
using Entente.Numerics;
using static Entente.Deals.Solver.SeparableFeatures;

namespace Entente.Deals.Solver;

/// <summary>
/// The inner half of the interior-point method: positions in their box and the separable features of them. Eliminating
/// positions (diagonal stiffness D) and lifted distances leaves a small compliance matrix P with Δu = P Δκ + ρ₀, κ being the
/// prices of the features, at O(issues · features²) an iteration.
/// </summary>
internal sealed class SeparableBlock
{
    /// <summary>
    /// Stiffness added to every position in a step, as if each step minimised also ½·proximal·|Δy|². Keeps the compliance of
    /// flat directions within what double precision can hold; the limit is unchanged because Δy vanishes there.
    /// </summary>
    private const double Proximal = 1e-9;

    private readonly LiftedDistances _lifted;
    private readonly double[] _response;      // B = ∂u/∂y with the distances eliminated, by row
    private readonly double[] _whole;         // the same by feature, parts added; the very same array where there are none
    private readonly double[] _scaled;        // B D⁻¹ of one row
    private readonly double[] _own;           // C
    private readonly double[] _bare;          // D without the distances
    private readonly double[] _stiffness;     // D
    private readonly double[] _residual;
    private readonly double[] _force;
    private readonly double[] _move;
    private readonly double[] _kept;
    private readonly double[] _lowSlack;
    private readonly double[] _highSlack;
    private readonly double[] _lowPrice;
    private readonly double[] _highPrice;
    private readonly double[] _moveLowPrice;
    private readonly double[] _moveHighPrice;

    public SeparableBlock(SeparableFeatures features, int maximumFeatures, bool hasParts)
    {
        Features = features;
        _lifted = new LiftedDistances(features, maximumFeatures);
        int columns = features.Stride;
        _response = new double[columns * maximumFeatures];
        _whole = hasParts ? new double[columns * maximumFeatures] : _response;
        _own = new double[maximumFeatures];
        Value = new double[maximumFeatures];
        Drift = new double[maximumFeatures];
        Position = new double[columns];
        Cost = new double[columns];
        Pull = new double[columns];
        Anchor = new double[columns];
        _scaled = new double[columns];
        _bare = new double[columns];
        _stiffness = new double[columns];
        _residual = new double[columns];
        _force = new double[columns];
        _move = new double[columns];
        _kept = new double[columns];
        _lowSlack = new double[columns];
        _highSlack = new double[columns];
        _lowPrice = new double[columns];
        _highPrice = new double[columns];
        _moveLowPrice = new double[columns];
        _moveHighPrice = new double[columns];
    }

    public SeparableFeatures Features { get; }

    /// <summary>y; the caller sets it strictly inside the box before <see cref="Start"/>.</summary>
    public double[] Position { get; }

    /// <summary>Linear cost of each position in the minimised objective.</summary>
    public double[] Cost { get; }

    /// <summary>Strength of the quadratic cost ½·pull·(y − anchor)².</summary>
    public double[] Pull { get; }

    /// <summary>Where <see cref="Pull"/> pulls to.</summary>
    public double[] Anchor { get; }

    /// <summary>u at the iterate, with lifted distances: never above the true value.</summary>
    public double[] Value { get; }

    /// <summary>ρ₀: change of each feature while the prices stay.</summary>
    public double[] Drift { get; }

    /// <summary>Keeps the present positions, as the best seen.</summary>
    public void Keep() => Position.AsSpan(0, Features.Columns).CopyTo(_kept);

    /// <summary>Returns to the positions last kept.</summary>
    public void ReturnToKept() => _kept.AsSpan(0, Features.Columns).CopyTo(Position);

    /// <summary>Number of complementarity pairs of box and distances.</summary>
    public int Pairs { get; private set; }

    /// <summary>Sum of slack × multiplier over those pairs.</summary>
    public double Gap { get; private set; }

    /// <summary>What the unmet stationarity conditions can be worth at most: Σ |residual| × width.</summary>
    public double Unmet { get; private set; }

    /// <summary>Sum of Δslack·Δmultiplier of the last <see cref="Follow"/>.</summary>
    public double CrossProducts { get; private set; }

    /// <summary>D_k: curvature of the problem along a position once distances and box are accounted for; tiny where it is flat.</summary>
    public ReadOnlySpan<double> Stiffness => _stiffness.AsSpan(0, Features.Issues);

    /// <summary>∂u_a/∂y of one feature at the last <see cref="Eliminate"/>.</summary>
    public ReadOnlySpan<double> Response(int feature) => _whole.AsSpan(feature * Features.Stride, Features.Issues);

    /// <summary>Whether the lower wall holds a position: its price is more than the room that is left.</summary>
    public bool LowHolds(int issue) => _lowPrice[issue] > _lowSlack[issue];

    /// <summary>Whether the upper wall does.</summary>
    public bool HighHolds(int issue) => _highPrice[issue] > _highSlack[issue];

    /// <summary>Whether an ideal does.</summary>
    public bool IdealHolds(int feature, int issue) => _lifted.Holds(feature, issue);

    /// <summary>Centres box multipliers and distances for the given prices.</summary>
    public void Start(ReadOnlySpan<double> prices, double room, double product)
    {
        for (int k = Features.Issues; k < Features.Columns; k++)
        {
            (Position[k], Cost[k], Pull[k]) = (0.5, 0, 0);
        }

        for (int k = 0; k < Features.Columns; k++)
        {
            _lowSlack[k] = Position[k] - Features.Low[k];
            _highSlack[k] = Features.High[k] - Position[k];
            _lowPrice[k] = product / _lowSlack[k];
            _highPrice[k] = product / _highSlack[k];
        }

        Pairs = 2 * Features.Columns;
        for (int a = 0; a < Features.Rows; a++)
        {
            if (Features.Kind[a] == FeatureKind.Lifted)
            {
                Pairs += _lifted.Start(a, Position, Math.Max(prices[Features.Owner[a]], product), room);
            }
        }
    }

    /// <summary>True values of all features at the iterate, into <see cref="Value"/>.</summary>
    public void EvaluateExactly()
    {
        for (int a = 0; a < Features.Rows; a++)
        {
            Value[a] = Features.Exact(a, Position);
        }

        Features.AddParts(Value);
    }

    /// <summary>Values of all features at their lifted distances, into <see cref="Value"/>.</summary>
    public void EvaluateLifted()
    {
        for (int a = 0; a < Features.Rows; a++)
        {
            Value[a] = Features.Kind[a] == FeatureKind.Lifted ? _lifted.Value(a) : Features.Exact(a, Position);
        }

        Features.AddParts(Value);
    }

    /// <summary>Values, gap and stationarity at the iterate for prices κ; prepares <see cref="Eliminate"/>.</summary>
    public void Linearise(ReadOnlySpan<double> prices)
    {
        Vector256<double> products = Vector256<double>.Zero;
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Vector256<double> lowSlack = Load(_lowSlack, k);
            Vector256<double> highSlack = Load(_highSlack, k);
            Vector256<double> lowPrice = Load(_lowPrice, k);
            Vector256<double> highPrice = Load(_highPrice, k);
            Vector256<double> pull = Load(Pull, k);
            Vector256<double> objective = Load(Cost, k) + pull * (Load(Position, k) - Load(Anchor, k));
            products += lowSlack * lowPrice + highSlack * highPrice;
            Store(objective - lowPrice + highPrice, _residual, k);
            Store(pull + lowPrice / lowSlack + highPrice / highSlack + Vector256.Create(Proximal), _bare, k);
        }

        double gap = ElementaryInFours.Sum(products);
        double unmet = 0;
        for (int a = 0; a < Features.Rows; a++)
        {
            double price = prices[Features.Owner[a]];
            Value[a] = Features.Kind[a] switch
            {
                FeatureKind.Lifted => _lifted.Linearise(a, price, _residual, ref gap, ref unmet),
                FeatureKind.Smooth => LineariseSmooth(a, price),
                FeatureKind.Linear => LineariseLinear(a, price),
            };
        }

        Features.AddParts(Value);

        Vector256<double> off = Vector256<double>.Zero;
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            off += Vector256.Abs(Load(_residual, k)) * (Load(Features.High, k) - Load(Features.Low, k));
        }

        (Gap, Unmet) = (gap, unmet + ElementaryInFours.Sum(off));
    }

    /// <summary>Eliminates the lifted distances, after <see cref="Linearise"/>.</summary>
    /// <param name="stiffening">Stiffness to add to every position and distance, which makes the step shorter and surely one of
    /// descent.</param>
    public void Eliminate(double stiffening)
    {
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Store(Load(_bare, k) + Vector256.Create(stiffening), _stiffness, k);
        }

        for (int a = 0; a < Features.Rows; a++)
        {
            _own[a] = Features.Kind[a] == FeatureKind.Lifted ? _lifted.Eliminate(a, stiffening, _stiffness, _response) : 0;
        }

        Features.AddParts(_own);
        AddResponses();
    }

    /// <summary>Writes the lower triangle of the compliance P.</summary>
    public void WriteCompliance(Span<double> compliance, int stride)
    {
        for (int a = 0; a < Features.Count; a++)
        {
            int start = a * Features.Stride;
            for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
            {
                Store(Load(_whole, start + k) / Load(_stiffness, k), _scaled, k);
            }

            for (int b = 0; b <= a; b++)
            {
                Vector256<double> sum = Vector256<double>.Zero;
                for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
                {
                    sum += Load(_scaled, k) * Load(_whole, b * Features.Stride + k);
                }

                compliance[a * stride + b] = ElementaryInFours.Sum(sum);
            }

            compliance[a * stride + a] += _own[a];
        }
    }

    /// <summary>Computes <see cref="Drift"/> for a step that aims at slack × multiplier = <paramref name="target"/>.</summary>
    public void Aim(ReadOnlySpan<double> prices, double target, bool correct)
    {
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Vector256<double> low = Vector256.Create(target);
            Vector256<double> high = low;
            if (correct)
            {
                Vector256<double> move = Load(_move, k);
                low -= move * Load(_moveLowPrice, k);
                high += move * Load(_moveHighPrice, k);
            }

            Store(low, _moveLowPrice, k);   // the targets wait here until Follow turns them into moves
            Store(high, _moveHighPrice, k);
            Vector256<double> objective = Load(Cost, k) + Load(Pull, k) * (Load(Position, k) - Load(Anchor, k));
            Store(low / Load(_lowSlack, k) - high / Load(_highSlack, k) - objective, _force, k);
        }

        for (int a = 0; a < Features.Rows; a++)
        {
            double price = prices[Features.Owner[a]];
            if (Features.Kind[a] == FeatureKind.Lifted)
            {
                Drift[a] = _lifted.Aim(a, price, target, correct, _force);
            }
            else
            {
                Drift[a] = 0;
                AddScaled(_response, a * Features.Stride, price, _force);
            }
        }

        Features.AddParts(Drift);

        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Store(Load(_force, k) / Load(_stiffness, k), _scaled, k);
        }

        for (int a = 0; a < Features.Count; a++)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
            {
                sum += Load(_whole, a * Features.Stride + k) * Load(_scaled, k);
            }

            Drift[a] += ElementaryInFours.Sum(sum);
        }
    }

    /// <summary>Finds every move for the given price moves.</summary>
    /// <returns>The greatest share of a slack or multiplier that a full step would use up; above 1 the step must be shortened.</returns>
    public double Follow(ReadOnlySpan<double> priceMoves)
    {
        _force.AsSpan(0, Features.Columns).CopyTo(_move);
        for (int a = 0; a < Features.Count; a++)
        {
            AddScaled(_whole, a * Features.Stride, priceMoves[a], _move);
        }

        Vector256<double> worst = Vector256<double>.Zero;
        Vector256<double> cross = Vector256<double>.Zero;
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Vector256<double> move = Load(_move, k) / Load(_stiffness, k);
            Vector256<double> inverseLow = Vector256<double>.One / Load(_lowSlack, k);
            Vector256<double> inverseHigh = Vector256<double>.One / Load(_highSlack, k);
            Vector256<double> lowPrice = Load(_lowPrice, k);
            Vector256<double> highPrice = Load(_highPrice, k);
            Vector256<double> moveLow = (Load(_moveLowPrice, k) - lowPrice * move) * inverseLow - lowPrice;
            Vector256<double> moveHigh = (Load(_moveHighPrice, k) + highPrice * move) * inverseHigh - highPrice;
            worst = Vector256.Max(worst, Vector256.Max(-move * inverseLow, move * inverseHigh));
            worst = Vector256.Max(worst, Vector256.Max(-moveLow / lowPrice, -moveHigh / highPrice));
            cross += move * (moveLow - moveHigh);
            Store(move, _move, k);
            Store(moveLow, _moveLowPrice, k);
            Store(moveHigh, _moveHighPrice, k);
        }

        double crossProducts = ElementaryInFours.Sum(cross);
        double used = Math.Max(Math.Max(worst[0], worst[1]), Math.Max(worst[2], worst[3]));
        for (int a = 0; a < Features.Rows; a++)
        {
            if (Features.Kind[a] == FeatureKind.Lifted)
            {
                used = Math.Max(used, _lifted.Follow(a, priceMoves[Features.Owner[a]], _move, ref crossProducts));
            }
        }

        CrossProducts = crossProducts;
        return used;
    }

    /// <summary>Cost and pull of the positions, less weight × the logarithms of all slacks.</summary>
    public double Barrier(double weight)
    {
        double logs = 0;
        double cost = 0;
        for (int k = 0; k < Features.Columns; k++)
        {
            logs += Elementary.Log(_lowSlack[k] * _highSlack[k]);
            double away = Position[k] - Anchor[k];
            cost += Cost[k] * Position[k] + 0.5 * Pull[k] * away * away;
        }

        for (int a = 0; a < Features.Rows; a++)
        {
            logs += Features.Kind[a] == FeatureKind.Lifted ? _lifted.LogSlacks(a) : 0;
        }

        return cost - weight * logs;
    }

    /// <summary>Takes a share of the moves of positions and slacks, and another of those of multipliers.</summary>
    public void Move(double step, double priceStep)
    {
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Vector256<double> move = Load(_move, k) * step;
            Store(Load(Position, k) + move, Position, k);
            Store(Load(_lowSlack, k) + move, _lowSlack, k);
            Store(Load(_highSlack, k) - move, _highSlack, k);
            Store(Load(_lowPrice, k) + Load(_moveLowPrice, k) * priceStep, _lowPrice, k);
            Store(Load(_highPrice, k) + Load(_moveHighPrice, k) * priceStep, _highPrice, k);
        }

        for (int a = 0; a < Features.Rows; a++)
        {
            if (Features.Kind[a] == FeatureKind.Lifted)
            {
                _lifted.Move(a, step, priceStep);
            }
        }
    }

    /// <summary>Adds the responses of the parts to those of their owners.</summary>
    private void AddResponses()
    {
        if (ReferenceEquals(_whole, _response))
        {
            return;
        }

        _response.AsSpan(0, Features.Count * Features.Stride).CopyTo(_whole);
        for (int p = Features.Count; p < Features.Rows; p++)
        {
            int start = p * Features.Stride, owner = Features.Owner[p] * Features.Stride;
            for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
            {
                Store(Load(_whole, owner + k) + Load(_response, start + k), _whole, owner + k);
            }
        }
    }

    private double LineariseSmooth(int feature, double price)
    {
        Vector256<double> loss = Vector256<double>.Zero;
        double curvedPrice = Math.Max(price, 0);
        int start = feature * Features.Stride;
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Vector256<double> distance = Load(Position, k) - Load(Features.Ideal, start + k);
            Vector256<double> weight = Load(Features.Weight, start + k);
            PowerLoss.Expand(Vector256.Abs(distance), Features.Exponent[feature], out Vector256<double> value, out Vector256<double> slope,
                out Vector256<double> bend);
            loss += weight * value;
            Vector256<double> signed = Vector256.ConditionalSelect(
                Vector256.LessThan(distance, Vector256<double>.Zero), slope, -slope) * weight;

            // A weight or price of 0 at distance 0 would make 0·∞ of the infinite curvature.
            Vector256<double> factor = weight * curvedPrice;
            Vector256<double> curvature = Vector256.ConditionalSelect(
                Vector256.GreaterThan(factor, Vector256<double>.Zero), bend * factor, Vector256<double>.Zero);
            Store(signed, _response, start + k);
            Store(Load(_bare, k) + curvature, _bare, k);
            Store(Load(_residual, k) - signed * price, _residual, k);
        }

        return Features.Constant[feature] - ElementaryInFours.Sum(loss);
    }

    private double LineariseLinear(int feature, double price)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        int start = feature * Features.Stride;
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Vector256<double> slope = Load(Features.Weight, start + k);
            sum += slope * Load(Position, k);
            Store(slope, _response, start + k);
            Store(Load(_residual, k) - slope * price, _residual, k);
        }

        return Features.Constant[feature] + ElementaryInFours.Sum(sum);
    }

    private void AddScaled(double[] row, int start, double factor, double[] sum)
    {
        for (int k = 0; k < Features.Columns; k += Vector256<double>.Count)
        {
            Store(Load(sum, k) + Load(row, start + k) * factor, sum, k);
        }
    }
}
