using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What bears on later talks at one moment.</summary>
/// <param name="Pace">Rate a year at which talks conclude at full depth, hurry left out: it passes.</param>
/// <param name="DepthScale">Depth at which talks run at full pace.</param>
/// <param name="Discounts">r of every actor.</param>
/// <param name="Lasts">E[∫₀ᵀ e^(−(r+a)t) dt] for an actor and a rate a, in years, by the actor's own belief: T is when the state without
/// the deal ends by itself.</param>
/// <param name="Bonus">What agreeing now, before deadlines, is worth to every actor.</param>
/// <param name="BonusStill">The mean of that at a later time that is exponential, for an actor and the mean of that time in years.</param>
internal sealed record TalksProspects(double Pace, double DepthScale, double[] Discounts, Func<int, double, double> Lasts, double[] Bonus,
    Func<int, double, double> BonusStill);

/// <summary>What it is worth not to agree now while talks go on: W, and the chance that talks end in a deal later.</summary>
/// <remarks>
/// <para>
/// If talks on package p conclude at rate a_p, on terms worth g_p,i over W, for as long as the war goes on, then waiting with package q is
/// worth N_i = W_i + Σ_p P_p,i·g_p,i, P_q,i = E[e^(−r_i·τ); τ &lt; T], over the talks to which signing q would put an end; what q goes
/// beyond counts from when it comes until q does. The terms of q are the Nash terms over N, and a_q = pace·min(1, depth over
/// N/depth-scale): a fixed point. Nash terms over N are those over R_i = W_i + Σ_{p≠q} P_p,i·g_p,i/(1 − P_q,i), with bargaining weights
/// β_i/(1 − P_q,i). So for a rate a_q everything is known, and only the rate is searched for: depth falls as it rises.
/// </para>
/// <para>docs/explanation/anticipation.md. <b>Source</b>: binmore1986; rubinstein1982 is the limit of fast talks.</para>
/// <para>One belongs to one draw and one agenda: it starts from the rates of the moment before. Where terms jump from one option to another
/// as the rate rises, depth may jump past every fixed point: the search then ends between the two, and <see cref="Residual"/> says
/// so.</para>
/// </remarks>
internal sealed class LaterTalks
{
    // More than ever seen; each step leaves a smaller bracket round the rate.
    private const int MaxSteps = 30;

    // Terms depend on the rate through weights alone: they settle in two or three rounds.
    private const int MaxBargains = 10;
    private const int DampedFrom = 4;

    // Only packages none of which goes beyond the other need more than one.
    private const int MaxSweeps = 12;

    // Terms are struck anew where the rate has moved by so many times the tolerance; less where none was known the moment before.
    private const double BargainAgain = 30;
    private const double BargainAgainAtFirst = 10;

    // Rates of an actor for which the time that the state lasts is kept.
    private const int Remembered = 16;

    private readonly double tolerance;
    private readonly bool untilPossible;
    private readonly double[] rates;
    private readonly double[][] gains; // [package][actor]
    private readonly double[][] worth; // [package][actor]
    private readonly double[] own, others, still, less, patience;
    private readonly (double Rate, double Lasts)[] known; // [actor, place]
    private readonly int[] newest;
    private readonly bool[,] ends; // [package signed, package whose talks that puts an end to]
    private ITalkedPackage?[] open = [];
    private TalksProspects now = new(0, 1, [], (_, _) => 0, [], (_, _) => 0);

    /// <summary>Room for the talks of one agenda.</summary>
    /// <param name="packages">How many packages there are.</param>
    /// <param name="actors">How many actors.</param>
    /// <param name="tolerance">Error allowed in a rate, as a share of it and of the rate at which waiting loses value.</param>
    /// <param name="untilPossible">Whether it is only asked if any package that stops the fighting has terms better than waiting. At a
    /// fixed point some has if some has with all their rates 0: so they stay 0, and depths count by their sign.</param>
    public LaterTalks(int packages, int actors, double tolerance, bool untilPossible = false)
    {
        (this.tolerance, this.untilPossible, rates) = (tolerance, untilPossible, new double[packages]);
        (gains, worth) = (Rows(packages, actors), Rows(packages, actors));
        (known, newest) = (new (double, double)[actors * Remembered], new int[actors]);
        ends = new bool[packages, packages];
        (own, others, still, less, patience) =
            (new double[actors], new double[actors], new double[actors], new double[actors], new double[actors]);
    }

    /// <summary>The rate a year at which talks on a package conclude, hurry left out.</summary>
    public double Rate(int package) => rates[package];

    /// <summary>N − W for a package: what waiting adds to no deal, an actor who is asked; 0 for the others.</summary>
    public ReadOnlySpan<double> Worth(int package) => worth[package];

