using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>The files of the page, as they were embedded at build time: a dictionary from addresses, so that no address is ever a
/// path.</summary>
internal static class PageResources
{
    private const string Beginning = "page/", Start = "/", Icon = "/favicon.svg", IconAskedFor = "/favicon.ico";

    private const string Missing = "The page of the workbench is not part of this program: there was no Node.js when it was built. Install "
        + "Node.js, build Entente again, and start `entente serve` anew. All else works: entente --help names the commands.";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Type, byte[] Content)> All = Load();

    /// <summary>Whether there is a page at all.</summary>
    public static bool HasPage => All.ContainsKey(Start);

    /// <summary>Answers with the file at an address; a call to another address goes on.</summary>
    public static async Task Serve(HttpContext call, RequestDelegate next)
    {
        string address = call.Request.Path.Value!;
        if (!HttpMethods.IsGet(call.Request.Method) && !HttpMethods.IsHead(call.Request.Method))
        {
            await next(call);
        }
        else if (All.TryGetValue(address == IconAskedFor ? Icon : address, out (string Type, byte[] Content) found))
        {
            call.Response.ContentType = found.Type;
            call.Response.ContentLength = found.Content.Length;
            await call.Response.Body.WriteAsync(found.Content, call.RequestAborted);
        }
        else if (address == Start)
        {
            await Reply.Text(call, Missing, Types[".txt"]);
        }
        else
        {
            await next(call);
        }
    }

    private static FrozenDictionary<string, (string, byte[])> Load()
    {
        Assembly here = typeof(PageResources).Assembly;
        return here.GetManifestResourceNames().Where(name => name.StartsWith(Beginning, StringComparison.Ordinal)).ToFrozenDictionary(
            name => name == Beginning + "index.html" ? Start : name[(Beginning.Length - 1)..],
            name =>
            {
                using Stream stream = here.GetManifestResourceStream(name)!;
                byte[] content = new byte[stream.Length];
                stream.ReadExactly(content);
                return (Types[Path.GetExtension(name)], content);
            },
            StringComparer.Ordinal);
    }
}
