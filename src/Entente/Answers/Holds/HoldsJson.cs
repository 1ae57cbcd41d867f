using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Holds;

/// <summary>The answer of `holds` for programs.</summary>
internal static class HoldsJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<(string File, Scenario Scenario, HoldingAnswer Answer, ulong Seed)> Form => new()
    {
        { "scenario", "The file.", one => one.File },
        { "draws", "Worlds drawn.", one => one.Answer.Draws },
        { "seed", "Where chance begins.", one => one.Seed },
        { "failed", "Worlds that could not be computed.", one => one.Answer.Failed },
        { "package", "The package that is followed.", one => one.Answer.Question.Package },
        { "years", "For how many years.", one => one.Answer.Question.Years },
        {
            "signed", "The day on which given terms are signed; null for the deals that each world makes.",
            one => one.Answer.Question.Given?.Date, Day
        },
        {
            "terms", "Given terms; null for the deals that each world makes.",
            one => one.Answer.Question.Given is { } given ? (one.Scenario, given.Terms) : null, TermsJson.Form
        },
        {
            "ended-by-force", "Worlds in which the war was over by force before given terms could be signed.",
            one => one.Answer.EndedByForce
        },
        { "followed", "Worlds in which a deal was followed; everything below is about these.", one => one.Answer.Followed },
        {
            "accepted", "Share in which all whose consent is needed would take given terms; null for the deals that each world makes.",
            one => one.Answer.Accepted, Share
        },
        { "keeps-rules", "Share in which the terms keep the rules of the file.", one => one.Answer.KeepsRules, Share },
        {
            "signed-to-be-broken", "Share in which somebody signs for the sake of a breach, and would rather fight on than keep the terms.",
            one => one.Answer.ForABreach, Share
        },
        { "actors", "What the deal means to each actor on the day it is made.", one => one.Answer.Actors, List(Actor) },
        { "holds", "Chance that the deal still stands, by time.", one => one.Answer.Survival, List(ByYear) },
        { "breakers", "Who could break it.", one => one.Answer.Breakers, List(Breaker) },
        {
            "without-spoilers", "Chance that it stands at the end as it is, and without any spoiler.",
            one => one.Answer.WithoutSpoilers, Change
        },
        {
            "clauses", "What single clauses would change; the one that raises the odds most comes first.",
            one => one.Answer.Clauses.Select(clause => (one.Scenario, clause)), List(Clause)
        },
    };

    private static JsonForm<HoldingActorOutcome> Actor => new()
    {
        { "actor", "The actor.", one => one.Actor },
        { "required", "Whether its consent is needed, in most worlds.", one => one.IsRequired },
        { "gain", "What it gains, the danger of a breach and deadlines counted.", one => one.Gain, Distribution },
        { "gain-if-kept", "The same if everybody kept it, deadlines left out.", one => one.GainIfKept, Distribution },
        { "deadline", "What agreeing before a deadline is worth to it; part of the gain.", one => one.Deadline, Distribution },
        { "not-worse", "Share of worlds in which the gain is not below 0.", one => one.NotWorse, Share },
        { "refuses", "Share of worlds in which its consent is needed and refused.", one => one.Refuses, Share },
        {
            "crosses-red-line", "Share of worlds in which its consent is needed and the terms cross a red line of it.",
            one => one.Crosses, Share
        },
        {
            "signs-to-break", "Share of worlds in which its consent is needed and it signs for the sake of a breach.",
            one => one.ForABreach, Share
        },
    };

    private static JsonForm<HoldingBreakerCourse> Breaker => new()
    {
        { "name", "The actor or spoiler.", one => one.Key },
        { "kind", "Which of the two.", one => one.IsSpoiler ? "spoiler" : "side", OneOf("side", "spoiler") },
        { "touched", "Worlds in which the deal does not leave it where it was.", one => one.Touched },
        { "temptation", "How tempted it is over the years: above 0 breaking pays.", one => one.Temptation, List(Temptation) },
        { "peak", "When its median temptation is greatest, in years; null if no deal was followed.", one => one.Peak },
        {
            "yearly", "Chance that it breaks the deal in the year that ends then, if that still stands at its beginning.",
            one => one.Yearly, List(ByYear)
        },
        { "ended", "Chance that it has ended the deal, by time.", one => one.Ended, List(ByYear) },
        { "without", "Chance that the deal stands at the end as it is, and if this one never broke it.", one => one.Without, Change },
        { "enforcement", "How much more breaking would have to cost so that it never paid.", one => one.Enforcement, Distribution },
    };

    private static JsonForm<(Scenario Scenario, ClauseEffect Of)> Clause => new()
    {
        { "issue", "The issue.", one => one.Of.Issue },
        { "option", "The option chosen instead; null on a scale.", one => one.Of.Option, Text.OrNull },
        {
            "step", "By how many points the position moves; null where an option is chosen.",
            one => one.Of.Option is null
                ? ((ScaleIssue)one.Scenario.Issues[one.Of.Issue]).Scale.OwnLength(one.Of.Step) : null, Number
        },
        { "changed", "Share of worlds in which it changes anything; null if no deal was followed.", one => one.Of.Changed },
        { "survival", "Chance that the deal stands at the end as it is, and with the change.", one => one.Of.Survival, Change },
        {
            "keeps-rules", "Whether the changed terms keep the rules of the file, in at least half of the worlds that it changes.",
            one => one.Of.KeepsRules
        },
        {
            "refuses", "By required actor: share of these worlds in which it would refuse the changed terms.",
            one => one.Of.Refuses, Map(Number)
        },
        {
            "newly-refused", "Actors that would refuse in most of these worlds, and would not as the terms are.",
            one => one.Of.NewlyRefused, List(Text)
        },
    };

    private static JsonForm<TemptationByYear> Temptation => new()
    {
        { "years", "Years after the deal was made.", one => one.Years },
        { one => one.Tempted, Distribution },
    };

    private static JsonForm<ChanceByYear> ByYear => new()
    {
        { "years", "Years after the deal was made.", one => one.Years },
        { "p", "The chance.", one => one.P },
        { "se", "Its standard error.", one => one.Se },
    };

    private static JsonForm<Chance> Share => new()
    {
        { "p", "The share; null in too few worlds.", one => one.P },
        { "se", "Its standard error.", one => one.Se },
    };

    private static JsonForm<Spread> Distribution => new()
    {
        { "mean", "Mean; null in too few worlds.", one => one.Mean },
        { "se", "Its standard error.", one => one.Se },
        { "p10", "A tenth of the worlds lie below.", one => one.P10 },
        { "p50", "Median.", one => one.P50 },
        { "p90", "A tenth of the worlds lie above.", one => one.P90 },
    };

    private static JsonForm<PairedChange> Change => new()
    {
        { "before", "Mean as it is; null if no world counts.", one => one.Before },
        { "before-se", "Its standard error.", one => one.BeforeSe },
        { "after", "Mean with the change.", one => one.After },
        { "after-se", "Its standard error.", one => one.AfterSe },
        { "difference", "After less before.", one => one.Difference },
        { "se", "Standard error of the difference.", one => one.Se },
    };

    public static JsonObject Of(string file, Scenario scenario, HoldingAnswer answer, EnsembleSettings settings) =>
        Form.Write((file, scenario, answer, settings.Seed));
}
