using System.Text.Json.Nodes;
using Entente.Stakeholders;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Stakeholders;

/// <summary>The answer of `stakeholders` for other programs.</summary>
internal static class StakeholdersJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<StakeholdersAnswer> Form => new()
    {
        { "scenario", "The file.", one => one.File.Name },
        { "issues-without-a-scale", "Issues that no model can forecast.", one => StakeholdersOfScenario.LeftOut(one.File.Scenario!),
            List(Text) },
        {
            "actors-without-weight", "Actors that count for nothing.",
            one => one.Problem.WithoutWeight.Select(actor => one.Problem.Actors[actor].Key), List(Text)
        },
        {
            "outcome", "By issue: what came out, if the file says it.",
            one => ByIssue(one.Problem, k => one.Problem.Issues[k].Outcome), Map(NumberOrNull)
        },
        {
            "models", "By model: what it says.",
            one => one.Forecasts.Select(forecast => KeyValuePair.Create(forecast.Model, (one.Problem, forecast))), Map(Model)
        },
    };

    private static JsonForm<(StakeholderProblem Problem, StakeholderForecast Of)> Model => new()
    {
        {
            "forecast", "By issue: where it settles; null where the model cannot tell.",
            one => ByIssue(one.Problem, k => one.Of.Forecast[k]), Map(NumberOrNull)
        },
        {
            "rounds", "The positions at the start, and after each round.",
            one => one.Of.Rounds.Select(round => (one.Problem, round)), List(Round)
        },
        { "end", "Why the rounds ended.", one => one.Of.End },
        { "settings", "The settings it ran with.", one => one.Of.Settings.Values, Map(Text) },
        { "notes", "What a reader should know of this run.", one => one.Of.Notes, List(Text) },
    };

    private static JsonForm<(StakeholderProblem Problem, StakeholderRound Of)> Round => new()
    {
        {
            "positions", "By actor and issue: its position; null where it takes none.",
            one => one.Problem.Actors.Select((actor, i) =>
                KeyValuePair.Create(actor.Key, ByIssue(one.Problem, k => one.Of.Position(i, k)))),
            Map(Map(NumberOrNull))
        },
        {
            "median", "By issue: the weighted median; null where nobody has weight.",
            one => ByIssue(one.Problem, k => one.Of.Median[k]), Map(NumberOrNull)
        },
        {
            "mean", "By issue: the weighted mean; null where nobody has weight.",
            one => ByIssue(one.Problem, k => one.Of.Mean[k]), Map(NumberOrNull)
        },
        { "offers-made", "Offers made, whether or not they are listed.", one => one.Of.OffersMade },
        {
            "offers", "What was offered in this round; where an actor received very many offers, only the best of them.",
            one => one.Of.Offers.Select(offer => (one.Problem, offer)), List(Offered)
        },
        { "moves", "Who moved in this round, and why.", one => one.Of.Moves.Select(move => (one.Problem, move)), List(Moved) },
    };

    private static JsonForm<(StakeholderProblem Problem, Offer Of)> Offered => new()
    {
        { "from", "The actor that made it.", one => one.Problem.Actors[one.Of.From].Key },
        { "to", "The actor that received it.", one => one.Problem.Actors[one.Of.To].Key },
        { "kind", "What it was, such as `confrontation` or `exchange`.", one => one.Of.Kind },
        { "gain", "What the actor that made it expected to gain, in the model's own measure.", one => one.Of.Gain },
        { "taken", "Whether any of its moves was made.", one => one.Of.Taken },
        { "steps", "The moves it would mean.", one => one.Of.Steps.Select(step => (one.Problem, step)), List(Stepped) },
        {
            "externalities", "By actor that is not party to it: what it brings it, as the gain; left out where the model does not say.",
            Externalities, Map(Number).OrLeftOut
        },
    };

    private static JsonForm<(StakeholderProblem Problem, Move Of)> Moved => new()
    {
        { one => (one.Problem, one.Of.Step), Stepped },
        {
            "with", "The other actor of the offer that was followed; null if there was none.",
            one => one.Of.With is int with ? one.Problem.Actors[with].Key : null, Text.OrNull
        },
        { "why", "Why, as the end of a sentence.", one => one.Of.Why },
    };

    private static JsonForm<(StakeholderProblem Problem, PositionChange Of)> Stepped => new()
    {
        { "actor", "Who moves.", one => one.Problem.Actors[one.Of.Actor].Key },
        { "issue", "On what.", one => one.Problem.Issues[one.Of.Issue].Key },
        { "from", "Where it stood.", one => one.Problem.Issues[one.Of.Issue].Scale.Own(one.Of.From) },
        { "to", "Where it stands then.", one => one.Problem.Issues[one.Of.Issue].Scale.Own(one.Of.To) },
    };

    public static JsonObject Of(StakeholdersAnswer answer) => Form.Write(answer);

    private static IEnumerable<KeyValuePair<string, double>>? Externalities((StakeholderProblem Problem, Offer Of) one) =>
        one.Of.Externalities.Count == 0 ? null : one.Problem.Actors
            .Select((actor, i) => KeyValuePair.Create(actor.Key, one.Of.Externalities[i]))
            .Where((_, i) => i != one.Of.From && i != one.Of.To);

    private static IEnumerable<KeyValuePair<string, double?>> ByIssue(StakeholderProblem problem, Func<int, double?> value) =>
        problem.Issues.Select((issue, k) =>
            KeyValuePair.Create(issue.Key, value(k) is double position ? issue.Scale.Own(position) : (double?)null));
}
