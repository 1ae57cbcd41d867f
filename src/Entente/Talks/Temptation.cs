using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>Who is tempted to break an agreement, and how strongly, at one moment after it was made.</summary>
/// <remarks>
/// h is the sum of <see cref="BreakHazard"/> over belligerents, with T = W' at the strengths of the day, and spoilers, with T = their
/// utility of today's terms, where the front stood before the deal redrew it: that is what they lost by it, and what the talks count.
/// Where everybody breaks a deal at its best time, the value of waiting is taken off T (<see cref="RearmingPath.Waiting"/>), and the war at
/// the strengths of every day of the peace is worked out once, for as long as nothing else changes.
/// </remarks>
internal sealed class Temptation
{
    private readonly double[] thresholds;
    private readonly double[] amounts;
    private readonly double[] hazards;
    private readonly double[] today, left; // where the issues stand, and where they would if the deal ended now
    private readonly double[] knownToday;
    private readonly RearmingPath[] paths;
    private readonly Belief[] beliefs;
    private Regime? known; // what the paths rest on
    private double knownFront;
    private double since;
    private double yearsSince;
    private RearmingScale scale;

    /// <summary>Room for the breakers of a scenario.</summary>
    public Temptation(int actors, int spoilers, int issues)
    {
        (thresholds, amounts, hazards) = (new double[actors + spoilers], new double[actors + spoilers], new double[actors + spoilers]);
        (today, left, knownToday) = (new double[issues], new double[issues], new double[issues]);
        (paths, beliefs) = (new RearmingPath[actors], new Belief[actors]);
    }

    /// <summary>h, a year, in the last <see cref="Update"/>; 0 where every deal holds.</summary>
    public double Hazard { get; private set; }

    /// <summary>T − U − e − c of every actor, then of every spoiler, in the last <see cref="Update"/>; NaN where it cannot break the
    /// agreement.</summary>
    public ReadOnlySpan<double> Amounts => amounts;

    /// <summary>T of every actor, then of every spoiler, as <see cref="Weigh"/> left it or somebody put it; NaN where it cannot break the
    /// agreement.</summary>
    public Span<double> Thresholds => thresholds;

    /// <summary>The hazard a year of every actor, then of every spoiler.</summary>
    public ReadOnlySpan<double> Hazards => hazards;

    /// <summary>Works out the hazards.</summary>
    /// <param name="outlook">What no deal is worth at the moment.</param>
    /// <param name="layout">The package agreed, in numbers.</param>
    /// <param name="terms">The terms agreed, for all issues.</param>
    /// <param name="before">The front when they were agreed.</param>
    /// <param name="front">The front that they draw.</param>
    /// <param name="rearmed">Share of the re-arming that is done.</param>
    /// <param name="stood">For how many years the agreement has stood.</param>
    /// <param name="signedAt">Where the issues stood when it was made; null where all that is to be delivered counts as delivered.</param>
    public void Update(Outlook outlook, PackageLayout layout, ReadOnlySpan<double> terms, double before, double front, double rearmed,
        double stood, ReadOnlySpan<double> signedAt = default)
    {
        Weigh(outlook, before, front, rearmed);
        Judge(outlook, layout, terms, stood, signedAt);
    }

    /// <summary>Works out T, what breaking is worth to everybody: it depends on the terms only through the front that they draw.</summary>
    public void Weigh(Outlook outlook, double before, double front, double rearmed)
    {
        (Regime regime, Agenda agenda) = (outlook.Regime, outlook.Regime.Agenda);
        Array.Fill(thresholds, double.NaN);
        bool waits = agenda.Timing == BreachTiming.BestTime;
        if (waits && agenda.Holding is not null)
        {
            Foresee(outlook, front);
        }

        for (int i = 0; i < regime.Sides.Length && agenda.Holding is not null && regime.HasWar; i++)
        {
            thresholds[i] = regime.Sides[i] is null ? double.NaN
                : waits ? Threshold(outlook, i, Share(outlook))
                : outlook.AfterPeace(i, front, rearmed);
        }

        agenda.Today.CopyTo(today, 0);
        agenda.Follow(before, today);
        for (int j = 0; j < agenda.Spoilers.Length; j++)
        {
            thresholds[regime.Sides.Length + j] = DealTerms.Value(agenda.Spoilers[j], agenda.Issues, today);
        }
    }

