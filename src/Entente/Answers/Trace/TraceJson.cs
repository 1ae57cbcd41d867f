using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Talks;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Trace;

/// <summary>The answer of `trace` for programs.</summary>
internal static class TraceJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<TracedWorld> Form => new()
    {
        { "scenario", "The file.", one => one.File.Name },
        { "draw", "Number of the world.", one => one.Draw.Index },
        { "seed", "Seed of the run.", one => one.Seed },
        { "outcome", "How things stand on the last day.", one => one.Draw.Outcome },
        { "assumptions", "What is unusual about its inputs.", one => one.Chronicle.Assumptions, List(Text) },
        { "chronicle", "What happened.", one => one.Chronicle.Entries, List(Entry) },
        { "agreements", "What was agreed.", one => one.Draw.Agreements.Select(agreement => (one, agreement)), List(Agreement) },
        { "terms", "By issue: how it stands at the end.", one => (one.File.Scenario!, one.Draw.FinalTerms), TermsJson.Form },
        {
            "utility", "By actor: its realised payoff.",
            one => one.File.Scenario!.Actors.Names.Zip(one.Draw.Payoffs, KeyValuePair.Create), Map(Number)
        },
    };

    private static JsonForm<ChronicleEntry> Entry => new()
    {
        { "date", "When.", one => one.Date },
        { "says", "What.", one => one.Says },
    };

    private static JsonForm<(TracedWorld World, Agreement Of)> Agreement => new()
    {
        { "package", "The package.", one => one.World.Packages[one.Of.Package] },
        { "date", "When.", one => one.Of.Date },
        {
            "terms", "By issue: how it then stands, covered by the package or not.",
            one => (one.World.File.Scenario!, one.Of.Terms), TermsJson.Form
        },
        {
            "broken", "How it was broken; null if it was not.",
            one => one.Of.Broken is Breach breach ? (one.World.File.Scenario!, breach) : null, Broken
        },
        { "expired", "When it had run its course, without a breach; left out if it has not.", one => one.Of.Expired, LastDay },
        { "years-held", "For how many years it was followed while it held.", one => one.Of.YearsHeld },
    };

    private static JsonKind<DateOnly> LastDay => new JsonValueKind<DateOnly>(Day.Write, Day.Schema, isLeftOut: true);

    private static JsonForm<(Scenario Scenario, Breach Of)> Broken => new()
    {
        { "date", "When.", one => one.Of.Date },
        {
            "by", "The actor or spoiler that broke it.",
            one => one.Of.Actor is int actor ? one.Scenario.Actors[actor].Key : one.Of.Spoiler, Text.OrNull
        },
        { "temptation", "What breaking it was worth to it beyond the deal.", one => one.Of.Temptation },
    };

    public static JsonObject Of(TracedWorld told) => Form.Write(told);
}
