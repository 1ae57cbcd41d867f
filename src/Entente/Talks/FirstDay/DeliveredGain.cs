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
    /// <inheritdoc/>
    public bool Jumps => untilEnd.Jumps;

    /// <summary>The gain function that tells who may break the deal, and the assessments that it reads; null where nobody may.</summary>
    public static (BreakableGain Gain, double[] Assessments)? Breakable(DealProblem problem, double[] terms)
    {
        double[] assessments = DealTerms.Assessments(problem, terms);
        return problem.Gain switch
        {
            BreakableGain gain => (gain, assessments),
            DeliveredGain gain => (gain.UntilEnd, gain.Own(assessments).ToArray()),
            _ => null,
        };
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

    /// <inheritdoc/>
    public IGainFunction At(ReadOnlySpan<double> assessments)
    {
        IGainFunction at = untilEnd.At(Own(assessments));
        return ReferenceEquals(at, untilEnd) ? this : new DeliveredGain((BreakableGain)at, deliveries);
    }

    /// <inheritdoc/>
    public bool IsSteep(int actor) => untilEnd.IsSteep(actor);

    /// <inheritdoc/>
    public GainCeiling Ceiling(int actor)
    {
        GainCeiling ceiling = untilEnd.Ceiling(actor);
        return ceiling with
        {
            Reservation = ceiling.Reservation
                - deliveries.Where(one => one.Actor == actor).Sum(one => one.Of.ShareAt(0).ForGood * one.Of.Gained.Constant),
        };
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        ReadOnlySpan<double> own = Own(assessments);
        untilEnd.Evaluate(own, gains);
        double hazard = untilEnd.HazardAtFirst(own, []);
        for (int j = 0; j < deliveries.Count; j++)
        {
            gains[deliveries[j].Actor] += deliveries[j].Of.ShareAt(hazard).ForGood * assessments[own.Length + j];
        }
    }

    /// <inheritdoc/>
    public void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian, Span<double> hessian)
    {
        ReadOnlySpan<double> own = Own(assessments);
        int count = assessments.Length, fewer = own.Length;
        double[] slopes = new double[gains.Length * fewer], bends = new double[fewer * fewer], bySlope = new double[fewer];
        untilEnd.Differentiate(own, multipliers, gains, slopes, bends);
        double hazard = untilEnd.HazardAtFirst(own, bySlope), price = 0;
        jacobian.Clear();
        hessian.Clear();
        for (int j = 0; j < deliveries.Count; j++)
        {
            (int actor, double gained) = (deliveries[j].Actor, assessments[fewer + j]);
            DeliveredShare share = deliveries[j].Of.ShareAt(hazard);
            gains[actor] += share.ForGood * gained;
            jacobian[(actor * count) + fewer + j] = share.ForGood;
            double multiplier = multipliers[actor];
            price += multiplier * share.ByHazard * gained;
            for (int a = 0; a < fewer; a++)
            {
                slopes[(actor * fewer) + a] += share.ByHazard * gained * bySlope[a];
                double mixed = multiplier * share.ByHazard * bySlope[a];
                hessian[(a * count) + fewer + j] = mixed;
                hessian[((fewer + j) * count) + a] = mixed;
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

        for (int i = 0; i < gains.Length; i++)
        {
            slopes.AsSpan(i * fewer, fewer).CopyTo(jacobian[(i * count)..]);
        }

        for (int a = 0; a < fewer; a++)
        {
            bends.AsSpan(a * fewer, fewer).CopyTo(hessian[(a * count)..]);
        }
    }

    private BreakableGain UntilEnd => untilEnd;

    private ReadOnlySpan<double> Own(ReadOnlySpan<double> assessments) => assessments[..^deliveries.Count];
}

/// <summary>What a delivery brings somebody.</summary>
/// <param name="Actor">Place of the actor in the problem.</param>
/// <param name="Of">What it brings, and how that counts.</param>
internal sealed record DeliveryTo(int Actor, DeliveryOf Of);

/// <summary>What the delivery of one issue brings an actor, and how that counts.</summary>
/// <param name="Gained">Δ: what the terms bring over where the issue stands today.</param>
/// <param name="WeightOfToday">ω.</param>
/// <param name="Discount">r.</param>
/// <param name="Course">L.</param>
/// <param name="Over">o.</param>
internal sealed record DeliveryOf(Assessment Gained, double WeightOfToday, double Discount, double Course, double Over)
{
    /// <summary>The share of it that counts, at a hazard on the first day.</summary>
    public DeliveredShare ShareAt(double hazard) => DeliveredShare.Of(WeightOfToday, Discount, hazard, Course, Over);
}
