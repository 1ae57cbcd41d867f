using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What deadlines do to talks at a time: hurry, and what agreeing before the date is worth.</summary>
/// <remarks>A deadline is in force until the end of its date, its hurry from the beginning of its window.</remarks>
internal sealed class Deadlines(Scenario scenario)
{
    private readonly (double Opens, double Ends, Deadline Deadline, (int Actor, Uncertain Worth)[] Matters)[] all =
    [
        .. scenario.Deadlines.Values.Select(deadline => (
            deadline.Window is Duration window ? DayOf((window with { Count = -window.Count }).After(deadline.Date), scenario)
                : double.NegativeInfinity,
            DayOf(deadline.Date, scenario) + 1,
            deadline,
            deadline.MattersTo.Select(actor => (scenario.Actors.TryIndexOf(actor.Key, out int i) ? i : -1, actor.Value))
                .Where(actor => actor.Item1 >= 0).ToArray())),
    ];

    /// <summary>The next time after one at which a deadline's window opens or its date has passed; +∞ if there is none.</summary>
    public double NextChange(double day)
    {
        double next = double.PositiveInfinity;
        foreach ((double opens, double ends, _, _) in all)
        {
            next = opens > day ? Math.Min(next, opens) : next;
            next = ends > day ? Math.Min(next, ends) : next;
        }

        return next;
    }

    /// <summary>Factor on the pace of talks just after a time.</summary>
    public double Hurry(double day, Func<Uncertain, double> value)
    {
        double factor = 1;
        foreach ((double opens, double ends, Deadline deadline, _) in all)
        {
            factor *= opens <= day && day < ends ? value(deadline.Hurry) : 1;
        }

        return factor;
    }

    /// <summary>Adds up what agreeing just after a time is worth to every actor; returns whether it differs from what was there.</summary>
    public bool Bonus(double day, Func<Uncertain, double> value, Span<double> bonus)
    {
        bool changed = false;
        for (int i = 0; i < bonus.Length; i++)
        {
            double sum = 0;
            foreach ((_, double ends, _, (int Actor, Uncertain Worth)[] matters) in all)
            {
                foreach ((int actor, Uncertain worth) in matters)
                {
                    sum += actor == i && day < ends ? value(worth) : 0;
                }
            }

            changed |= bonus[i] != sum;
            bonus[i] = sum;
        }

        return changed;
    }

    /// <summary>The mean of what agreeing is worth to an actor at a later time that is exponential: every deadline counts by the chance
    /// that it is not past by then.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="day">Now.</param>
    /// <param name="mean">The mean of that time, in years.</param>
    /// <param name="value">The value of every uncertain number.</param>
    public double BonusStill(int actor, double day, double mean, Func<Uncertain, double> value)
    {
        double sum = 0;
        foreach ((_, double ends, _, (int Actor, Uncertain Worth)[] matters) in all)
        {
            foreach ((int one, Uncertain worth) in matters)
            {
                sum += one == actor && day < ends ? value(worth) * (1 - Elementary.Exp(-(ends - day) / Duration.DaysInYear / mean)) : 0;
            }
        }

        return sum;
    }

    private static double DayOf(DateOnly date, Scenario scenario) => date.DayNumber - scenario.From.DayNumber;
}