    /// <summary>Works out the hazards of terms, with T as <see cref="Weigh"/> left it and what the deal leaves behind.</summary>
    public void Judge(Outlook outlook, PackageLayout layout, ReadOnlySpan<double> terms, double stood,
        ReadOnlySpan<double> signedAt = default)
    {
        Agenda agenda = outlook.Regime.Agenda;
        int actors = outlook.Regime.Sides.Length;
        outlook.Today.CopyTo(left);
        for (int k = 0; k < left.Length && layout.Delivers; k++)
        {
            left[k] = !layout.IsDelivered(k) ? left[k] : signedAt.IsEmpty ? terms[k]
                : signedAt[k] + (layout.Delivered(k, stood) * (terms[k] - signedAt[k]));
        }

        double enforced = EnforcedBy(agenda, layout, outlook.Today, terms);
        Hazard = 0;
        for (int j = 0; j < thresholds.Length; j++)
        {
            (amounts[j], hazards[j]) = (double.NaN, 0);
            if (!double.IsNaN(thresholds[j]))
            {
                double utility = j < actors ? outlook.Agreed(j, terms, layout)
                    : DealTerms.Value(Expected(agenda.Spoilers[j - actors], layout, outlook.Today), agenda.Issues, terms);
                double threshold = thresholds[j] + (!layout.Delivers ? 0 : j < actors ? outlook.ByDelivery(j, layout, left)
                    : ByDelivery(agenda, agenda.Spoilers[j - actors], layout));
                if (j >= actors && BreakHazard.LeavesUntouched(utility, threshold))
                {
                    continue;
                }

                amounts[j] = agenda.Breaking.Temptation(threshold, utility, enforced);
                hazards[j] = agenda.Breaking.Hazard(ReachOf(outlook.Regime, j), amounts[j], stood).Rate;
                Hazard += hazards[j];
            }
        }
    }

    /// <summary>Writes V of an agreement to every actor, as when it is made or, where it has stood for some time, as it is now: W while
    /// it holds.</summary>
    /// <param name="outlook">What no deal is worth at the moment.</param>
    /// <param name="layout">The package agreed, in numbers.</param>
    /// <param name="terms">The terms agreed, for all issues.</param>
    /// <param name="before">The front when they were agreed.</param>
    /// <param name="front">The front that they draw.</param>
    /// <param name="stood">For how many years it has stood.</param>
    /// <param name="course">Years until it runs its course; +∞ where its terms go on.</param>
    /// <param name="values">One number an actor.</param>
    public void ValueDeal(Outlook outlook, PackageLayout layout, ReadOnlySpan<double> terms, double before, double front, double stood,
        double course, Span<double> values)
    {
        if (outlook.Regime.Agenda is { Holding: not null, Timing: BreachTiming.BestTime })
        {
            ForeseeDeal(outlook, layout, terms, before, front, stood, course, values);
            return;
        }

        Update(outlook, layout, terms, before, front, rearmed: 1, stood);
        for (int i = 0; i < values.Length; i++)
        {
            (double utility, double stays) = outlook.AgreedInParts(i, terms, layout, course, stood, Hazard);
            values[i] = stays + (Hazard == 0 && double.IsPositiveInfinity(course) ? utility
                : CommitmentValue.Of(outlook.Regime.Agenda.Discounts[i], utility, outlook.AfterPeace(i, front, 1), Hazard, course).Value);
        }
    }

    /// <summary>How much better a spoiler is off without a deal by what that has delivered.</summary>
    private double ByDelivery(Agenda agenda, Assessment spoiler, PackageLayout layout)
    {
        double[] after = [.. today.Select((one, k) => layout.IsDelivered(k) ? left[k] : one)];
        return DealTerms.Value(spoiler, agenda.Issues, after) - DealTerms.Value(spoiler, agenda.Issues, today);
    }

    /// <summary>Nobody can break what has run its course.</summary>
    public void Rest()
    {
        Hazard = 0;
        Array.Fill(amounts, double.NaN);
        Array.Clear(hazards);
    }

    /// <summary>Who breaks the agreement, in proportion to the hazards.</summary>
    /// <param name="share">A uniform number.</param>
    /// <returns>Index of the actor, or the number of actors plus the index of the spoiler.</returns>
    public int Breaker(double share)
    {
        double sum = 0;
        for (int j = 0; j < hazards.Length; j++)
        {
            sum += hazards[j];
            if (share * Hazard < sum)
            {
                return j;
            }
        }

        return Array.FindLastIndex(hazards, hazard => hazard > 0);
    }

    private static double EnforcedBy(Agenda agenda, PackageLayout layout, ReadOnlySpan<double> today, ReadOnlySpan<double> terms) =>
        agenda.Enforcement is Assessment enforcement ? DealTerms.Value(Expected(enforcement, layout, today), agenda.Issues, terms) : 0;

