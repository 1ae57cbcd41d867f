using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Talks in one stretch of time: the rate at which each package is concluded, and what is concluded first.</summary>
/// <remarks>
/// rate = pace·hurry·min(1, depth/depth-scale) where depth &gt; 0. Hurry and what a deadline is worth change on their days, so a stretch is
/// cut there; all else is as it stands at the end of the stretch.
/// </remarks>
internal sealed class TalksRound
{
    private readonly OpenTalks talks;
    private readonly PackageTalks?[] open;
    private readonly double[] bonus;
    private readonly double[] fallback;
    private readonly double[] standing;
    private readonly Func<int, double, double> lasts;
    private readonly List<(double From, double To, double BonusFrom)> phases = [];
    private readonly List<double> rates = []; // [phase, package]
    private double solvedFor;
    private readonly double hurried; // years, each counted as often as deadlines hurry

    /// <summary>Solves for the depth of every open package and works out the rates.</summary>
    /// <param name="talks">The talks of the draw.</param>
    /// <param name="from">When the stretch begins.</param>
    /// <param name="to">When it ends.</param>
    /// <param name="terms">Where the issues stand.</param>
    /// <param name="reservations">W of every actor: of no deal, or of the ceasefire in force.</param>
    /// <param name="lasts">How long the state without a deal lasts by itself, as <see cref="TalksProspects.Lasts"/> says.</param>
    /// <param name="isOpen">Which packages are talked about, by index.</param>
    /// <param name="record">Where depths are recorded, in which step, and whether a ceasefire is in force; null to record none.</param>
    public TalksRound(
        OpenTalks talks, double from, double to, ReadOnlySpan<double> terms, ReadOnlySpan<double> reservations,
        Func<int, double, double> lasts, Func<int, bool> isOpen, (DrawPath Path, int Step, bool InCeasefire)? record)
    {
        (this.talks, this.lasts) = (talks, lasts);
        (bonus, fallback, standing) = (new double[reservations.Length], [.. reservations], [.. terms]);
        open = talks.On(isOpen);
        talks.Deadlines.Bonus(from, talks.Value, bonus);
        Solve(from);
        if (record is (DrawPath path, int step, bool inCeasefire))
        {
            Record(path, step, inCeasefire);
        }

        for (double day = from; day < to;)
        {
            double next = Math.Min(to, talks.Deadlines.NextChange(day));
            if (day > from && talks.Deadlines.Bonus(day, talks.Value, bonus))
            {
                Solve(day);
            }

            phases.Add((day, next, solvedFor));
            double hurry = talks.Deadlines.Hurry(day, talks.Value);
            hurried += hurry * Calendar.Years(next - day);
            AddRates(hurry);
            day = next;
        }
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
        double sum = 0;
        for (int phase = 0; phase < phases.Count; phase++)
        {
            double years = Calendar.Years(phases[phase].To - phases[phase].From);
            for (int package = 0; package < open.Length; package++)
            {
                sum += talks.Packages[package].StopsFighting ? Rate(phase, package) * years : 0;
            }
        }

        return sum;
    }

    /// <summary>The depth of a package in the last solve; NaN where nobody talks about it or no terms are feasible.</summary>
    public double Depth(int package) => open[package]?.Depth ?? double.NaN;

    /// <summary>∫ rate dt, over the whole stretch, of a package of a depth.</summary>
    public double Intensity(double depth) => hurried * RateAt(depth);

    /// <summary>Lets the clocks of the packages run from a day until one is concluded.</summary>
    /// <param name="clocks">How much rate it still takes for each package; what was lived through is taken off.</param>
    /// <param name="from">The day, within the stretch.</param>
    /// <param name="to">The last day that counts.</param>
    /// <param name="counts">Which packages can be concluded, by index.</param>
    /// <returns>The talks that are concluded, and the day; null if none are.</returns>
    public (PackageTalks Talks, double Day)? Next(double[] clocks, double from, double to, Func<int, bool> counts)
    {
        for (int phase = 0; phase < phases.Count; phase++)
        {
            double begin = Math.Max(from, phases[phase].From), end = Math.Min(to, phases[phase].To);
            if (begin >= end)
            {
                continue;
            }

            PackageTalks? first = null;
            double years = Calendar.Years(end - begin);
            for (int package = 0; package < open.Length; package++)
            {
                double rate = counts(package) ? Rate(phase, package) : 0;
                if (rate > 0 && clocks[package] / rate < years)
                {
                    (first, years) = (open[package], Math.Max(0, clocks[package] / rate));
                }
            }

            RunDown(clocks, phase, years, counts);
            if (first is not null)
            {
                if (phases[phase].BonusFrom != solvedFor)
                {
                    talks.Deadlines.Bonus(phases[phase].BonusFrom, talks.Value, bonus);
                    Solve(phases[phase].BonusFrom);
                }

                return (first, begin + (years * Duration.DaysInYear));
            }
        }

        return null;
    }

    /// <summary>Lets clocks run through a stretch without concluding anything.</summary>
    public void RunDown(double[] clocks, double from, double to, Func<PackageLayout, bool> counts)
    {
        for (int phase = 0; phase < phases.Count; phase++)
        {
            double years = Calendar.Years(Math.Max(0, Math.Min(to, phases[phase].To) - Math.Max(from, phases[phase].From)));
            RunDown(clocks, phase, years, package => counts(talks.Packages[package]));
        }
    }

    private void RunDown(double[] clocks, int phase, double years, Func<int, bool> counts)
    {
        for (int package = 0; package < open.Length; package++)
        {
            clocks[package] -= counts(package) ? Rate(phase, package) * years : 0;
        }
    }

    private double Rate(int phase, int package) => rates[(phase * open.Length) + package];

    private void Solve(double day)
    {
        solvedFor = day;
        LaterTalks? later = talks.Later;
        foreach (PackageTalks? package in open)
        {
            package?.MoveTo(standing, fallback);
            if (later is null)
            {
                package?.Solve(bonus);
                DemandDecided(package); // before more work is done
            }
        }

        if (later is not null)
        {
            Regime regime = talks.Outlook.Regime;
            later.Settle(open, new(regime.TalksPace, regime.DepthScale, regime.Agenda.Discounts, lasts, bonus,
                (actor, mean) => talks.Deadlines.BonusStill(actor, day, mean, talks.Value)));
            Array.ForEach(open, DemandDecided);
        }
    }

    private static void DemandDecided(PackageTalks? package)
    {
        if (package?.IsUndecided == true)
        {
            throw new InvalidOperationException(
                $"Whether all could accept some terms of `{package.Layout.Name}` was not decided: the search was stopped after as much "
                    + "work as it may do.");
        }
    }

    private void Record(DrawPath path, int step, bool inCeasefire)
    {
        foreach (PackageTalks? package in open)
        {
            if (package is not null && path.Lacks(step, package.Index, inCeasefire))
            {
                path.RecordDepth(step, package.Index, package.Depth, double.IsNaN(package.Depth) ? package.Crossing : -1, inCeasefire);
                package.Binding(path.Binding(step, package.Index));
            }
        }
    }

    private void AddRates(double hurry)
    {
        for (int package = 0; package < open.Length; package++)
        {
            rates.Add(hurry * RateAt(Depth(package)));
        }
    }

    private double RateAt(double depth)
    {
        Regime regime = talks.Outlook.Regime;
        return DealSpace.LeavesGains(depth) ? regime.TalksPace * Math.Min(1, depth / regime.DepthScale) : 0;
    }
}
