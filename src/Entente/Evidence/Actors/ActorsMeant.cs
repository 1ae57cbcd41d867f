using Entente.Scenarios;

namespace Entente.Evidence.Actors;

/// <summary>Which actor of a scenario a name in a text stands for: the actor itself, or somebody who belongs to it.</summary>
/// <remarks>An actor is meant by its key, by its name, and, if that is a country's, by whatever a text calls the country: its people, its
/// capital, an office that begins with either. Letter case and `the` do not count.</remarks>
internal sealed class ActorsMeant
{
    private readonly Dictionary<string, string> keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares the names of a scenario; of two actors with one name the first is meant.</summary>
    public ActorsMeant(Scenario scenario)
    {
        foreach ((string key, Actor actor) in scenario.Actors)
        {
            string name = Plain(actor.Name ?? key);
            keys.TryAdd(key, key);
            keys.TryAdd(name, key);
            if (Countries.BeginningOf(name) is string country && Countries.IsName(name))
            {
                keys.TryAdd(country, key);
            }
        }
    }

    /// <summary>The key of the actor that somebody in a text is, or belongs to; null if to none.</summary>
    public string? By(FoundActor found) =>
        found.Kind == ActorKind.Person ? Exactly(found.Name) ?? By(found.Organisation) : By(found.Name) ?? By(found.Organisation);

    /// <summary>The key of the actor that evidence tells of: for whom it speaks, else who speaks; null if none.</summary>
    public string? By(PieceOfEvidence piece) => By(piece.SpeaksFor) ?? Exactly(piece.Speaker);

    private string? By(string? name) => Exactly(name)
        ?? (name is not null && Countries.BeginningOf(Plain(name)) is string country ? keys.GetValueOrDefault(country) : null);

    private string? Exactly(string? name) => name is null ? null : keys.GetValueOrDefault(Plain(name));

    private static string Plain(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
