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
            yield return $"On {Words.Issue(terms.Issue)} {Say.Number(terms.Was, 1)} was agreed; the run's middle "
                + $"was {Say.Number(terms.Median, 1)} (CRPS {Say.Number(terms.Crps, 2)} points).";
        }

        if (score.Open.Count > 0)
        {
            yield return $"{ScoreWords.Count(score.Open.Count, "answer")} {(score.Open.Count == 1 ? "is" : "are")} not known yet "
                + $"and {(score.Open.Count == 1 ? "does" : "do")} not count.";
        }
    }

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
