using System.Text.Json.Nodes;
using Entente.Web.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Web;

/// <summary>Every call that the page can make, in one list.</summary>
internal static class Api
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Lays the calls before a server.</summary>
    public static void Map(IEndpointRouteBuilder server, ScenarioFolder folder)
    {
        Get("/api/files", call => Reply.Json(call, Files(folder)));
        Get("/api/files/{id}", call => Reply.Json(call, State(folder, call)));
        Get("/{**page}", PageResources.Serve);

        void Get(string address, RequestDelegate answer) => server.MapMethods(address, Reading, answer);
    }

    private static JsonObject Files(ScenarioFolder folder) => new()
    {
        ["folder"] = folder.Name,
        ["files"] = new JsonArray([.. folder.Files().Select(file => StateJson.Line(file, file.Read()!))]),
    };

    private static JsonObject State(ScenarioFolder folder, HttpContext call)
    {
        OpenFile file = folder.Find((string)call.GetRouteValue("id")!);
        return StateJson.Of(file, file.Read()!);
    }
}
