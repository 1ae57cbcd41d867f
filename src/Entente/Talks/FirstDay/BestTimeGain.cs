using System.Runtime.Intrinsics;
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
/// <param name="ahead">The years that count.</param>
/// <param name="scale">How the balance of strength moves until all re-arming is done.</param>
internal sealed class BestTimeGain(
    ForeseeingActor[] actors, HoldingBreaker[] breakers, int enforcement, int position, FrontMap? frontOf, BreakRule rule, PeaceAhead ahead,
    RearmingScale scale)
    : BreakableGain(breakers, enforcement, position, frontOf, rule)
{
    private const int OnStack = 2048;

    private static readonly int Lanes = Vector256<double>.Count;

    private readonly ForeseeingActor[] actors = actors;
    private readonly HoldingBreaker[] breakers = breakers;
    private readonly int enforcement = enforcement;
    private readonly int position = position;
    private readonly FrontMap? frontOf = frontOf;
    private readonly BreakRule rule = rule;
    private Moments? laidOut;

    /// <summary>Lets time pass: the re-arming that is left takes other years, or the breakers' reaches are others.</summary>
    /// <param name="left">The years that count.</param>
    /// <param name="way">How the balance of strength moves until all re-arming is done.</param>
    public void LayOut(PeaceAhead left, RearmingScale way)
    {
        if (!Now.IsOf(breakers, left, way))
        {
            laidOut = Moments.Of(actors, breakers, rule, left, way, Course);
        }
    }

    private Moments Now => laidOut ??= Moments.Of(actors, breakers, rule, ahead, scale, Course);

    /// <inheritdoc/>
    public override bool IsSteep(int actor) => Array.Exists(breakers, breaker => breaker.Actor == actor);

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

        double greatest = Now.Rates.Sum();
        return new(
            most + (CurvatureAllowance * bend * step * step / 8),
            one.Reservation,
            CourseShare.Of(one.Discount, greatest, Course).Value);
    }

    /// <inheritdoc/>
    public override void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        RearmingTimes times = Now.Times;
        int moments = times.Count + 1;
        Span<RearmingPath> wars = stackalloc RearmingPath[actors.Length]; // nothing allocated: called thousands of times in a solve
        WarsAt(assessments, wars);
        Span<double> hazards = stackalloc double[moments], survival = stackalloc double[moments];
        hazards.Clear();
        Span<BreakHazard> each = stackalloc BreakHazard[moments];
        Span<FrontDerivatives> thresholds = stackalloc FrontDerivatives[moments];
        double cost = CostAt(assessments);
        for (int j = 0; j < breakers.Length; j++)
        {
            FillHazards(j, assessments, wars, cost, each, thresholds);
            for (int i = 0; i < moments; i++)
            {
                hazards[i] += each[i].Rate;
            }
        }

        times.Survive(hazards, survival);
        for (int a = 0; a < actors.Length; a++)
        {
            ForeseeingActor actor = actors[a];
            gains[a] = actor.IsIfHeld ? assessments[a] - actor.Reservation
                : ForeseenValue.Of(times, Now.Discounting.AsSpan(a * moments, moments), actor.Discount, assessments[a], wars[a],
                    Now.Values, hazards, survival, Now.Rest) - actor.Reservation;
        }
    }

    /// <inheritdoc/>
    public override void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
        Span<double> hessian)
    {
        int count = assessments.Length, moments = Now.Times.Count + 1, cells = moments * breakers.Length;
        int stride = (count + Lanes - 1) / Lanes * Lanes, room = (6 * moments) + (((2 * moments) + 3) * stride);
        jacobian.Clear();
        hessian.Clear();
        Span<double> numbers = room <= OnStack ? stackalloc double[room] : new double[room];
        numbers.Clear();
        Peace peace = new()
        {
            Count = count,
            Stride = stride,
            Hessian = hessian,
            Each = cells <= OnStack / 4 ? stackalloc BreakHazard[cells] : new BreakHazard[cells],
            Thresholds = cells <= OnStack / 8 ? stackalloc FrontDerivatives[cells] : new FrontDerivatives[cells],
            Hazards = Take(ref numbers, moments),
            Survival = Take(ref numbers, moments),
            Prices = Take(ref numbers, moments),
            PricesOfElapsed = Take(ref numbers, moments),
            HazardSlopes = Take(ref numbers, moments * stride),
            ElapsedSlopes = Take(ref numbers, moments * stride),
            FrontPrices = Take(ref numbers, moments),
            FrontPricesOfElapsed = Take(ref numbers, moments),
            ByFront = Take(ref numbers, stride),
            Scratch = Take(ref numbers, stride),
            Gradient = Take(ref numbers, stride),
        };
        Span<RearmingPath> wars = stackalloc RearmingPath[actors.Length];
        double frontSlope = WarsAt(assessments, wars);
        FillHazards(peace, assessments, wars, frontSlope);
        for (int a = 0; a < actors.Length; a++)
        {
            gains[a] = assessments[a] - actors[a].Reservation;
            if (!actors[a].IsIfHeld)
            {
                gains[a] += AddBreaches(peace, a, assessments[a], wars[a], frontSlope, multipliers[a]);
                peace.Gradient[..count].CopyTo(jacobian.Slice(a * count, count));
            }

            jacobian[(a * count) + a] += 1;
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
            Span<BreakHazard> each = peace.Each.Slice(j * moments, moments);
            Span<FrontDerivatives> thresholds = peace.Thresholds.Slice(j * moments, moments);
            FillHazards(j, assessments, wars, cost, each, thresholds);
            for (int i = 0; i < moments; i++)
            {
                peace.Hazards[i] += each[i].Rate;
                AddUrge(breakers[j], thresholds[i].Slope * frontSlope, each[i].Slope, peace.HazardSlope(i));
            }
        }

        Now.Times.Survive(peace.Hazards, peace.Survival);
        for (int i = 0; i < moments; i++)
        {
            ReadOnlySpan<double> parts = Now.Times.Elapsed(i);
            for (int m = 0; m < parts.Length; m++)
            {
                AddTo(peace.ElapsedSlope(i), peace.HazardSlope(m), parts[m]);
            }
        }
    }

    /// <summary>What breaches are worth to an actor, ∫ e^(−rt)·S·h·(W' − U) dt; writes its gradient, and adds of its Hessian what no other
    /// actor shares.</summary>
    private double AddBreaches(in Peace peace, int actor, double utility, RearmingPath path, double frontSlope, double multiplier)
    {
        int last = peace.Hazards.Length - 1, count = peace.Count;
        double discount = actors[actor].Discount, worth = 0, bend = 0;
        Span<double> row = peace.Gradient, byUtility = peace.Scratch;
        row.Clear();
        byUtility.Clear();
        for (int i = 0; i <= last; i++)
        {
            FrontDerivatives war = path.Sum(Now.Values[i]);
            double hazard = peace.Hazards[i], gain = war.Value - utility;
            double share = i == last ? 1 / (discount + hazard) : 1; // in the end a flow lasts until it is cut

            // Of a breach at this moment: its weight in V, and the slope of that by the hazard.
            double breach = Now.Discounting[(actor * (last + 1)) + i] * peace.Survival[i] * share, weight = breach * hazard;
            double slope = i == last ? breach * discount * share : breach, front = war.Slope * frontSlope, turn = 0;
            bool ends = i == last && double.IsFinite(Now.Rest);
            if (ends)
            {
                CourseShare kept = CourseShare.Of(discount, hazard, Now.Rest);
                double there = Now.Discounting[(actor * (last + 1)) + i] * peace.Survival[i];
                (weight, slope, turn) = (there * (1 - kept.Value), -there * kept.ByHazard, -there * kept.ByHazardTwice);
            }

            worth += weight * gain;
            AddTo(row, peace.HazardSlope(i), slope * gain);
            AddTo(row, peace.ElapsedSlope(i), -weight * gain);
            row[actor] -= weight;
            if (position >= 0)
            {
                row[position] += weight * front;
            }

            if (multiplier == 0)
            {
                continue; // an actor outside
            }

            AddTo(byUtility, peace.HazardSlope(i), -slope);
            AddTo(byUtility, peace.ElapsedSlope(i), weight);
            peace.Prices[i] += multiplier * slope * gain;
            peace.PricesOfElapsed[i] += multiplier * weight * gain;
            peace.FrontPrices[i] += multiplier * slope * front;
            peace.FrontPricesOfElapsed[i] += multiplier * weight * front;
            bend += multiplier * weight * war.Curvature * frontSlope * frontSlope;
            if (i == last)
            {
                AddOuter(peace.Hessian, count, peace.HazardSlope(i),
                    ends ? multiplier * turn * gain : -2 * multiplier * slope * share * gain);
            }
        }

        AddCross(peace.Hessian, count, byUtility, actor, multiplier);
        if (position >= 0)
        {
            peace.Hessian[(position * count) + position] += bend;
        }

        return worth;
    }

    /// <summary>The part of the Hessian that all actors share: that of the hazards, at what each moment's hazard is worth to all.</summary>
    private void AddShared(in Peace peace, double frontSlope)
    {
        int moments = peace.Hazards.Length, count = peace.Count;
        Span<double> mixed = peace.Scratch, byFront = peace.ByFront;
        for (int i = 0; i < moments; i++)
        {
            Span<double> hazard = peace.HazardSlope(i), elapsed = peace.ElapsedSlope(i);
            mixed.Clear();
            AddTo(mixed, elapsed, peace.PricesOfElapsed[i] / 2);
            AddTo(mixed, hazard, -peace.Prices[i]);
            AddProduct(peace.Hessian, count, elapsed, mixed);
            AddTo(byFront, hazard, peace.FrontPrices[i]);
            AddTo(byFront, elapsed, -peace.FrontPricesOfElapsed[i]);
        }

        if (position >= 0)
        {
            AddCross(peace.Hessian, count, byFront, position, 1);
        }

        for (int i = 0; i < moments; i++)
        {
            ReadOnlySpan<double> parts = Now.Times.Elapsed(i);
            for (int m = 0; m < parts.Length; m++)
            {
                peace.Prices[m] -= peace.PricesOfElapsed[i] * parts[m];
            }
        }

        for (int j = 0; j < breakers.Length; j++)
        {
            AddCurvature(peace, j, frontSlope);
        }
    }

    /// <summary>The second derivatives of the hazards of one breaker, at their prices.</summary>
    private void AddCurvature(in Peace peace, int breaker, double frontSlope)
    {
        // z moves with its assessment and e alike at every moment, and with the position as the front then counts.
        int moments = peace.Hazards.Length, count = peace.Count;
        double all = 0, byPosition = 0, byPositionTwice = 0;
        for (int i = 0; i < moments; i++)
        {
            int cell = (breaker * moments) + i;
            (BreakHazard hazard, FrontDerivatives threshold) = (peace.Each[cell], peace.Thresholds[cell]);
            double slope = threshold.Slope * frontSlope, curvature = peace.Prices[i] * hazard.Curvature;
            all += curvature;
            byPosition += curvature * slope;
            byPositionTwice += (curvature * slope * slope)
                + (peace.Prices[i] * hazard.Slope * threshold.Curvature * frontSlope * frontSlope);
        }

        Span<double> urge = peace.Scratch;
        urge.Clear();
        AddUrge(breakers[breaker], 0, 1, urge);
        AddOuter(peace.Hessian, count, urge, all);
        if (position >= 0)
        {
            AddCross(peace.Hessian, count, urge, position, byPosition);
            peace.Hessian[(position * count) + position] += byPositionTwice;
        }
    }

    /// <inheritdoc/>
    public override double HazardAtFirst(ReadOnlySpan<double> assessments, Span<double> slope)
    {
        Span<RearmingPath> wars = stackalloc RearmingPath[actors.Length];
        double frontSlope = WarsAt(assessments, wars), cost = CostAt(assessments), sum = 0;
        slope.Clear();
        for (int j = 0; j < breakers.Length; j++)
        {
            (BreakHazard hazard, FrontDerivatives threshold) = AtFirst(j, assessments, wars, cost);
            sum += hazard.Rate;
            if (!slope.IsEmpty)
            {
                AddUrge(breakers[j], threshold.Slope * frontSlope, hazard.Slope, slope);
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public override void AddHazardCurvature(ReadOnlySpan<double> assessments, double price, Span<double> hessian)
    {
        int count = assessments.Length;
        Span<RearmingPath> wars = stackalloc RearmingPath[actors.Length];
        Span<double> urge = stackalloc double[count];
        double frontSlope = WarsAt(assessments, wars), cost = CostAt(assessments);
        for (int j = 0; j < breakers.Length; j++)
        {
            (BreakHazard hazard, FrontDerivatives threshold) = AtFirst(j, assessments, wars, cost);
            urge.Clear();
            AddUrge(breakers[j], threshold.Slope * frontSlope, 1, urge);
            AddOuter(hessian, count, urge, price * hazard.Curvature);
            if (breakers[j].Actor is not null && position >= 0)
            {
                hessian[(position * count) + position] += price * hazard.Slope * threshold.Curvature * frontSlope * frontSlope;
            }
        }
    }

    /// <summary>The hazard of a breaker on the first day, and what of z moves with the front.</summary>
    private (BreakHazard Hazard, FrontDerivatives Threshold) AtFirst(int breaker, ReadOnlySpan<double> assessments,
        ReadOnlySpan<RearmingPath> wars, double cost)
    {
        BreakHazard hazard = default;
        FrontDerivatives threshold = default;
        FillHazards(breaker, assessments, wars, cost, new Span<BreakHazard>(ref hazard), new Span<FrontDerivatives>(ref threshold));
        return (hazard, threshold);
    }

    /// <inheritdoc/>
    protected override BreakableGain With(HoldingBreaker[] others) =>
        new BestTimeGain(actors, others, enforcement, position, frontOf, rule, Now.Ahead, Now.Scale) { Fronts = Fronts, Course = Course };

    /// <inheritdoc/>
    protected override double[] RatesInTheEnd(ReadOnlySpan<double> assessments) =>
        [.. HazardsOf(assessments).Select(hazards => hazards[^1].Rate)];

    /// <inheritdoc/>
    protected override double? Stands(ReadOnlySpan<double> assessments)
    {
        double[] hazards = new double[Now.Times.Count + 1], survival = new double[hazards.Length];
        foreach (BreakHazard[] one in HazardsOf(assessments))
        {
            for (int i = 0; i < hazards.Length; i++)
            {
                hazards[i] += one[i].Rate;
            }
        }

        Now.Times.Survive(hazards, survival);
        return Now.Times.Years > 0 ? survival[^1] : null;
    }

    /// <summary>The hazards of every breaker, moment by moment.</summary>
    private BreakHazard[][] HazardsOf(ReadOnlySpan<double> assessments)
    {
        RearmingPath[] wars = new RearmingPath[actors.Length];
        WarsAt(assessments, wars);
        FrontDerivatives[] thresholds = new FrontDerivatives[Now.Times.Count + 1];
        BreakHazard[][] hazards = new BreakHazard[breakers.Length][];
        for (int j = 0; j < hazards.Length; j++)
        {
            FillHazards(j, assessments, wars, CostAt(assessments), hazards[j] = new BreakHazard[thresholds.Length], thresholds);
        }

        return hazards;
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

    /// <summary>The hazard with which somebody breaks the deal at every moment, by z: what breaking is then worth to it over keeping the
    /// deal, less the value of waiting; and what of z moves with the front.</summary>
    private void FillHazards(int breaker, ReadOnlySpan<double> assessments, ReadOnlySpan<RearmingPath> wars, double cost,
        Span<BreakHazard> hazards, Span<FrontDerivatives> thresholds)
    {
        HoldingBreaker one = breakers[breaker];
        double kept = one.Utility(assessments[one.Assessment]) + cost;
        Span<double> temptations = stackalloc double[hazards.Length];
        if (one.Actor is not int actor)
        {
            // A spoiler does not wait.
            thresholds.Fill(new(one.Threshold, 0, 0, 0, 0));
            if (one.ByOptions && one.IsUntouched(assessments[one.Assessment]))
            {
                hazards.Clear();
            }
            else if (rule.Fading == 0)
            {
                hazards.Fill(BreakHazard.Of(Now.Rates[breaker], one.Threshold - kept, rule.Tremble));
            }
            else
            {
                temptations.Fill(one.Threshold - kept);
                FillHazards(breaker, temptations, hazards);
            }

            return;
        }

        RearmingPath war = wars[actor];
        for (int i = 0; i < temptations.Length; i++)
        {
            (double start, double middle, double end) = Now.Values[i];
            (double Start, double Middle, double End) wait = Now.Waits[(breaker * Now.Values.Length) + i];
            thresholds[i] = war.Value(wait) > 0 ? war.Sum((start - wait.Start, middle - wait.Middle, end - wait.End))
                : war.Sum((start, middle, end));
            temptations[i] = thresholds[i].Value - kept;
        }

        FillHazards(breaker, temptations, hazards);
    }

    /// <summary>The hazards of somebody at every moment, by what breaking is then worth to it.</summary>
    private void FillHazards(int breaker, Span<double> temptations, Span<BreakHazard> hazards)
    {
        for (int i = 0; i < temptations.Length && rule.Fading > 0; i++)
        {
            temptations[i] -= rule.Fading * Now.Times.YearsAt(i);
        }

        BreakHazard.Of(Now.Rates[breaker], temptations, rule.Tremble, hazards);
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

    /// <summary>Adds a multiple of a gradient.</summary>
    private static void AddTo(Span<double> sum, ReadOnlySpan<double> vector, double factor)
    {
        for (int k = 0; k < sum.Length; k += Lanes)
        {
            (Vector256.Create((ReadOnlySpan<double>)sum[k..]) + (factor * Vector256.Create(vector[k..]))).CopyTo(sum[k..]);
        }
    }

    /// <summary>Adds uvᵀ + vuᵀ.</summary>
    private static void AddProduct(Span<double> matrix, int count, ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double product = (one[a] * other[b]) + (other[a] * one[b]);
                matrix[(a * count) + b] += product;
                matrix[(b * count) + a] += a == b ? 0 : product;
            }
        }
    }

    /// <summary>The peace under some terms, moment by moment, with derivatives by the assessments; it lives for one evaluation.</summary>
    private readonly ref struct Peace
    {
        /// <summary>How many assessments there are.</summary>
        public required int Count { get; init; }

        /// <summary>The same, rounded up to whole vectors: how long gradients are.</summary>
        public required int Stride { get; init; }

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

        /// <summary>How both prices move with the position that draws the front.</summary>
        public required Span<double> FrontPrices { get; init; }

        /// <inheritdoc cref="FrontPrices"/>
        public required Span<double> FrontPricesOfElapsed { get; init; }

        /// <summary>The gradient of all prices by the position.</summary>
        public required Span<double> ByFront { get; init; }

        /// <summary>The gradient of V of the actor looked at.</summary>
        public required Span<double> Gradient { get; init; }

        /// <summary>Room for a gradient.</summary>
        public required Span<double> Scratch { get; init; }

        public Span<double> HazardSlope(int moment) => HazardSlopes.Slice(moment * Stride, Stride);

        public Span<double> ElapsedSlope(int moment) => ElapsedSlopes.Slice(moment * Stride, Stride);
    }

    /// <summary>What only the passing of time changes.</summary>
    /// <param name="Times">The moments looked at.</param>
    /// <param name="Ahead">The years that count.</param>
    /// <param name="Rest">Years from the last moment until the deal runs its course.</param>
    /// <param name="Reaches">How often a breach by each breaker ends the deal.</param>
    /// <param name="Rates">b of every breaker, a year.</param>
    /// <param name="Values">Weights of W' at each moment.</param>
    /// <param name="Waits">Weights of the value of waiting, [breaker, moment].</param>
    /// <param name="Discounting">What a unit at a moment is worth on the day of the signature, [actor, moment].</param>
    /// <param name="Scale">How the balance of strength moves.</param>
    private sealed record Moments(
        RearmingTimes Times, PeaceAhead Ahead, double Rest, RearmingScale Scale, double[] Reaches, double[] Rates,
        (double Start, double Middle, double End)[] Values, (double Start, double Middle, double End)[] Waits, double[] Discounting)
    {
        /// <summary>Whether nothing in it would be different.</summary>
        public bool IsOf(HoldingBreaker[] breakers, PeaceAhead ahead, RearmingScale scale)
        {
            bool same = ahead == Ahead && scale == Scale;
            for (int j = 0; j < breakers.Length; j++)
            {
                same &= breakers[j].Reach == Reaches[j];
            }

            return same;
        }

        public static Moments Of(ForeseeingActor[] actors, HoldingBreaker[] breakers, BreakRule rule, PeaceAhead ahead,
            RearmingScale scale, double course)
        {
            PeaceAhead until = ahead.Until(course);
            double fastest = breakers.Sum(breaker => breaker.Reach * rule.Rate) + actors.Max(actor => actor.Discount);
            RearmingTimes times = new(until.Years, fastest);
            double[] rates = [.. breakers.Select(breaker => Math.Min(breaker.Reach * rule.Rate, times.MaxRate))],
                shares = [.. times.Shares.Select(until.Rearmed)];
            return new(
                times,
                ahead,
                course - times.Years,
                scale,
                [.. breakers.Select(breaker => breaker.Reach)],
                rates,
                [.. shares.Select(share => RearmingPath.Weights(scale.At(share).Gone))],
                [.. breakers.SelectMany((breaker, j) => shares.Select(share => breaker.Actor is int actor
                    ? RearmingPath.Waiting(scale, share, ahead.Rearming, rates[j], actors[actor].Discount) : default))],
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
