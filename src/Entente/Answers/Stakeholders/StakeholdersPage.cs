using Entente.Pages;
using Entente.Stakeholders;

namespace Entente.Answers.Stakeholders;

/// <summary>The answer of `stakeholders` in sentences and tables, for somebody who has only read the news.</summary>
internal static class StakeholdersPage
{
    private const int MaxColumns = 8, MaxRoundsTold = 4, MaxSentences = 6, MaxSentencesInBrief = 3;

    /// <summary>The page.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(StakeholdersAnswer answer, AskedAs asked) => asked.Page(
        answer.File.Scenario!,
        $"By who wants what, how much it cares, and what it can bring to bear: {Say.Many(answer.Problem.Actors.Count, "actor")}, "
            + $"{Say.Many(answer.Problem.Issues.Count, "issue")}"
            + $"{(answer.Problem.Issues.All(issue => issue.Scale.IsPlain) ? " on a scale from 0 to 100" : ", each in its own unit")}, "
            + "every uncertain number at its central value. "
            + "A war, red lines and who may refuse are not part of these models.",
        [Forecasts(answer), .. answer.Forecasts.Select(forecast => Model(answer, forecast))]);

    private static Section Forecasts(StakeholdersAnswer answer)
    {
        StakeholderProblem problem = answer.Problem;
        DataTable table = new(
            "Where each issue stands today and where each model sees it settle",
            ["Model", .. problem.Issues.Select(issue => Column.Number(TermsWords.Spaced(issue.Key)))],
            [
                Row("Today", problem, k => problem.Issues[k].Today),
                .. answer.Forecasts.Select(forecast => Row(forecast.Model, problem, k => forecast.Forecast[k])),
                .. problem.Issues.Any(issue => issue.Outcome is not null)
                    ? [Row("Known outcome", problem, k => problem.Issues[k].Outcome)] : Array.Empty<ValueList<string>>(),
            ]);
        return new("What the models say",
        [
            table,
            .. Listed([.. Cautions(answer)]),
            .. answer.Choice.InFull ? Array.Empty<Block>()
                : [new Paragraph("Add --model and a name to see every round of a model, and who moved and why.")],
        ]);
    }

    private static ValueList<string> Row(string name, StakeholderProblem problem, Func<int, double?> value) =>
        [name, .. problem.Issues.Select((_, k) => Number(problem.Issues[k], value(k)))];

    private static IEnumerable<string> Cautions(StakeholdersAnswer answer)
    {
        foreach (IGrouping<string, (string Note, string Model)> note in answer.Forecasts
            .SelectMany(forecast => forecast.Notes.Select(note => (Note: note, forecast.Model))).GroupBy(one => one.Note))
        {
            yield return $"{string.Join(", ", note.Select(one => one.Model))}: {note.Key}";
        }

        string[] options = [.. StakeholdersOfScenario.LeftOut(answer.File.Scenario!)];
        if (options.Length > 0)
        {
            yield return $"Left out, because a list of options has no order: {string.Join(", ", options)}.";
        }

        string[] silent = [.. answer.Problem.WithoutWeight.Select(actor => answer.Problem.Actors[actor].Name)];
        if (silent.Length > 0)
        {
            yield return $"Counting for nothing, as the file gives no `capability` or `power`: {string.Join(", ", silent)}. "
                + "If they have a say, add `capability` to these actors.";
        }

        foreach (string reason in answer.Choice.Refused)
        {
            yield return reason;
        }
    }

    private static Section Model(StakeholdersAnswer answer, StakeholderForecast forecast)
    {
        (ModelCard card, bool full, int played) = (ModelCatalog.Of(forecast.Model).Card, answer.Choice.InFull, forecast.Rounds.Count - 1);
        return new($"{card.Title} ({card.Name})",
        [
            new Paragraph(card.Idea),
            .. full ? [new Paragraph($"Good at: {card.GoodAt}"), new Paragraph($"Bad at: {card.BadAt}")] : Array.Empty<Block>(),
            .. played == 0 ? [] : Rounds(answer.Problem, forecast, full, played),
        ]);
    }

    private static Block[] Rounds(StakeholderProblem problem, StakeholderForecast forecast, bool full, int played) =>
    [
        new Paragraph($"{Say.Many(played, "round")}. {forecast.End}"),
        .. full ? problem.Issues.Select((_, k) => Positions(problem, forecast, k)) : [],
        .. Enumerable.Range(1, Math.Min(played, full ? MaxRoundsTold : 1))
            .SelectMany(round => Moves(problem, forecast.Rounds[round], round, full ? MaxSentences : MaxSentencesInBrief)),
        .. full && played > MaxRoundsTold
            ? [new Paragraph($"The moves of rounds {Say.Count(MaxRoundsTold + 1)} to {Say.Count(played)} are in the output of --json.")]
            : Array.Empty<Block>(),
        .. Externalities(problem, forecast),
    ];

    private static DataTable Positions(StakeholderProblem problem, StakeholderForecast forecast, int issue)
    {
        int[] shown = Shown(forecast.Rounds.Count);
        return new(
            $"Positions on {TermsWords.Spaced(problem.Issues[issue].Key)}",
            ["Actor", .. shown.Select(round => Column.Number(round == 0 ? "start" : $"round {Say.Count(round)}"))],
            [
                .. from i in Enumerable.Range(0, problem.Actors.Count)
                   where problem[i, issue] is not null
                   select Told(problem.Actors[i].Name, round => round.Position(i, issue)),
                Told("weighted median", round => round.Median[issue]),
                Told("weighted mean", round => round.Mean[issue]),
            ]);

        ValueList<string> Told(string name, Func<StakeholderRound, double?> value) =>
            [name, .. shown.Select(round => Number(problem.Issues[issue], value(forecast.Rounds[round])))];
    }

    /// <summary>The first rounds and the last.</summary>
    private static int[] Shown(int rounds) =>
        rounds <= MaxColumns ? [.. Enumerable.Range(0, rounds)] : [.. Enumerable.Range(0, MaxColumns - 1), rounds - 1];

    private static IEnumerable<Block> Moves(StakeholderProblem problem, StakeholderRound round, int number, int most)
    {
        Move[] moves = [.. round.Moves.OrderByDescending(move => Math.Abs(move.Step.To - move.Step.From))];
        string offers = Say.Many(round.OffersMade, "offer");
        string says = moves.Length > 0 ? $"{Say.Many(moves.Length, "move")}{(round.OffersMade > 0 ? $" after {offers}" : "")}"
            : round.OffersMade > 0 ? $"{offers}, but nobody moved"
            : "no offers, and nobody moved";
        return
        [
            new Paragraph($"Round {Say.Count(number)}: {says}."),
            .. Listed(
            [
                .. moves.Take(most).Select(move => Sentence(problem, move)),
                .. moves.Length > most ? [$"And {Say.Many(moves.Length - most, "smaller move")}."] : Array.Empty<string>(),
            ]),
        ];
    }

    private static string Sentence(StakeholderProblem problem, Move move) =>
        $"{problem.Actors[move.Step.Actor].Name} moved from {Number(problem.Issues[move.Step.Issue], move.Step.From)} "
            + $"to {Number(problem.Issues[move.Step.Issue], move.Step.To)} on "
            + $"{TermsWords.Spaced(problem.Issues[move.Step.Issue].Key)}, {move.Why}.";

    private static Block[] Externalities(StakeholderProblem problem, StakeholderForecast forecast)
    {
        Offer[] trades = [.. forecast.Rounds.SelectMany(round => round.Offers).Where(offer => offer.Externalities.Count > 0)];
        return trades.Length == 0 ? [] :
        [
            new DataTable(
                "What the trades bring each (points by which outcomes come nearer to its wishes, times its salience from 0 to 1)",
                ["Actor", Column.Number("By its own trades"), Column.Number("By those of others")],
                [
                    .. problem.Actors.Select((actor, i) => new ValueList<string>(
                    [
                        actor.Name,
                        Signed(trades.Where(trade => trade.From == i || trade.To == i).Sum(trade => trade.Gain)),
                        Signed(trades.Sum(trade => trade.Externalities[i])),
                    ])),
                ]),
        ];
    }

    private static Block[] Listed(string[] items) => items.Length == 0 ? [] : [new Bullets(new(items))];

    private static string Number(StakeholderIssue issue, double? value) => value is not double number ? "–"
        : !issue.Scale.IsPlain ? issue.Scale.Text(number)
        : (Math.Round(number, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Signed(double value) => (Math.Round(value, 1) + 0.0).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
