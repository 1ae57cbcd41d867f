using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Web.Deals;
using Entente.Web.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Web;

/// <summary>Every call that the page can make, in one list.</summary>
/// <param name="folder">The files.</param>
/// <param name="watch">Who tells other pages of a change.</param>
/// <param name="events">What pages are told.</param>
internal sealed class Api(ScenarioFolder folder, FolderWatch watch, Events events)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly Lazy<string> Schema = new(ScenarioSchema.Text);

    /// <summary>Lays the calls before a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="stopping">Ends the streams when the server stops.</param>
    public void Map(IEndpointRouteBuilder server, CancellationToken stopping)
    {
        Get("/api/files", call => Reply.Json(call, Files()));
        Get("/api/files/{id}", call => State(call, FileOf(call)));
        Post("/api/files/{id}/edit", Edit);
        Post("/api/files/{id}/text", Save);
        Post("/api/files/{id}/undo", call => Step(call, -1));
        Post("/api/files/{id}/redo", call => Step(call, 1));
        Post("/api/check", Check);
        Post("/api/complete", Complete);
        Get("/api/schema", call => Reply.Text(call, Schema.Value, "application/json; charset=utf-8"));
        Get("/api/events", call => events.Stream(call, stopping));
        new DealCalls(folder).Map(server);
        Get("/{**page}", PageResources.Serve);

        void Get(string address, RequestDelegate answer) => server.MapMethods(address, Reading, answer);
        void Post(string address, RequestDelegate answer) => server.MapPost(address, answer);
    }

    private JsonObject Files() => new()
    {
        ["folder"] = Problem.Visible(folder.Name),
        ["files"] = new JsonArray([.. folder.Files().Select(file => StateJson.Line(file, file.Read()!))]),
    };

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

    private static string Legal(string text) => Encoding.UTF8.GetByteCount(text) <= TextFile.LargestFile ? text
        : throw new RefusedException(StatusCodes.Status413PayloadTooLarge, "The text is larger than 1 MB, the most that a scenario may have.");

    private sealed record EditCall(string Version, JsonElement[] Changes);

    private sealed record TextCall(string Version, string Text, string? Draft = null);

    private sealed record VersionCall(string Version);

    private sealed record CheckCall(string Text);

    private sealed record CompleteCall(string Text, int Offset);
}
