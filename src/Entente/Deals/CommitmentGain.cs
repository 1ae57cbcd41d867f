using Entente.Numerics;

namespace Entente.Deals;

/// <summary>
/// Gains when a deal may be broken: V_i(d) = (r_i U_i(d) + h(d) W′_i)/(r_i + h(d)) − W_i, with the hazard
/// h(d) = Σ_j break-rate·reach_j·logistic((T_j − c − U_j(d) − e(d))/tremble) and the enforcement e(d) that the terms themselves bring.
/// Not concave, so that solutions are local optima.
/// </summary>
/// <remarks>All numbers are given: where W, W′ and T come from is not the deal solver's business.</remarks>
public sealed class CommitmentGain : IGainFunction
{
    private readonly double[] _reservation;
    private readonly double[] _fallback;
    private readonly double[] _discount;
    private readonly Breaker[] _breakers;
    private readonly int _enforcement;
    private readonly double _breakRate;
    private readonly double _tremble;

    /// <summary>Gains of actors who may see the deal broken.</summary>
    /// <param name="reservation">W of every actor.</param>
    /// <param name="fallback">W′ of every actor: what it gets once the deal is broken.</param>
    /// <param name="discount">r of every actor, a year; positive.</param>
    /// <param name="breakers">Who may break the deal.</param>
    /// <param name="enforcement">Index of e among the assessments; −1 if nothing enforces.</param>
    /// <param name="breakRate">Greatest hazard of one breaker, a year; 0 or more.</param>
    /// <param name="tremble">Width of the logistic, in utility; positive.</param>
    public CommitmentGain(
        IReadOnlyList<double> reservation, IReadOnlyList<double> fallback, IReadOnlyList<double> discount,
        IReadOnlyList<Breaker> breakers, int enforcement, double breakRate, double tremble)
    {
        _reservation = [.. reservation];
        _fallback = [.. fallback];
        _discount = [.. discount];
        _breakers = [.. breakers];
        _enforcement = enforcement;
        _breakRate = breakRate >= 0 ? breakRate : throw new ArgumentOutOfRangeException(nameof(breakRate), breakRate, "A break rate must be 0 or more.");
        _tremble = tremble > 0 ? tremble : throw new ArgumentOutOfRangeException(nameof(tremble), tremble, "A tremble must be positive.");
    }

    /// <summary>Changes W′ of an actor. A workspace that holds this function must then be told by <see cref="DealWorkspace.SetGain"/>.</summary>
    public void SetFallback(int actor, double value) => _fallback[actor] = value;

    /// <summary>Changes T − c of a breaker, by its place in the list. The utility at which a deal leaves it where it was moves by as much, for c stays;
    /// W′ of a belligerent moves with it only if set too.</summary>
    public void SetThreshold(int breaker, double value)
    {
        Breaker before = _breakers[breaker];
        _breakers[breaker] = before with { Threshold = value, Untouched = before.Untouched + (value - before.Threshold) };
    }

    /// <summary>h: hazard a year that the deal is broken, at the given assessments.</summary>
    public double Hazard(ReadOnlySpan<double> assessments)
    {
        double hazard = 0;
        foreach (Breaker breaker in _breakers)
        {
            hazard += RateOf(breaker, assessments) * Logistic(Temptation(breaker, assessments));
        }

        return hazard;
    }

    /// <inheritdoc/>
    public bool Jumps => Array.Exists(_breakers, breaker => breaker is { Untouched: not null, ByOptions: false });

    /// <inheritdoc/>
    public IGainFunction At(ReadOnlySpan<double> assessments)
    {
        bool leavesAny = false;
        foreach (Breaker breaker in _breakers)
        {
            leavesAny |= breaker.IsLeftOut(assessments[breaker.Assessment]);
        }

        if (!leavesAny)
        {
            return this;
        }

        double[] at = assessments.ToArray();
        return new CommitmentGain(
            _reservation, _fallback, _discount, [.. _breakers.Where(breaker => !breaker.IsLeftOut(at[breaker.Assessment]))], _enforcement, _breakRate, _tremble);
    }

