using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>Lets the browser in that the program opens. The address that it opens stands in the list of processes, which every user of the
/// machine can read; so it carries a key that opens once, within a minute, in place of the secret. Whoever comes second is refused, and
/// the analyst sees that somebody came first.</summary>
/// <param name="secret">What the key gives.</param>
internal sealed class Entrance(string secret)
{
    /// <summary>Where keys are handed in; the only call that needs no secret.</summary>
    public const string Path = "/api/enter";

    private const int KeyBytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> keys = new(StringComparer.Ordinal);

    /// <summary>A new secret or key: so many random bytes, in letters that an address can hold.</summary>
    public static string Random(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A new key.</summary>
    public string Key()
    {
        string key = Random(KeyBytes);
        keys[key] = Stopwatch.GetTimestamp();
        return key;
    }

    /// <summary>Takes a key, and gives the secret.</summary>
    /// <exception cref="RefusedException">The key was used before, is too old, or is none.</exception>
    public async Task Enter(HttpContext call)
    {
        KeyCall asked = await Body.Of<KeyCall>(call);
        if (!keys.TryRemove(asked.Key, out long made) || Stopwatch.GetElapsedTime(made) > Lifetime)
        {
            throw new RefusedException(StatusCodes.Status401Unauthorized, "This address opens the workbench once, and it was used "
                + "before or is "
                + "too old. Open the address that `entente serve` printed.");
        }

        await Reply.Json(call, new() { ["secret"] = secret });
    }

    internal sealed record KeyCall(string Key);
}
