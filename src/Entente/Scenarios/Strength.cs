namespace Entente.Scenarios;

/// <summary>How strong the two sides of a war are.</summary>
internal static class Strength
{
    /// <summary>The strength of a side: the power of its actors plus every stream of support they get, each times its weight.</summary>
    /// <param name="side">The side.</param>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="value">The value of each uncertain number: its central value, or that of one draw.</param>
    public static double Of(Side side, Scenario scenario, Func<Uncertain, double> value) =>
        scenario.Actors.Where(actor => actor.Value.Side == side).Sum(actor => value(actor.Value.Power))
        + scenario.Actors.Values.Sum(giver => Given(giver, side, scenario, value));

    /// <summary>The strength that one actor's support gives to a side.</summary>
    public static double Given(Actor giver, Side side, Scenario scenario, Func<Uncertain, double> value)
    {
        Named<Uncertain> weights = (scenario.War as FrontWar)?.StreamWeights ?? [];
        return giver.Supports.Where(recipient => scenario.Actors.TryGet(recipient.Key, out Actor? actor) && actor.Side == side)
            .SelectMany(recipient => recipient.Value)
            .Sum(stream => value(stream.Value) * (weights.TryGet(stream.Key, out Uncertain? weight) ? value(weight) : 1));
    }
}
