using System.Runtime.CompilerServices;

namespace Entente.Scenarios;

/// <summary>How strong the two sides of a war are.</summary>
internal static class Strength
{
    /// <summary>The strength of a side: the power of its actors plus every stream of support they get, each times its weight.</summary>
    /// <param name="side">The side.</param>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="value">The value of each uncertain number: its central value, or that of one draw.</param>
    public static double Of(Side side, Scenario scenario, Func<Uncertain, double> value)
    {
        Form form = Form.Of(scenario);
        double own = 0, given = 0;
        foreach (int member in form.Members[(int)side])
        {
            own += value(form.Powers[member]);
        }

        for (int giver = 0; giver < form.Powers.Length; giver++)
        {
            given += form.Given(giver, to => form.Sides[to] == side, value);
        }

        return own + given;
    }

    /// <summary>The share of an actor that fights in the strength of its side: its own power and the support that it gets, over those of
    /// all of the side; alike for all where the side has none.</summary>
    public static double Share(string name, Scenario scenario, Func<Uncertain, double> value)
    {
        Form form = Form.Of(scenario);
        scenario.Actors.TryIndexOf(name, out int actor);
        int[] members = form.Members[(int)form.Sides[actor]!.Value];
        if (members.Length == 1)
        {
            return 1;
        }

        double all = members.Sum(Own);
        return all > 0 ? Own(actor) / all : 1.0 / members.Length;

        double Own(int one)
        {
            double given = 0;
            for (int giver = 0; giver < form.Powers.Length; giver++)
            {
                given += form.Given(giver, to => to == one, value);
            }

            return value(form.Powers[one]) + given;
        }
    }

    /// <summary>The strength that one actor's support gives to a side.</summary>
    public static double Given(string giver, Side side, Scenario scenario, Func<Uncertain, double> value)
    {
        Form form = Form.Of(scenario);
        scenario.Actors.TryIndexOf(giver, out int index);
        return form.Given(index, to => form.Sides[to] == side, value);
    }

    /// <summary>Whose numbers make up strengths, found once a state of the scenario: thousands of draws pass through it.</summary>
    private sealed class Form
    {
        private static readonly ConditionalWeakTable<Scenario, Form> Known = [];

        private readonly (int To, Uncertain Stream, Uncertain? Weight)[][] streams; // of each giver

        private Form(Scenario scenario)
        {
            Named<Uncertain> weights = (scenario.War as FrontWar)?.StreamWeights ?? [];
            Powers = [.. scenario.Actors.Values.Select(actor => actor.Power)];
            Sides = [.. scenario.Actors.Values.Select(actor => actor.Side)];
            Members = [.. Enum.GetValues<Side>().Select(side => Sides.Index().Where(one => one.Item == side).Select(one => one.Index)
                .ToArray())];
            streams =
            [
                .. scenario.Actors.Values.Select(giver => giver.Supports.SelectMany(given => given.Value.Select(stream => (
                    scenario.Actors.TryIndexOf(given.Key, out int to) ? to : -1, stream.Value,
                    weights.TryGet(stream.Key, out Uncertain? weight) ? weight : null))).Where(stream => stream.Item1 >= 0).ToArray()),
            ];
        }

        public static Form Of(Scenario scenario) => Known.GetValue(scenario, static one => new Form(one));

        public Uncertain[] Powers { get; }

        public Side?[] Sides { get; }

        public int[][] Members { get; } // of each side

        public double Given(int giver, Func<int, bool> recipient, Func<Uncertain, double> value)
        {
            double sum = 0;
            foreach ((int to, Uncertain stream, Uncertain? weight) in streams[giver])
            {
                sum += recipient(to) ? value(stream) * (weight is null ? 1 : value(weight)) : 0;
            }

            return sum;
        }
    }
}
