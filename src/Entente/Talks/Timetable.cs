using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>Every dated change of a scenario in date then file order, and the scenario as it stands with some of them in force.</summary>
/// <remarks>A change is in force from the beginning of its date to the beginning of the date on which it ends. States are built from the
/// file and the changes in force, so ending one undoes only itself; a state is kept, since thousands of draws pass through it.</remarks>
internal sealed class Timetable
{
    private const string Purpose = "event";
    private const int MostStates = 4096; // about 10 kB each; beyond, states are built anew when needed

    private readonly Scenario scenario;
    private readonly DatedChange[] changes;
    private readonly string[] keys;
    private readonly bool[] happens;
    private readonly bool[] inForce;
    private readonly Dictionary<string, ScenarioState> states = new(StringComparer.Ordinal);
    private readonly Dictionary<ScenarioState, ScenarioState> distinct = new(new Alike());

    /// <summary>Collects the events, and the variants and levers that were chosen.</summary>
    /// <exception cref="ArgumentException">A chosen name is neither a variant nor a lever.</exception>
    public Timetable(Scenario scenario, IEnumerable<string> chosen, Calendar calendar)
    {
        this.scenario = scenario;
        List<string> levers = [];
        List<DatedChange> all = [];
        foreach (string name in chosen)
        {
            if (scenario.Variants.TryGet(name, out Variant? variant))
            {
                all.Add(new(name, variant, double.NegativeInfinity, double.PositiveInfinity, null, scenario.From, null));
                levers.AddRange(variant.Levers);
            }
            else if (scenario.Levers.Has(name))
            {
                levers.Add(name);
            }
            else
            {
                throw new ArgumentException($"`{name}` is neither a variant nor a lever.", nameof(chosen));
            }
        }

        all.AddRange(scenario.Events.Select(one => new DatedChange(
            one.Name, one, calendar.DayOf(one.Date), one.Ends is DateOnly ends ? calendar.DayOf(ends) : double.PositiveInfinity, one.Chance, one.Date, one.Ends)));
        Levers = [.. scenario.Levers.Where(lever => levers.Contains(lever.Key)).Select(lever => lever.Value)];
        all.AddRange(scenario.Levers.Where(lever => levers.Contains(lever.Key)).Select(lever => new DatedChange(
            lever.Key, lever.Value, calendar.DayOf(lever.Value.Date), lever.Value.Ends is DateOnly ends ? calendar.DayOf(ends) : double.PositiveInfinity, null, lever.Value.Date, lever.Value.Ends)));
        changes = [.. all.OrderBy(change => change.Start)]; // a stable sort: file order within a date
        keys = [.. changes.Select((_, i) => KeyOf(i))];
        happens = new bool[changes.Length];
        inForce = new bool[changes.Length];
    }

    /// <summary>The chosen levers, in file order.</summary>
    public IReadOnlyList<Lever> Levers { get; }

    /// <summary>Decides which events happen in a draw.</summary>
    public void Draw(Func<Uncertain, double> value, ulong seed, int draw)
    {
        for (int i = 0; i < changes.Length; i++)
        {
            happens[i] = changes[i].Chance is not Uncertain chance
                || new RandomStream(seed, Purpose, keys[i], draw, 0).NextUniform() < value(chance);
        }
    }

    /// <summary>What happened before a time, in the order of time; variants are not dated and left out.</summary>
    public IReadOnlyList<Happening> Until(double day) =>
    [
        .. changes.Where((change, i) => happens[i] && double.IsFinite(change.Start) && change.Start < day)
            .Select(change => new Happening(change.Name, change.Date, change.Ends)),
    ];

    /// <summary>The next time after one at which a change that happens begins or ends; +∞ if there is none.</summary>
    public double NextChange(double day)
    {
        double next = double.PositiveInfinity;
        for (int i = 0; i < changes.Length; i++)
        {
            if (happens[i])
            {
                next = changes[i].Start > day ? Math.Min(next, changes[i].Start) : next;
                next = changes[i].End > day ? Math.Min(next, changes[i].End) : next;
            }
        }

        return next;
    }

    /// <summary>The scenario as it stands at a time.</summary>
    public ScenarioState At(double day)
    {
        bool any = false;
        for (int i = 0; i < changes.Length; i++)
        {
            inForce[i] = happens[i] && changes[i].Start <= day && day < changes[i].End;
            any |= inForce[i];
        }

        string key = any ? string.Create(changes.Length, inForce, static (text, flags) =>
        {
            for (int i = 0; i < flags.Length; i++)
            {
                text[i] = flags[i] ? '1' : '0';
            }
        }) : "";
        if (!states.TryGetValue(key, out ScenarioState? state))
        {
            if (states.Count >= MostStates)
            {
                states.Clear();
                distinct.Clear();
            }

            // Changes that change nothing lead to the very same state.
            ScenarioState built = ScenarioState.Of(scenario, changes.Where((_, i) => inForce[i]));
            state = distinct.TryAdd(built, built) ? built : distinct[built];
            states.Add(key, state);
        }

        return state;
    }

    /// <summary>States that differ in no part of the model. Two equal ranges do differ: each is drawn on its own.</summary>
    private sealed class Alike : IEqualityComparer<ScenarioState>
    {
        public bool Equals(ScenarioState? x, ScenarioState? y) => x!.Differences(y!) == ModelPart.None;

        public int GetHashCode(ScenarioState obj) => obj.GetHashCode();
    }

    // Two events may share a name; the second and later ones get streams of their own.
    private string KeyOf(int change)
    {
        int earlier = changes.Take(change).Count(other => other.Name == changes[change].Name && other.Chance is not null);
        return earlier == 0 ? changes[change].Name : string.Create(CultureInfo.InvariantCulture, $"{changes[change].Name} #{earlier + 1}");
    }
}

/// <summary>A change with the time from which, and until which, it is in force if it happens.</summary>
/// <param name="Name">Name of the event, key of the lever or variant.</param>
/// <param name="Change">What changes.</param>
/// <param name="Start">First time in force.</param>
/// <param name="End">First time no longer in force; +∞ if it stays.</param>
/// <param name="Chance">Probability; nothing if it is sure.</param>
/// <param name="Date">Date of the start.</param>
/// <param name="Ends">Date of the end, or nothing.</param>
internal sealed record DatedChange(string Name, Change Change, double Start, double End, Uncertain? Chance, DateOnly Date, DateOnly? Ends);
