using System.Text.Json.Nodes;
using Entente.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>A call that is not answered, with the reason for whoever made it.</summary>
/// <param name="status">The status of HTTP.</param>
/// <param name="why">The reason, in a sentence.</param>
internal sealed class RefusedException(int status, string why) : Exception(why)
{
    /// <summary>The status of HTTP.</summary>
    public int Status { get; } = status;

    /// <summary>What is wrong with a scenario, if that is the reason.</summary>
    public IEnumerable<Problem> Problems { get; init; } = [];

    /// <summary>What the file is instead, if that is the reason.</summary>
    public Func<JsonObject>? Theirs { get; init; }

    /// <summary>There is no such thing.</summary>
    public static RefusedException Missing(string what) => new(StatusCodes.Status404NotFound, $"There is no such {what}.");

    /// <summary>The call does not say what it must.</summary>
    public static RefusedException Unclear(string why) => new(StatusCodes.Status400BadRequest, why);
}
