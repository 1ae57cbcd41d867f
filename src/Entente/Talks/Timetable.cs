using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>Every dated change of a scenario in date then file order, and the scenario as it stands with some of them in force.</summary>
/// <remarks>A change is in force from the beginning of its date to the beginning of the date on which it ends. States are built from the
/// file and the changes in force, so ending one undoes only itself; a state is kept, since thousands of draws pass through it.</remarks>
internal sealed class Timetable
{
    private const string Purpose = "event";
    private const int MaxStates = 4096; // about 10 kB each; beyond, states are built anew when needed

    private readonly Scenario scenario;
    private readonly DatedChange[] changes;
    private readonly string[] keys;
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
            one.Name, one, calendar.DayOf(one.Date), one.Ends is DateOnly ends ? calendar.DayOf(ends) : double.PositiveInfinity,
            one.Chance, one.Date, one.Ends)));
        Levers = [.. scenario.Levers.Where(lever => levers.Contains(lever.Key)).Select(lever => lever.Value)];
        all.AddRange(scenario.Levers.Where(lever => levers.Contains(lever.Key)).Select(lever => new DatedChange(
            lever.Key, lever.Value, calendar.DayOf(lever.Value.Date),
            lever.Value.Ends is DateOnly ends ? calendar.DayOf(ends) : double.PositiveInfinity,
            null, lever.Value.Date, lever.Value.Ends)));
        changes = [.. all.OrderBy(change => change.Start)]; // a stable sort: file order within a date
        keys = [.. changes.Select((_, i) => KeyOf(i))];
    }

    /// <summary>The chosen levers, in file order.</summary>
    public IReadOnlyList<Lever> Levers { get; }

    /// <summary>Every change that can happen, in date then file order.</summary>
    public IReadOnlyList<DatedChange> Changes => changes;

    /// <summary>Whether each change happens in a draw.</summary>
    public bool[] Happen(Func<Uncertain, double> value, ulong seed, int draw) =>
    [
        .. changes.Select((change, i) => change.Chance is not Uncertain chance
            || new RandomStream(seed, Purpose, keys[i], draw, 0).NextUniform() < value(chance)),
    ];

    /// <summary>The scenario as it stands while some changes are in force.</summary>
    /// <param name="inForce">Whether each change is.</param>
    public ScenarioState With(bool[] inForce)
    {
        string key = inForce.Contains(true) ? string.Create(changes.Length, inForce, static (text, flags) =>
        {
            for (int i = 0; i < flags.Length; i++)
            {
                text[i] = flags[i] ? '1' : '0';
            }
        }) : "";
        if (!states.TryGetValue(key, out ScenarioState? state))
        {
            if (states.Count >= MaxStates)
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
