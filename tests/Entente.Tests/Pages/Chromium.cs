using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Tests.Pages;

/// <summary>A real browser without a window, driven over the DevTools protocol. One for all tests that need it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string profile = Directory.CreateTempSubdirectory("entente-browser").FullName;
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> waiting = new();
    private readonly ConcurrentQueue<(string Session, string Method, JsonNode Parameters)> events = new();
    private Process? browser;
    private Task? listening;
    private int lastCall;

    /// <summary>Where Chromium is, or nothing where there is none.</summary>
    public static readonly string? Program =
        Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"], File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        browser = Process.Start(new ProcessStartInfo(
            Program,
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions", "--no-proxy-server",
                    "--disable-dev-shm-usage",
                $"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank",
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        browser.ErrorDataReceived += (_, _) => { };
        browser.BeginErrorReadLine();
        browser.BeginOutputReadLine();
        string[] door = await Door();
        socket.Options.Proxy = null;
        using CancellationTokenSource limit = new(Patience);
        await socket.ConnectAsync(new($"ws://127.0.0.1:{door[0]}{door[1]}"), limit.Token);
        listening = Task.Run(Listen);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            try
            {
                await Call("", "Browser.close", []);
            }
            catch (Exception e) when (e is WebSocketException or TimeoutException or InvalidOperationException)
            {
                // It closed before it could say so.
            }

            if (!browser.WaitForExit(5000))
            {
                browser.Kill(entireProcessTree: true);
                browser.WaitForExit();
            }

            browser.Dispose();
            await listening!;
        }

        socket.Dispose();
        for (int attempt = 0; attempt < 20 && Directory.Exists(profile); attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100); // a part of the browser is still writing
            }
        }
    }

    /// <summary>Opens a file in a fresh tab.</summary>
    public async Task<Tab> Open(string file, int width, int height, bool dark, bool print = false)
    {
        JsonNode target = await Call("", "Target.createTarget", new() { ["url"] = "about:blank" });
        string id = target["targetId"]!.GetValue<string>();
        JsonNode attached = await Call("", "Target.attachToTarget", new() { ["targetId"] = id, ["flatten"] = true });
        Tab tab = new(this, attached["sessionId"]!.GetValue<string>(), id);
        foreach (string domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await tab.Call(domain + ".enable", []);
        }

        await tab.Call("Emulation.setDeviceMetricsOverride",
            new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        await tab.Call("Emulation.setEmulatedMedia", new()
        {
            ["media"] = print ? "print" : "",
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await tab.Call("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        await tab.Until("document.readyState === 'complete' && !document.querySelector('[data-chart=waiting]')");
        return tab;
    }

    internal async Task<JsonNode> Call(string session, string method, JsonObject parameters)
    {
        int id = Interlocked.Increment(ref lastCall);
        JsonObject message = new() { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session.Length > 0)
        {
            message["sessionId"] = session;
        }

        TaskCompletionSource<JsonNode> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        return await answer.Task.WaitAsync(Patience);
    }

    internal IEnumerable<(string Method, JsonNode Parameters)> EventsOf(string session) =>
        events.Where(one => one.Session == session).Select(one => (one.Method, one.Parameters));

    // The browser writes the port and the path of its door into a file of its profile.
    private async Task<string[]> Door()
    {
        string file = Path.Combine(profile, "DevToolsActivePort");
        for (Stopwatch time = Stopwatch.StartNew(); time.Elapsed < Patience; await Task.Delay(50))
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file) is [_, _] lines)
            {
                return lines;
            }
        }

        throw new TimeoutException("Chromium did not start.");
    }

    private async Task Listen()
    {
        byte[] buffer = new byte[1 << 16];
        using MemoryStream message = new();
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.ToArray()));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or JsonException)
        {
            // The browser has gone; whoever waits is told below.
        }

        foreach (TaskCompletionSource<JsonNode> one in waiting.Values)
        {
            one.TrySetException(new InvalidOperationException("The browser has gone."));
        }
    }

    private void Take(JsonNode? message)
    {
        if (message?["id"]?.GetValue<int>() is int id && waiting.TryRemove(id, out TaskCompletionSource<JsonNode>? call))
        {
            if (message["error"] is JsonNode error)
            {
                call.SetException(new InvalidOperationException(error.ToJsonString()));
            }
            else
            {
                call.SetResult(message["result"]!);
            }
        }
        else if (message?["method"]?.GetValue<string>() is string method)
        {
            events.Enqueue((message["sessionId"]?.GetValue<string>() ?? "", method, message["params"]!));
        }
    }
}

/// <summary>A page in the browser.</summary>
public sealed class Tab(Chromium browser, string session, string target)
{
    /// <summary>Everything that the console said: errors, warnings, refusals of the page's policy.</summary>
    public IReadOnlyList<string> Complaints =>
    [
        .. from one in browser.EventsOf(session)
           where one.Method is "Log.entryAdded" or "Runtime.exceptionThrown" or "Runtime.consoleAPICalled"
           select one.Parameters["args"]?.ToJsonString() ?? one.Parameters.ToJsonString(),
    ];

    /// <summary>The addresses that the page asked for.</summary>
    public IReadOnlyList<string> Requests =>
    [
        .. from one in browser.EventsOf(session)
           where one.Method == "Network.requestWillBeSent"
           select one.Parameters["request"]!["url"]!.GetValue<string>(),
    ];

    public Task<JsonNode> Call(string method, JsonObject parameters) => browser.Call(session, method, parameters);

    /// <summary>The value of an expression in the page.</summary>
    public async Task<T> Value<T>(string expression) => (await Evaluate(expression))!.GetValue<T>();

    /// <summary>Waits until an expression is true.</summary>
    public Task Until(string expression) => Found<string>($"(({expression}) ? 'yes' : null)");

    /// <summary>Waits until an expression has a value. One that looks into what is not there yet has none yet.</summary>
    public async Task<T> Found<T>(string expression)
        where T : class
    {
        string? fault = null;
        for (Stopwatch time = Stopwatch.StartNew(); time.Elapsed < Chromium.Patience; await Task.Delay(50))
        {
            try
            {
                fault = null;
                if ((await Evaluate(expression))?.GetValue<T>() is T value)
                {
                    return value;
                }
            }
            catch (InvalidOperationException notYet)
            {
                fault = notYet.Message;
            }
        }

        throw new TimeoutException($"In the page this never came: {expression}. {fault} The console said: {string.Join("\n", Complaints)}");
    }

    /// <summary>The page as a PDF, as a printer would get it.</summary>
    public async Task<byte[]> Pdf()
    {
        JsonNode pdf = await Call("Page.printToPDF",
            new() { ["printBackground"] = true, ["preferCSSPageSize"] = true, ["paperWidth"] = 8.27, ["paperHeight"] = 11.69 });
        return Convert.FromBase64String(pdf["data"]!.GetValue<string>());
    }

    /// <summary>A picture of the whole page.</summary>
    public async Task<byte[]> Picture()
    {
        JsonNode picture = await Call("Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = true });
        return Convert.FromBase64String(picture["data"]!.GetValue<string>());
    }

    private async Task<JsonNode?> Evaluate(string expression)
    {
        JsonNode answer = await Call("Runtime.evaluate",
            new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is JsonNode fault ? throw new InvalidOperationException(fault.ToJsonString())
            : answer["result"]!["value"];
    }

    public Task Close() => browser.Call("", "Target.closeTarget", new() { ["targetId"] = target });
}
