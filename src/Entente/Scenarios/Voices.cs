namespace Entente.Scenarios;

/// <summary>Whose wants count for an actor on an issue: its own, or those of each of its factions that is present, with its
/// weight.</summary>
/// <param name="voices">What each wants, and its weight.</param>
/// <param name="value">The value of each uncertain number.</param>
internal sealed class Voices<TWants>(IReadOnlyList<(TWants Wants, double Weight)> voices, Func<Uncertain, double> value)
    where TWants : Wants
{
    /// <summary>The voices of an actor.</summary>
    public static Voices<TWants> Of(Actor actor, TWants own, Func<Uncertain, double> value) => actor.Factions.Count == 0
        ? new([(own, 1)], value)
        : new([.. actor.Factions.Where(faction => faction.Value.Present)
            .Select(faction => ((TWants)own.OfFaction(faction.Key), value(faction.Value.Weight)))], value);

    /// <summary>The mean of one number over the voices that have it, with their weights renormalised; null if none has.</summary>
    public double? Mean(Func<TWants, Uncertain?> part)
    {
        double sum = 0, total = 0;
        foreach ((TWants wants, double weight) in voices)
        {
            if (part(wants) is Uncertain number)
            {
                sum += weight * value(number);
                total += weight;
            }
        }

        return total > 0 ? sum / total : null;
    }
}
