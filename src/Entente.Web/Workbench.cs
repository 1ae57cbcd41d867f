using System.Net;
using System.Net.Sockets;
using System.Text;
using Entente.Web.Files;
using Entente.Web.Jobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Entente.Web;

/// <summary>The workbench: a server that listens on this machine alone, for one folder of scenario files.</summary>
/// <remarks>It reads no configuration and no environment, writes nothing to the console, and asks nothing of any network. Of the framework
/// it takes the web server alone: host, services and routing would take a fifth of a second to be set up.</remarks>
internal sealed class Workbench : IAsyncDisposable
{
    private const int SecretBytes = 32;
    private const int MaxConnections = 600; // each costs some kB; more are closed at once

    private static readonly TimeSpan PatienceWithConnections = TimeSpan.FromMilliseconds(500);

    private readonly KestrelServer server;
    private readonly CancellationTokenSource stopping;
    private readonly FolderWatch watch;
    private readonly JobQueue jobs;
    private readonly Entrance entrance;

    private Workbench(
        KestrelServer server, CancellationTokenSource stopping, FolderWatch watch, JobQueue jobs, Entrance entrance, string origin,
        string secret) => (this.server, this.stopping, this.watch, this.jobs, this.entrance, Origin, Secret) =
        (server, stopping, watch, jobs, entrance, origin, secret);

    /// <summary>Scheme, host and port: `http://127.0.0.1:5000`.</summary>
    public string Origin { get; }

    /// <summary>What every call must carry, new at every start.</summary>
    public string Secret { get; }

    /// <summary>The address to open. Browsers never send the part after the #, so the secret stands in no log.</summary>
    public string Address => $"{Origin}/#{Secret}";

    /// <summary>An address that opens the workbench once, within a minute: for the command line of a browser, which others can
    /// read.</summary>
    public string AddressOnce() => $"{Origin}/#once={entrance.Key()}";

    /// <summary>Starts the server.</summary>
    /// <param name="path">A folder, or one scenario file.</param>
    /// <param name="port">The port; 0 = any that is free.</param>
    /// <exception cref="IOException">The port is taken, or the folder cannot be read.</exception>
    public static async Task<Workbench> Start(string path, int port = 0)
    {
        string secret = Entrance.Random(SecretBytes);
        Entrance door = new(secret);
        ScenarioFolder folder = ScenarioFolder.Of(path);
        _ = Beside(() => Prepare(folder)); // a fault of it is met again, and told, by the call that asks for the file
        KestrelServer kestrel = Server(port);
        CancellationTokenSource end = new();
        Guard guard = new(secret);
        Events events = new();
        FolderWatch looking = new(folder, events);
        JobQueue queue = new(events);
        Calls calls = new();
        new Api(folder, looking, queue, events, door).Map(calls, end.Token);
        try
        {
            await kestrel.StartAsync(
                new Behind(call => guard.Watch(call, allowed => PageResources.Serve(allowed, calls.Answer))), CancellationToken.None);
        }
        catch
        {
            kestrel.Dispose();
            end.Dispose();
            await looking.DisposeAsync();
            await queue.DisposeAsync();
            throw;
        }

        string bound = kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        guard.Origin = new Uri(bound).GetLeftPart(UriPartial.Authority); // as browsers write it: without the port if it is the usual one
        _ = Beside(() => Knock(new(bound), secret));
        return new(kestrel, end, looking, queue, door, guard.Origin, secret);
    }

    /// <summary>Stops: streams end, answers that are under way have half a second.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        using (CancellationTokenSource patience = new(PatienceWithConnections))
        {
            await server.StopAsync(patience.Token);
        }

        server.Dispose();
        await watch.DisposeAsync();
        await jobs.DisposeAsync();
        stopping.Dispose();
    }

    private static KestrelServer Server(int port)
    {
        KestrelServerOptions how = new() { AddServerHeader = false };
        how.Limits.MaxRequestBodySize = Guard.MaxBody;
        how.Limits.MaxConcurrentConnections = MaxConnections;
        how.Listen(IPAddress.Loopback, port, at => at.Protocols = HttpProtocols.Http1);
        NullLoggerFactory silent = NullLoggerFactory.Instance;
        return new(Options.Create(how), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), silent), silent);
    }

    // On a thread of its own: those that answer calls are no more than the processors at first.
    private static Task Beside(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // What the first page asks for is made once while the server starts and the browser loads: most of the time that it takes is that of
    // compiling and of reading the file, which then lies ready. (Figures: bench/workbench/cold.mjs.)
    private static void Prepare(ScenarioFolder folder)
    {
        if (folder.Files() is [OpenFile first, ..])
        {
            StateJson.Of(first, first.Read()!).ToJsonString(Reply.Compact);
        }
    }

    // What answers calls is compiled for the first one: this one comes before the page's.
    private static void Knock(Uri address, string secret)
    {
        using Socket door = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 1000 };
        door.Connect(IPAddress.Loopback, address.Port);
        door.Send(Encoding.ASCII.GetBytes(
            $"GET /api/jobs HTTP/1.1\r\nHost: {address.Authority}\r\n{Guard.SecretHeader}: {secret}\r\nConnection: close\r\n\r\n"));
        while (door.Receive(new byte[1024]) > 0)
        {
            // Nobody reads the answer.
        }
    }

    /// <summary>What stands behind the server: each call is given to the one function that answers.</summary>
    private sealed class Behind(RequestDelegate answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // It holds nothing.
        }
    }
}
