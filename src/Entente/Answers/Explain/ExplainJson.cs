using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Explain;

/// <summary>The answer of `explain` for programs; docs/explanation/explain.md lists the keys.</summary>
internal static class ExplainJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<(string Scenario, ForecastSensitivity Answer, EnsembleSettings Settings, Scenarios.Anchors? Scale)> Form => new()
    {
        { "scenario", "The file.", one => one.Scenario },
        {
            "of", "What is explained: odds, holding or holding.YEARS (whether the main package holds for so many years, once agreed), "
                + "terms.ISSUE (its position) or terms.ISSUE.OPTION (whether it has the option).",
            one => one.Answer.Explained.Name
        },
        { "answered", "In how many of the worlds A and B, twice the points, it is known.", one => one.Answer.Answered },
        { "draws", "Points of the design.", one => one.Settings.Draws },
        { "seed", "Where chance begins.", one => one.Settings.Seed },
        { "worlds", "Worlds simulated.", one => one.Answer.Worlds },
        { "failed", "Worlds that could not be computed.", one => one.Answer.Failed },
        {
            "mean", "Mean of the answer, usually the chance of an agreement that stops the fighting by the last day; null if no world has "
                + "one, or too few of those with a deal.",
            one => At(one.Scale, one.Answer.Mean)
        },
        {
            "deviation", "Its standard deviation over worlds.",
            one => one.Answer.Deviation is double known && one.Scale is Scenarios.Anchors scale ? scale.OwnLength(known)
                : one.Answer.Deviation
        },
        {
            "hardly-varies", "Whether the answer differs so little from world to world that nothing can be said to make it differ.",
            one => one.Answer.HardlyVaries
        },
        {
            "noise", "The share of variance that would be left if every input were known: the total index of chance.",
            one => one.Answer.Noise, Index
        },
        { "groups", "The indices of every group of inputs, chance last.", one => Indices(one.Answer, one.Answer.Indices), List(Group) },
        {
            "terms", "The indices for the terms of the main package.",
            one => one.Answer.Terms.Select(term => (one.Answer, term)), List(Term)
        },
        {
            "without-evidence", "By group: its numbers that rest on no evidence.",
            one => one.Answer.Groups.Zip(one.Answer.WithoutEvidence, (group, bare) => KeyValuePair.Create(group.Name, bare)), Map(Whole)
        },
        { "central", "The answer with every input at its central value.", one => At(one.Scale, one.Answer.Central) },
        {
            "tornado", "How far single inputs move the answer, the farthest first.",
            one => one.Answer.Tornado.Select(bar => (one.Scale, bar)), List(Bar)
        },
        {
            "find-out", "The pace of talks, then the inputs that the answer moves with, the strongest first.",
            one => one.Answer.FindOut, List(Lean)
        },
    };

    private static JsonForm<(ForecastSensitivity Answer, TermSensitivity Of)> Term => new()
    {
        { "issue", "The scale.", one => one.Of.Issue },
        { "groups", "The indices of every group of inputs, chance last.", one => Indices(one.Answer, one.Of.Indices), List(Group) },
    };

    private static JsonForm<(string Name, SobolIndices Of)> Group => new()
    {
        { "group", "The group of inputs.", one => one.Name },
        { "first", "The share of variance that it carries alone.", one => one.Of.First, Index },
        { "total", "The share with all that it has a part in.", one => one.Of.Total, Index },
    };

    private static JsonForm<IndexEstimate> Index => new()
    {
        { "value", "The estimate, not cut off at 0 or 1; null if too few worlds tell.", one => one.Value, Finite },
        { "half-width", "Half the width of its 95 % interval; null if that is not known.", one => one.HalfWidth, Finite },
        { "wide", "Whether the interval is too wide to lean on.", one => one.IsWide },
        { "told", "Whether it may be named as a cause.", one => one.IsTold },
        { "worlds", "Worlds that it comes from.", one => one.Worlds },
    };

    private static JsonForm<(Scenarios.Anchors? Scale, TornadoBar Of)> Bar => new()
    {
        { "path", "Dotted path of the input.", one => one.Of.Path },
        { "low", "A tenth of the draws lie below.", one => one.Of.Low },
        { "high", "A tenth of the draws lie above.", one => one.Of.High },
        { "at-low", "The answer with the input there, all others at their central values; null if it has none.",
            one => At(one.Scale, one.Of.AtLow) ?? double.NaN, Finite },
        { "at-high", "The same at the high end.", one => At(one.Scale, one.Of.AtHigh) ?? double.NaN, Finite },
        { "se", "Standard error of their difference.", one => one.Scale?.OwnLength(one.Of.Se) ?? one.Of.Se, Finite },
    };

    private static JsonForm<InputLean> Lean => new()
    {
        { "path", "Dotted path of the input.", one => one.Path },
        { "assumed", "As written in the file.", one => one.Assumed },
        { "correlation", "Correlation of the input with the answer over worlds; null if either never varies.", one => one.Correlation },
        { "share", "Its square.", one => one.Share },
        { "evidence", "Keys of the evidence that it rests on.", one => one.Evidence, List(Text) },
    };

    public static JsonObject Of(string name, Scenario scenario, ForecastSensitivity answer, EnsembleSettings settings) =>
        Form.Write((name, answer, settings, answer.Explained.Scale(scenario)));

    /// <summary>The answer, on a scale in its unit.</summary>
    private static double? At(Scenarios.Anchors? scale, double? answer) =>
        answer is double known && scale is not null ? scale.Own(known) : answer;

    private static IEnumerable<(string Name, SobolIndices Of)> Indices(ForecastSensitivity answer, IEnumerable<SobolIndices> indices) =>
        answer.Groups.Zip(indices, (group, one) => (group.Name, one));
}
