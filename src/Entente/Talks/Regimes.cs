using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>The regimes that one draw passes through, each worked out once.</summary>
/// <param name="events">What happens in the draw.</param>
/// <param name="value">The value of every uncertain number.</param>
/// <param name="drifted">How far each issue has come, kept up by the draw; null where none moves.</param>
/// <param name="deliveries">How much of that deals have carried out, and what is under way; null where nothing is delivered.</param>
internal sealed class Regimes(CourseOfEvents events, Func<Uncertain, double> value, double[]? drifted = null,
    (double[] Delivered, Delivery?[] UnderWay)? deliveries = null)
{
    private readonly List<(ScenarioState State, Regime Regime)> known = [];
    private readonly List<(Scenario Scenario, Preferences Preferences)> wants = []; // no bargain changes them
    private Regime? current;
    private double from;
    private double to;

    /// <summary>Drops all of them, after a bargain that changes where issues stand.</summary>
    public void Forget()
    {
        known.Clear();
        current = null;
    }

    /// <summary>Something has come that nobody knew of: what stands when is to be asked anew.</summary>
    public void LookAgain() => current = null;

    /// <summary>The regime at a time.</summary>
    public Regime At(double day, DrawState draw)
    {
        if (current is not null && day >= from && day < to)
        {
            return current;
        }

        ScenarioState state = events.At(day, draw);
        (from, to) = (day, events.NextChange(day, draw));
        while (double.IsFinite(to) && ReferenceEquals(events.At(to, draw), state))
        {
            to = events.NextChange(to, draw); // a change that changes nothing
        }

        int index = known.FindIndex(one => ReferenceEquals(one.State, state));
        if (index < 0)
        {
            index = known.Count;
            Agenda agenda = known.Find(one => one.Regime.Agenda.Serves(state)).Regime?.Agenda
                ?? new Agenda(state, PreferencesIn(state.Actual), draw.Settled, value, drifted, deliveries);
            known.Add((state, new Regime(state, agenda, value)));
        }

        return current = known[index].Regime;
    }

    private Preferences PreferencesIn(Scenario scenario)
    {
        if (wants.Find(one => ReferenceEquals(one.Scenario, scenario)).Preferences is Preferences known)
        {
            return known;
        }

        Preferences preferences = new(scenario, value);
        wants.Add((scenario, preferences));
        return preferences;
    }

    /// <summary>The end of the regime at a time; +∞ if it lasts.</summary>
    public double EndOf(double day, DrawState draw)
    {
        At(day, draw);
        return to;
    }
}
