using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>
/// Gains of a deal that every party breaks at its own best time, re-arming counted as it grows: G_i = V_i − W_i.
/// </summary>
/// <remarks>
/// Formulas: <see cref="ForeseenValue"/>, <see cref="RearmingPath.Waiting"/> and <see cref="BreakHazard"/>, at the moments of
/// <see cref="RearmingTimes"/>; here they are only joined by the chain rule. The gains are not concave, so that solutions are
/// local optima. docs/explanation/commitment.md.
/// </remarks>
/// <param name="actors">Every actor of the problem, in its order.</param>
/// <param name="breakers">Who may break the deal; the reach of a belligerent is its share in the strength of its side.</param>
/// <param name="enforcement">Place of e among the assessments; −1 if nothing enforces.</param>
/// <param name="position">Place of the position that draws the front; −1 if the terms leave it alone.</param>
/// <param name="frontOf">The front that it draws.</param>
/// <param name="rule">How readily the deal is broken.</param>
/// <param name="years">Years until all re-arming is done; 0 where nobody re-arms.</param>
/// <param name="scale">How the balance of strength moves until then.</param>
internal sealed class BestTimeGain(
    ForeseeingActor[] actors, HoldingBreaker[] breakers, int enforcement, int position, FrontMap? frontOf, BreakRule rule, double years,
    RearmingScale scale)
    : BreakableGain(breakers, enforcement, position, frontOf, rule)
{
    private const int OnStack = 2048;

    private readonly ForeseeingActor[] actors = actors;
    private readonly HoldingBreaker[] breakers = breakers;
    private readonly int enforcement = enforcement;
    private readonly int position = position;
    private readonly FrontMap? frontOf = frontOf;
    private readonly BreakRule rule = rule;
    private Course course = Course.Of(actors, breakers, rule, years, scale);

    /// <summary>Lets time pass: the re-arming that is left takes other years, or the breakers' reaches are others.</summary>
    /// <param name="yearsLeft">Years until all re-arming is done; 0 where nobody re-arms.</param>
    /// <param name="ahead">How the balance of strength moves until then.</param>
    public void LayOut(double yearsLeft, RearmingScale ahead) => course = Course.Of(actors, breakers, rule, yearsLeft, ahead);

    /// <inheritdoc/>
    public override bool IsSteep => true;

    /// <inheritdoc/>
    public override GainCeiling Ceiling(int actor)
    {
        ForeseeingActor one = actors[actor];
        if (one.IsIfHeld)
        {
            return GainCeiling.OfUtility(one.Reservation);
        }

        double step = (Fronts.High - Fronts.Low) / FrontSteps, most = double.NegativeInfinity, bend = 0;
        for (int j = 0; j <= FrontSteps; j++)
        {
            RearmingPath war = one.WarAt(Fronts.Low + (j * step));
            most = Math.Max(most, war.Most);
            bend = Math.Max(bend, Math.Max(Math.Abs(war.Start.Curvature),
                Math.Max(Math.Abs(war.Middle.Curvature), Math.Abs(war.End.Curvature))));
        }

        double greatest = course.Rates.Sum();
        return new(
            most + (CurvatureAllowance * bend * step * step / 8),
            one.Reservation,
            CommitmentValue.WeightOfUtility(one.Discount, greatest));
    }

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        RearmingTimes times = course.Times;
        int moments = times.Count + 1;
        Span<RearmingPath> wars = stackalloc RearmingPath[actors.Length]; // nothing allocated: called thousands of times in a solve
        WarsAt(assessments, wars);
        Span<double> hazards = stackalloc double[moments], survival = stackalloc double[moments];
        hazards.Clear();
        double cost = CostAt(assessments);
        for (int j = 0; j < breakers.Length; j++)
        {
            HoldingBreaker breaker = breakers[j];
            if (breaker.ByOptions && breaker.IsUntouched(assessments[breaker.Assessment]))
            {
                continue;
            }

            double rate = 0, utility = breaker.Utility(assessments[breaker.Assessment]);
            for (int i = 0; i < moments; i++)
            {
                rate = i > 0 && breaker.Actor is null ? rate // a spoiler does not wait
                    : BreakHazard.Of(course.Rates[j], ThresholdOf(j, i, wars) - utility - cost, rule.Tremble).Rate;
                hazards[i] += rate;
            }
        }

        times.Survive(hazards, survival);
        for (int a = 0; a < actors.Length; a++)
        {
            ForeseeingActor actor = actors[a];
            gains[a] = actor.IsIfHeld ? assessments[a] - actor.Reservation
                : ForeseenValue.Of(times, course.Discounting.AsSpan(a * moments, moments), actor.Discount, assessments[a], wars[a],
                    course.Values, hazards, survival) - actor.Reservation;
        }
    }

    /// <inheritdoc/>
    public override void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
        Span<double> hessian)
    {
        RearmingTimes times = course.Times;
        int count = assessments.Length, moments = times.Count + 1, last = times.Count;
        jacobian.Clear();
        hessian.Clear();
        Span<RearmingPath> wars = stackalloc RearmingPath[actors.Length];
        double frontSlope = WarsAt(assessments, wars), cost = CostAt(assessments);
        int cells = moments * breakers.Length, vectors = moments * count;
        int room = (2 * moments) + (2 * vectors) + (2 * count);
        Span<double> numbers = room <= OnStack ? stackalloc double[room] : new double[room];
        numbers.Clear();
        Span<double> hazards = Take(ref numbers, moments), survival = Take(ref numbers, moments);
        Span<double> hazardSlopes = Take(ref numbers, vectors), elapsedSlopes = Take(ref numbers, vectors);
        Span<double> own = Take(ref numbers, count), urgeSlope = Take(ref numbers, count);
        Span<BreakHazard> each = cells <= OnStack / 4 ? stackalloc BreakHazard[cells] : new BreakHazard[cells];
        Span<FrontDerivatives> thresholds = cells <= OnStack / 8 ? stackalloc FrontDerivatives[cells] : new FrontDerivatives[cells];
        for (int j = 0; j < breakers.Length; j++)
        {
            for (int i = 0; i < moments; i++)
            {
                int cell = (j * moments) + i;
                if (i > 0 && breakers[j].Actor is null)
                {
                    (each[cell], thresholds[cell]) = (each[cell - 1], thresholds[cell - 1]); // a spoiler does not wait
                }
                else
                {
                    each[cell] = HazardOf(j, i, assessments, wars, cost, out thresholds[cell]);
                }

                hazards[i] += each[cell].Rate;
                AddUrge(breakers[j], thresholds[cell].Slope * frontSlope, each[cell].Slope, hazardSlopes.Slice(i * count, count));
            }
        }

        times.Survive(hazards, survival);
        for (int i = 0; i < moments; i++)
        {
            ReadOnlySpan<double> parts = times.Elapsed(i);
            for (int m = 0; m < parts.Length; m++)
            {
                AddTo(elapsedSlopes.Slice(i * count, count), hazardSlopes.Slice(m * count, count), parts[m]);
            }
        }

        Span<double> prices = stackalloc double[moments], pricesOfElapsed = stackalloc double[moments];
        prices.Clear();
        pricesOfElapsed.Clear();
        for (int a = 0; a < actors.Length; a++)
        {
            ForeseeingActor actor = actors[a];
            Span<double> row = jacobian.Slice(a * count, count);
            row[a] = 1;
            gains[a] = assessments[a] - actor.Reservation;
            for (int i = 0; i < moments && !actor.IsIfHeld; i++)
            {
                FrontDerivatives war = wars[a].Sum(course.Values[i]);
                Span<double> hazardSlope = hazardSlopes.Slice(i * count, count), elapsedSlope = elapsedSlopes.Slice(i * count, count);
                double gain = war.Value - assessments[a], flow = hazards[i] * gain;
                double share = i == last ? 1 / (actor.Discount + hazards[i]) : 1; // in the end a flow lasts until it is cut
                double weight = course.Discounting[(a * moments) + i] * survival[i] * share, price = multipliers[a] * weight;
                gains[a] += weight * flow;

                // The gradient of the flow.
                own.Clear();
                AddTo(own, hazardSlope, gain);
                own[a] -= hazards[i];
                if (position >= 0)
                {
                    own[position] += hazards[i] * war.Slope * frontSlope;
                }

                if (i == last)
                {
                    if (price != 0)
                    {
                        AddProduct(hessian, count, own, hazardSlope, -price * share);
                        AddOuter(hessian, count, hazardSlope, 2 * price * flow * share * share);
                        prices[i] -= price * flow * share;
                    }

                    AddTo(own, hazardSlope, -flow * share);
                }

                AddTo(row, own, weight);
                AddTo(row, elapsedSlope, -weight * flow);
                if (price == 0)
                {
                    continue; // an actor outside
                }

                // The Hessian of weight·flow, but for what all actors share.
                AddProduct(hessian, count, elapsedSlope, own, -price);
                AddCross(hessian, count, hazardSlope, a, -price);
                if (position >= 0)
                {
                    AddCross(hessian, count, hazardSlope, position, price * war.Slope * frontSlope);
                    hessian[(position * count) + position] += price * hazards[i] * war.Curvature * frontSlope * frontSlope;
                }

                prices[i] += price * gain;
                pricesOfElapsed[i] += price * flow;
            }
        }

        for (int i = 0; i < moments; i++)
        {
            AddOuter(hessian, count, elapsedSlopes.Slice(i * count, count), pricesOfElapsed[i]);
            ReadOnlySpan<double> parts = times.Elapsed(i);
            for (int m = 0; m < parts.Length; m++)
            {
                prices[m] -= pricesOfElapsed[i] * parts[m];
            }
        }

        for (int j = 0; j < breakers.Length; j++)
        {
            for (int i = 0; i < moments; i++)
            {
                int cell = (j * moments) + i;
                urgeSlope.Clear();
                AddUrge(breakers[j], thresholds[cell].Slope * frontSlope, 1, urgeSlope);
                AddOuter(hessian, count, urgeSlope, prices[i] * each[cell].Curvature);
                if (position >= 0)
                {
                    hessian[(position * count) + position] +=
                        prices[i] * each[cell].Slope * thresholds[cell].Curvature * frontSlope * frontSlope;
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override BreakableGain With(HoldingBreaker[] others) =>
        new BestTimeGain(actors, others, enforcement, position, frontOf, rule, course.Times.Years, course.Scale) { Fronts = Fronts };

    /// <inheritdoc/>
    protected override double[] RatesInTheEnd(ReadOnlySpan<double> assessments)
    {
        RearmingPath[] wars = new RearmingPath[actors.Length];
        WarsAt(assessments, wars);
        double[] end = new double[breakers.Length];
        for (int j = 0; j < end.Length; j++)
        {
            end[j] = HazardOf(j, course.Times.Count, assessments, wars, CostAt(assessments), out _).Rate;
        }

        return end;
    }

    /// <inheritdoc/>
    protected override double? Stands(ReadOnlySpan<double> assessments)
    {
        RearmingPath[] wars = new RearmingPath[actors.Length];
        WarsAt(assessments, wars);
        double[] hazards = new double[course.Times.Count + 1], survival = new double[hazards.Length];
        for (int j = 0; j < breakers.Length; j++)
        {
            for (int i = 0; i < hazards.Length; i++)
            {
                hazards[i] += HazardOf(j, i, assessments, wars, CostAt(assessments), out _).Rate;
            }
        }

        course.Times.Survive(hazards, survival);
        return course.Times.Years > 0 ? survival[^1] : null;
    }

    /// <summary>Writes W' of every actor at the front that the terms draw; returns the slope of that front by the position's
    /// assessment.</summary>
    private double WarsAt(ReadOnlySpan<double> assessments, Span<RearmingPath> wars)
    {
        (double front, double slope) = FrontAt(assessments);
        for (int a = 0; a < wars.Length; a++)
        {
            wars[a] = actors[a].IsIfHeld ? default : actors[a].WarAt(front);
        }

        return slope;
    }

    /// <summary>T less the value of waiting.</summary>
    private double ThresholdOf(int breaker, int moment, ReadOnlySpan<RearmingPath> wars) => breakers[breaker].Actor is int actor
        ? wars[actor].Value(course.Values[moment])
            - Math.Max(0, wars[actor].Value(course.Waits[(breaker * course.Values.Length) + moment]))
        : breakers[breaker].Threshold;

    /// <summary>The hazard with which somebody breaks the deal at a moment, by z: what breaking is then worth to it over keeping the deal,
    /// less the value of waiting; and what of z moves with the front.</summary>
    private BreakHazard HazardOf(int breaker, int moment, ReadOnlySpan<double> assessments, ReadOnlySpan<RearmingPath> wars, double cost,
        out FrontDerivatives threshold)
    {
        HoldingBreaker one = breakers[breaker];
        if (one.Actor is int actor)
        {
            (double start, double middle, double end) = course.Values[moment];
            (double Start, double Middle, double End) wait = course.Waits[(breaker * course.Values.Length) + moment];
            threshold = wars[actor].Value(wait) > 0 ? wars[actor].Sum((start - wait.Start, middle - wait.Middle, end - wait.End))
                : wars[actor].Sum(course.Values[moment]);
        }
        else
        {
            threshold = new(one.Threshold, 0, 0, 0, 0);
        }

        double utility = one.Utility(assessments[one.Assessment]);
        return one.ByOptions && one.IsUntouched(assessments[one.Assessment]) ? default
            : BreakHazard.Of(course.Rates[breaker], threshold.Value - utility - cost, rule.Tremble);
    }

    /// <summary>Adds a multiple of the gradient of z.</summary>
    private void AddUrge(HoldingBreaker breaker, double byPosition, double factor, Span<double> gradient)
    {
        gradient[breaker.Assessment] -= factor * breaker.Factor;
        if (enforcement >= 0)
        {
            gradient[enforcement] -= factor;
        }

        if (breaker.Actor is not null && position >= 0)
        {
            gradient[position] += factor * byPosition;
        }
    }

    private static Span<double> Take(ref Span<double> numbers, int count)
    {
        Span<double> taken = numbers[..count];
        numbers = numbers[count..];
        return taken;
    }

    private static void AddTo(Span<double> sum, ReadOnlySpan<double> vector, double factor)
    {
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] += factor * vector[k];
        }
    }

    /// <summary>Adds a·(uvᵀ + vuᵀ).</summary>
    private static void AddProduct(Span<double> matrix, int count, ReadOnlySpan<double> one, ReadOnlySpan<double> other, double factor)
    {
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
            {
                matrix[(a * count) + b] += factor * ((one[a] * other[b]) + (other[a] * one[b]));
            }
        }
    }

    /// <summary>What only the passing of time changes.</summary>
    /// <param name="Times">The moments looked at.</param>
    /// <param name="Rates">b of every breaker, a year.</param>
    /// <param name="Values">Weights of W' at each moment.</param>
    /// <param name="Waits">Weights of the value of waiting, [breaker, moment].</param>
    /// <param name="Discounting">What a unit at a moment is worth on the day of the signature, [actor, moment].</param>
    /// <param name="Scale">How the balance of strength moves.</param>
    private sealed record Course(RearmingTimes Times, RearmingScale Scale, double[] Rates, (double Start, double Middle, double End)[] Values,
        (double Start, double Middle, double End)[] Waits, double[] Discounting)
    {
        public static Course Of(ForeseeingActor[] actors, HoldingBreaker[] breakers, BreakRule rule, double years,
            RearmingScale scale)
        {
            RearmingTimes times = new(years, breakers.Sum(breaker => breaker.Reach * rule.Rate) + actors.Max(actor => actor.Discount));
            double[] rates = [.. breakers.Select(breaker => Math.Min(breaker.Reach * rule.Rate, times.MaxRate))];
            return new(
                times,
                scale,
                rates,
                [.. times.Shares.Select(share => RearmingPath.Weights(scale.At(share).Gone))],
                [.. breakers.SelectMany((breaker, j) => times.Shares.Select(share => breaker.Actor is int actor
                    ? RearmingPath.Waiting(scale, share, years, rates[j], actors[actor].Discount) : default))],
                [.. actors.SelectMany(actor => Enumerable.Range(0, times.Count + 1)
                    .Select(i => ForeseenValue.Discounting(times, i, actor.Discount)))]);
        }
    }
}

/// <summary>An actor as the gain function sees it.</summary>
/// <param name="Reservation">W.</param>
/// <param name="Discount">r, a year.</param>
/// <param name="WarAt">W' as re-arming grows, by the front at which the war would come back.</param>
internal sealed record ForeseeingActor(double Reservation, double Discount, Func<double, RearmingPath> WarAt)
{
    /// <summary>Whether the gain is that of the terms if everybody kept them, U − W.</summary>
    public bool IsIfHeld { get; init; }
}
