using System.Text.Json.Nodes;
using Entente.Deals;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Solve;

/// <summary>What becomes of given terms, for other programs: `terms` of `solve --terms --json`, and the deal table of the
/// workbench.</summary>
internal static class TermsAnswerJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<TermsAnswer> Form { get; } = new()
    {
        { "terms", "By issue.", one => (one.Scenario, one.Verdict.Point.Terms), TermsJson.Form },
        { "accepted", "Whether they keep all constraints and every required actor accepts.", one => one.Verdict.Accepted },
        { "says", "The same in sentences, whether they would be accepted first.", one => TermsPage.Sentences(one), List(Text) },
        { "utility", "By actor: what they are worth if they hold.", one => ByActor(one, i => one.Utilities[i]), Map(Number) },
        { "no-deal", "By actor: what no deal is worth to it.", one => ByActor(one, i => one.Value.NoDeal[i]), Map(Number) },
        {
            "gain", "By actor: what it gains, the danger of a breach and deadlines counted; below 0 it prefers no deal.",
            one => ByActor(one, one.Value.Gain), Map(Number)
        },
        {
            "gain-if-held", "By actor: what it would gain if nobody ever broke them, deadlines left out.",
            one => ByActor(one, one.Value.GainIfHeld), Map(Number)
        },
        {
            "broken-constraints",
            "Sums that they exceed, rules that they break, and issues on which they go back behind the deal in force.",
            one => one.Verdict.BrokenSums.Count + one.Verdict.BrokenRules.Count + one.Verdict.Behind.Count
        },
        {
            "answers", "By required actor: its answer.",
            one => one.Verdict.Actors.Select(actor => KeyValuePair.Create(one.Problem.ActorNames[actor.Actor], (one, actor))), Map(Answer)
        },
        {
            "not-asked", "By actor whose agreement nobody asks for: how they leave it, in a sentence.",
            one => Enumerable.Range(0, one.Problem.ActorNames.Count).Where(i => one.Problem.Roles[i] == Role.Outside)
                .Select(i => KeyValuePair.Create(one.Problem.ActorNames[i], TermsPage.OfActor(one, i))), Map(Text)
        },
        {
            "better-for-all", "Terms nearby that leave nobody worse off; null if there are none to speak of.",
            one => one.Verdict.Improvement is DealPoint better ? (one.Scenario, better.Terms) : null, TermsJson.Form
        },
        {
            "standing", "How long a deal of these terms would stand, as things stand on the first day; left out where no deal is broken.",
            one => one.Standing, Standing.OrLeftOut
        },
        {
            "accepted-without-deadlines", "Whether they would be accepted without deadlines; only where one matters.",
            one => one.WithoutDeadlines?.Accepted, Flag.OrLeftOut
        },
    };

    private static JsonForm<(TermsAnswer Whole, ActorVerdict Of)> Answer => new()
    {
        { "accepts", "Whether it accepts.", one => one.Of.Accepts },
        { "says", "The same in sentences: why it refuses, and the smallest change that would turn it.",
            one => TermsPage.OfActor(one.Whole, one.Of.Actor) },
        { "gain", "What it gains; below 0 it prefers no deal.", one => one.Of.Gain },
        {
            "red-lines-crossed", "Issues on which they cross its red line.",
            one => one.Of.CrossedRedLines.Select(issue => one.Whole.Problem.IssueNames[issue]), List(Text)
        },
        {
            "would-accept-with", "Changes of one issue, smallest first, each of which would make it accept.",
            one => one.Of.Turns.Select(change => (one.Whole, change)), List(TermsChanged)
        },
        {
            "would-accept-with-both", "Where there is none: the smallest change of two issues that would, or of all whose red "
                + "lines they cross.",
            one => one.Of.JointTurn.Select(change => (one.Whole, change)), List(TermsChanged)
        },
        {
            "would-accept-if-red-lines", "Where its red lines alone stand in the way: how far each would have to move for it to accept the "
                + "terms as they stand.",
            one => one.Of.RedLineShifts.Select(shift => (one.Whole, shift)), List(LineMoved)
        },
    };

    private static JsonForm<(TermsAnswer Whole, TermsChange Of)> TermsChanged => new()
    {
        { "issue", "The issue.", one => one.Whole.Problem.IssueNames[one.Of.Issue] },
        { "value", "The position or option wanted.", one => Told(one.Whole, one.Of.Issue, one.Of.From, one.Of.To),
            TermsJson.Value },
    };

    private static JsonForm<(TermsAnswer Whole, RedLineShift Of)> LineMoved => new()
    {
        { "issue", "The issue.", one => one.Whole.Problem.IssueNames[one.Of.Issue] },
        { "from", "Where the red line stands; null among options.",
            one => TermsJson.Own(one.Whole.Scenario.Issues[one.Of.Issue].Value, one.Of.From), Finite },
        { "to", "The position, or the option, that it would have to let pass.",
            one => Told(one.Whole, one.Of.Issue, one.Of.From, one.Of.To), TermsJson.Value },
    };

    private static JsonForm<DealStanding> Standing => new()
    {
        { "years", "For how many years deals are followed.", one => one.Years },
        { "p", "Chance that it stands then.", one => one.Chance },
        {
            "breakers", "By belligerent or spoiler: the rate a year at which it would break it; the greatest danger first.",
            one => one.Breakers.Select(breaker => KeyValuePair.Create(breaker.Key, breaker.Rate)), Map(Number)
        },
    };

    /// <summary>The answer.</summary>
    public static JsonObject Of(TermsAnswer answer) => Form.Write(answer);

    /// <summary>A value that a change leads to; where units are whole, the next whole one beyond.</summary>
    private static (Issue Issue, double At) Told(TermsAnswer answer, int issue, double from, double to) =>
        answer.Scenario.Issues[issue].Value is var kind && kind is ScaleIssue { Scale: { Whole: true } scale }
            ? (kind, scale.Outward(from, to)) : (kind, to);

    private static IEnumerable<KeyValuePair<string, double>> ByActor(TermsAnswer answer, Func<int, double> number) =>
        answer.Problem.ActorNames.Select((name, i) => KeyValuePair.Create(name, number(i)));
}
