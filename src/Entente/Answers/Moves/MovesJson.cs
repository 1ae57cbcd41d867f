using System.Text.Json.Nodes;
using Entente.Ensembles;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Moves;

/// <summary>The answer of `moves` for programs.</summary>
internal static class MovesJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<(string Scenario, LeverGame Played, EnsembleSettings Settings, Forecast? Run)> Form => new()
    {
        { "scenario", "The file.", one => one.Scenario },
        { "draws", "Worlds drawn of each combination of levers.", one => one.Settings.Draws },
        { "seed", "Where chance begins.", one => one.Settings.Seed },
        { "failed", "Worlds that could not be computed.", one => one.Played.Failed },
        { "players", "Who can pull levers.", one => one.Played.Game.Players.Zip(one.Played.Levers), List(Player) },
        {
            "base", "What comes of it if nobody pulls any: of the run asked about, or else of this answer's own worlds.",
            one => (one.Played, one.Settings.Draws, one.Run), Base
        },
        {
            "profiles", "Every combination of levers.",
            one => Enumerable.Range(0, one.Played.Game.Profiles).Select(profile => (one.Played, profile)), List(OfProfile)
        },
        {
            "equilibria", "Combinations that nobody would leave alone.",
            one => one.Played.Equilibria().Select(found => (one.Played, found)), List(Equilibrium)
        },
        {
            "undecided", "Combinations of which the simulation cannot tell.",
            one => one.Played.Undecided().Select(profile => (one.Played, profile)), List(Levers)
        },
        {
            "dominated", "Levers that are no better than another whatever the others do.",
            one => one.Played.Beaten().Select(beaten => (one.Played, beaten)), List(Beaten)
        },
        {
            "moves-first", "What they end up playing if a player moves before the others.",
            one => FirstMove.OfEach(one.Played.Game).Select(turns => (one.Played, turns)), List(First)
        },
    };

    private static JsonForm<(Player Of, IReadOnlyList<string> Levers)> Player => new()
    {
        { "name", "The player.", one => one.Of.Name },
        { "levers", "What it can pull; null stands for nothing.", one => one.Levers.Select(Known), List(Text.OrNull) },
    };

    private static JsonForm<(LeverGame Played, int Draws, Forecast? Run)> Base => new()
    {
        { "draws", "Worlds that this rests on.", one => one.Run?.Draws ?? one.Draws },
        { "agreement", "Chance of an agreement.", one => one.Run is null ? one.Played.Agreement(0).P : one.Run.Agreement.P },
        { "agreement-se", "Its standard error.", one => one.Run is null ? one.Played.Agreement(0).Se : one.Run.Agreement.Se },
        {
            "utility", "Mean utility of each player.",
            one => one.Played.Actors.Select((actor, i) => one.Run is null ? one.Played.Game.Payoff(0, i) : one.Run.Utility[actor].Mean),
                List(NumberOrNull)
        },
        {
            "utility-se", "Their standard errors.",
            one => one.Played.Actors.Select((actor, i) => one.Run is null ? one.Played.PayoffSe(0, i) : one.Run.Utility[actor].Se),
                List(NumberOrNull)
        },
    };

    private static JsonForm<(LeverGame Played, int Number)> OfProfile => new()
    {
        { "levers", "A lever of each player; null stands for nothing.", one => one, Levers },
        {
            "utility", "Mean utility of each player.",
            one => one.Played.Game.Players.Select((_, i) => one.Played.Game.Payoff(one.Number, i)), List(Number)
        },
        {
            "utility-se", "Their standard errors.",
            one => one.Played.Game.Players.Select((_, i) => one.Played.PayoffSe(one.Number, i)), List(NumberOrNull)
        },
        { "agreement", "Chance of an agreement.", one => one.Played.Agreement(one.Number).P },
        { "agreement-se", "Its standard error.", one => one.Played.Agreement(one.Number).Se },
    };

    private static JsonForm<(LeverGame Played, LeverEquilibrium Of)> Equilibrium => new()
    {
        { "levers", "A lever of each player; null stands for nothing.", one => (one.Played, one.Of.Profile), Levers },
        { "margin", "What the player that has least reason to stay would lose by leaving.", one => -one.Of.Gain.Difference },
        { "se", "Standard error of that.", one => one.Of.Gain.Se },
        { "firm", "Whether it is beyond the error of the simulation.", one => one.Of.IsFirm },
    };

    private static JsonForm<(LeverGame Played, BeatenLever Of)> Beaten => new()
    {
        { "player", "Whose lever it is.", one => one.Played.Game.Players[one.Of.Move.Player].Name },
        {
            "lever", "The worse one; null stands for nothing.",
            one => Lever(one.Played, one.Of.Move.Player, one.Of.Move.Strategy), Text.OrNull
        },
        { "by", "The better one.", one => Lever(one.Played, one.Of.Move.Player, one.Of.Move.By), Text.OrNull },
        {
            "strictly", "Whether it is worse whatever the others do; otherwise never better and sometimes worse.",
            one => one.Of.Move.Strictly
        },
        { "margin", "The least by which it is worse.", one => one.Of.Move.Margin },
        { "se", "Standard error of that.", one => one.Of.Least.Se },
        { "firm", "Whether it is beyond the error of the simulation whatever the others do.", one => one.Of.IsFirm },
    };

    private static JsonForm<(LeverGame Played, MovesInTurn Of)> First => new()
    {
        { "player", "Who moves first.", one => one.Played.Game.Players[one.Of.Order[0]].Name },
        { "levers", "A lever of each player; null stands for nothing.", one => (one.Played, one.Of.Profile), Levers },
        { "tied", "Whether a player on the way had another choice that was as good for it.", one => one.Of.IsTied },
    };

    private static JsonKind<(LeverGame Played, int Profile)> Levers => new JsonValueKind<(LeverGame Played, int Profile)>(
        one => Pulled.Write(one.Played.Game.Players.Select((_, player) =>
            Lever(one.Played, player, one.Played.Game.Strategy(one.Profile, player)))),
        Pulled.Schema);

    private static JsonKind<IEnumerable<string?>> Pulled => List(Text.OrNull);

    public static JsonObject Of(string scenario, LeverGame played, EnsembleSettings settings, Forecast? run) =>
        Form.Write((scenario, played, settings, run));

    private static string? Lever(LeverGame played, int player, int strategy) => Known(played.Levers[player][strategy]);

    private static string? Known(string lever) => lever.Length == 0 ? null : lever;
}
