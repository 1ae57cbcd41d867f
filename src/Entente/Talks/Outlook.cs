using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>What no deal is worth to every actor at one moment of a draw, by its own belief, and what war after a peace would be
/// worth.</summary>
/// <remarks>The same formulas as <see cref="FirstDay.NoDeal"/>, with the front, the beliefs and the re-arming of the moment. It belongs to
/// one draw and moves with it.</remarks>
internal sealed class Outlook
{
    private readonly double tolerance;
    private readonly double[] today;
    private readonly double[] now;
    private readonly double[] utilities;
    private readonly double[] noDeal;
    private readonly double[] attackerWins;
    private readonly double[] defenderWins;
    private readonly FightingWeights[] weights;
    private readonly Belief[] beliefs;
    private readonly Belief[] distances;
    private readonly RearmingPath?[] paths;
    private readonly double[] ahead; // what it is worth to each actor that issues go on to move
    private readonly double[] aheadOf; // the same by issue, [actor, issue]
    private readonly double[] atFirst; // W on the first day; empty where nobody asks
    private Agenda? imposedFor;
    private WarRun war;
    private bool areValued;
    private WarStrengths? rearmedStrengths;
    private double rearmedShare;
    private WarRun rearmedRun;

    /// <summary>Works everything out for a first moment.</summary>
    /// <param name="regime">The regime of the moment.</param>
    /// <param name="front">The front.</param>
    /// <param name="held">What the belligerents believe.</param>
    /// <param name="rearmed">Share of the re-arming that is done.</param>
    /// <param name="tolerance">Error allowed in the average of the value of fighting over a belief.</param>
    /// <param name="atFirst">W of every actor on the first day; null where this is the first day, empty where nobody asks.</param>
    public Outlook(Regime regime, double front, Beliefs held, double rearmed, double tolerance, double[]? atFirst)
    {
        (Regime, this.tolerance) = (regime, tolerance);
        int actors = regime.Sides.Length, issues = regime.Agenda.Issues.Length;
        (today, now) = (new double[issues], new double[issues]);
        (utilities, noDeal) = (new double[actors], new double[actors]);
        (attackerWins, defenderWins) = (new double[actors], new double[actors]);
        (weights, beliefs, distances) = (new FightingWeights[actors], new Belief[actors], new Belief[actors]);
        paths = new RearmingPath?[actors];
        (ahead, aheadOf) = (new double[actors], new double[actors * issues]);
        Update(regime, front, held, rearmed);
        this.atFirst = atFirst ?? [.. NoDeal];
    }

    /// <summary>The regime of the moment.</summary>
    public Regime Regime { get; private set; }

    /// <summary>How the balance of strength moves in a peace from now on.</summary>
    public RearmingScale Scale => Regime.Strengths?.Scale(Rearmed) ?? RearmingScale.Still;

    /// <summary>The share of all re-arming at which it has gone half of that way.</summary>
    public double Halfway => Rearmed + ((1 - Rearmed) * Scale.Halfway);

    /// <summary>The front of the moment.</summary>
    public double Front { get; private set; }

    /// <summary>Share of the re-arming that is done.</summary>
    public double Rearmed { get; private set; }

    /// <summary>Years of peace until all re-arming is done; 0 where nobody re-arms.</summary>
    public double YearsOfRearming => Regime.Strengths is { Rearms: true } && Regime.Agenda.Holding is Holding holding
        ? (1 - Rearmed) * holding.HoldsFor.Years : 0;

    /// <summary>The peace ahead that a deal made now is looked at in.</summary>
    public PeaceAhead PeaceAhead =>
        PeaceAhead.Of(YearsOfRearming, Regime.Agenda.Breaking, Regime.Agenda.Holding?.HoldsFor.Years ?? 0);

    /// <summary>Today's terms as the actors value them.</summary>
    public ReadOnlySpan<double> Today => today;

    /// <summary>U of today's terms to every actor.</summary>
    public ReadOnlySpan<double> TodaysUtility => utilities;

