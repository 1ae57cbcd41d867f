using Entente.Deals;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>
/// Gains of a deal that may be broken at any time alike, all re-arming counted: G_i = V_i(U_i, W'_i, h) − W_i, with the hazard
/// h = Σ_j h_j(T_j − U_j − e − c). Where the terms redraw the front, W' and the belligerents' thresholds T = W' are those of a war that
/// comes back there.
/// </summary>
/// <remarks>
/// Formulas: <see cref="CommitmentValue"/> and <see cref="BreakHazard"/>; here they are only joined by the chain rule. The gains are not
/// concave, so that solutions are local optima.
/// </remarks>
/// <param name="actors">Every actor of the problem, in its order.</param>
/// <param name="breakers">As <see cref="BreakableGain"/> has them, and so on.</param>
/// <param name="enforcement">Place of e among the assessments.</param>
/// <param name="position">Place of the position that draws the front.</param>
/// <param name="frontOf">The front that it draws.</param>
/// <param name="rule">How readily the deal is broken.</param>
internal sealed class HoldingGain(
    HoldingActor[] actors, HoldingBreaker[] breakers, int enforcement, int position, FrontMap? frontOf, BreakRule rule)
    : BreakableGain(breakers, enforcement, position, frontOf, rule)
{
    private readonly HoldingBreaker[] breakers = breakers;
    private readonly int enforcement = enforcement;
    private readonly int position = position;
    private readonly FrontMap? frontOf = frontOf;
    private readonly BreakRule rule = rule;

    /// <inheritdoc/>
    public override GainCeiling Ceiling(int actor)
    {
        if (actors[actor].IsIfHeld)
        {
            return GainCeiling.OfUtility(actors[actor].Reservation);
        }

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
            CourseShare.Of(actors[actor].Discount, greatestHazard, Course).Value);
    }

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
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
            gains[i] = (actor.IsIfHeld ? assessments[i]
                : CommitmentValue.Of(actor.Discount, assessments[i], wars[i].Value, hazard, Course).Value) - actor.Reservation;
        }
    }

    /// <inheritdoc/>
    public override void Differentiate(
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
            if (actors[i].IsIfHeld)
            {
                (gains[i], jacobian[(i * count) + i]) = (assessments[i] - actors[i].Reservation, 1);
                continue;
            }

            FrontDerivatives war = wars[i];
            CommitmentValue value = CommitmentValue.Of(actors[i].Discount, assessments[i], war.Value, hazard, Course);
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
        (double front, double slope) = FrontAt(assessments);
        for (int i = 0; i < wars.Length; i++)
        {
            wars[i] = actors[i].WarAt(front);
        }

        return slope;
    }

    private BreakHazard Of(HoldingBreaker breaker, ReadOnlySpan<double> assessments, ReadOnlySpan<FrontDerivatives> wars)
    {
        double threshold = breaker.Actor is int actor ? wars[actor].Value : breaker.Threshold;
        double enforced = EnforcedAt(assessments);
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

    /// <inheritdoc/>
    public override double HazardAtFirst(ReadOnlySpan<double> assessments, Span<double> slope)
    {
        Span<FrontDerivatives> wars = stackalloc FrontDerivatives[actors.Length];
        double frontSlope = WarsAt(assessments, wars), sum = 0;
        slope.Clear();
        foreach (HoldingBreaker breaker in breakers)
        {
            BreakHazard hazard = Of(breaker, assessments, wars);
            sum += hazard.Rate;
            if (!slope.IsEmpty)
            {
                AddTemptation(breaker, wars, frontSlope, hazard.Slope, slope);
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public override void AddHazardCurvature(ReadOnlySpan<double> assessments, double price, Span<double> hessian)
    {
        Span<FrontDerivatives> wars = stackalloc FrontDerivatives[actors.Length];
        double frontSlope = WarsAt(assessments, wars);
        foreach (HoldingBreaker breaker in breakers)
        {
            AddCurvature(breaker, Of(breaker, assessments, wars), wars, frontSlope, price, assessments.Length, hessian);
        }
    }

    /// <inheritdoc/>
    protected override BreakableGain With(HoldingBreaker[] others) =>
        new HoldingGain(actors, others, enforcement, position, frontOf, rule) { Fronts = Fronts, Course = Course };

    /// <inheritdoc/>
    protected override double[] RatesInTheEnd(ReadOnlySpan<double> assessments)
    {
        FrontDerivatives[] wars = new FrontDerivatives[actors.Length];
        WarsAt(assessments, wars);
        double[] rates = new double[breakers.Length];
        for (int j = 0; j < rates.Length; j++)
        {
            rates[j] = Of(breakers[j], assessments, wars).Rate;
        }

        return rates;
    }
}

/// <summary>An actor as the gain function sees it.</summary>
/// <param name="Reservation">W.</param>
/// <param name="Discount">r, a year.</param>
/// <param name="WarAt">W' by the front at which the war would come back.</param>
internal sealed record HoldingActor(double Reservation, double Discount, Func<double, FrontDerivatives> WarAt)
{
    /// <summary>Whether the gain is that of the terms if everybody kept them, U − W.</summary>
    public bool IsIfHeld { get; init; }
}

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
    /// search takes one by one; on a scale that would be a jump that no local solver sees, and <see cref="BreakableGain.At"/> leaves it out
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
