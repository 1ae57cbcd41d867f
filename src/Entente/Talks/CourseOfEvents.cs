using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>Which dated changes happen in one draw, and the scenario as it stands on each day of it.</summary>
/// <remarks>A change that is open (it hangs on what happens, or comes some time after its day) has its start in the state of the draw,
/// which may be left and taken up again: +∞ until it is known. docs/explanation/conditions.md.</remarks>
internal sealed class CourseOfEvents
{
    private readonly Timetable timetable;
    private readonly Calendar calendar;
    private readonly ulong seed;
    private readonly int draw;
    private readonly bool[] happens;
    private readonly bool[] inForce;

    /// <summary>Decides what happens.</summary>
    /// <param name="timetable">What can happen.</param>
    /// <param name="value">The value of every uncertain number.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="draw">Index of the draw.</param>
    public CourseOfEvents(Timetable timetable, Func<Uncertain, double> value, ulong seed, int draw)
    {
        (this.timetable, this.seed, this.draw) = (timetable, seed, draw);
        calendar = timetable.Calendar;
        happens = timetable.Happen(value, seed, draw);
        inForce = new bool[happens.Length];
    }

    /// <summary>What happened before a time, in the order of time; variants are not dated and left out.</summary>
    public IReadOnlyList<Happening> Until(double day, DrawState state)
    {
        (string Name, double Start, DateOnly? Ends)[] all =
        [
            .. timetable.Changes.Select((change, i) => (change.Name, Start: happens[i] ? StartOf(i, state) : double.NaN, change.Ends))
                .Where(one => double.IsFinite(one.Start) && one.Start < day),
        ];
        return [.. all.OrderBy(one => one.Start).Select(one => new Happening(one.Name, calendar.DateOf(one.Start), one.Ends))];
    }

    /// <summary>The next time after one at which a change that happens begins or ends; +∞ if there is none.</summary>
    public double NextChange(double day, DrawState state)
    {
        double next = double.PositiveInfinity;
        for (int i = 0; i < happens.Length; i++)
        {
            if (happens[i])
            {
                (double start, double end) = (StartOf(i, state), timetable.Changes[i].End);
                next = start > day ? Math.Min(next, start) : next;
                next = end > day ? Math.Min(next, end) : next;
            }
        }

        return next;
    }

    /// <summary>The scenario as it stands at a time.</summary>
    public ScenarioState At(double day, DrawState state)
    {
        for (int i = 0; i < happens.Length; i++)
        {
            inForce[i] = happens[i] && StartOf(i, state) <= day && day < timetable.Changes[i].End;
        }

        return timetable.With(inForce);
    }

    /// <summary>Whether a change, by its name, has come in a draw.</summary>
    public bool HasCome(string name, DrawState state) => timetable.Changes.Index()
        .Any(one => one.Item.Name == name && happens[one.Index] && StartOf(one.Index, state) <= state.Day);

    /// <summary>The next day after a time on which somebody looks whether something has happened; +∞ if there is none.</summary>
    public double NextLook(double day)
    {
        double next = double.PositiveInfinity;
        for (int i = 0; timetable.HasOpen && i < happens.Length; i++)
        {
            next = timetable.Changes[i].After?.LooksOn is double looks && happens[i] && looks > day ? Math.Min(next, looks) : next;
        }

        return next;
    }

    /// <summary>Sets the starts that are known from the beginning.</summary>
    public void Begin(DrawState state)
    {
        if (!timetable.HasOpen)
        {
            return;
        }

        state.Starts = [.. Enumerable.Repeat(double.PositiveInfinity, happens.Length)];
        foreach ((int i, DatedChange change) in timetable.Changes.Index())
        {
            if (change.IsOpen && change.After is null)
            {
                Come(i, change.Start, state);
            }
        }

        for (int i = 0; i < happens.Length; i++)
        {
            if (happens[i] && !timetable.Changes[i].IsOpen)
            {
                Follow(i, timetable.Changes[i].Start, state);
            }
        }
    }

    /// <summary>A package has been agreed; returns whether something hung on that.</summary>
    public bool Agreed(int package, double day, DrawState state) => Watch(state, day, one => one.Agreed == package);

    /// <summary>A package has been broken; returns whether something hung on that.</summary>
    public bool Broken(int package, DrawState state) => Watch(state, state.Day, one => one.Broken == package);

    /// <summary>A package has run its course; returns whether something hung on that.</summary>
    public bool Expired(int package, DrawState state) => Watch(state, state.Day, one => one.Expired == package);

    /// <summary>Looks at the front, and at what is looked at on this day; returns whether something hung on it.</summary>
    public bool Look(DrawState state)
    {
        if (!timetable.HasOpen)
        {
            return false;
        }

        bool any = state.Standing == Standing.NoDeal && Watch(state, state.Day, one => one.Front?.Holds(state.Front) == true);
        for (int i = 0; i < happens.Length; i++)
        {
            if (timetable.Changes[i].After is Trigger { LooksOn: double looks } one && looks > state.LookedOn && looks <= state.Day
                && IsMet(one, looks, state))
            {
                any |= Come(i, looks, state);
            }
        }

        state.LookedOn = state.Day;
        return any;
    }

    private bool IsMet(Trigger one, double day, DrawState state) =>
        one.Agreed >= 0 ? state.TimesAgreed[one.Agreed] > 0
        : one.NotAgreed >= 0 ? state.TimesAgreed[one.NotAgreed] == 0
        : one.Broken >= 0 ? state.WasBroken[one.Broken]
        : one.Expired >= 0 ? state.RanOut[one.Expired]
        : one.Change >= 0 ? happens[one.Change] && StartOf(one.Change, state) <= day
        : one.Front!.Holds(state.Front);

    /// <summary>What is watched for all the time has happened.</summary>
    private bool Watch(DrawState state, double day, Func<Trigger, bool> isMet)
    {
        bool any = false;
        for (int i = 0; timetable.HasOpen && i < happens.Length; i++)
        {
            any |= timetable.Changes[i].After is Trigger { LooksOn: null } one && isMet(one) && Come(i, day, state);
        }

        return any;
    }

    /// <summary>The time of an open change has come: it starts then or somewhat later, if it happens and is the first time.</summary>
    private bool Come(int change, double day, DrawState state)
    {
        if (!happens[change] || double.IsFinite(state.Starts[change]))
        {
            return false;
        }

        double start = day + timetable.Delay(change, seed, draw);
        state.Starts[change] = start;
        Follow(change, start, state);
        return true;
    }

    /// <summary>What waits for a change comes after it.</summary>
    private void Follow(int before, double start, DrawState state)
    {
        for (int i = 0; i < happens.Length; i++)
        {
            if (timetable.Changes[i].After is Trigger { LooksOn: null } one && one.Change == before)
            {
                Come(i, start, state);
            }
        }
    }

    private double StartOf(int change, DrawState state) =>
        timetable.Changes[change].IsOpen ? state.Starts[change] : timetable.Changes[change].Start;
}
