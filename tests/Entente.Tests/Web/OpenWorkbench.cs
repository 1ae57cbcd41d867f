using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Entente.Web;

namespace Entente.Tests.Web;

/// <summary>A workbench in this process for a folder of its own, and a page that calls it.</summary>
internal sealed class OpenWorkbench : IAsyncDisposable
{
    public const string Town = "town-traffic.yaml";

    private readonly bool isMine;
    private Workbench workbench;

    private OpenWorkbench(string folder, bool isMine, Workbench workbench)
    {
        (Folder, this.isMine, this.workbench) = (folder, isMine, workbench);
        Http = Client(workbench);
    }

    public string Folder { get; }

    public HttpClient Http { get; private set; }

    public string Origin => workbench.Origin;

    public string Secret => workbench.Secret;

    public string AddressOnce() => workbench.AddressOnce();

    public int Port => new Uri(Origin).Port;

    /// <summary>Opens a folder with a copy of the smallest scenario.</summary>
    public static Task<OpenWorkbench> WithTown() => With((Town, Repository.Read("scenarios", Town)));

    /// <summary>Opens a folder with files.</summary>
    public static async Task<OpenWorkbench> With(params (string Name, string Text)[] files)
    {
        string folder = Directory.CreateTempSubdirectory("entente").FullName;
        foreach ((string name, string text) in files)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        return new(folder, true, await Workbench.Start(folder));
    }

    /// <summary>Opens a folder, or one file, that is somebody else's.</summary>
    public static async Task<OpenWorkbench> At(string path) => new(path, false, await Workbench.Start(path));

    /// <summary>Stops the server and starts another for the same folder.</summary>
    public async Task Restart()
    {
        Http.Dispose();
        await workbench.DisposeAsync();
        workbench = await Workbench.Start(Folder);
        Http = Client(workbench);
    }

    public string PathOf(string name = Town) => Path.Combine(Folder, name);

    public async Task<string> IdOf(string name = Town) =>
        (await Get("/api/files"))["files"]!.AsArray().Single(file => (string?)file!["name"] == name)!["id"]!.GetValue<string>();

    public async Task<JsonObject> State(string name = Town) => await Get($"/api/files/{await IdOf(name)}");

    public async Task<JsonObject> Get(string address)
    {
        using HttpResponseMessage answer = await Http.GetAsync(address);
        Assert.Equal(200, (int)answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<(int Status, JsonObject Answer)> Post(string address, JsonNode body)
    {
        using StringContent content = new(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage answer = await Http.PostAsync(address, content);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }

    public async Task<(int Status, JsonObject Answer)> Edit(string id, JsonNode? version, params JsonNode[] changes) =>
        await Post($"/api/files/{id}/edit", new JsonObject { ["version"] = version?.DeepClone(), ["changes"] = new JsonArray(changes) });

    public async Task<(int Status, JsonObject Answer)> Save(string id, JsonNode? version, string text, string? draft = null)
    {
        JsonObject body = new() { ["version"] = version?.DeepClone(), ["text"] = text };
        if (draft is not null)
        {
            body["draft"] = draft;
        }

        return await Post($"/api/files/{id}/text", body);
    }

    /// <summary>Reads what pages are told, line by line.</summary>
    public async Task<StreamReader> Events()
    {
        StreamReader events = new(await Http.GetStreamAsync("/api/events"));
        Assert.Equal(": open", await events.ReadLineAsync());
        return events;
    }

    /// <summary>The next thing that pages are told.</summary>
    public static async Task<JsonObject> Next(StreamReader events)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (true)
        {
            string line = await events.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The stream came to an end.");
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonNode.Parse(line["data: ".Length..])!.AsObject();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await workbench.DisposeAsync();
        if (isMine)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static HttpClient Client(Workbench workbench)
    {
        HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(workbench.Origin) };
        client.DefaultRequestHeaders.Add("X-Entente-Secret", workbench.Secret);
        return client;
    }
}
