using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Web.Views;

/// <summary>What a scenario puts on the calendar: its ends, events, deadlines, levers and the days of its questions.</summary>
internal static class Moments
{
    private static readonly JsonForm<Moment> Form = new()
    {
        { "kind", "What it is.", one => one.Kind, OneOf("start", "event", "deadline", "lever", "question", "horizon") },
        { "key", "Its name in the file; for an event its number, counted from 1.", one => one.Key },
        { "path", "Dotted path of what stands there.", one => one.Path },
        { "date", "The day.", one => one.Date },
        { "ends", "The day on which it is undone; null if it is not.", one => one.Ends, Day },
        { "text", "What it is called in sentences.", one => one.Text },
    };

    /// <summary>All of it, by date; what falls on one day stands in the order of the file.</summary>
    public static JsonArray Of(Scenario scenario) => [.. All(scenario).OrderBy(one => one.Date).Select(JsonNode (one) => Form.Write(one))];

    private static IEnumerable<Moment> All(Scenario scenario) =>
    [
        new("start", "from", "from", scenario.From, null, "Date of the forecast"),
        .. scenario.Events.Select((one, i) => (Event: one, Number: (i + 1).ToString(CultureInfo.InvariantCulture)))
            .Where(one => one.Event.Date is not null).Select(one => Numbered(one.Event, one.Event.Date!.Value, one.Number)),
        .. scenario.Deadlines.Select(
            one => new Moment("deadline", one.Key, $"deadlines.{one.Key}", one.Value.Date, null, one.Value.Name ?? one.Key)),
        .. scenario.Levers.Where(one => one.Value.Date is not null).Select(
            one => new Moment("lever", one.Key, $"levers.{one.Key}", one.Value.Date!.Value, one.Value.Ends, one.Value.Name ?? one.Key)),
        .. scenario.Questions.Select(
            one => new Moment("question", one.Key, $"questions.{one.Key}", one.Value.Day, null, one.Value.Asks)),
        new("horizon", "until", "until", scenario.Until, null, "End of the forecast"),
    ];

    private static Moment Numbered(Event one, DateOnly date, string number) =>
        new("event", number, $"events.{number}", date, one.Ends, one.Name);

    private sealed record Moment(string Kind, string Key, string Path, DateOnly Date, DateOnly? Ends, string Text);
}
