using System.Text.Json.Nodes;
using Entente.Ensembles;

namespace Entente.Answers.Moves;

/// <summary>The answer of `moves` for programs.</summary>
internal static class MovesJson
{
    public static JsonObject Of(string scenario, LeverGame played, EnsembleSettings settings, Forecast? run)
    {
        Game game = played.Game;
        return new()
        {
            ["scenario"] = scenario,
            ["draws"] = settings.Draws,
            ["seed"] = settings.Seed,
            ["failed"] = played.Failed,
            ["players"] = new JsonArray([.. game.Players.Select((player, i) => (JsonNode)new JsonObject
            {
                ["name"] = player.Name,
                ["levers"] = new JsonArray([.. played.Levers[i].Select(lever => (JsonNode?)(lever.Length == 0 ? null : lever))]),
            })]),
            ["base"] = new JsonObject
            {
                ["draws"] = run is null ? settings.Draws : run.Draws,
                ["agreement"] = run is null ? played.Agreement(0).P : run.Agreement.P,
                ["agreement-se"] = run is null ? played.Agreement(0).Se : run.Agreement.Se,
                ["utility"] = new JsonArray([.. played.Actors.Select((actor, i) => (JsonNode?)(run is null ? game.Payoff(0, i) : run.Utility[actor].Mean))]),
                ["utility-se"] = new JsonArray([.. played.Actors.Select((actor, i) => (JsonNode?)(run is null ? played.PayoffSe(0, i) : run.Utility[actor].Se))]),
            },
            ["profiles"] = new JsonArray([.. Enumerable.Range(0, game.Profiles).Select(profile => (JsonNode)new JsonObject
            {
                ["levers"] = Levers(played, profile),
                ["utility"] = new JsonArray([.. game.Players.Select((_, i) => (JsonNode)game.Payoff(profile, i))]),
                ["utility-se"] = new JsonArray([.. game.Players.Select((_, i) => (JsonNode?)played.PayoffSe(profile, i))]),
                ["agreement"] = played.Agreement(profile).P,
                ["agreement-se"] = played.Agreement(profile).Se,
            })]),
            ["equilibria"] = new JsonArray([.. played.Equilibria().Select(one => (JsonNode)new JsonObject
            {
                ["levers"] = Levers(played, one.Profile),
                ["margin"] = -one.Gain.Difference,
                ["se"] = one.Gain.Se,
                ["firm"] = one.IsFirm,
            })]),
            ["undecided"] = new JsonArray([.. played.Undecided().Select(profile => (JsonNode)Levers(played, profile))]),
            ["dominated"] = new JsonArray([.. played.Beaten().Select(one => (JsonNode)new JsonObject
            {
                ["player"] = game.Players[one.Move.Player].Name,
                ["lever"] = Lever(played, one.Move.Player, one.Move.Strategy),
                ["by"] = Lever(played, one.Move.Player, one.Move.By),
                ["strictly"] = one.Move.Strictly,
                ["margin"] = one.Move.Margin,
                ["se"] = one.Least.Se,
                ["firm"] = one.IsFirm,
            })]),
            ["moves-first"] = new JsonArray([.. FirstMove.OfEach(game).Select(one => (JsonNode)new JsonObject
            {
                ["player"] = game.Players[one.Order[0]].Name,
                ["levers"] = Levers(played, one.Profile),
                ["tied"] = one.IsTied,
            })]),
        };
    }

    private static JsonArray Levers(LeverGame played, int profile) =>
        new([.. Enumerable.Range(0, played.Game.Players.Count).Select(player => Lever(played, player, played.Game.Strategy(profile, player)))]);

    private static JsonNode? Lever(LeverGame played, int player, int strategy) => played.Levers[player][strategy] is { Length: > 0 } lever ? lever : null;
}
