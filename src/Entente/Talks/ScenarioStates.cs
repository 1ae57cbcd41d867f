using System.Runtime.CompilerServices;
using System.Text;
using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>The states through which a scenario passes, each built once for all worlds that are drawn of it, on all threads: those of
/// `moves` differ in who pulls what, and share most of them.</summary>
internal sealed class ScenarioStates
{
    private const int MostStates = 16_384; // about 10 kB each at most; beyond, states are built anew when needed

    private static readonly ConditionalWeakTable<Scenario, ScenarioStates> Known = [];

    private readonly ScenarioState first;
    private readonly Lock gate = new();
    private readonly Dictionary<Change, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ScenarioState> states = new(StringComparer.Ordinal);

    private ScenarioStates(Scenario scenario) => first = ScenarioState.Of(scenario);

    /// <summary>Those of a scenario.</summary>
    public static ScenarioStates Of(Scenario scenario) => Known.GetValue(scenario, static one => new(one));

    /// <summary>The scenario with changes in force, in date then file order. A change that changes nothing leads to the very same
    /// state.</summary>
    public ScenarioState With(ReadOnlySpan<DatedChange> inForce)
    {
        lock (gate)
        {
            if (states.Count >= MostStates)
            {
                states.Clear();
            }

            return After(inForce);
        }
    }

    private ScenarioState After(ReadOnlySpan<DatedChange> inForce)
    {
        if (inForce.IsEmpty)
        {
            return first;
        }

        string key = Key(inForce);
        if (!states.TryGetValue(key, out ScenarioState? state))
        {
            ScenarioState before = After(inForce[..^1]);
            state = before.And(inForce[^1]);
            if (state.Differences(before) == ModelPart.None)
            {
                state = before;
            }
            else
            {
                // Compared with one state alone, that of the changes that can move the agenda: with every leader it would take thousands.
                DatedChange[] moving = state.ChangesOfAgenda();
                ScenarioState alike = moving.Length < state.ChangeCount ? After(moving) : before;
                state.Leader = alike.HasAgendaOf(state) ? alike.Leader : state;
            }

            states.Add(key, state);
        }

        return state;
    }

    /// <summary>What of changes in force counts for the state: which they are, and whether they will end.</summary>
    private string Key(ReadOnlySpan<DatedChange> inForce)
    {
        StringBuilder key = new();
        foreach (DatedChange change in inForce)
        {
            key.Append(CultureInfo.InvariantCulture, $"{Number(change)}{(change.Lasts ? ' ' : 'e')}");
        }

        return key.ToString();
    }

    private int Number(DatedChange dated)
    {
        if (!numbers.TryGetValue(dated.Change, out int number))
        {
            numbers.Add(dated.Change, number = numbers.Count);
        }

        return number;
    }
}