    /// <summary>W of every actor.</summary>
    public ReadOnlySpan<double> NoDeal => Valued(noDeal);

    /// <summary>W of every actor on the first day; empty where nobody asks.</summary>
    public double[] AtFirst => atFirst;

    /// <summary>How much less no deal is worth to every actor than on the first day, 0 or more; empty where nobody asks.</summary>
    public double[] Falls() => [.. atFirst.Select((first, i) => Math.Max(0, first - NoDeal[i]))];

    /// <summary>What every actor believes about the drift at the strengths that stand.</summary>
    public Belief BeliefOf(int actor) => beliefs[actor];

    /// <summary>The same as its distance from the truth: it stays as it is while the sides re-arm.</summary>
    public Belief Distance(int actor) => distances[actor];

    /// <summary>Works everything out for another moment.</summary>
    public void Update(Regime regime, double front, Beliefs held, double rearmed)
    {
        (Regime, Front, Rearmed) = (regime, front, rearmed);
        regime.Agenda.Today.CopyTo(today, 0);
        regime.Agenda.Follow(front, today);
        for (int i = 0; i < utilities.Length; i++)
        {
            utilities[i] = Utility(i, today);
        }

        if (regime.HasWar)
        {
            Impose();
        }

        if (regime.Strengths is WarStrengths strengths)
        {
            war = RunAt(strengths, rearmed);
            for (int i = 0; i < beliefs.Length; i++)
            {
                distances[i] = regime.Believers[i] >= 0 ? held[regime.Believers[i]] : held.Truth;
                beliefs[i] = distances[i].Shifted(war.Drift);
            }
        }

        areValued = false;
        Array.Clear(paths);
    }

    /// <summary>W of an actor if it knew the truth about the drift, counted by a yardstick.</summary>
    public double InTruth(int actor, Yardstick yardstick)
    {
        Agenda agenda = Regime.Agenda;
        Yardstick? other = yardstick.IsOf(agenda) ? null : yardstick;
        if (Regime.Strengths is null || !double.IsNaN(Regime.Stated[actor]))
        {
            return other is null ? NoDeal[actor] : WithoutFighting(actor, other);
        }

        WarStakes stakes = other is null ? Stakes(actor)
            : new(Imposed(Side.Attacker, actor, other), Imposed(Side.Defender, actor, other), other.Utility(agenda, actor, today),
                Regime.WarCosts[actor]);
        FightingWeights known =
            ValueOfFighting.QuickWeights(war.Course(Front, yardstick.Discount(agenda, actor)), new Belief(war.Drift, 0), tolerance);
        return known.Value(stakes) + (agenda.IsDrifting ? AheadInTruth(actor, yardstick, known) : 0);
    }

    /// <summary>What it is worth to an actor that issues go on to move while there is no deal: part of W, and of W'.</summary>
    public double Ahead(int actor) => Regime.Agenda.IsDrifting ? Valued(ahead)[actor] : 0;

    /// <summary>The same of the issues that a package settles, or of the others, where today's terms count whole.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="layout">The package.</param>
    /// <param name="isCovered">Whether its issues are meant.</param>
    /// <param name="weight">How much each issue counts; null = whole.</param>
    public double AheadOn(int actor, PackageLayout layout, bool isCovered, Func<int, double>? weight = null)
    {
        double sum = 0;
        for (int k = 0; Regime.Agenda.IsDrifting && k < today.Length; k++)
        {
            sum += layout.Covers[k] == isCovered ? Valued(aheadOf)[(actor * today.Length) + k] * (weight is null ? 1 : weight(k)) : 0;
        }

        return sum;
    }

    private double AheadInTruth(int actor, Yardstick yardstick, FightingWeights known)
    {
        Agenda agenda = Regime.Agenda;
        double sum = 0, discount = yardstick.Discount(agenda, actor);
        DriftAhead time = DriftAhead.InWar(discount, known,
            other => ValueOfFighting.QuickWeights(war.Course(Front, other), new Belief(war.Drift, 0), tolerance));
        for (int k = 0; k < today.Length; k++)
        {
            sum += WeightOfToday(known, k) * agenda.Ahead(yardstick.AssessmentOf(agenda, actor), k, today[k], time);
        }

        return sum;
    }

