using Entente.Pages;
using Entente.Scoring;

namespace Entente.Answers.Score;

/// <summary>Scores of a run in sentences, in the words of its scenario.</summary>
/// <param name="words">The words of the scenario that was run.</param>
internal sealed class RunScoreWords(Words words)
{
    private const string By = "by ";

    /// <summary>What the scores say.</summary>
    public IEnumerable<string> Summary(RunScore score)
    {
        if (score.Questions.Count > 0)
        {
            yield return $"Over {ScoreWords.Count(score.Questions.Count, "question")} the mean Brier score "
                + $"is {Say.Number(score.Questions.Average(one => one.Brier), 3)} "
                + $"(two-sided {Say.Number(score.Questions.Average(one => one.BrierTwoSided), 3)}) and the mean log "
                + $"score {ScoreWords.Log(score.Questions.Average(one => one.Log))}; whoever always says 50 % gets 0.25, 0.5 and 0.693.";
        }

        foreach (OutcomeScore outcome in score.Outcomes)
        {
            yield return $"{Asked(outcome)}: {Answer(outcome, outcome.Was)}, to which the run "
                + $"gave {Say.Percent(outcome.Probabilities[outcome.Was])}.";
        }

        foreach (TermsScore terms in score.Terms)
        {
            string unit = ScaleOf(terms) is Scenarios.Anchors own ? own.Unit ?? "units" : "points";
            yield return $"On {Words.Issue(terms.Issue)} {Position(terms, terms.Was)} was agreed; the run's middle "
                + $"was {Position(terms, terms.Median)} (CRPS {Crps(terms)} {unit}).";
        }

        if (score.Open.Count > 0)
        {
            yield return $"{ScoreWords.Count(score.Open.Count, "answer")} {(score.Open.Count == 1 ? "is" : "are")} not known yet "
                + $"and {(score.Open.Count == 1 ? "does" : "do")} not count.";
        }
    }

    /// <summary>Whether every position is told in points.</summary>
    public bool AreInPoints => TermsWords.Counting(words.Scenario) == TermsWords.InPoints;

    /// <summary>A position of terms.</summary>
    public string Position(TermsScore terms, double position) =>
        ScaleOf(terms) is Scenarios.Anchors own ? own.Text(own.Inside(position)) : Say.Number(position, 1);

    /// <summary>The score of terms.</summary>
    public string Crps(TermsScore terms) =>
        Say.Number(terms.Crps, ScaleOf(terms) is Scenarios.Anchors own ? Math.Max(0, own.Decimals + 1) : 2);

    private Scenarios.Anchors? ScaleOf(TermsScore terms) =>
        words.Scenario.Issues.TryGet(terms.Issue, out Scenarios.Issue? issue)
            && issue is Scenarios.ScaleIssue { Scale: { IsPlain: false } scale } ? scale : null;

    /// <summary>A question with a yes or no.</summary>
    public string Asked(QuestionScore question) => question.Agreed is (string package, DateOnly day)
        ? $"{Say.Capital(words.Package(package))} by {Say.Day(day)}" : question.What;

    /// <summary>A question with several answers.</summary>
    public string Asked(OutcomeScore outcome) => outcome.Package is string package ? $"When {Words.The(words.Package(package))} was agreed"
        : outcome.Issue is string issue ? $"What was agreed on {Words.Issue(issue)}" : outcome.What;

    /// <summary>One of its answers.</summary>
    public string Answer(OutcomeScore outcome, string answer) => outcome.Issue is string issue ? words.Option(issue, answer)
        : outcome.Package is null ? words.Outcome(answer)
        : answer.StartsWith(By, StringComparison.Ordinal)
            && DateOnly.TryParseExact(
                answer[By.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? By + Say.Day(day) : answer;
}
