using System.Security.Cryptography;
using System.Text;
using Entente.Scenarios;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Entente.Web;

/// <summary>Stands before every call: whatever does not come from the page that this start of the workbench gave out is refused, and every
/// answer carries what keeps a browser from doing more with it than the page needs.</summary>
/// <remarks>
/// <para>Other pages in the same browser, and other users and programs of this machine, can reach the port. `Host` must be this one with
/// its port, so that no name of somebody else's leads here; `Origin` and `Sec-Fetch-Site` must be those of our page; and a call needs the
/// secret as a header, which no other page can read or send. There is no cookie: cookies of 127.0.0.1 go to every port.</para>
/// <para>The page itself needs no secret, since it holds nothing; a results folder is found under a name of its own that nobody can
/// guess (<see cref="ResultsPath"/>), since frames and links carry no header.</para>
/// </remarks>
/// <param name="secret">What calls must carry.</param>
internal sealed class Guard(string secret)
{
    /// <summary>The header that carries the secret.</summary>
    public const string SecretHeader = "X-Entente-Secret";

    /// <summary>Where calls go.</summary>
    public const string ApiPath = "/api";

    /// <summary>Where results folders are.</summary>
    public const string ResultsPath = "/results";

    /// <summary>The greatest legal body of a call, in bytes: a scenario of the greatest legal size with every sign escaped.</summary>
    public const long MaxBody = 8_000_000;

    private const string PagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        + "trusted-types 'none'";

    // A report draws its charts with code that stands in it; it is nobody's page then, and can call nothing.
    private const string ResultsPolicy = "sandbox allow-scripts allow-downloads; frame-ancestors ";

    private readonly byte[] secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>Scheme, host and port of the page, known once the server listens.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Looks at a call, and lets it through or refuses it.</summary>
    public async Task Watch(HttpContext call, RequestDelegate next)
    {
        Protect(call);
        try
        {
            if (WhyNot(call.Request) is (int status, string why))
            {
                throw new RefusedException(status, why);
            }

            await next(call);
        }
        catch (RefusedException refused)
        {
            await Reply.Refuse(call, refused);
        }
        catch (BadHttpRequestException fault)
        {
            await Reply.Refuse(call, new(fault.StatusCode, fault.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? "This is more than the workbench takes at once." : "This cannot be read."));
        }
        catch (OperationCanceledException) when (call.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            await Reply.Refuse(call, new(StatusCodes.Status500InternalServerError,
                $"This should not have happened ({Unforeseen.Place(fault)}). Please report it with the file that caused it."));
        }
    }

    private void Protect(HttpContext call)
    {
        IHeaderDictionary headers = call.Response.Headers;
        headers.ContentSecurityPolicy = IsResult(call.Request) ? ResultsPolicy + Origin : PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
    }

    private (int Status, string Why)? WhyNot(HttpRequest call)
    {
        if ($"{call.Scheme}://{call.Host.Value}" != Origin)
        {
            return (StatusCodes.Status421MisdirectedRequest, "This is not the address that the workbench gave out.");
        }

        // A link within a report comes from no origin at all; whoever knows the name of a results folder may look into it.
        string? origin = call.Headers.Origin, site = call.Headers["Sec-Fetch-Site"];
        bool isRead = HttpMethods.IsGet(call.Method) || HttpMethods.IsHead(call.Method);
        bool isOurs = (origin is null || origin == Origin) && (site is null or "same-origin" || (site == "none" && isRead));
        if (!isOurs && !(IsResult(call) && isRead && origin is null))
        {
            return (StatusCodes.Status403Forbidden, "The workbench answers its own page only.");
        }

        if (call.Path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase) && call.Path != Entrance.Path && !HasSecret(call))
        {
            return (StatusCodes.Status401Unauthorized, "Open the workbench by the address that `entente serve` printed: it "
                + "carries the secret "
                + "of this start.");
        }

        return isRead || MediaTypeHeaderValue.TryParse(call.ContentType, out MediaTypeHeaderValue? type)
                && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            ? null : (StatusCodes.Status415UnsupportedMediaType, "The workbench takes JSON only.");
    }

    private static bool IsResult(HttpRequest call) => call.Path.StartsWithSegments(ResultsPath, StringComparison.OrdinalIgnoreCase);

    private bool HasSecret(HttpRequest call) => call.Headers[SecretHeader] is [string given]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), secret);
}