    /// <inheritdoc/>
    public GainCeiling Ceiling(int actor) =>
        new(_fallback[actor], _reservation[actor], _discount[actor] / (_discount[actor] + (_breakRate * _breakers.Sum(breaker => breaker.Reach))));

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        double hazard = Hazard(assessments);
        for (int i = 0; i < _reservation.Length; i++)
        {
            gains[i] = (_discount[i] * assessments[i] + hazard * _fallback[i]) / (_discount[i] + hazard) - _reservation[i];
        }
    }

    /// <inheritdoc/>
    public void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian, Span<double> hessian)
    {
        int count = assessments.Length;
        Evaluate(assessments, gains);
        jacobian.Clear();
        hessian.Clear();
        Span<double> hazardSlope = stackalloc double[count];
        hazardSlope.Clear();
        double hazard = Hazard(assessments);
        foreach (Breaker breaker in _breakers)
        {
            double share = Logistic(Temptation(breaker, assessments));
            double slope = -RateOf(breaker, assessments) * share * (1 - share) / _tremble;
            hazardSlope[breaker.Assessment] += slope;
            if (_enforcement >= 0)
            {
                hazardSlope[_enforcement] += slope;
            }
        }

        double hazardPrice = 0;
        for (int i = 0; i < _reservation.Length; i++)
        {
            double discount = _discount[i];
            double total = discount + hazard;
            double byHazard = discount * (_fallback[i] - assessments[i]) / (total * total);
            Span<double> row = jacobian.Slice(i * count, count);
            for (int a = 0; a < count; a++)
            {
                row[a] = byHazard * hazardSlope[a];
            }

            row[i] += discount / total;
            double multiplier = multipliers[i];
            if (multiplier == 0)
            {
                continue;
            }

            // V_hh = −2 V_h/(r + h) and V_Uh = −r/(r + h)²; V is linear in U.
            hazardPrice += multiplier * byHazard;
            double twice = -2 * multiplier * byHazard / total;
            double mixed = -multiplier * discount / (total * total);
            for (int a = 0; a < count; a++)
            {
                for (int b = 0; b < count; b++)
                {
                    hessian[a * count + b] += twice * hazardSlope[a] * hazardSlope[b];
                }

                hessian[a * count + i] += mixed * hazardSlope[a];
                hessian[i * count + a] += mixed * hazardSlope[a];
            }
        }

        AddHazardCurvature(assessments, hazardPrice, hessian);
    }

    private void AddHazardCurvature(ReadOnlySpan<double> assessments, double price, Span<double> hessian)
    {
        int count = assessments.Length;
        foreach (Breaker breaker in _breakers)
        {
            double share = Logistic(Temptation(breaker, assessments));
            double curvature = price * RateOf(breaker, assessments) * share * (1 - share) * (1 - 2 * share) / (_tremble * _tremble);
            int own = breaker.Assessment;
            hessian[own * count + own] += curvature;
            if (_enforcement >= 0)
            {
                hessian[_enforcement * count + _enforcement] += curvature;
                hessian[_enforcement * count + own] += curvature;
                hessian[own * count + _enforcement] += curvature;
            }
        }
    }

    /// <summary>The hazard of a breaker that is fully tempted; none of one whom the deal leaves where it was.</summary>
    private double RateOf(Breaker breaker, ReadOnlySpan<double> assessments) =>
        breaker.ByOptions && breaker.IsUntouched(assessments[breaker.Assessment]) ? 0 : _breakRate * breaker.Reach;

    private double Temptation(Breaker breaker, ReadOnlySpan<double> assessments)
    {
        double enforcement = _enforcement >= 0 ? assessments[_enforcement] : 0;
        return (breaker.Threshold - assessments[breaker.Assessment] - enforcement) / _tremble;
    }

    private static double Logistic(double x) => x >= 0 ? 1 / (1 + Elementary.Exp(-x)) : Elementary.Exp(x) / (1 + Elementary.Exp(x));
}
