using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>Answers to calls.</summary>
internal static class Reply
{
    /// <summary>How JSON for the page is written: on one line, and readable in every script.</summary>
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with an object.</summary>
    public static Task Json(HttpContext call, JsonObject answer, int status = StatusCodes.Status200OK) =>
        Text(call, answer.ToJsonString(Compact), "application/json; charset=utf-8", status);

    /// <summary>Answers with a text.</summary>
    public static Task Text(HttpContext call, string text, string type, int status = StatusCodes.Status200OK)
    {
        call.Response.StatusCode = status;
        call.Response.ContentType = type;
        return call.Response.WriteAsync(text, call.RequestAborted);
    }

    /// <summary>Says why a call is not answered.</summary>
    public static Task Refuse(HttpContext call, RefusedException refused)
    {
        if (call.Response.HasStarted)
        {
            call.Abort();
            return Task.CompletedTask;
        }

        JsonObject answer = new() { ["problem"] = Problem.Visible(refused.Message), ["problems"] = Problems(refused.Problems) };
        if (refused.Theirs is not null)
        {
            answer["theirs"] = refused.Theirs();
        }

        return Json(call, answer, refused.Status);
    }

    /// <summary>What is wrong with a file, as the page wants it.</summary>
    public static JsonArray Problems(IEnumerable<Problem> problems) => [.. problems.Select(JsonNode (problem) => new JsonObject
    {
        ["severity"] = JsonLayout.Name(problem.Severity),
        ["line"] = problem.Line,
        ["column"] = problem.Column,
        ["path"] = problem.Path,
        ["message"] = problem.Message,
        ["hint"] = problem.Hint,
    })];
}
