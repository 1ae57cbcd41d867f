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
    private readonly Deadlines deadlines;
    private readonly PackageTalks[] packages;
    private readonly bool[] open;
    private readonly double[] bonus;
    private readonly double[] fallback;
    private readonly double[] standing;
    private readonly List<(double From, double To, double BonusFrom)> phases = [];
    private readonly List<double> rates = []; // [phase, package]
    private Outlook outlook = null!;
    private Func<Uncertain, double> value = null!;
    private double solvedFor;

    /// <summary>Room for the talks of a scenario.</summary>
    public TalksRound(Deadlines deadlines, PackageTalks[] packages, int actors, int issues)
    {
        (this.deadlines, this.packages) = (deadlines, packages);
        open = new bool[packages.Length];
        (bonus, fallback, standing) = (new double[actors], new double[actors], new double[issues]);
    }

    /// <summary>W of every actor in the last stretch: of no deal, or of the ceasefire in force.</summary>
    public ReadOnlySpan<double> Fallback => fallback;

    /// <summary>What agreeing before a deadline is worth to every actor in the last solve.</summary>
    public ReadOnlySpan<double> Bonus => bonus;

    /// <summary>Begins a draw.</summary>
    public void Begin(Func<Uncertain, double> values) => value = values;

    /// <summary>Prepares a stretch: solves for the depth of every open package and works out the rates.</summary>
    /// <param name="from">When it begins.</param>
    /// <param name="to">When it ends.</param>
    /// <param name="at">What no deal is worth.</param>
    /// <param name="terms">Where the issues stand.</param>
    /// <param name="reservations">W of every actor: of no deal, or of the ceasefire in force.</param>
    /// <param name="isOpen">Which packages are talked about.</param>
    /// <param name="record">Where depths are recorded, in which step, and whether a ceasefire is in force; nothing to record none.</param>
    public void Prepare(double from, double to, Outlook at, ReadOnlySpan<double> terms, ReadOnlySpan<double> reservations, Func<PackageTalks, bool> isOpen, (DrawPath Path, int Step, bool InCeasefire)? record)
    {
        outlook = at;
        terms.CopyTo(standing);
        reservations.CopyTo(fallback);
        phases.Clear();
        rates.Clear();
        foreach (PackageTalks package in packages)
        {
            package.Enter(at);
            open[package.Index] = isOpen(package);
        }

        deadlines.Bonus(from, value, bonus);
        Solve(from);
        if (record is (DrawPath path, int step, bool inCeasefire))
        {
            Record(path, step, inCeasefire);
        }

        for (double day = from; day < to;)
        {
            double next = Math.Min(to, deadlines.NextChange(day));
            if (day > from && deadlines.Bonus(day, value, bonus))
            {
                Solve(day);
            }

            phases.Add((day, next, solvedFor));
            AddRates(deadlines.Hurry(day, value));
            day = next;
        }
    }

    /// <summary>∫ rate dt of the packages that stop the fighting, over the whole stretch.</summary>
    public double StoppingIntensity()
    {
        double sum = 0;
        for (int phase = 0; phase < phases.Count; phase++)
        {
            foreach (PackageTalks package in packages)
            {
                sum += package.Layout.StopsFighting ? Rate(phase, package.Index) * Calendar.Years(phases[phase].To - phases[phase].From) : 0;
            }
        }

        return sum;
    }

    /// <summary>Lets the clocks of the packages run from a day until one is concluded.</summary>
    /// <param name="clocks">How much rate it still takes for each package; what was lived through is taken off.</param>
    /// <param name="from">The day, within the stretch.</param>
    /// <param name="to">The last day that counts.</param>
    /// <param name="counts">Which packages can be concluded.</param>
    /// <returns>The package and the day; nothing if none is concluded.</returns>
    public (PackageTalks Package, double Day)? Next(double[] clocks, double from, double to, Func<PackageTalks, bool> counts)
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
            foreach (PackageTalks package in packages)
            {
                double rate = counts(package) ? Rate(phase, package.Index) : 0;
                if (rate > 0 && clocks[package.Index] / rate < years)
                {
                    (first, years) = (package, Math.Max(0, clocks[package.Index] / rate));
                }
            }

            foreach (PackageTalks package in packages)
            {
                clocks[package.Index] -= counts(package) ? Rate(phase, package.Index) * years : 0;
            }

            if (first is not null)
            {
                if (phases[phase].BonusFrom != solvedFor)
                {
                    deadlines.Bonus(phases[phase].BonusFrom, value, bonus);
                    Solve(phases[phase].BonusFrom);
                }

                return (first, begin + (years * Duration.DaysInYear));
            }
        }

        return null;
    }

    /// <summary>Lets clocks run through a stretch without concluding anything.</summary>
    public void RunDown(double[] clocks, double from, double to, Func<PackageTalks, bool> counts)
    {
        for (int phase = 0; phase < phases.Count; phase++)
        {
            double years = Calendar.Years(Math.Max(0, Math.Min(to, phases[phase].To) - Math.Max(from, phases[phase].From)));
            foreach (PackageTalks package in packages)
            {
                clocks[package.Index] -= counts(package) ? Rate(phase, package.Index) * years : 0;
            }
        }
    }

    private double Rate(int phase, int package) => rates[(phase * packages.Length) + package];

    private void Solve(double day)
    {
        solvedFor = day;
        foreach (PackageTalks package in packages)
        {
            if (open[package.Index])
            {
                package.Solve(standing, fallback, bonus);
                if (package.IsUndecided)
                {
                    throw new InvalidOperationException(
                        $"Whether all could accept some terms of `{package.Layout.Name}` was not decided: the search was stopped after as much work as it may do.");
                }
            }
        }
    }

    private void Record(DrawPath path, int step, bool inCeasefire)
    {
        foreach (PackageTalks package in packages)
        {
            if (open[package.Index] && path.Lacks(step, package.Index, inCeasefire))
            {
                path.RecordDepth(step, package.Index, package.Depth, double.IsNaN(package.Depth) ? package.Crossing : -1, inCeasefire);
                package.Binding(path.Binding(step, package.Index));
            }
        }
    }

    private void AddRates(double hurry)
    {
        foreach (PackageTalks package in packages)
        {
            double depth = open[package.Index] ? package.Depth : double.NaN;
            rates.Add(DealSpace.LeavesGains(depth) ? outlook.Regime.TalksPace * hurry * Math.Min(1, depth / outlook.Regime.DepthScale) : 0);
        }
    }
}
