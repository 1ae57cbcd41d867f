using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Moves;

/// <summary>The answer of `moves`: what each actor can do, what it then gets, and where that leads.</summary>
internal static class MovesPage
{
    private const int MaxEquilibria = 5;

    private const double MinError = 0.001; // as small as three decimals show

    /// <summary>The page.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="played">The answer.</param>
    /// <param name="settings">How many worlds a combination.</param>
    /// <param name="run">What the run says that it is asked about: its numbers stand in the first row. Nothing if it is asked about a
    /// file.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(Scenario scenario, LeverGame played, EnsembleSettings settings, Forecast? run, AskedAs asked)
    {
        Game game = played.Game;
        return asked.Page(
            scenario,
            $"Every actor that has a move makes one of them or none: {Say.Count(game.Profiles)} combinations, each in the "
                + $"same {Say.Count(settings.Draws)} worlds. "
                + $"What an actor gets runs from 0 ({UtilityScale.Worst(scenario)} for ever) to 1 (the best), less the cost of its move, "
                + "and is counted in what the file says it wants today.",
            FewWorlds.AreTooFew(played.Draws) ? [new("What each can do", [new Paragraph(TooFew(played)) { IsMain = true }])] :
            [
                new("What each can do, if nobody else does anything",
                    [new ChartGroup(Alone(scenario, played), [AloneTable(scenario, played, run)])]),
                Listed("Moves that another move beats whatever the others do", played.Beaten().Select(one => Beaten(game, one)),
                    "None: no move is always worse than another."),
                Listed("Where it could come to rest: nobody gains by choosing otherwise alone", Rests(played),
                    "Nowhere: in every combination somebody gains by choosing otherwise."),
                new("If one moves first and the others follow, seeing it",
                [
                    new Bullets([.. FirstMove.OfEach(game).Select(one =>
                        $"{game.Players[one.Order[0]].Name} first: {Profile(game, one.Profile)}"
                            + $"{(one.IsTied ? " (another choice was as good for whoever made it)" : "")}.")]),
                    new Paragraph("Each takes what pays best on average, by however little: where two choices pay the same within the "
                        + "error, it could lead elsewhere."),
                ]),
                ChangeSections.HowToRead(),
            ]);
    }

    private static string TooFew(LeverGame played) =>
        $"{Say.Many(played.Draws, "world")} a combination {(played.Draws == 1 ? "is" : "are")} too few to say what a move does: it "
            + $"takes {FewWorlds.MinWorlds}. Draw more with --draws.";

    private static ValueList<Chart> Alone(Scenario scenario, LeverGame played)
    {
        (string Name, int Player, int Profile)[] moves = [.. MovesOf(played.Game)];
        return
        [
            new IntervalChart(
                scenario.War is null ? "What each move alone does to the odds of an agreement" : "What each move alone does to the odds "
                    + "that the fighting stops",
                "For each move the difference of the odds from those without any, with its error; what crosses the line at 0 may be none.",
                "Difference of the odds",
                [.. moves.Select(move => ChangeText.Row(move.Name, played.Agreement(0, move.Profile), isShare: true))])
            {
                InPercent = true,
            },
            new IntervalChart(
                "What each move alone is worth to the one who makes it",
                "For each move what its maker gains or loses, its cost included, with its error.",
                "Difference of utility",
                [.. moves.Select(move => ChangeText.Row(move.Name, played.Payoff(move.Player, 0, move.Profile), isShare: false))]),
        ];
    }

    private static DataTable AloneTable(Scenario scenario, LeverGame played, Forecast? run)
    {
        Game game = played.Game;
        return new(
            run is null ? "The first row is how things are; the others are differences from it"
                : $"The first row is how things are, by the {Say.Count(run.Draws)} worlds of the run; the others are differences, "
                    + $"by {Say.Count(played.Draws)} worlds each",
            ["Move", Column.Number(scenario.War is null ? "Odds of an agreement" : "Odds that the fighting stops"),
                .. game.Players.Select(player => Column.Number(player.Name))],
            [
                run is null
                    ? ["as things are", Odds.Of(played.Agreement(0)),
                        .. game.Players.Select((_, i) => ChangeText.WithError(game.Payoff(0, i), played.PayoffSe(0, i), isShare: false))]
                    : ["as things are", Odds.Of(run.Agreement),
                        .. played.Actors.Select(actor =>
                        ChangeText.WithError(run.Utility[actor].Mean, run.Utility[actor].Se, isShare: false))],
                .. MovesOf(game).Select(move => new ValueList<string>(
                [
                    move.Name, ChangeText.Difference(played.Agreement(0, move.Profile), isShare: true),
                    .. Enumerable.Range(0, game.Players.Count)
                        .Select(other => ChangeText.Difference(played.Payoff(other, 0, move.Profile), isShare: false)),
                ])),
            ]);
    }

