using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>Which dated changes happen in one draw, and the scenario as it stands on each day of it.</summary>
internal sealed class CourseOfEvents
{
    private readonly Timetable timetable;
    private readonly bool[] happens;
    private readonly bool[] inForce;

    /// <summary>Decides what happens.</summary>
    /// <param name="timetable">What can happen.</param>
    /// <param name="value">The value of every uncertain number.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="draw">Index of the draw.</param>
    public CourseOfEvents(Timetable timetable, Func<Uncertain, double> value, ulong seed, int draw)
    {
        this.timetable = timetable;
        happens = timetable.Happen(value, seed, draw);
        inForce = new bool[happens.Length];
    }

    /// <summary>What happened before a time, in the order of time; variants are not dated and left out.</summary>
    public IReadOnlyList<Happening> Until(double day) =>
    [
        .. timetable.Changes.Where((change, i) => happens[i] && double.IsFinite(change.Start) && change.Start < day)
            .Select(change => new Happening(change.Name, change.Date, change.Ends)),
    ];

    /// <summary>The next time after one at which a change that happens begins or ends; +∞ if there is none.</summary>
    public double NextChange(double day)
    {
        double next = double.PositiveInfinity;
        for (int i = 0; i < happens.Length; i++)
        {
            if (happens[i])
            {
                DatedChange change = timetable.Changes[i];
                next = change.Start > day ? Math.Min(next, change.Start) : next;
                next = change.End > day ? Math.Min(next, change.End) : next;
            }
        }

        return next;
    }

    /// <summary>The scenario as it stands at a time.</summary>
    public ScenarioState At(double day)
    {
        for (int i = 0; i < happens.Length; i++)
        {
            DatedChange change = timetable.Changes[i];
            inForce[i] = happens[i] && change.Start <= day && day < change.End;
        }

        return timetable.With(inForce);
    }
}