    /// <summary>W': what an actor would get if the war came back at a front after a share of the re-arming. Without a war along a front, or
    /// with a stated reservation value, W.</summary>
    public double AfterPeace(int actor, double front, double rearmed)
    {
        if (Regime.Strengths is not WarStrengths strengths || !double.IsNaN(Regime.Stated[actor]))
        {
            return NoDeal[actor];
        }

        WarRun later = RunAt(strengths, rearmed);
        WarStakes stakes = Stakes(actor);
        if (front != Front)
        {
            today.CopyTo(now, 0);
            Regime.Agenda.Follow(front, now);
            stakes = stakes with { Today = Utility(actor, now) };
        }

        Belief belief = beliefs[actor].Shifted(later.Drift - war.Drift);
        return ValueOfFighting.QuickWeights(later.Course(front, Regime.Agenda.Discounts[actor]), belief, tolerance).Value(stakes)
            + Ahead(actor);
    }

    /// <summary>W' of an actor from now on, as re-arming grows, if the war came back at a front.</summary>
    public RearmingPath AsRearmingGrows(int actor, double front)
    {
        if (front != Front)
        {
            return RearmingFrom(At(Rearmed));
        }

        paths[actor] ??= RearmingFrom(new(NoDeal[actor], 0, 0, 0, 0)); // every package asks
        return paths[actor]!.Value;

        RearmingPath RearmingFrom(FrontDerivatives start) =>
            YearsOfRearming == 0 ? new(start, start, start) : new(start, At(Halfway), At(1));

        FrontDerivatives At(double rearmed) => new(AfterPeace(actor, front, rearmed), 0, 0, 0, 0);
    }

    /// <summary>Fits W' of an actor over a range of fronts, a share of the re-arming done.</summary>
    public void FitAfterPeace(int actor, double low, double high, double rearmed, FightingPolynomial fit)
    {
        WarRun later = RunAt(Regime.Strengths!, rearmed);
        fit.Fit(later.Course(Front, Regime.Agenda.Discounts[actor]), beliefs[actor].Shifted(later.Drift - war.Drift), low, high, tolerance);
    }

    /// <summary>What each end of the war is worth to an actor.</summary>
    public WarStakes Stakes(int actor) => new(attackerWins[actor], defenderWins[actor], utilities[actor], Regime.WarCosts[actor]);

    /// <summary>How much of W rests on where an issue stands today, as <see cref="NoDeal.WeightOfToday"/> says.</summary>
    public double WeightOfToday(int actor, int issue)
    {
        if (Regime.Strengths is null || !double.IsNaN(Regime.Stated[actor]))
        {
            return 1;
        }

        return WeightOfToday(Valued(weights)[actor], issue);
    }

    private double WeightOfToday(FightingWeights weight, int issue)
    {
        bool[][] leftAlone = Regime.Agenda.LeftAlone;
        return weight.FightingOn
            + (leftAlone[(int)Side.Attacker][issue] ? weight.AttackersTerms : 0)
            + (leftAlone[(int)Side.Defender][issue] ? weight.DefendersTerms : 0);
    }

    /// <summary>E[∫₀ᵀ e^(−(r+rate)t) dt], in years, by the actor's own belief: T is when the war is over in the field or by a collapse, or
    /// never where there is none along a front.</summary>
    public double YearsWithoutDeal(int actor, double rate)
    {
        double fading = Regime.Agenda.Discounts[actor] + rate;
        return Regime.Strengths is null ? 1 / fading
            : ValueOfFighting.QuickWeights(war.Course(Front, fading), beliefs[actor], tolerance).FightingOn / fading;
    }

    /// <summary>U of terms to an actor.</summary>
    public double Utility(int actor, ReadOnlySpan<double> terms) => Regime.Agenda.Utility(actor, terms);

