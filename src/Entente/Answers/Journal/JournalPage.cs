using Entente.Answers.Compare;
using Entente.Answers.Score;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Scoring.Journals;

namespace Entente.Answers.Journal;

/// <summary>The pages of a journal: how the odds moved, and how good they were.</summary>
internal static class JournalPage
{
    private const int MostChanges = 8;

    private const string Caution = "One forecast that came true proves little; many, scored in this way, do.";

    /// <summary>Each question's odds over all frozen forecasts.</summary>
    public static Page Shown(ShownJournal shown, AskedAs asked)
    {
        Scoring.Journals.Journal journal = shown.Journal;
        FrozenForecast[] forecasts = [.. journal.Forecasts];
        string[] questions = [.. forecasts.SelectMany(one => one.Questions.Names).Distinct()],
            chances = [.. questions.Where(question => forecasts.Any(one =>
                one.Questions.TryGet(question, out FrozenQuestion? said) && said.P is not null))];
        return asked.Page(
            asked.Subject,
            $"{Say.Many(forecasts.Length, "frozen forecast")}, {Say.Many(journal.Answers.Count(), "answer")}; every entry is as it was "
                + $"written.",
            forecasts.Length == 0 ? [new Section("Nothing yet", [new Paragraph("Freeze the results of a run: entente journal freeze "
                + "RESULTS.")])]
            :
            [
                new("How the odds moved",
                [
                    .. forecasts.Length > 1 ? [Chart(forecasts, chances)] : Array.Empty<Block>(),
                    .. questions.Select(question => Table(question, journal, forecasts)),
                ]),
                new("What changed between them", [new Entries(new(Changes(shown)))]),
            ],
            Caution);
    }

    /// <summary>How good they were.</summary>
    public static Page Scored(JournalScore score, AskedAs asked) => asked.Page(
        asked.Subject,
        $"{Say.Many(score.Questions.Count, "question")} answered, {Say.Count(score.Open.Count)} open.",
        score.Questions.Count == 0
            ? [new Section("Nothing yet", [new Paragraph("No question is answered: entente journal resolve QUESTION ANSWER --source "
                + "SOURCE.")])]
            :
            [
                new("In short", [.. Short(score).Select(ScoreWords.Main)]),
                new("Question by question", [Table(score), new Paragraph("Means over the forecasts that were frozen before the answer. "
                    + "All are losses: 0 is perfect. Brier by day is the mean Brier score of \"by this day\" over the days for which "
                    + "odds were given; pinball is twice the mean pinball loss of the tenth, the half and the nine tenths of the "
                    + "worlds, over 100.")]),
                .. score.Odds.Count == 0 ? [] : new[] { new Section("Do the odds mean what they say?", [Calibration(score)]) },
            ],
        Caution);

    private static TimeChart Chart(FrozenForecast[] forecasts, string[] questions) => new(
        "Chance of a yes, or of an agreement by the last day, by the date of the forecast", "The numbers are in the tables below.",
            "Chance",
        [.. forecasts.Select(one => one.Date)],
        [.. questions.Select(question => new TimeLine(question, [.. forecasts.Select(one =>
            one.Questions.TryGet(question, out FrozenQuestion? said) && said.P is double p ? p : double.NaN)]))])
    { InPercent = true, Range = (0, 1) };

    private static DataTable Table(string question, Scoring.Journals.Journal journal, FrozenForecast[] forecasts)
    {
        FrozenQuestion last = forecasts.Last(one => one.Questions.Has(question)).Questions[question];
        string came = journal.Answers.FirstOrDefault(one => one.Question == question) is JournalAnswer answer
            ? $" Answer: {Came(answer.Answer)} ({Problem.Visible(answer.Source)})." : "";
        (string what, string[] columns) = last.Kind switch
        {
            AnswerKind.YesNo => ("", new[] { "Model", "History", "Pooled" }),
            AnswerKind.Date => ($" The chance that it is agreed by {Say.Day(last.By!.Value)}.", ["Model"]),
            AnswerKind.Value => ($" Positions{(last.Scale?.Unit is string unit ? $" in {unit}" : "")}, if something is agreed.",
                ["Middle world", "Eight worlds in ten"]),
            AnswerKind.Option => (" Shares of the worlds in which something is agreed.", [.. last.Shares!.Names]),
        };
        return new(
            $"{question}: {last.Asks}{came}{what}",
            ["Forecast of", .. columns.Select(Column.Number)],
            [
                .. from one in forecasts
                   where one.Questions.Has(question)
                   let said = one.Questions[question]
                   where said.Kind == last.Kind
                   select new ValueList<string>([Say.Day(one.Date), .. Said(said, columns)]),
            ]);
    }

