using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>One stretch of time for talks, cut where a deadline begins or ends to hurry them.</summary>
internal sealed class TalkingTime
{
    private readonly Phase[] phases;

    /// <summary>Cuts a stretch.</summary>
    /// <param name="deadlines">What deadlines do to talks.</param>
    /// <param name="value">The value of every uncertain number.</param>
    /// <param name="from">When it begins, in days.</param>
    /// <param name="to">When it ends.</param>
    public TalkingTime(Deadlines deadlines, Func<Uncertain, double> value, double from, double to)
    {
        int count = 0;
        for (double day = from; day < to; count++)
        {
            day = Math.Min(to, deadlines.NextChange(day));
        }

        phases = new Phase[count];
        for (int phase = 0; phase < count; phase++)
        {
            double day = phase == 0 ? from : phases[phase - 1].To;
            phases[phase] = new(day, Math.Min(to, deadlines.NextChange(day)), deadlines.Hurry(day, value));
        }
    }

    /// <summary>Its parts, in the order of time.</summary>
    public ReadOnlySpan<Phase> Phases => phases;

    /// <summary>Its length in years, each counted as often as deadlines hurry.</summary>
    public double Hurried
    {
        get
        {
            double sum = 0;
            foreach (Phase phase in phases)
            {
                sum += phase.Hurry * phase.Years;
            }

            return sum;
        }
    }

    /// <summary>Lets the clocks of the packages run from a day until the first of them runs out.</summary>
    /// <param name="clocks">How much rate each still takes; what was lived through is taken off.</param>
    /// <param name="from">The day, within the stretch.</param>
    /// <param name="to">The last day that counts.</param>
    /// <param name="rate">The rate a year at which a clock runs, by phase and package.</param>
    /// <returns>The package whose clock runs out, the day, and the phase; null if none does.</returns>
    public (int Package, double Day, int Phase)? Next(double[] clocks, double from, double to, Func<int, int, double> rate)
    {
        Span<double> rates = stackalloc double[clocks.Length];
        for (int phase = 0; phase < phases.Length; phase++)
        {
            double begin = Math.Max(from, phases[phase].From), end = Math.Min(to, phases[phase].To);
            if (begin >= end)
            {
                continue;
            }

            int first = -1;
            double years = Calendar.Years(end - begin);
            for (int package = 0; package < rates.Length; package++)
            {
                rates[package] = rate(phase, package);
                if (rates[package] > 0 && clocks[package] / rates[package] < years)
                {
                    (first, years) = (package, Math.Max(0, clocks[package] / rates[package]));
                }
            }

            for (int package = 0; package < rates.Length; package++)
            {
                clocks[package] -= rates[package] * years;
            }

            if (first >= 0)
            {
                return (first, begin + (years * Duration.DaysInYear), phase);
            }
        }

        return null;
    }

    /// <summary>Lets clocks run through a part of the stretch, whatever runs out.</summary>
    public void RunDown(double[] clocks, double from, double to, Func<int, int, double> rate)
    {
        for (int phase = 0; phase < phases.Length; phase++)
        {
            double years = Calendar.Years(Math.Max(0, Math.Min(to, phases[phase].To) - Math.Max(from, phases[phase].From)));
            for (int package = 0; package < clocks.Length && years > 0; package++)
            {
                clocks[package] -= rate(phase, package) * years;
            }
        }
    }

    /// <summary>A part of the stretch in which nothing changes for talks.</summary>
    /// <param name="From">When it begins, in days.</param>
    /// <param name="To">When it ends.</param>
    /// <param name="Hurry">How often time counts in it.</param>
    public readonly record struct Phase(double From, double To, double Hurry)
    {
        /// <summary>Its length in years.</summary>
        public double Years => Calendar.Years(To - From);
    }
}
