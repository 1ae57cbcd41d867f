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
    private const ModelPart WantsRestOn = ModelPart.Wants | ModelPart.Holding;

    private readonly List<(ScenarioState State, Regime Regime)> known = [];
    private readonly List<(ScenarioState State, Regime Regime)> before = []; // known before a bargain
    private readonly List<(ScenarioState State, Preferences Preferences)> wants = []; // no bargain changes them
    private Regime? current;
    private double from;
    private double to;

    /// <summary>A bargain changes where issues stand: what rests on that is to be worked out anew.</summary>
    public void Forget()
    {
        before.AddRange(known.Where(one => !before.Exists(old => ReferenceEquals(old.State, one.State))));
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
                ?? before.Find(one => one.Regime.Agenda.Serves(state)).Regime?.Agenda.After(draw.Settled)
                ?? new Agenda(state, PreferencesIn(state), draw.Settled, value, drifted, deliveries);
            Regime? old = before.Find(one => ReferenceEquals(one.State, state)).Regime;
            known.Add((state, old?.With(agenda) ?? new Regime(state, agenda, value)));
        }

        return current = known[index].Regime;
    }

    private Preferences PreferencesIn(ScenarioState state)
    {
        if (wants.Find(one => !one.State.DiffersIn(WantsRestOn, state)).Preferences is Preferences known)
        {
            return known;
        }

        Preferences preferences = new(state.Actual, value);
        wants.Add((state, preferences));
        return preferences;
    }

    /// <summary>The end of the regime at a time; +∞ if it lasts.</summary>
    public double EndOf(double day, DrawState draw)
    {
        At(day, draw);
        return to;
    }
}
