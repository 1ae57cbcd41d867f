using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>Makes deals breakable, with what breaks them drawn from a seed.</summary>
internal static class BreakableDeals
{
    /// <summary>A problem whose first two actors may break the deal, and of whose issues one, the second, enforces it if it is a scale.</summary>
    public static DealProblem Of(DealProblem plain, uint seed, int enforcing = 1)
    {
        PlainGains.Breaking breaks = Breaking(plain, seed);
        Want[] enforcement = [.. plain.Issues.Select((issue, k) => k == enforcing && issue is ContinuousIssue ? new Want { Weight = 0.2, Ideal = 100 } : Want.Nothing)];
        return plain with
        {
            Extras = [new Assessment(enforcement, 1, 0.2)],
            Gain = new CommitmentGain(
                [.. plain.Actors.Select(actor => actor.Reservation)], breaks.Fallback, breaks.Discount, breaks.Breakers, breaks.Enforcement, breaks.BreakRate, breaks.Tremble),
        };
    }

    /// <summary>What breaks the deals of <see cref="Of"/>.</summary>
    public static PlainGains.Breaking Breaking(DealProblem plain, uint seed)
    {
        var random = new SmallGenerator(seed + 1000);
        double[] fallback = [.. plain.Actors.Select(actor => actor.Reservation + 0.1 * (random.Next() - 0.7))];
        double[] discount = [.. plain.Actors.Select(_ => 0.05 + 0.2 * random.Next())];
        Breaker[] breakers = [new Breaker(0, fallback[0]), new Breaker(1, fallback[1])];
        return new(discount, fallback, breakers, plain.Actors.Count, 0.5 + random.Next(), 0.05);
    }
}
