using Entente.Pages;
using Entente.Scenarios;
using Entente.Stakeholders;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `stakeholders` in sentences and tables, for somebody who has only read the news.</summary>
internal static class StakeholdersText
{
    private const int MostColumns = 8;
    private const int MostRoundsTold = 4;
    private const int MostSentences = 6;
    private const int FewSentences = 3;

    public static void Print(
        Scenario scenario, StakeholderProblem problem, StakeholderChoice choice, IReadOnlyList<StakeholderForecast> forecasts, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        console.WriteLine($"Where issues would settle by who wants what, how much it cares, and what it can bring to bear: {Count(problem.Actors.Count, "actor")}, {Count(problem.Issues.Count, "issue")} on a scale from 0 to 100, every uncertain number at its central value. A war, red lines and who may refuse are not part of these models.");
        PrintCautions(scenario, problem, choice, console);
        console.WriteLine();
        PrintForecasts(problem, forecasts, console);
        foreach (StakeholderForecast forecast in forecasts)
        {
            console.WriteLine();
            PrintModel(problem, ModelCatalog.Of(forecast.Model).Card, forecast, choice.InFull, console);
        }

        if (!choice.InFull)
        {
            console.WriteLine();
            console.WriteLine("Add --model and a name to see every round of a model, and who moved and why.");
        }
    }

    private static void PrintCautions(Scenario scenario, StakeholderProblem problem, StakeholderChoice choice, IAnsiConsole console)
    {
        string[] options = [.. StakeholdersOfScenario.LeftOut(scenario)];
        if (options.Length > 0)
        {
            console.WriteLine($"Left out, because a list of options has no order: {string.Join(", ", options)}.");
        }

        string[] silent = [.. problem.WithoutWeight.Select(actor => problem.Actors[actor].Name)];
        if (silent.Length > 0)
        {
            console.WriteLine($"Counting for nothing, as the file gives no `capability` or `power`: {string.Join(", ", silent)}. If they have a say, add `capability` to these actors.");
        }

        foreach (string reason in choice.Refused)
        {
            console.WriteLine(reason);
        }
    }

    private static void PrintForecasts(StakeholderProblem problem, IReadOnlyList<StakeholderForecast> forecasts, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Model");
        foreach (StakeholderIssue issue in problem.Issues)
        {
            table.AddColumn(new TableColumn(new Text(TermsWords.Spaced(issue.Key))).RightAligned());
        }

        AddRow(table, "Today", problem, k => problem.Issues[k].Today);
        foreach (StakeholderForecast forecast in forecasts)
        {
            AddRow(table, forecast.Model, problem, k => forecast.Forecast[k]);
        }

        if (problem.Issues.Any(issue => issue.Outcome is not null))
        {
            AddRow(table, "Known outcome", problem, k => problem.Issues[k].Outcome);
        }

        console.Write(table);
        foreach (IGrouping<string, (string Note, string Model)> note in forecasts.SelectMany(forecast => forecast.Notes.Select(note => (note, forecast.Model))).GroupBy(one => one.note))
        {
            console.WriteLine($"{string.Join(", ", note.Select(one => one.Model))}: {note.Key}");
        }
    }

    private static void AddRow(Table table, string name, StakeholderProblem problem, Func<int, double?> value) =>
        table.AddRow([new Text(name), .. problem.Issues.Select((_, k) => new Text(Number(value(k))))]);

    private static void PrintModel(StakeholderProblem problem, ModelCard card, StakeholderForecast forecast, bool full, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{card.Title}[/] ({card.Name})");
        console.WriteLine(card.Idea);
        int played = forecast.Rounds.Count - 1;
        if (played == 0)
        {
            PrintGoodAndBad(card, full, console);
            return;
        }

        console.WriteLine($"{Count(played, "round")}. {forecast.End}");
        if (full)
        {
            PrintGoodAndBad(card, full, console);
            PrintPositions(problem, forecast, console);
        }

        for (int round = 1; round <= Math.Min(played, full ? MostRoundsTold : 1); round++)
        {
            PrintMoves(problem, forecast.Rounds[round], round, full ? MostSentences : FewSentences, console);
        }

        if (full && played > MostRoundsTold)
        {
            console.WriteLine($"The moves of rounds {MostRoundsTold + 1} to {played} are in the output of --json.");
        }

        PrintExternalities(problem, forecast, console);
    }

