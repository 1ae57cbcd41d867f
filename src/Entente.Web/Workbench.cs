using System.Net;
using System.Net.Sockets;
using System.Text;
using Entente.Web.Files;
using Entente.Web.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Entente.Web;

/// <summary>The workbench: a server that listens on this machine alone, for one folder of scenario files.</summary>
/// <remarks>It reads no configuration and no environment, writes nothing to the console, and asks nothing of any network.</remarks>
internal sealed class Workbench : IAsyncDisposable
{
    private const int SecretBytes = 32;
    private const int MaxConnections = 600; // each costs some kB; more are closed at once

    private static readonly TimeSpan PatienceWithConnections = TimeSpan.FromMilliseconds(500);

    private readonly WebApplication server;
    private readonly FolderWatch watch;
    private readonly JobQueue jobs;
    private readonly Entrance entrance;

    private Workbench(WebApplication server, FolderWatch watch, JobQueue jobs, Entrance entrance, string origin, string secret) =>
        (this.server, this.watch, this.jobs, this.entrance, Origin, Secret) = (server, watch, jobs, entrance, origin, secret);

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
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = PatienceWithConnections);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Guard.MaxBody;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        WebApplication application = builder.Build();
        Guard guard = new(secret);
        application.Use(guard.Watch);
        application.Use(PageResources.Serve);
        application.UseRouting();
        Events events = new();
        FolderWatch looking = new(folder, events);
        JobQueue queue = new(events);
        new Api(folder, looking, queue, events, door).Map(application, application.Lifetime.ApplicationStopping);
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            await looking.DisposeAsync();
            await queue.DisposeAsync();
            throw;
        }

        string bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        guard.Origin = new Uri(bound).GetLeftPart(UriPartial.Authority); // as browsers write it: without the port if it is the usual one
        _ = Beside(() => Knock(new(bound), secret));
        return new(application, looking, queue, door, guard.Origin, secret);
    }

    /// <summary>Stops: streams end, answers that are under way have half a second.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
        await watch.DisposeAsync();
        await jobs.DisposeAsync();
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

    // The first call sets up the routing: this one comes before the page's.
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

    /// <summary>Whoever starts the workbench listens for signals, not the framework.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
