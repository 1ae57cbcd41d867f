using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>Every dated change of a scenario in date then file order, and the scenario as it stands with some of them in force.</summary>
/// <remarks>A change is in force from the beginning of its date to the beginning of the date on which it ends. States are built from the
/// file and the changes in force, so ending one undoes only itself; what hangs on something and has no date of its own comes after all that
/// has, in file order, whenever it comes.</remarks>
internal sealed class Timetable
{
    private const string Purpose = "event";
    private const string DelayPurpose = "event-delay";
    private const int MaxStates = 4096; // beyond, they are asked for anew

    private readonly Scenario scenario;
    private readonly DatedChange[] changes;
    private readonly string[] keys;
    private readonly Dictionary<string, ScenarioState> states = new(StringComparer.Ordinal);
    private readonly ScenarioStates shared;
    private readonly bool[] asked; // what was in force when somebody asked last
    private ScenarioState? told;

    /// <summary>Collects the events, and the variants and levers that were chosen.</summary>
    /// <exception cref="ArgumentException">A chosen name is neither a variant nor a lever.</exception>
    public Timetable(Scenario scenario, IEnumerable<string> chosen, Calendar calendar)
    {
        (this.scenario, Calendar, shared) = (scenario, calendar, ScenarioStates.Of(scenario));
        List<string> levers = [];
        List<DatedChange> all = [];
        foreach (string name in chosen)
        {
            if (scenario.Variants.TryGet(name, out Variant? variant))
            {
                all.Add(new(name, variant, double.NegativeInfinity, double.PositiveInfinity, null, null));
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

        List<Contingency?> conditions = [.. all.Select(_ => (Contingency?)null)];
        foreach (Event one in scenario.Events)
        {
            Add(one.Name, one, one.Date, one.Ends, one.Within, one.Chance, one.If);
        }

        Levers = [.. scenario.Levers.Where(lever => levers.Contains(lever.Key)).Select(lever => lever.Value)];
        foreach ((string key, Lever lever) in scenario.Levers.Where(lever => levers.Contains(lever.Key)))
        {
            Add(key, lever, lever.Date, lever.Ends, lever.Within, lever.Chance, lever.If);
        }

        (DatedChange Change, Contingency? If)[] sorted = [.. all.Zip(conditions).OrderBy(one => one.First.Start)]; // stable: file order
        changes = [.. sorted.Select(one => one.Change with
        {
            After = one.If is Contingency hangs ? TriggerOf(hangs, sorted, one.Change.Start) : null,
        })];
        keys = [.. changes.Select((_, i) => KeyOf(i))];
        HasOpen = changes.Any(change => change.IsOpen);
        asked = new bool[changes.Length];

        void Add(string name, Change change, DateOnly? date, DateOnly? ends, Duration? within, Uncertain? chance, Contingency? contingency)
        {
            all.Add(new(name, change, date is DateOnly day ? calendar.DayOf(day) : double.PositiveInfinity,
                ends is DateOnly last ? calendar.DayOf(last) : double.PositiveInfinity, chance, ends)
            {
                Within = (within?.Years ?? 0) * Duration.DaysInYear,
            });
            conditions.Add(contingency);
        }
    }

    private Trigger TriggerOf(Contingency one, IReadOnlyList<(DatedChange Change, Contingency? If)> all, double looksOn)
    {
        return new(Package(one.Agreed), Package(one.NotAgreed), Package(one.Broken), Package(one.Expired),
            one.Event is null ? -1
                : all.Index().First(other => other.Item.Change.Change is Event && other.Item.Change.Name == one.Event).Index,
            one.Front)
        {
            LooksOn = double.IsFinite(looksOn) ? looksOn : null,
        };

        int Package(string? name) => name is not null && scenario.AllPackages.TryIndexOf(name, out int index) ? index : -1;
    }

    /// <summary>The dates of the forecast.</summary>
    public Calendar Calendar { get; }

    /// <summary>The chosen levers, in file order.</summary>
    public IReadOnlyList<Lever> Levers { get; }

    /// <summary>Every change that can happen, in date then file order.</summary>
    public DatedChange[] Changes => changes;

    /// <summary>Whether some change is open: only a draw can say when it comes.</summary>
    public bool HasOpen { get; }

    /// <summary>How many days after its time an open change comes in a draw, each moment as likely.</summary>
    public double Delay(int change, ulong seed, int draw) => changes[change].Within == 0 ? 0
        : changes[change].Within * new RandomStream(seed, DelayPurpose, keys[change], draw, 0).NextUniform();

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
        if (told is not null && inForce.AsSpan().SequenceEqual(asked))
        {
            return told;
        }

        inForce.CopyTo(asked, 0);
        return told = Known(inForce);
    }

    private ScenarioState Known(bool[] inForce)
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
            }

            state = shared.With([.. changes.Where((_, i) => inForce[i])]);
            states.Add(key, state);
        }

        return state;
    }

    // Two events may share a name; the second and later ones get streams of their own.
    private string KeyOf(int change)
    {
        int earlier = changes.Take(change).Count(other => other.Name == changes[change].Name && other.Chance is not null);
        return earlier == 0 ? changes[change].Name : string.Create(CultureInfo.InvariantCulture, $"{changes[change].Name} #{earlier + 1}");
    }
}