    private static void PrintGoodAndBad(ModelCard card, bool full, IAnsiConsole console)
    {
        if (full)
        {
            console.WriteLine($"Good at: {card.GoodAt}");
            console.WriteLine($"Bad at: {card.BadAt}");
        }
    }

    private static void PrintPositions(StakeholderProblem problem, StakeholderForecast forecast, IAnsiConsole console)
    {
        int[] shown = Shown(forecast.Rounds.Count);
        for (int k = 0; k < problem.Issues.Count; k++)
        {
            Table table = new Table().Border(TableBorder.Horizontal).AddColumn(new TableColumn(new Text($"{TermsWords.Spaced(problem.Issues[k].Key)}, positions")));
            foreach (int round in shown)
            {
                table.AddColumn(new TableColumn(round == 0 ? "start" : $"round {round}").RightAligned());
            }

            for (int i = 0; i < problem.Actors.Count; i++)
            {
                if (problem[i, k] is not null)
                {
                    table.AddRow([new Text(problem.Actors[i].Name), .. shown.Select(round => new Text(Number(forecast.Rounds[round].Position(i, k))))]);
                }
            }

            table.AddRow([new Text("weighted median"), .. shown.Select(round => new Text(Number(forecast.Rounds[round].Median[k])))]);
            table.AddRow([new Text("weighted mean"), .. shown.Select(round => new Text(Number(forecast.Rounds[round].Mean[k])))]);
            console.WriteLine();
            console.Write(table);
        }
    }

    /// <summary>The first rounds and the last.</summary>
    private static int[] Shown(int rounds) => rounds <= MostColumns
        ? [.. Enumerable.Range(0, rounds)]
        : [.. Enumerable.Range(0, MostColumns - 1), rounds - 1];

    private static void PrintMoves(StakeholderProblem problem, StakeholderRound round, int number, int most, IAnsiConsole console)
    {
        Move[] moves = [.. round.Moves.OrderByDescending(move => Math.Abs(move.Step.To - move.Step.From))];
        if (moves.Length == 0)
        {
            console.WriteLine($"Round {number}: {(round.OffersMade > 0 ? $"{Count(round.OffersMade, "offer")}, but nobody moved" : "no offers, and nobody moved")}.");
            return;
        }

        string offers = round.OffersMade > 0 ? $" after {Count(round.OffersMade, "offer")}" : "";
        console.WriteLine($"Round {number}: {Count(moves.Length, "move")}{offers}.");
        foreach (Move move in moves.Take(most))
        {
            console.WriteLine($"  {Sentence(problem, move)}");
        }

        if (moves.Length > most)
        {
            console.WriteLine($"  and {Count(moves.Length - most, "smaller move")}.");
        }
    }

    private static string Sentence(StakeholderProblem problem, Move move) =>
        $"{problem.Actors[move.Step.Actor].Name} moved from {Number(move.Step.From)} to {Number(move.Step.To)} on {TermsWords.Spaced(problem.Issues[move.Step.Issue].Key)}, {move.Why}.";

    private static void PrintExternalities(StakeholderProblem problem, StakeholderForecast forecast, IAnsiConsole console)
    {
        Offer[] trades = [.. forecast.Rounds.SelectMany(round => round.Offers).Where(offer => offer.Externalities.Count > 0)];
        if (trades.Length == 0)
        {
            return;
        }

        double[] own = [.. problem.Actors.Select((_, i) => trades.Where(trade => trade.From == i || trade.To == i).Sum(trade => trade.Gain))];
        double[] others = [.. problem.Actors.Select((_, i) => trades.Sum(trade => trade.Externalities[i]))];
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Actor")
            .AddColumn(new TableColumn("by its own trades").RightAligned()).AddColumn(new TableColumn("by those of others").RightAligned());
        for (int i = 0; i < own.Length; i++)
        {
            table.AddRow(new Text(problem.Actors[i].Name), new Text(Signed(own[i])), new Text(Signed(others[i])));
        }

        console.WriteLine("What the trades bring each (points by which outcomes come nearer to its wishes, times its salience from 0 to 1):");
        console.Write(table);
    }

    private static string Number(double? value) => value is double number ? (Math.Round(number, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture) : "–";

    private static string Signed(double value) => (Math.Round(value, 1) + 0.0).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    private static string Count(int number, string thing) => $"{number.ToString(CultureInfo.InvariantCulture)} {thing}{(number == 1 ? "" : "s")}";
}
