using Entente.Deals;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>Gains of a deal of which something stays when it ends: those of what ends with it, and what everybody has for good.</summary>
/// <remarks>The last assessments are what each delivery brings over today, Δ; each counts by its <see cref="DeliveredShare"/> at the hazard of
/// the first day.</remarks>
/// <param name="untilEnd">The gains as if the deal brought only what ends with it.</param>
/// <param name="deliveries">In the order of the last assessments.</param>
internal sealed class DeliveredGain(BreakableGain untilEnd, IReadOnlyList<DeliveryTo> deliveries) : IGainFunction
{
    private const double NearEnough = 0.1; // of ω

    /// <inheritdoc/>
    public bool Jumps => untilEnd.Jumps;

    /// <summary>The gain function that tells who may break the deal, and the assessments that it reads; null where nobody may.</summary>
    public static (BreakableGain Gain, double[] Assessments)? Breakable(DealProblem problem, double[] terms)
    {
        double[] assessments = DealTerms.Assessments(problem, terms);
        return problem.Gain switch
        {
            BreakableGain gain => (gain, assessments),
            DeliveredGain gain => (gain.UntilEnd, gain.UntilEndOf(assessments)),
            _ => null,
        };
    }

    private double[] UntilEndOf(double[] assessments)
    {
        double[] own = new double[assessments.Length - deliveries.Count];
        UntilEndOf(assessments, own);
        return own;
    }

    /// <summary>The problem of a deal of which something stays.</summary>
    /// <param name="problem">The problem, with a gain function as if everything ended with the deal.</param>
    /// <param name="layout">The package.</param>
    /// <param name="today">Where the issues stand without a deal.</param>
    /// <param name="party">Of each actor of the problem: r, and ω of each issue.</param>
    public static DealProblem Of(DealProblem problem, PackageLayout layout, IReadOnlyList<double> today,
        Func<int, (double Discount, Func<int, double> WeightOfToday)> party)
    {
        DealActor[] actors = [.. problem.Actors];
        List<DeliveryTo> deliveries = [];
        List<Assessment> gained = [];
        for (int i = 0; i < actors.Length; i++)
        {
            (double discount, Func<int, double> weightOfToday) = party(i);
            foreach (DeliveryOf one in layout.Deliveries(actors[i].Utility, weightOfToday, discount, today, layout.Course))
            {
                deliveries.Add(new(i, one));
                gained.Add(one.Gained);
            }

            actors[i] = actors[i] with { Utility = layout.UntilEnd(actors[i].Utility, weightOfToday, discount, today, layout.Course) };
        }

        return problem with
        {
            Actors = actors,
            Gain = new DeliveredGain((BreakableGain)problem.Gain!, deliveries),
            Extras = [.. problem.Extras, .. gained],
        };
    }

    /// <summary>Takes over what no deal is at another moment.</summary>
    /// <param name="weightOfToday">ω, by actor of the problem and issue.</param>
    /// <param name="layout">The package.</param>
    /// <param name="today">Where the issues stand without a deal.</param>
    /// <returns>Whether that is near enough to where the problem was laid out; else it had better be laid out anew.</returns>
    public bool MoveTo(Func<int, int, double> weightOfToday, PackageLayout layout, IReadOnlyList<double> today)
    {
        bool isNear = true;
        foreach (DeliveryTo one in deliveries)
        {
            double weight = weightOfToday(one.Actor, one.Of.Issue);
            isNear &= Math.Abs(weight - one.Of.WeightOfToday) < NearEnough;
            one.MoveTo(weight, layout.LossAt(one.Of, today));
        }

        return isNear;
    }

    /// <inheritdoc/>
    public IGainFunction At(ReadOnlySpan<double> assessments)
    {
        Span<double> own = stackalloc double[assessments.Length - deliveries.Count];
        UntilEndOf(assessments, own);
        IGainFunction at = untilEnd.At(own);
        return ReferenceEquals(at, untilEnd) ? this : new DeliveredGain((BreakableGain)at, deliveries);
    }

    /// <inheritdoc/>
    public bool IsSteep(int actor) => untilEnd.IsSteep(actor);

    /// <inheritdoc/>
    public GainCeiling Ceiling(int actor)
    {
        GainCeiling ceiling = untilEnd.Ceiling(actor);
        double most = deliveries.Where(one => one.Actor == actor).Sum(one => Math.Max(0, one.Of.Gained.Constant)
            * (one.Now.ShareAt(0).ForGood + Math.Abs(one.More)) + Math.Abs(one.Shift));
        return ceiling with { Reservation = ceiling.Reservation - most };
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        Span<double> own = stackalloc double[assessments.Length - deliveries.Count];
        UntilEndOf(assessments, own);
        untilEnd.Evaluate(own, gains);
        double hazard = untilEnd.HazardAtFirst(own, []);
        for (int j = 0; j < deliveries.Count; j++)
        {
            gains[deliveries[j].Actor] += deliveries[j].Now.ShareAt(hazard).ForGood * Gained(assessments, j);
        }
    }