    private static string[] Said(FrozenQuestion said, string[] columns) => said.Kind switch
    {
        AnswerKind.YesNo => [Percent(said.P), Percent(said.History), Percent(said.Pool)],
        AnswerKind.Date => [Percent(said.P)],
        AnswerKind.Value => [Position(said, 1), $"{Position(said, 0)} to {Position(said, 2)}"],
        AnswerKind.Option => [.. columns.Select(option => Percent(said.Shares!.TryGet(option, out double share) ? share : null))],
    };

    private static string Position(FrozenQuestion said, int tenth) => said.Scale is FrozenScale own
        ? own.Counted.Text(own.Counted.Inside(said.Tenths![tenth])) : Say.Number(said.Tenths![tenth], 1);

    private static string Came(string answer) => Resolving.Day(answer) is DateOnly day ? Say.Day(day) : Problem.Visible(answer);

    /// <summary>What changed from each forecast to the next, and what that did.</summary>
    private static Entry[] Changes(ShownJournal shown)
    {
        if (shown.Steps.Count == 0)
        {
            return [new Entry("", "There is one forecast only.")];
        }

        Entry[] told = [.. shown.Steps.Select(step => new Entry(Say.Day(step.Now.Date), Told(step)))];
        return shown.Steps.All(step => step.Compared is not null) ? told
            : [.. told, new Entry("", "What these changes do to the odds: entente journal show --runs FOLDER, with the folder that holds "
                + "the results folders of the frozen runs.")];
    }

    private static string Told(JournalStep step)
    {
        string[] changes = [.. step.Numbers];
        string rest = changes.Length > MostChanges ? $"; and {Say.Count(changes.Length - MostChanges)} more" : "";
        string version = step.Now.Version == step.Before.Version ? ""
            : $"; the program too: version {step.Before.Version} became {step.Now.Version}";
        string told = changes.Length == 0
            ? step.Now.ScenarioSha256 == step.Before.ScenarioSha256 ? "the scenario is the same" : "the file, but no number of it"
            : string.Join("; ", changes.Take(MostChanges)) + rest;
        string why = step.Compared is RunsComparison compared ? $" {RunsPage.InShort(compared)}" : "";
        return $"{Say.Capital(told)}{version}.{why}";
    }

    private static IEnumerable<string> Short(JournalScore score)
    {
        QuestionInJournal[] yesNo = [.. score.Questions.Where(one => one.Rule == "Brier")],
            beside = [.. yesNo.Where(one => one.History is not null)];
        if (yesNo.Length > 0)
        {
            yield return $"{Say.Many(yesNo.Length, "question")} with yes or no: mean Brier score "
                + $"{Say.Padded(yesNo.Average(one => one.Model), 3)}, "
                + "where 0 is perfect and always saying 50 % has 0.25.";
        }

        if (beside.Length > 0)
        {
            yield return $"Where history has odds too ({Say.Many(beside.Length, "question")}): model "
                + $"{Say.Padded(beside.Average(one => one.Model), 3)}, history "
                + $"{Say.Padded(beside.Average(one => one.History!.Value), 3)}, pooled "
                + $"{Say.Padded(beside.Average(one => one.Pool!.Value), 3)}.";
        }
    }

    private static DataTable Table(JournalScore score) => new(
        "Scores",
        ["Question", "Answer", "Score", Column.Number("Forecasts"), Column.Number("Model"), Column.Number("Last before"),
            Column.Number("History"), Column.Number("Pooled"), Column.Number("Even odds"), Column.Number("Log")],
        [
            .. score.Questions.Select(one => new ValueList<string>([one.Question, Came(one.Answer), one.Rule,
                Say.Count(one.Forecasts), Number(one.Model), Number(one.Last), Number(one.History), Number(one.Pool),
                Number(one.Coin), one.Log is double log ? ScoreWords.Log(log) : ""])),
        ]);

    private static CalibrationChart Calibration(JournalScore score) => new(
        "Odds and what came of them, in tenths", "The share of questions answered yes for each tenth of the odds; the numbers are in "
            + "the table.",
        "Odds of a yes", "Share that came true", 1,
        [.. CalibrationClasses.Of("Model", score.Odds.Select(one => (one.Said, one.Came ? 1.0 : 0.0)), 1)]);

    private static string Percent(double? share) => share is double known ? Say.Percent(known) : "";

    private static string Number(double? value) => value is double known ? Say.Padded(known, 3) : "";
}
