using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Entente.Web;

/// <summary>Tells every open page what happens: one stream a page, which browsers can keep open since they have six connections.</summary>
/// <remarks>A page that does not read fast enough loses its stream, never a single event: it opens another and asks for everything
/// anew.</remarks>
internal sealed class Events
{
    private const int MaxStreams = 24, MaxWaiting = 256;
    private const string Open = ": open\n\n", StillThere = ": still there\n\n";

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Channel<string>, bool> streams = new();
    private int open;

    /// <summary>Tells what happened.</summary>
    public void Tell(JsonObject what)
    {
        string line = $"data: {what.ToJsonString(Reply.Compact)}\n\n";
        foreach (Channel<string> stream in streams.Keys.Where(stream => !stream.Writer.TryWrite(line)))
        {
            stream.Writer.TryComplete();
        }
    }

    /// <summary>Answers with a stream that goes on until the page, or the server, ends it.</summary>
    /// <exception cref="RefusedException">There are too many.</exception>
    public async Task Stream(HttpContext call, CancellationToken stopping)
    {
        call.Response.ContentType = "text/event-stream; charset=utf-8";
        if (HttpMethods.IsHead(call.Request.Method))
        {
            return;
        }

        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(call.RequestAborted, stopping);
        Channel<string> lines = Channel.CreateBounded<string>(MaxWaiting);
        try
        {
            if (Interlocked.Increment(ref open) > MaxStreams)
            {
                throw new RefusedException(StatusCodes.Status429TooManyRequests, "The workbench is open in too many pages. Close some.");
            }

            streams[lines] = true;
            await Write(Open);
            while (await Next() is string line)
            {
                await Write(line);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the server stops.
        }
        finally
        {
            streams.TryRemove(lines, out _);
            Interlocked.Decrement(ref open);
        }

        async Task Write(string line)
        {
            await call.Response.WriteAsync(line, end.Token);
            await call.Response.Body.FlushAsync(end.Token);
        }

        async Task<string?> Next()
        {
            try
            {
                return await lines.Reader.ReadAsync(end.Token).AsTask().WaitAsync(Silence, end.Token);
            }
            catch (TimeoutException)
            {
                return StillThere;
            }
            catch (ChannelClosedException)
            {
                return null;
            }
        }
    }
}