    /// <inheritdoc/>
    public void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian, Span<double> hessian)
    {
        int count = assessments.Length, fewer = count - deliveries.Count;
        double[] own = new double[fewer], slopes = new double[gains.Length * fewer], bends = new double[fewer * fewer],
            bySlope = new double[fewer], mixed = new double[deliveries.Count * fewer], direct = new double[deliveries.Count];
        UntilEndOf(assessments, own);
        untilEnd.Differentiate(own, multipliers, gains, slopes, bends);
        double hazard = untilEnd.HazardAtFirst(own, bySlope), price = 0;
        for (int j = 0; j < deliveries.Count; j++)
        {
            (int actor, double gained) = (deliveries[j].Actor, Gained(assessments, j));
            DeliveredShare share = deliveries[j].Now.ShareAt(hazard);
            gains[actor] += share.ForGood * gained;
            direct[j] = share.ForGood;
            double multiplier = multipliers[actor];
            price += multiplier * share.ByHazard * gained;
            for (int a = 0; a < fewer; a++)
            {
                slopes[(actor * fewer) + a] += share.ByHazard * gained * bySlope[a];
                mixed[(j * fewer) + a] = multiplier * share.ByHazard * bySlope[a];
                for (int b = 0; b < fewer; b++)
                {
                    bends[(a * fewer) + b] += multiplier * share.ByHazardTwice * gained * bySlope[a] * bySlope[b];
                }
            }
        }

        if (price != 0)
        {
            untilEnd.AddHazardCurvature(own, price, bends);
        }

        Expand(slopes, bends, mixed, direct, gains.Length, jacobian, hessian);
    }

    /// <summary>From derivatives by what ends with the deal to those by the assessments: what was laid out as ending with it moves with
    /// what a delivery brings, where that counts otherwise by now.</summary>
    private void Expand(double[] slopes, double[] bends, double[] mixed, double[] direct, int actors, Span<double> jacobian,
        Span<double> hessian)
    {
        int fewer = slopes.Length / actors, count = fewer + deliveries.Count;
        jacobian.Clear();
        hessian.Clear();
        for (int i = 0; i < actors; i++)
        {
            slopes.AsSpan(i * fewer, fewer).CopyTo(jacobian[(i * count)..]);
            for (int j = 0; j < deliveries.Count; j++)
            {
                jacobian[(i * count) + fewer + j] = (deliveries[j].More * slopes[(i * fewer) + deliveries[j].Actor])
                    + (deliveries[j].Actor == i ? direct[j] : 0);
            }
        }

        for (int a = 0; a < fewer; a++)
        {
            bends.AsSpan(a * fewer, fewer).CopyTo(hessian[(a * count)..]);
            for (int j = 0; j < deliveries.Count; j++)
            {
                double bend = (deliveries[j].More * bends[(a * fewer) + deliveries[j].Actor]) + mixed[(j * fewer) + a];
                hessian[(a * count) + fewer + j] = bend;
                hessian[((fewer + j) * count) + a] = bend;
            }
        }

        for (int j = 0; j < deliveries.Count; j++)
        {
            for (int l = 0; l < deliveries.Count; l++)
            {
                (DeliveryTo one, DeliveryTo other) = (deliveries[j], deliveries[l]);
                hessian[((fewer + j) * count) + fewer + l] = (one.More * other.More * bends[(one.Actor * fewer) + other.Actor])
                    + (other.More * mixed[(j * fewer) + other.Actor]) + (one.More * mixed[(l * fewer) + one.Actor]);
            }
        }
    }

    private BreakableGain UntilEnd => untilEnd;

    /// <summary>Δ of a delivery.</summary>
    private double Gained(ReadOnlySpan<double> assessments, int delivery) =>
        assessments[assessments.Length - deliveries.Count + delivery] + deliveries[delivery].Shift;

    /// <summary>Writes the assessments of what ends with the deal.</summary>
    private void UntilEndOf(ReadOnlySpan<double> assessments, Span<double> own)
    {
        assessments[..own.Length].CopyTo(own);
        for (int j = 0; j < deliveries.Count; j++)
        {
            DeliveryTo one = deliveries[j];
            own[one.Actor] += (one.More * assessments[own.Length + j]) - ((1 - one.UntilEnd) * one.Shift);
        }
    }
}

/// <summary>What a delivery brings somebody, as the problem was laid out and at the moment.</summary>
/// <param name="actor">Place of the actor in the problem.</param>
/// <param name="of">What it brings, and how that counts, as laid out.</param>
internal sealed class DeliveryTo(int actor, DeliveryOf of)
{
    /// <summary>Place of the actor in the problem.</summary>
    public int Actor => actor;

    /// <summary>What it brings, and how that counts, as laid out.</summary>
    public DeliveryOf Of { get; } = of;

    /// <summary>The same at the moment.</summary>
    public DeliveryOf Now { get; private set; } = of;

    /// <summary>How much more it brings by now, as the issue stands elsewhere without a deal.</summary>
    public double Shift { get; private set; }

    /// <summary>By how much more of it ends with the deal than was laid out.</summary>
    public double More { get; private set; }

    /// <summary>The share of it that ends with the deal.</summary>
    public double UntilEnd { get; private set; } = of.UntilEnd;

    /// <summary>Takes over another moment.</summary>
    /// <param name="weightOfToday">ω.</param>
    /// <param name="loss">What the issue costs where it then stands without a deal.</param>
    public void MoveTo(double weightOfToday, double loss)
    {
        Now = Of with { WeightOfToday = weightOfToday };
        UntilEnd = Now.UntilEnd;
        (More, Shift) = (UntilEnd - Of.UntilEnd, loss - Of.Gained.Constant);
    }
}

/// <summary>What the delivery of one issue brings an actor, and how that counts.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Gained">Δ: what the terms bring over where the issue stands today.</param>
/// <param name="WeightOfToday">ω.</param>
/// <param name="Discount">r.</param>
/// <param name="Course">L.</param>
/// <param name="Over">o.</param>
internal sealed record DeliveryOf(int Issue, Assessment Gained, double WeightOfToday, double Discount, double Course, double Over)
{
    /// <summary>The share of it that ends with the deal.</summary>
    public double UntilEnd => ShareAt(0).UntilEnd;

    /// <summary>How it counts, at a hazard on the first day.</summary>
    public DeliveredShare ShareAt(double hazard) => DeliveredShare.Of(WeightOfToday, Discount, hazard, Course, Over);
}
