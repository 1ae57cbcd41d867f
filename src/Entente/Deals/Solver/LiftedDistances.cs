using System.Runtime.Intrinsics;
using Entente.Numerics;
using static Entente.Deals.Solver.SeparableFeatures;

namespace Entente.Deals.Solver;

/// <summary>
/// The lifted distances of the interior-point method: for each feature and issue a variable s ≥ |y − a| with the slacks
/// p = s − (y − a), q = s + (y − a) and their multipliers α, γ. Each is eliminated by itself, so a row costs O(issues).
/// </summary>
/// <remarks>Slacks are moved, never recomputed: p = s − d would lose its last digits where a kink is active.</remarks>
internal sealed class LiftedDistances(SeparableFeatures features, int maximumFeatures)
{
    private readonly double[] _present = Grid(features, maximumFeatures);      // 1 where a weight is positive, else 0
    private readonly double[] _p = Grid(features, maximumFeatures);
    private readonly double[] _q = Grid(features, maximumFeatures);
    private readonly double[] _alpha = Grid(features, maximumFeatures);
    private readonly double[] _gamma = Grid(features, maximumFeatures);
    private readonly double[] _slope = Grid(features, maximumFeatures);        // w f′(s)
    private readonly double[] _bend = Grid(features, maximumFeatures);         // κ⁺ w f″(s)
    private readonly double[] _bent = Grid(features, maximumFeatures);         // the same with the stiffening
    private readonly double[] _inverseP = Grid(features, maximumFeatures);
    private readonly double[] _inverseQ = Grid(features, maximumFeatures);
    private readonly double[] _inverseH = Grid(features, maximumFeatures);
    private readonly double[] _e = Grid(features, maximumFeatures);            // right-hand side of the distance equation
    private readonly double[] _targetP = Grid(features, maximumFeatures);      // wanted p·α after the step
    private readonly double[] _targetQ = Grid(features, maximumFeatures);
    private readonly double[] _moveP = Grid(features, maximumFeatures);
    private readonly double[] _moveQ = Grid(features, maximumFeatures);
    private readonly double[] _moveAlpha = Grid(features, maximumFeatures);
    private readonly double[] _moveGamma = Grid(features, maximumFeatures);

    /// <summary>Starts the distances of one row above the true ones, centred for the price κ of the feature.</summary>
    /// <param name="row">The feature.</param>
    /// <param name="position">y.</param>
    /// <param name="price">κ &gt; 0.</param>
    /// <param name="room">Scale of the start above the true distance.</param>
    /// <returns>Number of complementarity pairs in the row.</returns>
    public int Start(int row, double[] position, double price, double room)
    {
        int pairs = 0;
        for (int k = 0; k < features.Columns; k++)
        {
            int at = row * features.Stride + k;
            double weight = features.Weight[at];
            if (!(weight > 0))
            {
                (_present[at], _p[at], _q[at], _alpha[at], _gamma[at]) = (0, 1, 1, 1, 1);
                continue;
            }

            double distance = position[k] - features.Ideal[at];
            double lifted = Math.Sqrt(distance * distance + room * room);
            _present[at] = 1;
            _p[at] = distance > 0 ? room * room / (lifted + distance) : lifted - distance;
            _q[at] = distance < 0 ? room * room / (lifted - distance) : lifted + distance;
            double share = price * weight * PowerLoss.Slope(lifted, features.Exponent[row]) / (2 * lifted);
            _alpha[at] = share * _q[at];
            _gamma[at] = share * _p[at];
            pairs += 2;
        }

        return pairs;
    }

    /// <summary>Whether both slacks of a distance are nearer to 0 than their multipliers: the position is at the ideal.</summary>
    public bool Holds(int row, int issue)
    {
        int at = (row * features.Stride) + issue;
        return _alpha[at] > _p[at] && _gamma[at] > _q[at];
    }

    /// <summary>Value of the row at its lifted distances.</summary>
    public double Value(int row)
    {
        double loss = 0;
        int start = row * features.Stride;
        for (int at = start; at < start + features.Issues; at++)
        {
            loss += features.Weight[at] * PowerLoss.Value((_p[at] + _q[at]) * 0.5, features.Exponent[row]);
        }

        return features.Constant[row] - loss;
    }

