using Entente.Deals;
using Entente.Talks.FirstDay;

namespace Entente.Tests.Deals;

/// <summary>Makes deals breakable, with what breaks them drawn from a seed.</summary>
internal static class BreakableDeals
{
    /// <summary>A problem whose first two actors may break the deal, and of whose issues one, the second, enforces it if it is a
    /// scale.</summary>
    public static DealProblem Of(DealProblem plain, uint seed, int enforcing = 1)
        => Of(plain, Breaking(plain, seed), enforcing);

    /// <summary>The same with what breaks them given. W′ can be moved there afterwards.</summary>
    public static DealProblem Of(DealProblem plain, PlainGains.Breaking breaks, int enforcing = 1)
    {
        Want[] enforcement = [.. plain.Issues.Select((issue, k) => k == enforcing && issue is ContinuousIssue
            ? new Want { Weight = 0.2, Ideal = 100 } : Want.Nothing)];
        return plain with
        {
            Extras = [new Assessment(enforcement, 1, 0.2)],
            Gain = Gain(plain, breaks),
        };
    }

    /// <summary>Gains of a deal that some actors may break.</summary>
    public static HoldingGain Gain(DealProblem plain, PlainGains.Breaking breaks) => new(
        [.. plain.Actors.Select((actor, i) =>
            new HoldingActor(actor.Reservation, breaks.Discount[i], _ => new(breaks.Fallback[i], 0, 0, 0, 0)))],
        [.. breaks.Breakers.Select(breaker => new HoldingBreaker(breaker.Actor, breaker.Actor, 0) { Reach = breaker.Reach })],
        breaks.Enforcement, position: -1, frontOf: null, new(breaks.BreakRate, Friction: 0, breaks.Tremble));

    /// <summary>What breaks the deals of <c>Of</c>.</summary>
    public static PlainGains.Breaking Breaking(DealProblem plain, uint seed)
    {
        var random = new SmallGenerator(seed + 1000);
        double[] fallback = [.. plain.Actors.Select(actor => actor.Reservation + 0.1 * (random.Next() - 0.7))];
        double[] discount = [.. plain.Actors.Select(_ => 0.05 + 0.2 * random.Next())];
        return new(discount, fallback, [(0, 1), (1, 0.6)], plain.Actors.Count, 0.5 + random.Next(), 0.05);
    }
}
