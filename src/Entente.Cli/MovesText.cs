using Entente.Ensembles;
using Entente.Questions;
using Entente.Questions.Games;
using Entente.Reports;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `moves` in sentences and tables.</summary>
internal static class MovesText
{
    private const int MostEquilibria = 5;

    public static void Print(Scenario scenario, LeverGame played, EnsembleSettings settings, IAnsiConsole console)
    {
        Game game = played.Game;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        console.WriteLine($"Every actor that has a move makes one of them or none: {Say.Count(game.Profiles)} combinations, each in the same {Say.Count(settings.Draws)} worlds. "
            + "What an actor gets runs from 0 (the worst terms for ever) to 1 (the best), less the cost of its move.");
        console.WriteLine();
        console.MarkupLine("[bold]What each can do, if nobody else does anything[/]");
        console.Write(Alone(scenario, played));
        Section(console, "Moves that another move beats whatever the others do", [.. Dominance.Of(game).Select(one => Beaten(game, one))],
            "None: for every move there is something the others can do that makes it worth making.");
        LeverEquilibrium[] equilibria = [.. played.Equilibria()];
        Section(console, "Where it could come to rest: nobody gains by choosing otherwise alone", [.. equilibria.OrderByDescending(one => -one.Gain.Difference).Take(MostEquilibria).Select(one => Rest(game, one))],
            "Nowhere: in every combination somebody gains by choosing otherwise.");
        if (equilibria.Length > MostEquilibria)
        {
            console.WriteLine($"  and {Say.Count(equilibria.Length - MostEquilibria)} more.");
        }

        int undecided = played.Undecided().Count;
        if (undecided > 0)
        {
            console.WriteLine($"  In {Say.Count(undecided)} more {(undecided == 1 ? "combination" : "combinations")} the gain from choosing otherwise is within the error: more --draws would tell.");
        }

        Section(console, "If one moves first and the others follow, seeing it", [.. FirstMove.OfEach(game).Select(one =>
            $"{game.Players[one.Order[0]].Name} first: {Profile(game, one.Profile)}{(one.IsTied ? " (others were as good for who chose)" : "")}.")], "");
        console.WriteLine();
        console.WriteLine("\"±\" is the error of the simulation, 19 times in 20. Differences in brackets are within it.");
    }

    private static Table Alone(Scenario scenario, LeverGame played)
    {
        Game game = played.Game;
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Move").AddColumn(scenario.War is null ? "Odds of an agreement" : "Odds that the fighting stops");
        foreach (Player player in game.Players)
        {
            table.AddColumn(player.Name);
        }

        table.AddRow([new Text("as things are"), new Text(Say.Percent(played.Agreement(0, 0).Before ?? double.NaN)), .. game.Players.Select((_, i) => new Text(Say.Number(game.Payoff(0, i), 3)))]);
        for (int player = 0; player < game.Players.Count; player++)
        {
            for (int strategy = 1; strategy < game.Players[player].Strategies.Count; strategy++)
            {
                int profile = game.With(0, player, strategy);
                table.AddRow([
                    new Text($"{game.Players[player].Name}: {game.Players[player].Strategies[strategy]}"),
                    new Text(ChangeText.Difference(played.Agreement(0, profile), isShare: true)),
                    .. Enumerable.Range(0, game.Players.Count).Select(other => new Text(ChangeText.Difference(played.Payoff(other, 0, profile), isShare: false)))]);
            }
        }

        return table;
    }

    private static string Beaten(Game game, Dominated one)
    {
        Player player = game.Players[one.Player];
        string less = one.Strictly ? $"is always worth at least {Say.Number(one.Margin, 3)} less than" : "is never worth more, and sometimes less, than";
        return $"For {player.Name}, \"{player.Strategies[one.Strategy]}\" {less} \"{player.Strategies[one.By]}\".";
    }

    private static string Rest(Game game, LeverEquilibrium one)
    {
        Player nearest = game.Players[one.Nearest.Player];
        string margin = $"{nearest.Name} comes nearest to choosing otherwise (\"{nearest.Strategies[one.Nearest.Strategy]}\"), which would cost it "
            + $"{Say.Number(Math.Abs(one.Gain.Difference ?? 0), 3)} ± {Say.Number(PairedChange.ErrorsInInterval * (one.Gain.Se ?? 0), 3)}";
        return $"{Profile(game, one.Profile)}. {margin}{(one.IsFirm ? "" : ": within the error, so this may not be one")}.";
    }

    private static string Profile(Game game, int profile)
    {
        string[] chosen = [.. game.Players.Select((player, i) => (player, Strategy: game.Strategy(profile, i))).Where(one => one.Strategy > 0).Select(one => $"{one.player.Name}: {one.player.Strategies[one.Strategy]}")];
        return chosen.Length == 0 ? "Nobody does anything" : string.Join("; ", chosen);
    }

    private static void Section(IAnsiConsole console, string heading, string[] lines, string none)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{heading}[/]");
        foreach (string line in lines.Length > 0 ? lines : [none])
        {
            console.WriteLine("  " + line);
        }
    }
}
