using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>What a call carries: a JSON object with known keys.</summary>
internal static class Body
{
    /// <summary>Keys are in kebab-case; unknown, missing and repeated ones are refused.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = BodyTypes.Default,
    };

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">It is not as it should be.</exception>
    public static async Task<T> Of<T>(HttpContext call)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(call.Request.Body, JsonLayout.TypeOf<T>(Options), call.RequestAborted)
                ?? throw RefusedException.Unclear("The call says nothing.");
        }
        catch (JsonException fault)
        {
            throw Wrong(fault);
        }
    }

    /// <summary>Reads a part of it.</summary>
    /// <exception cref="RefusedException">It is not as it should be.</exception>
    public static T Of<T>(JsonElement part)
        where T : class
    {
        try
        {
            return part.Deserialize(JsonLayout.TypeOf<T>(Options)) ?? throw RefusedException.Unclear("The call says nothing.");
        }
        catch (JsonException fault)
        {
            throw Wrong(fault);
        }
    }

    private static RefusedException Wrong(JsonException fault) =>
        RefusedException.Unclear($"The call is not as the workbench takes it{(fault.Path is "$" or null ? "" : $", at {fault.Path}")}.");
}
