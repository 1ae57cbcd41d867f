using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Web;

/// <summary>`entente serve` as a process.</summary>
[EndToEnd]
public sealed class ServeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public ServeTests() =>
        File.Copy(Path.Combine(Repository.Root, "scenarios", OpenWorkbench.Town), Path.Combine(folder, OpenWorkbench.Town));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_prints_its_address_and_stops_when_asked_though_a_page_listens()
    {
        using Serving serving = await Serving.Start(folder);
        using HttpResponseMessage stream = await serving.Http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.True(stream.IsSuccessStatusCode);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A process is not asked to stop there.");
        long began = Stopwatch.GetTimestamp();
        using (Process asked = Process.Start("kill", [$"{serving.Process.Id}"]))
        {
            await asked.WaitForExitAsync();
        }

        await serving.Process.WaitForExitAsync();
        // It takes some 0.1 s. A server that waits for its open streams takes 30 s and more, on any machine.
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 20);
        Assert.Equal(0, serving.Process.ExitCode);
        Assert.Equal("", await serving.Process.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using Serving serving = await Serving.Start(folder);
        EntenteRun second = EntenteProcess.Run("serve", folder, "--no-browser", "--port", $"{serving.Http.BaseAddress!.Port}");
        Assert.Equal(3, second.ExitCode);
        Assert.Contains("is taken by another program", second.Error, StringComparison.Ordinal);
        EntenteProcess.AssertPlain(second.Error);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        EntenteRun run = EntenteProcess.Run("serve", Path.Combine(folder, "nowhere"), "--no-browser");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no file or folder", run.Error, StringComparison.Ordinal);
    }

    // Killed at any moment of writing, the file is whole: an older text or a newer one.
    [Fact]
    [Long]
    public async Task The_file_is_whole_after_the_server_was_killed_while_it_wrote()
    {
        string path = Path.Combine(folder, OpenWorkbench.Town);
        string original = await File.ReadAllTextAsync(path);
        for (int round = 0; round < 12; round++)
        {
            using Serving serving = await Serving.Start(folder);
            string id = (string)(await serving.Get("/api/files"))["files"]![0]!["id"]!;
            JsonObject state = await serving.Get($"/api/files/{id}");
            Task writing = Task.Run(async () =>
            {
                for (int i = 0; ; i++)
                {
                    state = await serving.Post($"/api/files/{id}/edit",
                        new JsonObject { ["version"] = state["version"]!.DeepClone(), ["changes"] = new JsonArray($"title=Traffic {i}") });
                }
            });
            await Task.Delay(40 + (23 * round));
            serving.Process.Kill();
            await Assert.ThrowsAnyAsync<Exception>(() => writing);
            await serving.Process.WaitForExitAsync();
            ScenarioFile file = ScenarioReader.ReadFile(path);
            Assert.NotNull(file.Scenario);
            Assert.Equal(original.Split('\n').Length, file.Text.Split('\n').Length);
        }

        using Serving last = await Serving.Start(folder);
        JsonObject files = await last.Get("/api/files");
        Assert.Single(files["files"]!.AsArray()); // what a kill left beside the file is none of them
    }

    /// <summary>The program, serving.</summary>
    private sealed class Serving(Process process, HttpClient http) : IDisposable
    {
        public Process Process => process;

        public HttpClient Http => http;

        public static async Task<Serving> Start(string folder)
        {
            Process process = EntenteProcess.Start("serve", folder, "--no-browser");
            string line = await process.StandardOutput.ReadLineAsync() ?? "";
            string[] address = line[line.IndexOf("http", StringComparison.Ordinal)..].Split("/#");
            HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(address[0]) };
            http.DefaultRequestHeaders.Add("X-Entente-Secret", address[1]);
            return new(process, http);
        }

        public async Task<JsonObject> Get(string address) => JsonNode.Parse(await http.GetStringAsync(address))!.AsObject();

        public async Task<JsonObject> Post(string address, JsonObject body)
        {
            using StringContent content = new(body.ToJsonString(), Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http.PostAsync(address, content);
            return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!.AsObject();
        }

        public void Dispose()
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
            http.Dispose();
        }
    }
}
