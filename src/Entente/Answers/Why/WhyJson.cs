using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Answers.Why;

/// <summary>The answer of `why` for programs.</summary>
internal static class WhyJson
{
    public static JsonObject Of(string scenario, WhyNoDeal answer, EnsembleSettings settings) => new()
    {
        ["scenario"] = scenario,
        ["draws"] = answer.Draws,
        ["seed"] = settings.Seed,
        ["failed"] = answer.Failed,
        ["never-open"] = answer.Closed,
        ["deadlines"] = answer.Deadlines is CarriedByDeadlines carried ? new JsonObject { ["worlds"] = carried.Worlds, ["closed-without"] = carried.Closed, ["undecided"] = carried.Undecided } : null,
        ["sample"] = answer.Blame.Worlds,
        ["sample-undecided"] = answer.Blame.Undecided,
        ["obstacles"] = List(answer.Blame.Obstacles, one => new()
        {
            ["obstacle"] = JsonLayout.Name(one.Obstacle),
            ["alone"] = one.Alone,
            ["alone-se"] = one.AloneSe,
            ["share"] = one.Share,
            ["in-file"] = one.IsInFile,
        }),
        ["nothing-helps"] = answer.Blame.Nothing,
        ["red-lines-to-blame"] = answer.ByRedLines,
        ["blocking-undecided"] = answer.Lines.Undecided,
        ["blocking-lines"] = List(answer.Lines.Each, one => Line(one, answer.Lines.Worlds)),
        ["blocking-issues"] = List(answer.Lines.OnIssues, one => new()
        {
            ["issue"] = one.Issue,
            ["actors"] = new JsonArray([.. one.Actors.Select(actor => (JsonNode)actor)]),
            ["opens"] = one.Opens,
            ["blocks"] = one.Blocks,
            ["worlds"] = answer.Lines.Worlds,
        }),
        ["red-line-moves"] = List(answer.Moves, Move),
        ["red-line-moves-undecided"] = answer.UndecidedMoves,
        ["ripeness"] = List(answer.Ripeness, one => new()
        {
            ["date"] = one.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["at-war"] = one.AtWar,
            ["hurts-attacker"] = one.HurtsAttacker,
            ["hurts-defender"] = one.HurtsDefender,
            ["way-out"] = one.WayOut,
            ["ripe"] = one.Ripe,
        }),
        ["demands"] = List(answer.Pushes, Demand),
        ["shift"] = answer.Shift.Rising is Side rising
            ? new JsonObject
            {
                ["rising"] = JsonLayout.Name(rising),
                ["now"] = answer.Shift.Now,
                ["next"] = answer.Shift.Next,
                ["threshold"] = answer.Shift.Threshold,
                ["too-fast"] = answer.TooFast,
            }
            : null,
    };

    private static JsonObject Line(BlockingLine one, int worlds) => new()
    {
        ["actor"] = one.Actor,
        ["faction"] = one.Faction,
        ["issue"] = one.Issue,
        ["opens"] = one.Opens,
        ["blocks"] = one.Blocks,
        ["worlds"] = worlds,
        ["options"] = new JsonObject(one.Options.Select(option => KeyValuePair.Create(option.Key, (JsonNode?)option.Value))),
    };

    private static JsonObject Move(RedLineMove one) => new()
    {
        ["actor"] = one.Actor,
        ["issue"] = one.Issue,
        ["from"] = one.From,
        ["to"] = one.To,
        ["opens"] = one.Opens,
        ["undecided"] = one.Undecided,
        ["worlds"] = one.Worlds,
    };

    private static JsonObject Demand(Push one) => new()
    {
        ["actor"] = one.Actor,
        ["issue"] = one.Issue,
        ["refused-10"] = one.Modest,
        ["refused-50"] = one.Even,
        ["refused-90"] = one.Bold,
        ["best"] = one.Best,
        ["best-refusal"] = one.Refusal,
        ["worlds"] = one.Worlds,
        ["curve"] = List(one.Curve, point => new() { ["demand"] = point.Position, ["refusal"] = point.Refusal }),
    };

    private static JsonArray List<T>(IEnumerable<T> all, Func<T, JsonObject> of) => new([.. all.Select(one => (JsonNode)of(one))]);
}
