using Entente.Deals;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>
/// Gains of a deal that may be broken: G_i = V_i(U_i, W'_i, h) − W_i, with the hazard h = Σ_j h_j(T_j − U_j − e − c). Where the terms
/// redraw the front, W' and the belligerents' thresholds T = W' are those of a war that comes back there.
/// </summary>
/// <remarks>
/// Formulas: <see cref="CommitmentValue"/> and <see cref="BreakHazard"/>; here they are only joined by the chain rule. The gains are not
/// concave, so that solutions are local optima.
/// </remarks>
/// <param name="actors">Every actor of the problem, in its order.</param>
/// <param name="breakers">Who may break the deal.</param>
/// <param name="enforcement">Place of e among the assessments; −1 if nothing enforces.</param>
/// <param name="position">Place of the position that the terms give the front-linked issue, as −position/100; −1 if they leave the front
/// alone.</param>
/// <param name="frontOf">The front that a position from 0 to 100 draws; null if they leave the front alone.</param>
/// <param name="rule">How readily the deal is broken.</param>
internal sealed class HoldingGain(
    HoldingActor[] actors, HoldingBreaker[] breakers, int enforcement, int position, FrontMap? frontOf, BreakRule rule) : IGainFunction
{
    private const int FrontSteps = 8;            // W' is looked at here to find the most that it can be
    private const double CurvatureAllowance = 2; // and may bend this many times as much in between

    /// <summary>Who may break the deal.</summary>
    public IReadOnlyList<HoldingBreaker> Breakers => breakers;

    /// <summary>The fronts that the terms on offer can draw; by default all that the map has.</summary>
    public (double Low, double High) Fronts { get; init; } = frontOf is null ? (0, 0) : Ends(frontOf);

    /// <summary>How readily deals are broken, in numbers.</summary>
    public static BreakRule RuleOf(Holding settings, Func<Uncertain, double> value) =>
        new(value(settings.BreakRate), value(settings.Friction), value(settings.Tremble));

    /// <inheritdoc/>
    public bool Jumps => Array.Exists(breakers, breaker => breaker is { Actor: null, ByOptions: false });

    /// <inheritdoc/>
    public IGainFunction At(ReadOnlySpan<double> assessments)
    {
        bool leavesAny = false;
        foreach (HoldingBreaker breaker in breakers)
        {
            leavesAny |= !breaker.ByOptions && breaker.IsUntouched(assessments[breaker.Assessment]);
        }

        if (!leavesAny)
        {
            return this;
        }

        double[] at = assessments.ToArray();
        HoldingBreaker[] touched = [.. breakers.Where(breaker => breaker.ByOptions || !breaker.IsUntouched(at[breaker.Assessment]))];
        return new HoldingGain(actors, touched, enforcement, position, frontOf, rule) { Fronts = Fronts };
    }

    /// <inheritdoc/>
    public GainCeiling Ceiling(int actor)
    {
        double step = (Fronts.High - Fronts.Low) / FrontSteps;
        double most = double.NegativeInfinity;
        double bend = 0;
        for (int j = 0; j <= FrontSteps; j++)
        {
            FrontDerivatives war = actors[actor].WarAt(Fronts.Low + (j * step));
            most = Math.Max(most, war.Value);
            bend = Math.Max(bend, Math.Abs(war.Curvature));
        }

        // Between two places h apart a function rises above both by h²/8 times its curvature at most.
        double greatestHazard = rule.Rate * breakers.Sum(breaker => breaker.Reach);
        return new(
            most + (CurvatureAllowance * bend * step * step / 8),
            actors[actor].Reservation,
            CommitmentValue.WeightOfUtility(actors[actor].Discount, greatestHazard));
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        Span<FrontDerivatives> wars = stackalloc FrontDerivatives[actors.Length]; // nothing allocated: called thousands of times in a solve
        WarsAt(assessments, wars);
        double hazard = 0;
        foreach (HoldingBreaker breaker in breakers)
        {
            hazard += Of(breaker, assessments, wars).Rate;
        }

        for (int i = 0; i < actors.Length; i++)
        {
            HoldingActor actor = actors[i];
            gains[i] = CommitmentValue.Of(actor.Discount, assessments[i], wars[i].Value, hazard).Value - actor.Reservation;
        }
    }

    /// <summary>The hazard a year with which each breaker ends the deal; a spoiler whom it leaves where it was is left out.</summary>
    public IReadOnlyList<(HoldingBreaker Breaker, double Rate)> Rates(ReadOnlySpan<double> assessments)
    {
        var at = (HoldingGain)At(assessments);
        FrontDerivatives[] wars = new FrontDerivatives[actors.Length];
        WarsAt(assessments, wars);
        List<(HoldingBreaker Breaker, double Rate)> rates = [];
        foreach (HoldingBreaker breaker in at.Breakers)
        {
            rates.Add((breaker, Of(breaker, assessments, wars).Rate));
        }

        return rates;
    }

    /// <inheritdoc/>
    public void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian, Span<double> hessian)
    {
        int count = assessments.Length;
        jacobian.Clear();
        hessian.Clear();
        Span<FrontDerivatives> wars = stackalloc FrontDerivatives[actors.Length];
        double frontSlope = WarsAt(assessments, wars);
        Span<double> hazardSlope = stackalloc double[count];
        hazardSlope.Clear();
        Span<BreakHazard> hazards = stackalloc BreakHazard[breakers.Length];
        double hazard = 0;
        for (int j = 0; j < hazards.Length; j++)
        {
            hazards[j] = Of(breakers[j], assessments, wars);
            hazard += hazards[j].Rate;
            AddTemptation(breakers[j], wars, frontSlope, hazards[j].Slope, hazardSlope);
        }

        double hazardPrice = 0;
        for (int i = 0; i < actors.Length; i++)
        {
            FrontDerivatives war = wars[i];
            CommitmentValue value = CommitmentValue.Of(actors[i].Discount, assessments[i], war.Value, hazard);
            gains[i] = value.Value - actors[i].Reservation;
            Span<double> row = jacobian.Slice(i * count, count);
            for (int a = 0; a < count; a++)
            {
                row[a] = value.ByHazard * hazardSlope[a];
            }

            row[i] += value.ByUtility;
            double multiplier = multipliers[i];
            hazardPrice += multiplier * value.ByHazard;
            AddOuter(hessian, count, hazardSlope, multiplier * value.ByHazardTwice);
            AddCross(hessian, count, hazardSlope, i, multiplier * value.ByUtilityAndHazard);
            if (position < 0)
            {
                continue;
            }

            double warSlope = war.Slope * frontSlope;
            row[position] += value.ByWar * warSlope;
            AddCross(hessian, count, hazardSlope, position, -multiplier * value.ByUtilityAndHazard * warSlope);
            hessian[(position * count) + position] += multiplier * value.ByWar * war.Curvature * frontSlope * frontSlope;
        }

        for (int j = 0; j < hazards.Length; j++)
        {
            AddCurvature(breakers[j], hazards[j], wars, frontSlope, hazardPrice, count, hessian);
        }
    }

    /// <summary>Writes W' of every actor at the front that the terms draw; returns the slope of that front by the position's
    /// assessment.</summary>
    private double WarsAt(ReadOnlySpan<double> assessments, Span<FrontDerivatives> wars)
    {
        (double front, double slope) = frontOf is null ? (0, 0) : frontOf.Inverse(-ScaleIssue.Max * assessments[position]);
        for (int i = 0; i < wars.Length; i++)
        {
            wars[i] = actors[i].WarAt(front);
        }

        return -ScaleIssue.Max * slope;
    }

    private BreakHazard Of(HoldingBreaker breaker, ReadOnlySpan<double> assessments, ReadOnlySpan<FrontDerivatives> wars)
    {
        double threshold = breaker.Actor is int actor ? wars[actor].Value : breaker.Threshold;
        double enforced = enforcement >= 0 ? assessments[enforcement] : 0;
        return breaker.ByOptions && breaker.IsUntouched(assessments[breaker.Assessment]) ? default
            : rule.Hazard(breaker.Reach, rule.Temptation(threshold, breaker.Utility(assessments[breaker.Assessment]), enforced));
    }

    /// <summary>Adds a multiple of the gradient of a breaker's temptation x = T − U − e − c.</summary>
    private void AddTemptation(
        HoldingBreaker breaker, ReadOnlySpan<FrontDerivatives> wars, double frontSlope, double factor, Span<double> gradient)
    {
        gradient[breaker.Assessment] -= factor * breaker.Factor;
        if (enforcement >= 0)
        {
            gradient[enforcement] -= factor;
        }

        if (breaker.Actor is int actor && position >= 0)
        {
            gradient[position] += factor * wars[actor].Slope * frontSlope;
        }
    }

    /// <summary>Adds the second derivatives of one breaker's hazard, at a price.</summary>
    private void AddCurvature(
        HoldingBreaker breaker, BreakHazard hazard, ReadOnlySpan<FrontDerivatives> wars, double frontSlope, double price, int count,
            Span<double> hessian)
    {
        Span<double> temptation = stackalloc double[count];
        temptation.Clear();
        AddTemptation(breaker, wars, frontSlope, 1, temptation);
        AddOuter(hessian, count, temptation, price * hazard.Curvature);
        if (breaker.Actor is int actor && position >= 0)
        {
            hessian[(position * count) + position] += price * hazard.Slope * wars[actor].Curvature * frontSlope * frontSlope;
        }
    }

    private static (double Low, double High) Ends(FrontMap map)
    {
        (double one, double other) = (map.Inverse(0).Front, map.Inverse(ScaleIssue.Max).Front);
        return (Math.Min(one, other), Math.Max(one, other));
    }

    private static void AddOuter(Span<double> matrix, int count, ReadOnlySpan<double> vector, double factor)
    {
        for (int a = 0; a < count; a++)
        {
            double scaled = factor * vector[a];
            for (int b = 0; b < count && scaled != 0; b++)
            {
                matrix[(a * count) + b] += scaled * vector[b];
            }
        }
    }

    private static void AddCross(Span<double> matrix, int count, ReadOnlySpan<double> vector, int place, double factor)
    {
        for (int a = 0; a < count; a++)
        {
            matrix[(a * count) + place] += factor * vector[a];
            matrix[(place * count) + a] += factor * vector[a];
        }
    }
}