    /// <summary>U of terms that an actor may have agreed to: less what they lose beyond its red lines, and what is to be expected of it
    /// where some may not be carried out.</summary>
    public double Agreed(int actor, ReadOnlySpan<double> terms, PackageLayout layout)
    {
        Agenda agenda = Regime.Agenda;
        return !layout.MayFail ? Utility(actor, terms) - layout.LossBeyondLines(actor, terms)
            : DealTerms.Value(layout.Expected(layout.Utility(agenda.Utilities[actor], actor), today), agenda.Issues, terms);
    }

    /// <summary>U of terms that an actor may have agreed to, in two: what of it ends with the deal, and what it has for good.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="layout">The package.</param>
    /// <param name="course">Years until it runs its course.</param>
    /// <param name="stood">For how many years it has stood.</param>
    /// <param name="hazard">The hazard of the moment, a year.</param>
    public (double UntilEnd, double ForGood) AgreedInParts(int actor, ReadOnlySpan<double> terms, PackageLayout layout, double course,
        double stood, double hazard)
    {
        if (!layout.Delivers)
        {
            return (Agreed(actor, terms, layout), 0);
        }

        Agenda agenda = Regime.Agenda;
        Assessment agreed = layout.Expected(layout.Utility(agenda.Utilities[actor], actor), today);
        double discount = agenda.Discounts[actor], stays = 0;
        foreach (DeliveryOf one in layout.Deliveries(agreed, WeightOf, discount, today, course, stood))
        {
            stays += one.ShareAt(hazard).ForGood * DealTerms.Value(one.Gained, agenda.Issues, terms);
        }

        return (DealTerms.Value(layout.UntilEnd(agreed, WeightOf, discount, today, course, stood), agenda.Issues, terms), stays);

        double WeightOf(int issue) => WeightOfToday(actor, issue);
    }

    /// <summary>How much more no deal is worth to an actor once a deal that it leaves has delivered something.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="layout">The package.</param>
    /// <param name="left">Where the deal leaves the issues.</param>
    public double ByDelivery(int actor, PackageLayout layout, ReadOnlySpan<double> left)
    {
        double sum = 0;
        for (int k = 0; layout.Delivers && k < today.Length; k++)
        {
            if (layout.IsDelivered(k) && left[k] != today[k])
            {
                today.CopyTo(now, 0);
                now[k] = left[k];
                sum += WeightOfToday(actor, k) * (Utility(actor, now) - utilities[actor]);
            }
        }

        return sum;
    }

    private void Impose()
    {
        // What a victor leaves alone stands as today: worth another look only if the agenda changed or the front moves such an issue.
        Agenda agenda = Regime.Agenda;
        if (ReferenceEquals(agenda, imposedFor) && !agenda.VictoryFollowsFront)
        {
            return;
        }

        imposedFor = agenda;
        agenda.Impose(Side.Attacker, today, now);
        for (int i = 0; i < attackerWins.Length; i++)
        {
            attackerWins[i] = Utility(i, now);
        }

        agenda.Impose(Side.Defender, today, now);
        for (int i = 0; i < defenderWins.Length; i++)
        {
            defenderWins[i] = Utility(i, now);
        }
    }

    /// <summary>How the war would run after a share of the re-arming: the same for every actor.</summary>
    private WarRun RunAt(WarStrengths strengths, double share)
    {
        if (!ReferenceEquals(rearmedStrengths, strengths) || rearmedShare != share)
        {
            (rearmedStrengths, rearmedShare, rearmedRun) = (strengths, share, strengths.At(share));
        }

        return rearmedRun;
    }

    /// <summary>Numbers that come with W, which is worked out only when somebody asks: a peace that nobody breaks needs none.</summary>
    private T[] Valued<T>(T[] numbers)
    {
        for (int i = 0; i < noDeal.Length && !areValued; i++)
        {
            noDeal[i] = Value(i);
            noDeal[i] += Regime.Agenda.IsDrifting ? LookAhead(i) : 0;
        }

        areValued = true;
        return numbers;
    }