    private static Assessment Expected(Assessment assessment, PackageLayout layout, ReadOnlySpan<double> today) =>
        layout.MayFail ? layout.Expected(assessment, [.. today]) : assessment;

    private static double ReachOf(Regime regime, int breaker) =>
        breaker < regime.Sides.Length ? regime.Reaches[breaker] : regime.Agenda.Reaches[breaker - regime.Sides.Length];

    /// <summary>Works out W' of every actor as re-arming grows from now on, unless it is known since an earlier day of this
    /// peace.</summary>
    private void Foresee(Outlook outlook, double front)
    {
        bool isKnown = ReferenceEquals(known, outlook.Regime) && front == knownFront && outlook.Rearmed >= since;
        for (int i = 0; i < beliefs.Length && isKnown; i++)
        {
            isKnown = beliefs[i] == outlook.Distance(i);
        }

        isKnown &= !outlook.Regime.Agenda.Delivers || outlook.Today.SequenceEqual(knownToday);

        if (isKnown)
        {
            return;
        }

        outlook.Today.CopyTo(knownToday);
        (known, knownFront, since, yearsSince, scale) =
            (outlook.Regime, front, outlook.Rearmed, outlook.YearsOfRearming, outlook.Scale);
        for (int i = 0; i < paths.Length; i++)
        {
            beliefs[i] = outlook.Distance(i);
            paths[i] = outlook.AsRearmingGrows(i, front);
        }
    }

    /// <summary>The share of the time of the paths that is over.</summary>
    private double Share(Outlook outlook) => yearsSince > 0 ? (outlook.Rearmed - since) / (1 - since) : 1;

    /// <summary>T of a belligerent less the value of waiting, at a share of the time of the paths.</summary>
    private double Threshold(Outlook outlook, int actor, double share)
    {
        Agenda agenda = outlook.Regime.Agenda;
        double worth = paths[actor].Value(RearmingPath.Weights(scale.At(share).Gone));
        double waiting = yearsSince > 0 ? paths[actor].Value(RearmingPath.Waiting(
            scale, share, yearsSince, agenda.Breaking.Rate * outlook.Regime.Reaches[actor], agenda.Discounts[actor])) : 0;
        return worth - Math.Max(0, waiting);
    }

    private void ForeseeDeal(Outlook outlook, PackageLayout layout, ReadOnlySpan<double> terms, double before, double front, double stood,
        double course, Span<double> values)
    {
        Update(outlook, layout, terms, before, front, outlook.Rearmed, stood);
        (Regime regime, Agenda agenda) = (outlook.Regime, outlook.Regime.Agenda);
        int actors = regime.Sides.Length;
        BreakRule rule = agenda.Breaking;
        double from = Share(outlook), fastest = agenda.Discounts.Max();
        for (int j = 0; j < thresholds.Length; j++)
        {
            fastest += rule.Rate * (double.IsNaN(thresholds[j]) ? 0 : ReachOf(regime, j));
        }

        PeaceAhead ahead = outlook.PeaceAhead.Until(course);
        RearmingTimes times = new(ahead.Years, fastest);
        int moments = times.Count + 1;
        double[] sum = new double[moments], survival = new double[moments], discounting = new double[moments],
            shares = [.. times.Shares.Select(share => from + ((1 - from) * ahead.Rearmed(share)))];
        (double Start, double Middle, double End)[] weights = [.. shares.Select(share => RearmingPath.Weights(scale.At(share).Gone))];
        for (int j = 0; j < thresholds.Length; j++)
        {
            if (double.IsNaN(amounts[j]))
            {
                continue;
            }

            double rate = Math.Min(rule.Rate * ReachOf(regime, j), times.MaxRate);
            for (int i = 0; i < moments; i++)
            {
                double urge = j >= actors ? amounts[j]
                    : amounts[j] - thresholds[j] + Threshold(outlook, j, shares[i]); // what it leaves behind stays in the amount
                sum[i] += BreakHazard.Of(rate, urge - (rule.Fading * (stood + times.YearsAt(i))), rule.Tremble).Rate;
            }
        }

        times.Survive(sum, survival);
        for (int a = 0; a < values.Length; a++)
        {
            for (int i = 0; i < moments; i++)
            {
                discounting[i] = ForeseenValue.Discounting(times, i, agenda.Discounts[a]);
            }

            (double utility, double stays) = outlook.AgreedInParts(a, terms, layout, course, stood, sum[0]);
            values[a] = stays + ForeseenValue.Of(times, discounting, agenda.Discounts[a], utility, paths[a], weights, sum, survival,
                course - times.Years);
        }
    }
}