/// <summary>An actor as the gain function sees it.</summary>
/// <param name="Reservation">W.</param>
/// <param name="Discount">r, a year.</param>
/// <param name="WarAt">W' by the front at which the war would come back.</param>
internal sealed record HoldingActor(double Reservation, double Discount, Func<double, FrontDerivatives> WarAt);

/// <summary>Somebody who may break the deal.</summary>
/// <param name="assessment">Place of its utility among the assessments.</param>
/// <param name="actor">The belligerent it is, whose threshold is its W'; null for a spoiler.</param>
/// <param name="threshold">T of a spoiler: its utility today.</param>
internal sealed class HoldingBreaker(int assessment, int? actor, double threshold)
{
    /// <summary>Place of its utility among the assessments.</summary>
    public int Assessment => assessment;

    /// <summary>The belligerent it is; null for a spoiler.</summary>
    public int? Actor => actor;

    /// <summary>Key of the spoiler it is; null for a belligerent.</summary>
    public string? Spoiler { get; init; }

    /// <summary>T of a spoiler; a simulation moves it with the front.</summary>
    public double Threshold { get; set; } = threshold;

    /// <summary>How often a breach by it ends the deal, from 0 to 1.</summary>
    public double Reach { get; set; } = 1;

    /// <summary>Whether only the choice of options moves its utility. Then its hazard falls to nothing for whole boxes of options, which a
    /// search takes one by one; on a scale that would be a jump that no local solver sees, and <see cref="HoldingGain.At"/> leaves it out
    /// afterwards.</summary>
    public bool ByOptions { get; init; }

    /// <summary>How its utility follows the assessment: 1 if that is its utility, another number if it is the position of the one issue
    /// that matters to it.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Its utility where the assessment is 0.</summary>
    public double Offset { get; set; }

    /// <summary>Its utility at an assessment.</summary>
    public double Utility(double at) => Offset + (Factor * at);

    /// <summary>Whether a deal leaves a spoiler where it was.</summary>
    public bool IsUntouched(double at) => actor is null && BreakHazard.LeavesUntouched(Utility(at), Threshold);
}
