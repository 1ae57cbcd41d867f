using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Web.Deals;
using Entente.Web.Evidence;
using Entente.Web.Files;
using Entente.Web.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Web;

/// <summary>Every call that the page can make, in one list.</summary>
/// <param name="folder">The files.</param>
/// <param name="watch">Who tells other pages of a change.</param>
/// <param name="jobs">Who answers questions.</param>
/// <param name="events">What pages are told.</param>
/// <param name="entrance">Who lets the first page in.</param>
internal sealed class Api(ScenarioFolder folder, FolderWatch watch, JobQueue jobs, Events events, Entrance entrance)
{
    private static readonly Lazy<string> Schema = new(ScenarioSchema.Text);

    private readonly ResultsFolders results = new();

    /// <summary>Says who answers each call.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="stopping">Ends the streams when the server stops.</param>
    public void Map(Calls calls, CancellationToken stopping)
    {
        calls.Post(Entrance.Path, entrance.Enter);
        calls.Get("/api/files", call => Reply.Json(call, Files()));
        calls.Post("/api/files", Begin);
        calls.Get("/api/files/{id}", call => State(call, FileOf(call)));
        calls.Post("/api/files/{id}/edit", Edit);
        calls.Post("/api/files/{id}/text", Save);
        calls.Post("/api/files/{id}/undo", call => Step(call, -1));
        calls.Post("/api/files/{id}/redo", call => Step(call, 1));
        calls.Post("/api/check", Check);
        calls.Post("/api/complete", Complete);
        calls.Get("/api/schema", call => Reply.Text(call, Schema.Value, "application/json; charset=utf-8"));
        calls.Get("/api/questions", call => Reply.Json(call, new() { ["questions"] = Questions.Forms() }));
        calls.Post("/api/files/{id}/ask", Ask);
        calls.Get("/api/files/{id}/runs", call => Reply.Json(call, Runs(FileOf(call))));
        calls.Get("/api/jobs", call => Reply.Json(call, new() { ["jobs"] = new JsonArray([.. jobs.Jobs.Select(Told)]) }));
        calls.Get("/api/jobs/{n}", call => Reply.Json(call, Told(JobOf(call))));
        calls.Get("/api/jobs/{n}/page", call => Reply.Text(call, AnswerOf(call).Page, "application/json; charset=utf-8"));
        calls.Get("/api/jobs/{n}/json", call => Reply.Text(call, AnswerOf(call).Json + "\n", "application/json; charset=utf-8"));
        calls.Post("/api/jobs/{n}/cancel", Cancel);
        calls.Get("/results/{name}/{file}", call =>
            results.Serve(call, (string)call.GetRouteValue("name")!, (string)call.GetRouteValue("file")!));
        calls.Get("/api/events", call => events.Stream(call, stopping));
        new DealCalls(folder).Map(calls);
        new EvidenceCalls(folder, watch).Map(calls);
    }

    private JsonObject Files()
    {
        IReadOnlyList<OpenFile> files = folder.Files();
        return new()
        {
            ["folder"] = Problem.Visible(folder.Name),
            ["files"] = new JsonArray([.. files.Select(file => StateJson.Line(file, file.Read()!))]),
            ["passed-over"] = new JsonArray([.. folder.PassedOver().Select(why => (JsonNode)why)]),
            ["can-begin"] = folder.CanBegin,
            ["only"] = files is [OpenFile only] ? StateJson.Of(only, only.Read()!) : null, // which the page opens at once
        };
    }

    private async Task Begin(HttpContext call)
    {
        BeginCall asked = await Body.Of<BeginCall>(call);
        OpenFile file = folder.Begin(asked.Name, asked.About);
        watch.Look();
        await State(call, file);
    }

    private OpenFile FileOf(HttpContext call) => folder.Find((string)call.GetRouteValue("id")!);

    private static Task State(HttpContext call, OpenFile file) => Reply.Json(call, StateJson.Of(file, file.Read()!));

    private async Task Edit(HttpContext call)
    {
        OpenFile file = FileOf(call);
        EditCall asked = await Body.Of<EditCall>(call);
        await Changed(call, file, () => file.Edit(asked.Version, [.. asked.Changes.Select(FileChange.Of)]));
    }

    private async Task Save(HttpContext call)
    {
        OpenFile file = FileOf(call);
        TextCall asked = await Body.Of<TextCall>(call);
        await Changed(call, file, () => file.Save(asked.Version, asked.Text, asked.Draft));
    }

    private async Task Step(HttpContext call, int steps)
    {
        OpenFile file = FileOf(call);
        VersionCall asked = await Body.Of<VersionCall>(call);
        await Changed(call, file, () => file.Step(asked.Version, steps));
    }

    private async Task Changed(HttpContext call, OpenFile file, Action change)
    {
        change();
        watch.Look();
        await State(call, file);
    }

    private async Task Check(HttpContext call)
    {
        CheckCall asked = await Body.Of<CheckCall>(call);
        await Reply.Json(call, new() { ["problems"] = Reply.Problems(ScenarioReader.Read(Legal(asked.Text), "scenario.yaml").Problems) });
    }

    private async Task Complete(HttpContext call)
    {
        CompleteCall asked = await Body.Of<CompleteCall>(call);
        string text = Legal(asked.Text);
        await Reply.Json(call, asked.Offset >= 0 && asked.Offset <= text.Length ? Completion.At(text, asked.Offset)
            : throw RefusedException.Unclear("The offset does not lie within the text."));
    }

    private async Task Ask(HttpContext call)
    {
        OpenFile file = FileOf(call);
        AskCall asked = await Body.Of<AskCall>(call);
        await Reply.Json(call, Told(jobs.Ask(file, asked.Verb, asked.Options.ValueKind == JsonValueKind.Object ? asked.Options
            : throw RefusedException.Unclear("The options of a question are a group of keys."))));
    }

    private JsonObject Runs(OpenFile file) => new() { ["runs"] = results.History(file, file.Read()!) };

    private Job JobOf(HttpContext call) =>
        int.TryParse((string)call.GetRouteValue("n")!, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? jobs.Find(number)
            : throw RefusedException.Missing("question");

    private Told AnswerOf(HttpContext call) =>
        JobOf(call).Told ?? throw new RefusedException(StatusCodes.Status409Conflict, "There is no answer.");

    private async Task Cancel(HttpContext call)
    {
        Job job = JobOf(call);
        jobs.Cancel(job);
        await Reply.Json(call, Told(job));
    }

    private JsonObject Told(Job job)
    {
        JsonObject told = job.Json();
        if (job.Told?.RunFolder is string place)
        {
            told["run"] = ResultsFolders.NameOf(job.File, place);
            told["results"] = results.Of(place);
        }

        return told;
    }

    private static string Legal(string text) => Encoding.UTF8.GetByteCount(text) <= TextFile.MaxFileSize ? text
        : throw new RefusedException(StatusCodes.Status413PayloadTooLarge,
            "The text is larger than 1 MB, the most that a scenario may have.");

    internal sealed record BeginCall(string Name, string About);

    internal sealed record EditCall(string Version, JsonElement[] Changes);

    internal sealed record TextCall(string Version, string Text, string? Draft = null);

    internal sealed record AskCall(string Verb, JsonElement Options);

    internal sealed record VersionCall(string Version);

    internal sealed record CheckCall(string Text);

    internal sealed record CompleteCall(string Text, int Offset);
}