    /// <summary>Value of the row at its lifted distances; adds to the position residual, the gap and the stationarity residual.</summary>
    public double Linearise(int row, double price, double[] residual, ref double gap, ref double unmet)
    {
        double exponent = features.Exponent[row];
        double curvedPrice = Math.Max(price, 0);
        Vector256<double> loss = Vector256<double>.Zero;
        Vector256<double> products = Vector256<double>.Zero;
        Vector256<double> off = Vector256<double>.Zero;
        int start = row * features.Stride;
        for (int k = 0; k < features.Columns; k += Vector256<double>.Count)
        {
            int at = start + k;
            Vector256<double> p = Load(_p, at);
            Vector256<double> q = Load(_q, at);
            Vector256<double> alpha = Load(_alpha, at);
            Vector256<double> gamma = Load(_gamma, at);
            Vector256<double> present = Load(_present, at);
            Vector256<double> weight = Load(features.Weight, at);
            PowerLoss.Expand((p + q) * 0.5, exponent, out Vector256<double> value, out Vector256<double> slope, out Vector256<double> bend);
            slope *= weight;
            loss += value * weight;
            products += present * (p * alpha + q * gamma);
            off += Vector256.Abs(slope * price - present * (alpha + gamma));
            Store(slope, _slope, at);
            Store(bend * weight * curvedPrice, _bend, at);
            Store(Load(residual, k) + present * (alpha - gamma), residual, k);
        }

        gap += ElementaryInFours.Sum(products);
        unmet += ElementaryInFours.Sum(off);
        return features.Constant[row] - ElementaryInFours.Sum(loss);
    }

    /// <summary>Eliminates the distances: adds to the stiffness D of the positions, writes the response ∂u/∂y, returns C = Σ (w
    /// f′)²/H.</summary>
    public double Eliminate(int row, double stiffening, double[] stiffness, double[] response)
    {
        Vector256<double> own = Vector256<double>.Zero;
        int start = row * features.Stride;
        for (int k = 0; k < features.Columns; k += Vector256<double>.Count)
        {
            int at = start + k;
            Vector256<double> present = Load(_present, at);
            Vector256<double> inverseP = Vector256<double>.One / Load(_p, at);
            Vector256<double> inverseQ = Vector256<double>.One / Load(_q, at);
            Vector256<double> dp = present * Load(_alpha, at) * inverseP;
            Vector256<double> dq = present * Load(_gamma, at) * inverseQ;
            Vector256<double> bend = Load(_bend, at) + present * stiffening;
            Vector256<double> slope = Load(_slope, at);

            // 1 − present keeps the absent entries away from 0/0.
            Vector256<double> inverseH = Vector256<double>.One / (bend + dp + dq + (Vector256<double>.One - present));
            Vector256<double> slopeH = slope * inverseH;
            own += slope * slopeH;
            Store(bend, _bent, at);
            Store(inverseP, _inverseP, at);
            Store(inverseQ, _inverseQ, at);
            Store(inverseH, _inverseH, at);
            Store(slopeH * (dq - dp), response, at);
            Store(Load(stiffness, k) + (dp * dq * 4 + (dp + dq) * bend) * inverseH, stiffness, k);
        }

        return ElementaryInFours.Sum(own);
    }

    /// <summary>
    /// Right-hand side for slack × multiplier = <paramref name="target"/>: adds to the force on the positions, returns the change
    /// of the feature that the distances bring by themselves.
    /// </summary>
    /// <param name="row">The feature.</param>
    /// <param name="price">κ.</param>
    /// <param name="target">μ of the step.</param>
    /// <param name="correct">Subtract the products of the moves found by the predictor (Mehrotra).</param>
    /// <param name="force">Right-hand side of the position equation.</param>
    public double Aim(int row, double price, double target, bool correct, double[] force)
    {
        Vector256<double> drift = Vector256<double>.Zero;
        int start = row * features.Stride;
        for (int k = 0; k < features.Columns; k += Vector256<double>.Count)
        {
            int at = start + k;
            Vector256<double> present = Load(_present, at);
            Vector256<double> targetP = present * target;
            Vector256<double> targetQ = targetP;
            if (correct)
            {
                targetP -= Load(_moveP, at) * Load(_moveAlpha, at);
                targetQ -= Load(_moveQ, at) * Load(_moveGamma, at);
            }

            Vector256<double> inverseP = Load(_inverseP, at);
            Vector256<double> inverseQ = Load(_inverseQ, at);
            Vector256<double> dp = present * Load(_alpha, at) * inverseP;
            Vector256<double> dq = present * Load(_gamma, at) * inverseQ;
            Vector256<double> slope = Load(_slope, at);
            Vector256<double> pushP = targetP * inverseP;
            Vector256<double> pushQ = targetQ * inverseQ;
            Vector256<double> e = pushP + pushQ - slope * price;
            Vector256<double> scaled = e * Load(_inverseH, at);
            drift += slope * scaled;
            Store(targetP, _targetP, at);
            Store(targetQ, _targetQ, at);
            Store(e, _e, at);
            Store(Load(force, k) - (pushP - pushQ) - (dq - dp) * scaled, force, k);
        }

        return -ElementaryInFours.Sum(drift);
    }

