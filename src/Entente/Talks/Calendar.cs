using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>The dates of a simulation. Times are days since the first date, with fractions; rates are a year.</summary>
internal sealed class Calendar
{
    private readonly int[] ends;

    /// <summary>Steps from the first date to the last; the last step may be shorter.</summary>
    public Calendar(Scenario scenario)
    {
        From = scenario.From;
        List<int> days = [];
        for (int step = 1; days.Count == 0 || days[^1] < LengthOf(scenario); step++)
        {
            // Counted from the first date: a month after 31 January is the end of February, two months after the end of March.
            DateOnly date = (scenario.Step with { Count = step * scenario.Step.Count }).After(scenario.From);
            days.Add(Math.Min(date.DayNumber - scenario.From.DayNumber, LengthOf(scenario)));
        }

        ends = [.. days];
    }

    /// <summary>The first date.</summary>
    public DateOnly From { get; }

    /// <summary>Number of steps.</summary>
    public int Steps => ends.Length;

    /// <summary>Length of the whole forecast in days.</summary>
    public int Length => ends[^1];

    /// <summary>When a step begins.</summary>
    public double Start(int step) => step == 0 ? 0 : ends[step - 1];

    /// <summary>When a step ends.</summary>
    public double End(int step) => ends[step];

    /// <summary>The step that begins at a time, or contains it; the number of steps after the end.</summary>
    public int StepAt(double day) => Array.FindIndex(ends, end => end > day) is int step && step >= 0 ? step : Steps;

    /// <summary>The time at which a date begins.</summary>
    public double DayOf(DateOnly date) => date.DayNumber - From.DayNumber;

    /// <summary>The date on which a time lies.</summary>
    public DateOnly DateOf(double day) => From.AddDays((int)Math.Floor(day));

    /// <summary>Years in a number of days.</summary>
    public static double Years(double days) => days / Duration.DaysInYear;

    private static int LengthOf(Scenario scenario) => scenario.Until.DayNumber - scenario.From.DayNumber;
}