    private static IEnumerable<(string Name, int Player, int Profile)> MovesOf(Game game) =>
        from player in Enumerable.Range(0, game.Players.Count)
        from strategy in Enumerable.Range(1, game.Players[player].Strategies.Count - 1)
        select ($"{game.Players[player].Name}: {game.Players[player].Strategies[strategy]}", player, game.With(0, player, strategy));

    private static string Beaten(Game game, BeatenLever one)
    {
        Player player = game.Players[one.Move.Player];
        (string worse, string better) = ($"For {player.Name}, {Quoted(player, one.Move.Strategy)}", Quoted(player, one.Move.By));
        return !one.Move.Strictly ? $"{worse} never pays more, and sometimes less, than {better}."
            : one.IsFirm ? $"{worse} always pays at least {WithError(one.Least)} less than {better}."
            : $"{worse} pays less than {better} whatever the others do, by at least {WithError(one.Least)}; but in some combinations that "
                + "is within the error, so it may not always.";
    }

    private static IEnumerable<string> Rests(LeverGame played)
    {
        LeverEquilibrium[] equilibria = [.. played.Equilibria()];
        foreach (LeverEquilibrium one in equilibria.OrderByDescending(one => -one.Gain.Difference).Take(MaxEquilibria))
        {
            yield return Rest(played.Game, one);
        }

        if (equilibria.Length > MaxEquilibria)
        {
            yield return $"And {Say.Count(equilibria.Length - MaxEquilibria)} more.";
        }

        if (played.Undecided().Count is int undecided and > 0)
        {
            yield return $"In {Say.Count(undecided)} more {(undecided == 1 ? "combination" : "combinations")} the gain from choosing "
                + "otherwise is within the error: more --draws would tell.";
        }
    }

    private static string Rest(Game game, LeverEquilibrium one)
    {
        Player nearest = game.Players[one.Nearest.Player];
        if (Math.Abs(one.Gain.Difference ?? 0) < MinError / 2 && one.Gain.Se * Chance.ErrorsInInterval < MinError / 2)
        {
            return $"{Profile(game, one.Profile)}. For {nearest.Name} {Quoted(nearest, one.Nearest.Strategy)} instead would come "
                + "to the same.";
        }

        string margin = $"The least to lose by choosing otherwise: {nearest.Name} ({Quoted(nearest, one.Nearest.Strategy)} "
            + $"instead), {WithError(one.Gain)}";
        return $"{Profile(game, one.Profile)}. "
            + $"{margin}{(one.IsFirm ? "" : ", which is within the error, so it may not come to rest here")}.";
    }

    private static string WithError(PairedChange change) =>
        $"{Say.Number(Math.Abs(change.Difference ?? 0), 3)} "
            + $"± {Say.Number(Math.Max(MinError, Chance.ErrorsInInterval * (change.Se ?? 0)), 3)}";

    private static string Quoted(Player player, int strategy) => strategy == 0 ? "doing nothing" : $"\"{player.Strategies[strategy]}\"";

    private static string Profile(Game game, int profile)
    {
        string[] chosen = [.. game.Players.Select((player, i) => (player, Strategy: game.Strategy(profile, i)))
            .Where(one => one.Strategy > 0).Select(one => $"{one.player.Strategies[one.Strategy]} ({one.player.Name})")];
        return chosen.Length == 0 ? "Nobody does anything" : string.Join("; ", chosen);
    }

    private static Section Listed(string title, IEnumerable<string> lines, string none)
    {
        string[] all = [.. lines];
        return new(title, [all.Length > 0 ? new Bullets(new(all)) : new Paragraph(none)]);
    }
}
