namespace Entente.Scoring.Journals;

/// <summary>How good the odds of one question were, over all forecasts that were frozen before its answer.</summary>
/// <param name="Question">Its name.</param>
/// <param name="Asks">The question in words.</param>
/// <param name="Answer">What came.</param>
/// <param name="Forecasts">How many forecasts gave it odds.</param>
/// <param name="Rule">Which score.</param>
/// <param name="Model">Mean score of the model.</param>
/// <param name="Last">Score of the last forecast before the answer.</param>
/// <param name="History">Mean score of history; null where it says nothing.</param>
/// <param name="Pool">Mean score of both pooled.</param>
/// <param name="Coin">What always saying 50 % would have scored; null for a position, of which it says nothing.</param>
/// <param name="Log">Mean log score of the model; null where the answer is no yes or no.</param>
internal sealed record QuestionInJournal(string Question, string Asks, string Answer, int Forecasts, string Rule, double Model, double Last,
    double? History, double? Pool, double? Coin, double? Log);

/// <summary>How good the forecasts in a journal were.</summary>
/// <remarks>
/// Yes or no: Brier. A day: the mean, over the days for which odds were given, of the Brier score of "by this day" (the ranked probability
/// score over the number of days; epstein1969). An option: half of Brier's form for several outcomes. A position: twice the mean pinball
/// loss of the tenth, the half and the nine tenths, over 100 (gneiting2007, section 6). All are losses from 0 to 1.
/// </remarks>
/// <param name="Journal">The journal.</param>
/// <param name="Questions">The questions that were answered, in the order of their answers.</param>
/// <param name="Odds">Every chance of a yes that was given, and whether it came true, for calibration.</param>
/// <param name="Open">The questions that have no answer yet.</param>
internal sealed record JournalScore(Journal Journal, ValueList<QuestionInJournal> Questions, ValueList<(double Said, bool Came)> Odds,
    ValueList<string> Open)
{
    private static readonly double[] Shares = [0.1, 0.5, 0.9];

    /// <summary>The scores of a journal.</summary>
    public static JournalScore Of(Journal journal)
    {
        List<QuestionInJournal> scored = [];
        List<(double, bool)> odds = [];
        foreach ((int at, JournalEntry entry) in journal.Entries.Index().Where(one => one.Item.Resolve is not null))
        {
            JournalAnswer answer = entry.Resolve!;
            FrozenQuestion[] asked =
            [
                .. from forecast in journal.Entries.Take(at).Select(one => one.Freeze).OfType<FrozenForecast>()
                   where forecast.Questions.Has(answer.Question)
                   let question = forecast.Questions[answer.Question]
                   where question.Kind != AnswerKind.YesNo || question.P is not null
                   where question.Kind != AnswerKind.Date || !(Resolving.Day(answer.Answer) <= forecast.Date) // foresight, not news
                   select question,
            ];
            if (asked.Length > 0)
            {
                scored.Add(Score(answer, asked));
                odds.AddRange(asked.Where(one => one.Kind == AnswerKind.YesNo).Select(one =>
                    (one.P!.Value, Resolving.IsYes(answer.Answer))));
            }
        }

        string[] answered = [.. journal.Answers.Select(one => one.Question)];
        return new(journal, [.. scored], [.. odds],
            [.. journal.Forecasts.SelectMany(one => one.Questions.Names).Distinct().Where(one => !answered.Contains(one))]);
    }

    private static QuestionInJournal Score(JournalAnswer answer, FrozenQuestion[] asked)
    {
        bool isYesNo = asked[^1].Kind == AnswerKind.YesNo, came = Resolving.IsYes(answer.Answer);
        double[] model = [.. asked.Select(one => Of(one, answer.Answer))];
        return new(
            answer.Question, asked[^1].Asks, answer.Answer, asked.Length, Rule(asked[^1].Kind), model.Average(), model[^1],
            isYesNo ? Mean(asked.Select(one => one.History)) : null,
            isYesNo ? Mean(asked.Select(one => one.Pool)) : null,
            Even(asked[^1]),
            isYesNo ? asked.Average(one => ProbabilityScores.Log(came ? one.P!.Value : 1 - one.P!.Value)) : null);

        double? Mean(IEnumerable<double?> said)
        {
            double[] known = [.. said.OfType<double>().Select(p => ProbabilityScores.Brier(p, came))];
            return known.Length == asked.Length ? known.Average() : null;
        }
    }

    private static double? Even(FrozenQuestion one) => one.Kind switch
    {
        AnswerKind.YesNo or AnswerKind.Date => 0.25,
        AnswerKind.Option => (1 - (1.0 / one.Shares!.Count)) / 2,
        AnswerKind.Value => null,
    };

    private static string Rule(AnswerKind kind) => kind switch
    {
        AnswerKind.YesNo => "Brier",
        AnswerKind.Date => "Brier by day",
        AnswerKind.Option => "Brier of options",
        AnswerKind.Value => "pinball",
    };

    private static double Of(FrozenQuestion one, string answer) => one.Kind switch
    {
        AnswerKind.YesNo => ProbabilityScores.Brier(one.P!.Value, Resolving.IsYes(answer)),
        AnswerKind.Date => one.Days!.Average(day => ProbabilityScores.Brier(day.P, Resolving.Day(answer) <= day.Day)),
        AnswerKind.Option => ProbabilityScores.BrierTwoSided([.. one.Shares!.Values], one.Shares.Names.ToList().IndexOf(answer)) / 2,
        AnswerKind.Value => Pinball(one.Tenths!, Resolving.Position(answer)!.Value, one.To - one.From),
    };

    private static double Pinball(ValueList<double> quantiles, double came, double span) => 2 * quantiles
        .Select((quantile, i) => Math.Max(Shares[i] * (came - quantile), (1 - Shares[i]) * (quantile - came))).Average() / span;
}
