using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Explain;

/// <summary>Uncertain numbers of a scenario that belong together, such as the red lines of one actor.</summary>
/// <param name="Name">What they are, in words.</param>
/// <param name="Places">Their places among <see cref="ScenarioInputs.Numbers"/>, rising. Empty for chance.</param>
public sealed record InputGroup(string Name, ValueList<int> Places)
{
    /// <summary>What chance is called: everything that happens differently with the same inputs.</summary>
    public const string Chance = "chance";

    /// <summary>What the choice of an analyst is called, whose numbers a world takes.</summary>
    public const string WhichAnalyst = "which analyst";

    /// <summary>The groups of a scenario's uncertain numbers, actor by actor, then what belongs to none; without chance, and without the
    /// numbers of levers and variants, which have no part in the scenario as it is.</summary>
    /// <remarks>Numbers that hang together leave their groups for one of their own: only so are the groups independent of each other, as
    /// shares of a variance ask for.</remarks>
    internal static IReadOnlyList<InputGroup> Of(Scenario scenario, ScenarioInputs inputs)
    {
        Words words = new(scenario);
        InputGroup[] together =
        [
            .. from places in inputs.Correlated
               let own = places.Where(place => inputs.Numbers[place].IsInForce).Order().ToArray()
               where own.Length > 1
               select new InputGroup(Together([.. own.Select(place => words.Number(inputs.Numbers[place].Path))]), [.. own]),
        ];
        HashSet<int> taken = [.. together.SelectMany(group => group.Places)];
        (string Name, int Order, int Place)[] named = [.. inputs.Numbers.Select((number, place) =>
        {
            (string actor, string kind) = Belongs(number.Path.Split('.'));
            int order = scenario.Actors.TryIndexOf(actor, out int index) ? index : scenario.Actors.Count;
            return (actor.Length == 0 ? kind : $"{(scenario.Actors.TryGet(actor, out Actor? known) ? known.Name ?? actor : actor)}: {kind}",
                order, place);
        })];
        return
        [
            .. named.Where(one => inputs.Numbers[one.Place].IsInForce && !taken.Contains(one.Place)).GroupBy(one => (one.Name, one.Order))
                .OrderBy(group => group.Key.Order)
                .Select(group => new InputGroup(group.Key.Name, [.. group.Select(one => one.Place)])),
            .. together,
            .. inputs.Numbers.Index().Where(number => number.Item.IsChoice)
                .Select(number => new InputGroup(WhichAnalyst, [number.Index])),
        ];
    }

    private static string Together(string[] numbers)
    {
        const int most = 3;
        return $"hanging together: {Say.List([.. numbers.Take(most)])}"
            + (numbers.Length > most ? $" and {Say.Count(numbers.Length - most)} more" : "");
    }

    private static (string Actor, string Kind) Belongs(string[] path) => path switch
    {
        ["issues", _, "wants", var actor, .. var rest] => (actor, rest.Contains("accepts") ? "red lines" : "what it wants"),
        ["issues", _, "enforces", ..] or ["holding", ..] => ("", "whether a deal holds"),
        ["issues", ..] => ("", "where the issues stand today"),
        ["actors", var actor, "power" or "supports" or "rearm" or "capability", ..] => (actor, "strength and support"),
        ["actors", var actor, "optimism" or "doubt", ..] => (actor, "what it believes about the war"),
        ["actors", var actor, "reservation", ..] => (actor, "what no deal is worth to it"),
        ["actors", var actor, "factions", ..] => (actor, "its factions"),
        ["actors", var actor, ..] => (actor, "patience and the cost of war"),
        ["war", ..] => ("", "how the war goes"),
        ["talks", ..] => ("", "how fast talks conclude"),
        ["events", ..] => ("", "events that may come"),
        ["deadlines", ..] => ("", "deadlines"),
        _ => ("", "everything else"),
    };
}