    /// <summary>How far the last search was from a fixed point: the greatest distance between a rate counted with and the rate that
    /// follows from it, as a share of the two. Above the tolerance where terms jump from one option to another.</summary>
    public double Residual { get; private set; }

    /// <summary>Finds the fixed point at a moment. Every package was last asked for its depth over what waiting with it is worth.</summary>
    /// <param name="packages">The packages that are talked about; null for the others.</param>
    /// <param name="prospects">What bears on later talks.</param>
    public void Settle(ITalkedPackage?[] packages, TalksProspects prospects)
    {
        (open, now) = (packages, prospects);
        Array.Fill(known, (double.NaN, 0));
        for (int q = 0; q < open.Length; q++)
        {
            for (int p = 0; p < open.Length; p++)
            {
                ends[q, p] = open[q] is not null && PutsAnEndTo(q, p);
            }
        }

        int[] order = [.. Enumerable.Range(0, open.Length).Where(q => open[q] is not null)
            .OrderBy(q => EndsTalks(q)).ThenBy(q => open[q]!.Layout.Covers.Count(covered => covered))];
        bool isMutual = order.Index().Any(q => order[(q.Index + 1)..].Any(p => ends[q.Item, p]));
        double moved = double.PositiveInfinity;
        for (int sweep = 0; sweep < MaxSweeps && moved > tolerance; sweep++)
        {
            (moved, Residual) = (0, 0);
            foreach (int q in order)
            {
                double before = rates[q];
                Settle(q);
                moved = isMutual ? Math.Max(moved, Math.Abs(rates[q] - before) / (rates[q] + Fading(q, rates[q]))) : 0;
            }
        }

        Residual = Math.Max(Residual, moved);
    }

    private void Settle(int q)
    {
        double rate = rates[q], low = 0, high = now.Pace;
        if (rate == 0 || IsHeldAgainstOthers(q))
        {
            // Hope for others that fades as this one comes nearer can hold it back for ever: of two fixed points the lower one is taken.
            bool leavesGains = rate == 0 ? DealSpace.LeavesGains(DepthOverWaiting(q, 0)) : open[q]!.LeavesGainsOver(Less(q, 0));
            if (!leavesGains || (untilPossible && open[q]!.Layout.StopsFighting))
            {
                rates[q] = 0;
                return;
            }
        }

        if (rate == 0)
        {
            double depth = open[q]!.Depth;
            rate = Next(q, 0, depth, low, high);
        }

        double found = 0, struckAt = double.NaN, again = rates[q] == 0 ? BargainAgainAtFirst : BargainAgain;
        for (int bargain = 0; bargain < MaxBargains && !IsClose(q, rate, struckAt, again); bargain++)
        {
            // Terms and rate follow each other at once, but where they chase each other.
            rate = bargain < DampedFrom ? rate : (rate + struckAt) / 2;
            struckAt = rate;
            if (!Bargain(q, rate))
            {
                rates[q] = 0;
                Residual = Math.Max(Residual, RateAt(DepthOverWaiting(q, 0)) / Fading(q, 0));
                return;
            }

            (low, high) = (0, now.Pace);
            double depth = DepthOverWaiting(q, rate);
            found = RateAt(depth);
            for (int step = 0; step < MaxSteps && !IsClose(q, found, rate, 1); step++)
            {
                (low, high) = found > rate ? (rate, high) : (low, rate);
                rate = Next(q, rate, depth, low, high);
                depth = DepthOverWaiting(q, rate);
                found = RateAt(depth);
            }
        }

        double apart = Math.Max(Math.Abs(found - rate), Math.Abs(rate - struckAt) / again);
        Residual = Math.Max(Residual, apart / (rate + Fading(q, rate)));
        rates[q] = found;
    }

    /// <summary>The rate at which the depth would be the one that it needs, if depth were c/(a + ρ): so it is where one actor in no hurry
    /// holds it down. Between the rates known to be too low and too high.</summary>
    private double Next(int q, double rate, double depth, double low, double high)
    {
        double fading = Fading(q, rate), full = now.Pace * depth / now.DepthScale;
        double next = full > 0 ? Math.Min(now.Pace, (Math.Sqrt((fading * fading) + (4 * full * (rate + fading))) - fading) / 2) : low;
        return next > low && (next < high || high == now.Pace) ? next : (low + high) / 2;
    }

    private bool IsClose(int q, double one, double other, double times) =>
        Math.Abs(one - other) <= times * tolerance * (one + Fading(q, one));

    private double RateAt(double depth) => DealSpace.LeavesGains(depth) ? now.Pace * Math.Min(1, depth / now.DepthScale) : 0;

