using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using static Entente.Answers.JsonKinds;

namespace Entente.Web.Views;

/// <summary>Who wants what: the actors, the issues, and each actor's ideal or scores, salience and red line on each issue, with the
/// path under which each number is changed.</summary>
internal static class WantsTable
{
    private static readonly JsonForm<PlacedNumber> Number = new()
    {
        { "path", "Dotted path of the number.", one => one.Path },
        { "written", "The number as the program writes it: `60`, `60..80`, `60..70..90`, `70 ± 5`, `vital`.", one => one.Written },
        { "low", "The least value.", one => one.Value.Shown(one.Value.Low), Finite },
        { "mode", "The central value.", one => one.Value.Shown(one.Value.Central) },
        { "high", "The greatest value.", one => one.Value.Shown(one.Value.High), Finite },
    };

    private static readonly JsonForm<KeyValuePair<string, Actor>> ActorForm = new()
    {
        { "key", "The actor's name in the file.", one => one.Key },
        { "name", "What it is called in sentences.", one => one.Value.Name ?? one.Key },
        { "role", "Whether it bargains, must agree or lives with the result.", one => one.Value.Role },
        { "side", "The side on which it fights; null if it does not.", one => one.Value.Side, Word<Side>() },
    };

    private static readonly JsonForm<KeyValuePair<string, Issue>> IssueForm = new()
    {
        { "key", "The issue's name in the file.", one => one.Key },
        { "asks", "The question.", one => one.Value.Asks ?? one.Key },
        { "kind", "Whether terms are a position on a scale or an option.",
            one => one.Value is ScaleIssue ? "scale" : "options", OneOf("scale", "options") },
        { "points", "Named points of the scale, rising; left out for options.", one => (one.Value as ScaleIssue)?.Scale,
            Points.OrLeftOut },
        { "scale", "The unit of the scale; left out for options and where positions are points from 0 to 100.",
            one => one.Value is ScaleIssue { Scale: { IsPlain: false } scale } ? scale : null, ScaleForm.OrLeftOut },
        { "today", "Where the issue stands while there is no deal; left out for options.",
            one => one.Value is ScaleIssue scale ? PlacedNumber.At($"issues.{one.Key}.today", scale.Today) : null, Number.OrLeftOut },
        { "options", "What can be agreed; left out for a scale.", one => (one.Value as OptionsIssue)?.Options, Map(Text).OrLeftOut },
        { "stands", "The option that stands while there is no deal; left out for a scale.", one => (one.Value as OptionsIssue)?.Today,
            Text.OrLeftOut },
    };

    private static readonly JsonForm<Cell> CellForm = new()
    {
        { "actor", "The actor.", one => one.Actor },
        { "issue", "The issue.", one => one.Issue },
        { "path", "Dotted path of what the actor wants here.", one => one.Path },
        { "salience", "How much the issue matters; null = not at all.", one => one.Place("salience", one.Wants.Salience), Number.OrNull },
        { "ideal", "The position wanted most; null if none is given or the issue has options.",
            one => one.Place("ideal", (one.Wants as ScaleWants)?.Ideal), Number.OrNull },
        { "from", "The least position that is accepted; null without a red line.",
            one => one.Place("accepts.from", (one.Wants as ScaleWants)?.Accepts?.From), Number.OrNull },
        { "to", "The greatest position that is accepted; null without a red line.",
            one => one.Place("accepts.to", (one.Wants as ScaleWants)?.Accepts?.To), Number.OrNull },
        { "scores", "How good each option is; left out for a scale.", one => one.Scores, Map(Number).OrLeftOut },
        { "accepts", "The options that are accepted; left out for a scale and without a red line.",
            one => (one.Wants as OptionWants)?.Accepts, List(Text).OrLeftOut! },
    };

    private static readonly JsonForm<Scenario> Form = new()
    {
        { "actors", "The actors, in file order.", one => one.Actors, List(ActorForm) },
        { "issues", "The issues, in file order.", one => one.Issues, List(IssueForm) },
        { "wants", "Who wants what, by issue, then actor, in file order.", Cells, List(CellForm) },
    };

    private static JsonForm<Anchors> ScaleForm => new()
    {
        { "from", "Where it begins.", one => one.From },
        { "to", "Where it ends.", one => one.To },
        { "unit", "What is counted; null where the file names nothing.", one => one.Unit, Text.OrNull },
        { "whole", "Whether only whole units are agreed.", one => one.Whole },
    };

    private static JsonKind<Anchors> Points => new JsonValueKind<Anchors>(
        scale => new JsonArray([.. scale.Points.Select(point =>
            new JsonObject { ["at"] = scale.Own(point.Position), ["means"] = point.Meaning })]),
        () => new() { ["type"] = "array" });

    /// <summary>The table.</summary>
    public static JsonObject Of(Scenario scenario) => Form.Write(scenario);

    private static IEnumerable<Cell> Cells(Scenario scenario) =>
        from issue in scenario.Issues
        from wants in issue.Value.AllWants
        select new Cell(wants.Key, issue.Key, wants.Value);

    private sealed record Cell(string Actor, string Issue, Wants Wants)
    {
        public string Path => $"issues.{Issue}.wants.{Actor}";

        public IEnumerable<KeyValuePair<string, PlacedNumber>>? Scores => (Wants as OptionWants)?.Scores
            .Select(score => KeyValuePair.Create(score.Key, PlacedNumber.At($"{Path}.scores.{score.Key}", score.Value)!));

        public PlacedNumber? Place(string key, Uncertain? number) => PlacedNumber.At($"{Path}.{key}", number);
    }

    private sealed record PlacedNumber(string Path, Uncertain Value)
    {
        public string Written => Value is Uncertain.Opinions opinions ? Interchange.WantsTable.Opinions(opinions)
            : NumberSyntax.Write(Value.InFigures).ToString();

        public static PlacedNumber? At(string path, Uncertain? number) => number is null ? null : new(path, number);
    }
}
