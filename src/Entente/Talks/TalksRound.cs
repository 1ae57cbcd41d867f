using Entente.Deals;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Talks as they stand at the end of one stretch of time: how deep each package is, worked out when it is asked for.</summary>
/// <remarks>
/// rate = pace·hurry·min(1, depth/depth-scale) where depth &gt; 0. What agreeing before a deadline is worth ends with its day, so depth
/// belongs to a phase of the stretch; all else is as it stands at the end.
/// </remarks>
internal sealed class TalksRound
{
    private readonly OpenTalks talks;
    private readonly TalkingTime time;
    private readonly bool[] isOpen;
    private readonly PackageTalks?[] packages;
    private readonly int[] solved; // the bonus for which a package was solved, by its number
    private readonly double[] shares;
    private readonly int[] shared; // the bonus for which a share was worked out alone, by package
    private readonly double[] bonus;
    private readonly double[] fallback;
    private readonly double[] standing;
    private readonly Func<int, double, double> lasts;
    private int phase;
    private int bonuses;

    /// <summary>Looks at the talks; nothing is solved yet.</summary>
    /// <param name="talks">The talks of the draw, its outlook at the end of the stretch.</param>
    /// <param name="time">The stretch.</param>
    /// <param name="terms">Where the issues stand.</param>
    /// <param name="reservations">W of every actor: of no deal, or of the ceasefire in force.</param>
    /// <param name="lasts">How long the state without a deal lasts by itself, as <see cref="TalksProspects.Lasts"/> says.</param>
    /// <param name="isOpen">Which packages are talked about, by index.</param>
    public TalksRound(
        OpenTalks talks, TalkingTime time, ReadOnlySpan<double> terms, ReadOnlySpan<double> reservations,
        Func<int, double, double> lasts, Func<int, bool> isOpen)
    {
        (this.talks, this.time, this.lasts) = (talks, time, lasts);
        (bonus, fallback, standing) = (new double[reservations.Length], [.. reservations], [.. terms]);
        this.isOpen = [.. talks.Packages.Select((_, package) => isOpen(package))];
        packages = new PackageTalks?[this.isOpen.Length];
        (solved, shared) = ([.. Enumerable.Repeat(-1, packages.Length)], [.. Enumerable.Repeat(-1, packages.Length)]);
        shares = new double[packages.Length];
        talks.Deadlines.Bonus(time.Phases[0].From, talks.Value, bonus);
    }

    /// <summary>W of every actor: of no deal, or of the ceasefire in force.</summary>
    public ReadOnlySpan<double> Fallback => fallback;

    /// <summary>What waiting with a package adds to no deal, an actor, in the last solve; empty where nobody counts with later
    /// talks.</summary>
    public ReadOnlySpan<double> Waiting(int package) => talks.Later is LaterTalks later ? later.Worth(package) : [];

    /// <summary>What agreeing before a deadline is worth to every actor in the last solve.</summary>
    public ReadOnlySpan<double> Bonus => bonus;

    /// <summary>∫ rate dt of the packages that stop the fighting, over the whole stretch.</summary>
    public double StoppingIntensity()
    {
        double sum = 0, pace = talks.Outlook.Regime.TalksPace;
        for (int at = 0; at < time.Phases.Length; at++)
        {
            for (int package = 0; package < packages.Length; package++)
            {
                TalkingTime.Phase part = time.Phases[at];
                sum += talks.Packages[package].StopsFighting ? pace * part.Hurry * ShareAlone(at, package) * part.Years : 0;
            }
        }

        return sum;
    }

    /// <summary>The depth of a package at the end of the stretch; NaN where nobody talks about it or no terms are feasible (of draws that
    /// only ask whether a deal is possible: none that leave gains).</summary>
    public double Depth(int package) => Solved(time.Phases.Length - 1, package)?.Depth ?? double.NaN;

    /// <summary>∫ rate dt, over the whole stretch, of a package of a depth.</summary>
    public double Intensity(double depth) => time.Hurried * talks.Outlook.Regime.TalksPace * ShareOf(depth);

    /// <summary>The rate at which talks on a package conclude in a phase, as a share of the rate at which they do at full depth.</summary>
    public double Share(int phase, int package) => Solved(phase, package) is PackageTalks talked ? ShareOf(talked.Depth) : 0;

    /// <summary>The talks on a package that is talked about, in a phase.</summary>
    public PackageTalks On(int phase, int package) => Solved(phase, package)!;