    /// <summary>Moves of slacks and multipliers for the moves of positions and price; returns the greatest share of a slack or multiplier
    /// used up.</summary>
    public double Follow(int row, double priceMove, double[] positionMove, ref double crossProducts)
    {
        Vector256<double> worst = Vector256<double>.Zero;
        Vector256<double> cross = Vector256<double>.Zero;
        int start = row * features.Stride;
        for (int k = 0; k < features.Columns; k += Vector256<double>.Count)
        {
            int at = start + k;
            Vector256<double> present = Load(_present, at);
            Vector256<double> inverseP = Load(_inverseP, at);
            Vector256<double> inverseQ = Load(_inverseQ, at);
            Vector256<double> alpha = Load(_alpha, at);
            Vector256<double> gamma = Load(_gamma, at);
            Vector256<double> dp = present * alpha * inverseP;
            Vector256<double> dq = present * gamma * inverseQ;
            Vector256<double> bend = Load(_bent, at);
            Vector256<double> inverseH = Load(_inverseH, at);
            Vector256<double> common = Load(_e, at) - Load(_slope, at) * priceMove;
            Vector256<double> y = Load(positionMove, k);
            Vector256<double> moveP = (common - (bend + dq * 2) * y) * inverseH;
            Vector256<double> moveQ = (common + (bend + dp * 2) * y) * inverseH;
            Vector256<double> moveAlpha = Load(_targetP, at) * inverseP - present * alpha - dp * moveP;
            Vector256<double> moveGamma = Load(_targetQ, at) * inverseQ - present * gamma - dq * moveQ;
            worst = Vector256.Max(worst, Vector256.Max(-moveP * inverseP, -moveQ * inverseQ));
            worst = Vector256.Max(worst, Vector256.Max(-moveAlpha / alpha, -moveGamma / gamma));
            cross += moveP * moveAlpha + moveQ * moveGamma;
            Store(moveP, _moveP, at);
            Store(moveQ, _moveQ, at);
            Store(moveAlpha, _moveAlpha, at);
            Store(moveGamma, _moveGamma, at);
        }

        crossProducts += ElementaryInFours.Sum(cross);
        return Math.Max(Math.Max(worst[0], worst[1]), Math.Max(worst[2], worst[3]));
    }

    /// <summary>Sum of the logarithms of a row's slacks.</summary>
    public double LogSlacks(int row)
    {
        double logs = 0;
        int start = row * features.Stride;
        for (int at = start; at < start + features.Issues; at++)
        {
            logs += _present[at] > 0 ? Elementary.Log(_p[at] * _q[at]) : 0;
        }

        return logs;
    }

    /// <summary>Takes a share of the moves of slacks, and another of those of multipliers.</summary>
    public void Move(int row, double step, double priceStep)
    {
        int start = row * features.Stride;
        for (int at = start; at < start + features.Columns; at += Vector256<double>.Count)
        {
            Store(Load(_p, at) + Load(_moveP, at) * step, _p, at);
            Store(Load(_q, at) + Load(_moveQ, at) * step, _q, at);
            Store(Load(_alpha, at) + Load(_moveAlpha, at) * priceStep, _alpha, at);
            Store(Load(_gamma, at) + Load(_moveGamma, at) * priceStep, _gamma, at);
        }
    }

    private static double[] Grid(SeparableFeatures features, int maximumFeatures) => new double[features.Stride * maximumFeatures];
}
