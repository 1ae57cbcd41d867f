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

    /// <summary>The share of an actor that fights in the strength of its side: its own power and the support that it gets, over those of
    /// all of the side; alike for all where the side has none.</summary>
    public static double Share(string name, Scenario scenario, Func<Uncertain, double> value)
    {
        Side side = scenario.Actors[name].Side!.Value;
        string[] members = [.. scenario.Actors.Where(actor => actor.Value.Side == side).Select(actor => actor.Key)];
        double all = members.Sum(Own);
        return members.Length == 1 ? 1 : all > 0 ? Own(name) / all : 1.0 / members.Length;

        double Own(string one) =>
            value(scenario.Actors[one].Power) + scenario.Actors.Values.Sum(giver => Given(giver, one, scenario, value));
    }

    /// <summary>The strength that one actor's support gives to a side.</summary>
    public static double Given(Actor giver, Side side, Scenario scenario, Func<Uncertain, double> value)
    {
        return Given(giver, recipient => scenario.Actors.TryGet(recipient, out Actor? actor) && actor.Side == side, scenario, value);
    }

    /// <summary>The strength that one actor's support gives to another.</summary>
    private static double Given(Actor giver, string recipient, Scenario scenario, Func<Uncertain, double> value) =>
        Given(giver, one => one == recipient, scenario, value);

    private static double Given(Actor giver, Func<string, bool> recipient, Scenario scenario, Func<Uncertain, double> value)
    {
        Named<Uncertain> weights = (scenario.War as FrontWar)?.StreamWeights ?? [];
        return giver.Supports.Where(one => recipient(one.Key)).SelectMany(one => one.Value)
            .Sum(stream => value(stream.Value) * (weights.TryGet(stream.Key, out Uncertain? weight) ? value(weight) : 1));
    }
}