    /// <summary>ρ: the least rate at which what is hoped for fades to somebody who is asked, the talks themselves left out.</summary>
    private double Fading(int q, double rate)
    {
        double least = double.PositiveInfinity;
        double ending = rate + Rates(p => p != q && ends[q, p] && ends[p, q]);
        for (int i = 0; i < own.Length; i++)
        {
            least = open[q]!.Layout.Roles[i].IsRequired ? Math.Min(least, (1 / Lasts(i, ending)) - rate) : least;
        }

        return Math.Max(0, least);
    }

    /// <summary>Strikes the bargain on a package whose talks conclude at a rate.</summary>
    private bool Bargain(int q, double rate)
    {
        Weigh(q, rate);
        for (int i = 0; i < own.Length; i++)
        {
            patience[i] = 1 / (1 - own[i]);
            less[i] = (others[i] + (own[i] * still[i]) - now.Bonus[i]) * patience[i];
        }

        return open[q]!.Bargain(less, patience, gains[q]);
    }

    /// <summary>Depth over waiting, if talks conclude at a rate, at the terms last struck.</summary>
    private double DepthOverWaiting(int q, double rate) => open[q]!.DepthOver(Less(q, rate));

    /// <summary>What waiting adds to no deal, less what agreeing now is worth besides, if talks conclude at a rate.</summary>
    private double[] Less(int q, double rate)
    {
        Weigh(q, rate);
        for (int i = 0; i < own.Length; i++)
        {
            worth[q][i] = others[i] + (own[i] * (gains[q][i] + still[i]));
            less[i] = worth[q][i] - now.Bonus[i];
        }

        return less;
    }

    /// <summary>Works out, for all who are asked, the chance of a later conclusion and what else may be concluded later is worth.</summary>
    private void Weigh(int q, double rate)
    {
        double before = rates[q], ending = rate + Rates(p => p != q && ends[q, p] && ends[p, q]);
        rates[q] = rate;
        for (int i = 0; i < own.Length; i++)
        {
            (own[i], others[i], still[i]) = (0, 0, 0);
            if (!open[q]!.Layout.Roles[i].IsRequired)
            {
                continue;
            }

            double lasts = Lasts(i, ending);
            own[i] = rate * lasts;
            still[i] = now.BonusStill(i, lasts);
            for (int p = 0; p < open.Length; p++)
            {
                if (p != q && ends[q, p] && rates[p] > 0)
                {
                    others[i] += Chance(q, p, i) * (gains[p][i] + still[i]);
                }
            }
        }

        rates[q] = before;
    }

    /// <summary>How much of what a package brings counts while another is waited with: it must come before all that puts an end to talks
    /// on it, and stands until something that goes beyond it comes.</summary>
    private double Chance(int q, int p, int actor)
    {
        double before = Rates(x => x != p && ends[q, x] && ends[x, p]),
            after = Rates(x => x != p && ends[q, x] && ends[x, p] && !ends[p, x]);
        double replaced = EndsTalks(p) ? after / (now.Discounts[actor] + after) : after * Lasts(actor, after);
        return rates[p] * Lasts(actor, rates[p] + before) * (1 - replaced);
    }

    /// <summary>What <see cref="TalksProspects.Lasts"/> says, each answer worked out once in a while: the same rates come up again and
    /// again.</summary>
    private double Lasts(int actor, double rate)
    {
        Span<(double Rate, double Lasts)> mine = known.AsSpan(actor * Remembered, Remembered);
        foreach ((double at, double lasts) in mine)
        {
            if (at == rate)
            {
                return lasts;
            }
        }

        newest[actor] = (newest[actor] + 1) % Remembered;
        mine[newest[actor]] = (rate, now.Lasts(actor, rate));
        return mine[newest[actor]].Lasts;
    }

    private double Rates(Func<int, bool> counts)
    {
        double sum = 0;
        for (int p = 0; p < open.Length; p++)
        {
            sum += open[p] is not null && counts(p) ? rates[p] : 0;
        }

        return sum;
    }

    private bool IsHeldAgainstOthers(int q) => Rates(p => p != q && ends[q, p]) > 0;

    private bool EndsTalks(int package) => open[package]!.Layout.Package.EndsFighting;

    /// <summary>Whether signing a package puts an end to talks on another, or on itself: a bargain to its own only, everything else to all
    /// but those on what goes beyond it.</summary>
    private bool PutsAnEndTo(int q, int p) => open[p] is ITalkedPackage other
        && (p == q || (EndsTalks(q) && !(EndsTalks(p) && other.Layout.MayFollow(open[q]!.Layout, q))));

    private static double[][] Rows(int packages, int actors) => [.. Enumerable.Range(0, packages).Select(_ => new double[actors])];
}
