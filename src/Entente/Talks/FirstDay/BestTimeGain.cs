using Entente.Deals;
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
        int count = assessments.Length, moments = course.Times.Count + 1, cells = moments * breakers.Length;
        int room = (4 * moments) + (2 * moments * count) + (2 * count);
        jacobian.Clear();
        hessian.Clear();
        Span<double> numbers = room <= OnStack ? stackalloc double[room] : new double[room];
        numbers.Clear();
        Peace peace = new()
        {
            Count = count,
            Hessian = hessian,
            Each = cells <= OnStack / 4 ? stackalloc BreakHazard[cells] : new BreakHazard[cells],
            Thresholds = cells <= OnStack / 8 ? stackalloc FrontDerivatives[cells] : new FrontDerivatives[cells],
            Hazards = Take(ref numbers, moments),
            Survival = Take(ref numbers, moments),
            Prices = Take(ref numbers, moments),
            PricesOfElapsed = Take(ref numbers, moments),
            HazardSlopes = Take(ref numbers, moments * count),
            ElapsedSlopes = Take(ref numbers, moments * count),
            Own = Take(ref numbers, count),
            UrgeSlope = Take(ref numbers, count),
        };
        Span<RearmingPath> wars = stackalloc RearmingPath[actors.Length];
        double frontSlope = WarsAt(assessments, wars);
        FillHazards(peace, assessments, wars, frontSlope);
        for (int a = 0; a < actors.Length; a++)
        {
            Span<double> row = jacobian.Slice(a * count, count);
            row[a] = 1;
            gains[a] = assessments[a] - actors[a].Reservation
                + (actors[a].IsIfHeld ? 0 : AddBreaches(peace, a, assessments[a], wars[a], frontSlope, multipliers[a], row));
        }

        AddShared(peace, frontSlope);
    }

    /// <summary>Hazards at every moment, with their gradients and those of ∫ h until then.</summary>
    private void FillHazards(in Peace peace, ReadOnlySpan<double> assessments, ReadOnlySpan<RearmingPath> wars, double frontSlope)
    {
        double cost = CostAt(assessments);
        int moments = peace.Hazards.Length;
        for (int j = 0; j < breakers.Length; j++)
        {
            for (int i = 0; i < moments; i++)
            {
                int cell = (j * moments) + i;
                if (i > 0 && breakers[j].Actor is null)
                {
                    // A spoiler does not wait.
                    (peace.Each[cell], peace.Thresholds[cell]) = (peace.Each[cell - 1], peace.Thresholds[cell - 1]);
                }
                else
                {
                    peace.Each[cell] = HazardOf(j, i, assessments, wars, cost, out peace.Thresholds[cell]);
                }

                peace.Hazards[i] += peace.Each[cell].Rate;
                AddUrge(breakers[j], peace.Thresholds[cell].Slope * frontSlope, peace.Each[cell].Slope, peace.HazardSlope(i));
            }
        }

        course.Times.Survive(peace.Hazards, peace.Survival);
        for (int i = 0; i < moments; i++)
        {
            ReadOnlySpan<double> parts = course.Times.Elapsed(i);
            for (int m = 0; m < parts.Length; m++)
            {
                AddTo(peace.ElapsedSlope(i), peace.HazardSlope(m), parts[m]);
            }
        }
    }

    /// <summary>What breaches are worth to an actor, ∫ e^(−rt)·S·h·(W' − U) dt; adds its gradient, and its Hessian but for what all actors
    /// share.</summary>
    private double AddBreaches(in Peace peace, int actor, double utility, RearmingPath path, double frontSlope, double multiplier,
        Span<double> row)
    {
        int moments = peace.Hazards.Length, last = moments - 1, count = peace.Count;
        double discount = actors[actor].Discount, worth = 0;
        Span<double> own = peace.Own, hessian = peace.Hessian;
        for (int i = 0; i < moments; i++)
        {
            FrontDerivatives war = path.Sum(course.Values[i]);
            Span<double> hazardSlope = peace.HazardSlope(i), elapsedSlope = peace.ElapsedSlope(i);
            double hazard = peace.Hazards[i], gain = war.Value - utility, flow = hazard * gain;
            double share = i == last ? 1 / (discount + hazard) : 1; // in the end a flow lasts until it is cut
            double weight = course.Discounting[(actor * moments) + i] * peace.Survival[i] * share, price = multiplier * weight;
            worth += weight * flow;

            // The gradient of the flow.
            own.Clear();
            AddTo(own, hazardSlope, gain);
            own[actor] -= hazard;
            if (position >= 0)
            {
                own[position] += hazard * war.Slope * frontSlope;
            }

            if (i == last)
            {
                if (price != 0)
                {
                    AddProduct(hessian, count, own, hazardSlope, -price * share);
                    AddOuter(hessian, count, hazardSlope, 2 * price * flow * share * share);
                    peace.Prices[i] -= price * flow * share;
                }

                AddTo(own, hazardSlope, -flow * share);
            }

            AddTo(row, own, weight);
            AddTo(row, elapsedSlope, -weight * flow);
            if (price == 0)
            {
                continue; // an actor outside
            }

            AddProduct(hessian, count, elapsedSlope, own, -price);
            AddCross(hessian, count, hazardSlope, actor, -price);
            if (position >= 0)
            {
                AddCross(hessian, count, hazardSlope, position, price * war.Slope * frontSlope);
                hessian[(position * count) + position] += price * hazard * war.Curvature * frontSlope * frontSlope;
            }

            peace.Prices[i] += price * gain;
            peace.PricesOfElapsed[i] += price * flow;
        }

        return worth;
    }

    /// <summary>The part of the Hessian that all actors share: that of the hazards, at what each moment's hazard is worth to all.</summary>
    private void AddShared(in Peace peace, double frontSlope)
    {
        int moments = peace.Hazards.Length, count = peace.Count;
        for (int i = 0; i < moments; i++)
        {
            AddOuter(peace.Hessian, count, peace.ElapsedSlope(i), peace.PricesOfElapsed[i]);
            ReadOnlySpan<double> parts = course.Times.Elapsed(i);
            for (int m = 0; m < parts.Length; m++)
            {
                peace.Prices[m] -= peace.PricesOfElapsed[i] * parts[m];
            }
        }

        for (int j = 0; j < breakers.Length; j++)
        {
            for (int i = 0; i < moments; i++)
            {
                (BreakHazard hazard, FrontDerivatives threshold) = (peace.Each[(j * moments) + i], peace.Thresholds[(j * moments) + i]);
                peace.UrgeSlope.Clear();
                AddUrge(breakers[j], threshold.Slope * frontSlope, 1, peace.UrgeSlope);
                AddOuter(peace.Hessian, count, peace.UrgeSlope, peace.Prices[i] * hazard.Curvature);
                if (position >= 0)
                {
                    peace.Hessian[(position * count) + position] +=
                        peace.Prices[i] * hazard.Slope * threshold.Curvature * frontSlope * frontSlope;
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

    /// <summary>The peace under some terms, moment by moment, with derivatives by the assessments; it lives for one evaluation.</summary>
    private readonly ref struct Peace
    {
        /// <summary>How many assessments there are.</summary>
        public required int Count { get; init; }

        /// <summary>Where the Hessian is added up.</summary>
        public required Span<double> Hessian { get; init; }

        /// <summary>Hazards of every breaker, [breaker, moment].</summary>
        public required Span<BreakHazard> Each { get; init; }

        /// <summary>What of z moves with the front, [breaker, moment].</summary>
        public required Span<FrontDerivatives> Thresholds { get; init; }

        /// <summary>h at each moment.</summary>
        public required Span<double> Hazards { get; init; }

        /// <summary>S at each moment.</summary>
        public required Span<double> Survival { get; init; }

        /// <summary>What a unit of hazard at a moment is worth to all, each by its multiplier.</summary>
        public required Span<double> Prices { get; init; }

        /// <summary>What a unit of ∫ h until a moment costs all.</summary>
        public required Span<double> PricesOfElapsed { get; init; }

        /// <summary>Gradients of h, [moment, assessment].</summary>
        public required Span<double> HazardSlopes { get; init; }

        /// <summary>Gradients of ∫ h until a moment, [moment, assessment].</summary>
        public required Span<double> ElapsedSlopes { get; init; }

        /// <summary>Room for the gradient of a flow.</summary>
        public required Span<double> Own { get; init; }

        /// <summary>Room for the gradient of z.</summary>
        public required Span<double> UrgeSlope { get; init; }

        public Span<double> HazardSlope(int moment) => HazardSlopes.Slice(moment * Count, Count);

        public Span<double> ElapsedSlope(int moment) => ElapsedSlopes.Slice(moment * Count, Count);
    }

    /// <summary>What only the passing of time changes.</summary>
    /// <param name="Times">The moments looked at.</param>
    /// <param name="Rates">b of every breaker, a year.</param>
    /// <param name="Values">Weights of W' at each moment.</param>
    /// <param name="Waits">Weights of the value of waiting, [breaker, moment].</param>
    /// <param name="Discounting">What a unit at a moment is worth on the day of the signature, [actor, moment].</param>
    /// <param name="Scale">How the balance of strength moves.</param>
    private sealed record Course(
        RearmingTimes Times, RearmingScale Scale, double[] Rates, (double Start, double Middle, double End)[] Values,
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