    /// <summary>Works out what it is worth to an actor that issues go on to move; returns what that adds to W.</summary>
    private double LookAhead(int i)
    {
        Agenda agenda = Regime.Agenda;
        bool fights = Regime.Strengths is not null && double.IsNaN(Regime.Stated[i]);
        DriftAhead time = !fights ? DriftAhead.Without(agenda.Discounts[i]) : DriftAhead.InWar(agenda.Discounts[i], weights[i],
            other => ValueOfFighting.QuickWeights(war.Course(Front, other), beliefs[i], tolerance));
        ahead[i] = 0;
        for (int k = 0; k < today.Length; k++)
        {
            double one = agenda.Ahead(agenda.Utilities[i], k, today[k], time);
            aheadOf[(i * today.Length) + k] = one;
            ahead[i] += fights ? WeightOfToday(weights[i], k) * one : one;
        }

        return fights || IsToday(i) ? ahead[i] : ahead[i] - AheadAtFirst(i);
    }

    /// <summary>Whether no deal is worth what today's terms are, and nothing else.</summary>
    private bool IsToday(int actor) => double.IsNaN(Regime.Stated[actor]) && Regime.Lottery is null;

    /// <summary>What a stated W, or one throw, counts already: how issues would move from the first day on.</summary>
    private double AheadAtFirst(int actor)
    {
        Agenda agenda = Regime.Agenda;
        double sum = 0;
        DriftAhead time = DriftAhead.Without(agenda.Discounts[actor]);
        for (int k = 0; k < today.Length; k++)
        {
            sum += agenda.Ahead(agenda.Utilities[actor], k, agenda.UnsettledToday[k], time);
        }

        return sum;
    }

    private double Value(int i)
    {
        if (Regime.Strengths is not null && double.IsNaN(Regime.Stated[i]))
        {
            weights[i] = ValueOfFighting.QuickWeights(war.Course(Front, Regime.Agenda.Discounts[i]), beliefs[i], tolerance);
            return weights[i].Value(Stakes(i));
        }

        return WithoutFighting(i, other: null);
    }

    /// <summary>W of an actor for whom no course of a front decides (it is stated, or one throw decides, or things stay as they are),
    /// counted in its own wants or by another yardstick.</summary>
    private double WithoutFighting(int actor, Yardstick? other)
    {
        // A bargain made meanwhile counts for as long as there is no deal, also where W is stated or a throw decides.
        double standing = other is null ? utilities[actor] : Worth(actor, today, other),
            gained = Regime.Agenda is { HasBargain: true } or { IsDrifting: true } or { Delivers: true }
                ? standing - Worth(actor, WithoutBargains(), other) : 0;
        return !double.IsNaN(Regime.Stated[actor]) ? Regime.Stated[actor] + gained
            : Regime.Lottery is double attackerWinsIt
                ? ValueOfFighting.Lottery(attackerWinsIt, Imposed(Side.Attacker, actor, other), Imposed(Side.Defender, actor, other),
                    Regime.LotteryCosts[actor]) + gained
            : standing;
    }

    /// <summary>What a victor's terms are worth to an actor.</summary>
    private double Imposed(Side winner, int actor, Yardstick? other)
    {
        if (other is null)
        {
            return (winner == Side.Attacker ? attackerWins : defenderWins)[actor];
        }

        Regime.Agenda.Impose(winner, today, now);
        return Worth(actor, now, other);
    }

    private double Worth(int actor, ReadOnlySpan<double> terms, Yardstick? other) =>
        other is null ? Utility(actor, terms) : other.Utility(Regime.Agenda, actor, terms);

    private double[] WithoutBargains()
    {
        Regime.Agenda.UnsettledToday.CopyTo(now, 0);
        for (int k = 0; k < now.Length && Regime.Strengths is not null; k++)
        {
            now[k] = Regime.State.Valued.Issues[k].Value is ScaleIssue { Front: FrontMap map } ? map.At(Front) : now[k];
        }

        return now;
    }
}