    /// <summary>The talks on a package in a phase, if the share of the rate at which they conclude is greater than a mark; else null, and
    /// how deep the package is has not been worked out.</summary>
    public PackageTalks? OnWhere(int phase, int package, double mark)
    {
        double depth = mark * talks.Outlook.Regime.DepthScale;
        if (!isOpen[package] || talks.Later is not null || !DealSpace.LeavesGains(depth))
        {
            return Share(phase, package) > mark ? On(phase, package) : null;
        }

        Enter(phase);
        PackageTalks talked = Moved(package);
        talked.SolveFrom(bonus, depth);
        solved[package] = -1; // how deep it is remains open
        DemandDecided(talked);
        return talked.Depth > depth ? talked : null;
    }

    /// <summary>Writes down how deep every package is in the first phase.</summary>
    /// <param name="path">Where.</param>
    /// <param name="step">The step.</param>
    /// <param name="inCeasefire">Whether a ceasefire is in force.</param>
    /// <param name="counts">Whether a package is to be written down.</param>
    public void Record(DrawPath path, int step, bool inCeasefire, Func<PackageLayout, bool> counts)
    {
        for (int package = 0; package < packages.Length; package++)
        {
            if (isOpen[package] && counts(talks.Packages[package]) && path.Lacks(step, package, inCeasefire))
            {
                PackageTalks talked = Solved(0, package)!;
                path.RecordDepth(step, package, talked.Depth, double.IsNaN(talked.Depth) ? talked.Crossing : -1, inCeasefire);
                talked.Binding(path.Binding(step, package));
            }
        }
    }

    /// <summary><see cref="Share"/> where the depth itself is not wanted: how far it is below 0 is not worked out, nor anything where terms
    /// that are known already are worth the full rate.</summary>
    private double ShareAlone(int at, int package)
    {
        if (!isOpen[package] || talks.Later is not null)
        {
            return Share(at, package);
        }

        Enter(at);
        if (solved[package] == bonuses)
        {
            return ShareOf(packages[package]!.Depth);
        }

        if (shared[package] != bonuses)
        {
            PackageTalks talked = Moved(package);
            shares[package] = talked.IsKnownToReach(bonus, talks.Outlook.Regime.DepthScale) ? 1 : SolvedFrom0(talked);
            (shared[package], solved[package]) = (bonuses, -1); // how deep it is remains open
        }

        return shares[package];

        double SolvedFrom0(PackageTalks talked)
        {
            talked.SolveFrom(bonus, 0);
            DemandDecided(talked);
            return ShareOf(talked.Depth);
        }
    }

    /// <summary>The talks on a package, solved for a phase; null where nobody talks about it.</summary>
    private PackageTalks? Solved(int at, int package)
    {
        if (!isOpen[package])
        {
            return null;
        }

        Enter(at);
        if (solved[package] != bonuses)
        {
            Solve(package);
        }

        return packages[package];
    }

    private void Enter(int at)
    {
        if (at != phase)
        {
            phase = at;
            bonuses += talks.Deadlines.Bonus(time.Phases[at].From, talks.Value, bonus) ? 1 : 0;
        }
    }

    private void Solve(int package)
    {
        if (talks.Later is LaterTalks later)
        {
            SolveTogether(later);
            return;
        }

        PackageTalks talked = Moved(package);
        talked.Solve(bonus);
        DemandDecided(talked);
        solved[package] = bonuses;
    }

    /// <summary>Where the parties count with later talks, how deep each package is rests on all of them.</summary>
    private void SolveTogether(LaterTalks later)
    {
        for (int package = 0; package < packages.Length; package++)
        {
            _ = isOpen[package] ? Moved(package) : null;
        }

        Regime regime = talks.Outlook.Regime;
        double day = time.Phases[phase].From;
        later.Settle(packages, new(regime.TalksPace, regime.DepthScale, regime.Agenda.Discounts, lasts, bonus,
            (actor, mean) => talks.Deadlines.BonusStill(actor, day, mean, talks.Value)));
        foreach (PackageTalks talked in packages.OfType<PackageTalks>())
        {
            DemandDecided(talked);
        }

        Array.Fill(solved, bonuses);
    }

    private PackageTalks Moved(int package)
    {
        PackageTalks talked = packages[package] ?? talks.On(package);
        if (packages[package] is null || talks.Later is not null)
        {
            talked.MoveTo(standing, fallback);
        }

        return packages[package] = talked;
    }

    private static void DemandDecided(PackageTalks talked)
    {
        if (talked.IsUndecided)
        {
            throw new InvalidOperationException(
                $"Whether all could accept some terms of `{talked.Layout.Name}` was not decided: the search was stopped after as much "
                    + "work as it may do.");
        }
    }

    private double ShareOf(double depth) =>
        DealSpace.LeavesGains(depth) ? Math.Min(1, depth / talks.Outlook.Regime.DepthScale) : 0;
}
