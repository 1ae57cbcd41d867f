using Entente.Answers.Check;
using Entente.Deals;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Solve;

/// <summary>What becomes of given terms, in sentences.</summary>
internal static class TermsPage
{
    private const double AsWithout = 0.0005; // half of the last digit printed: by less nobody gains or loses
    private const double Moved = 0.05;       // of a scale, below which a position is told as the same

    /// <summary>The section.</summary>
    public static Section Of(TermsAnswer answer)
    {
        string[] sentences = [.. Sentences(answer)];
        return new("The terms in the file",
        [
            new Paragraph(sentences[0]) { IsMain = true },
            new Bullets([.. Enumerable.Range(0, answer.Problem.ActorNames.Count)
                .OrderBy(actor => !answer.Problem.Roles[actor].IsRequired).Select(actor => OfActor(answer, actor))]),
            .. sentences.Skip(1).Select(sentence => new Paragraph(sentence)),
        ]);
    }

    /// <summary>About the terms as a whole; whether they would be accepted comes first.</summary>
    public static IEnumerable<string> Sentences(TermsAnswer answer)
    {
        TermsVerdict verdict = answer.Verdict;
        yield return verdict.Accepted ? "Everybody whose agreement is needed would accept them." : "They would not be accepted.";
        foreach (string broken in RuleWords.Broken(answer.Scenario, verdict))
        {
            yield return broken;
        }

        foreach (int issue in verdict.Behind)
        {
            var scale = (ContinuousIssue)answer.Problem.Problem.Issues[issue];
            double limit = verdict.Point.Terms[issue] < scale.Low ? scale.Low : scale.High;
            yield return $"They go back behind what the deal in force says on {TermsWords.Spaced(answer.Problem.IssueNames[issue])}, "
                + $"which stays once it is delivered: {TermsWords.Of(answer.Scenario.Issues[issue].Value, limit)}.";
        }

        if (answer.WithoutDeadlines is TermsVerdict without && without.Accepted != verdict.Accepted)
        {
            yield return "That counts what agreeing before a deadline is worth. Without it they would not be accepted.";
        }

        if (verdict.Improvement is DealPoint better)
        {
            yield return $"Nobody would be worse off, and the table better, with {Say.List([.. Changed(answer, better)])}.";
        }

        if (answer.Standing is DealStanding standing)
        {
            yield return Of(standing);
        }
    }

    /// <summary>What an actor would answer, why, and what would turn a refusal.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="actor">Place of the actor in the problem.</param>
    public static string OfActor(TermsAnswer answer, int actor)
    {
        string name = answer.Scenario.NameOf(answer.Problem.ActorNames[actor]);
        return answer.Verdict.Actors.FirstOrDefault(one => one.Actor == actor) is ActorVerdict verdict
            ? $"{name} {Answer(answer, verdict)}.{Turn(answer, verdict)}" : $"{name} is not asked; {Left(answer.Value.Gain(actor))}.";
    }

    private static string Left(double gain) => Math.Abs(gain) < AsWithout ? "it would be as well off as without a deal"
        : $"it would {(gain > 0 ? "gain" : "lose")} {TermsWords.Utility(Math.Abs(gain))}";

    private static string Answer(TermsAnswer answer, ActorVerdict verdict)
    {
        string red = Say.List([.. verdict.CrossedRedLines.Select(issue => TermsWords.Spaced(answer.Problem.IssueNames[issue]))]);
        return verdict.Accepts
            ? $"accepts, gaining {TermsWords.Utility(verdict.Gain)}{(answer.Scenario.Talks.Anticipate ? " over waiting" : "")}"
            : red.Length > 0 ? $"refuses at any price: they cross its red line on {red}"
            : $"refuses: {(answer.Scenario.Talks.Anticipate ? "waiting for later talks" : "no deal")} is worth "
                + $"{TermsWords.Utility(-verdict.Gain)} more to it";
    }

    private static string Turn(TermsAnswer answer, ActorVerdict verdict)
    {
        if (verdict.Accepts)
        {
            return "";
        }

        TermsChange[] changes = [.. verdict.Turns.Count > 0 ? verdict.Turns.Take(1) : verdict.JointTurn];
        string to = Say.List([.. changes.Select(change => At(answer, change.Issue, Beyond(answer, change)))]);
        string turn = changes.Length == 0 ? verdict.CrossedRedLines.Count > 2 ? " No change of these issues alone would make it accept."
                : " No change of one or two issues would make it accept."
            : $" It would accept with {to}{(changes.Length > 1 ? " together" : "")}.";
        string lines = Say.List([.. verdict.RedLineShifts.Select(shift => Line(answer, verdict.Actor, shift))]);
        return lines.Length == 0 ? turn : $"{turn} It would accept them as they stand if {lines}.";
    }

    /// <summary>On what the red line hangs, where it is none that always stands.</summary>
    private static string Hanging(TermsAnswer answer, int actor, RedLineShift shift)
    {
        Issue issue = answer.Scenario.Issues[shift.Issue].Value;
        return DealTerms.Accepts(answer.Problem.Problem, actor, shift.Issue, shift.To)
            && RedLine.Hanging(answer.Problem.ActorNames[actor], answer.Scenario, issue).FirstOrDefault() is HangingLine line
            ? $", which holds {HangingLineWords.Where(line, answer.Scenario)}," : "";
    }

    private static string Line(TermsAnswer answer, int actor, RedLineShift shift) => double.IsNaN(shift.From)
        ? $"it did not rule out \"{TermsWords.Of(answer.Scenario.Issues[shift.Issue].Value, shift.To)}\""
        : $"its red line on {TermsWords.Spaced(answer.Problem.IssueNames[shift.Issue])}{Hanging(answer, actor, shift)} stood at "
            + TermsWords.Number(answer.Scenario.Issues[shift.Issue].Value, Outward(answer, shift.Issue, shift.From, shift.To))
            + " instead of " + TermsWords.Number(answer.Scenario.Issues[shift.Issue].Value, shift.From);

    private static string At(TermsAnswer answer, int issue, double value) =>
        $"{TermsWords.Spaced(answer.Problem.IssueNames[issue])} at {TermsWords.Of(answer.Scenario.Issues[issue].Value, value)}";

    // Whoever writes down the tenth that is told must find that it is enough.
    private static double Beyond(TermsAnswer answer, TermsChange change) =>
        answer.Problem.Problem.Issues[change.Issue] is ContinuousIssue ? Outward(answer, change.Issue, change.From, change.To) : change.To;

    private static double Outward(TermsAnswer answer, int issue, double from, double to) =>
        ((ScaleIssue)answer.Scenario.Issues[issue].Value).Scale.Outward(from, to);

    private static IEnumerable<string> Changed(TermsAnswer answer, DealPoint to) =>
        Enumerable.Range(0, to.Terms.Count).Where(k => Math.Abs(to.Terms[k] - answer.Verdict.Point.Terms[k]) > Moved)
            .Select(k => At(answer, k, to.Terms[k]));

    private static string Of(DealStanding standing)
    {
        string[] breakers = [.. standing.Breakers.Select(one => $"{one.Name} at {HazardFacts.Rate(one.Rate)} a year")];
        return $"As things stand on the first day, a deal of these terms would still stand after {Years(standing.Years)} with a chance "
            + $"of {Say.Percent(standing.Chance)}{(breakers.Length == 0 ? "" : $"; it would be broken by {Say.List(breakers)}")}.";
    }

    private static string Years(double years) => years == 1 ? "a year" : $"{Say.Number(years, 2)} years";
}
