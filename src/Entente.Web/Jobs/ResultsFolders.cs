using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Web.Files;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Jobs;

/// <summary>The runs of a scenario, found in the results folders beside it, and their files for the browser. A folder is found under a name
/// of its own, new at every start, that only pages with the secret are told.</summary>
internal sealed class ResultsFolders
{
    private const int NameBytes = 16, MaxRuns = 500;

    private static readonly string[] Files =
        [RunResults.ReportFile, .. RunPages.All.Select(page => page.File), .. RunResults.ResultFiles, RunResults.InfoFile];

    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.Ordinal), folders = new(StringComparer.Ordinal);

    /// <summary>The files of a folder, each with its address.</summary>
    public JsonArray Of(string folder)
    {
        string path = WholeFile.RealPath(folder), name = names.GetOrAdd(path, _ =>
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes)));
        folders[name] = path;
        return [.. Files.Where(file => IsThere(Path.Combine(path, file)))
            .Select(JsonNode (file) => new JsonObject { ["name"] = file, ["url"] = $"{Guard.ResultsPath}/{name}/{file}" })];
    }

    /// <summary>The runs of a file, the newest first.</summary>
    public JsonArray History(OpenFile file, FileVersion now)
    {
        string current = RunInfo.Sha256(now.File.Text);
        return [.. RunsOf(file)
            .Select(folder => Run(file, folder, current)).OfType<(DateTime At, JsonObject Run)>()
            .OrderByDescending(run => run.At).Select(JsonNode (run) => run.Run)];
    }

    /// <summary>Answers with a file of a folder.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public async Task Serve(HttpContext call, string name, string file)
    {
        if (!folders.TryGetValue(name, out string? folder) || !Files.Contains(file) || !IsThere(Path.Combine(folder, file)))
        {
            throw RefusedException.Missing("result");
        }

        call.Response.ContentType = Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".json" => "application/json; charset=utf-8",
            ".yaml" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
        await using FileStream stream =
            new(Path.Combine(folder, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        call.Response.ContentLength = stream.Length;
        if (HttpMethods.IsGet(call.Request.Method))
        {
            await stream.CopyToAsync(call.Response.Body, call.RequestAborted);
        }
    }

    /// <summary>The folder of a run of a file by the name that its history gives; null if there is none.</summary>
    public static string? Find(OpenFile file, string run) => RunsOf(file).FirstOrDefault(folder => NameOf(file, folder) == run);

    /// <summary>What the run in a folder is called: the folder from where the scenario stands, such as `results/port-strike-2`.</summary>
    public static string NameOf(OpenFile file, string folder) =>
        Path.GetRelativePath(Path.GetDirectoryName(file.Path)!, WholeFile.RealPath(folder)).Replace('\\', '/');

    // Beside the scenario, and where `entente run` puts them from where the program was started.
    private static IEnumerable<string> RunsOf(OpenFile file) => new[] { RunPlace.Usual(file.Path), RunFolder.Usual(file.Path) }
        .Select(WholeFile.RealPath).Distinct(StringComparer.Ordinal).SelectMany(RunsNamed);

    private static bool IsThere(string path) => new FileInfo(path) is { Exists: true, Length: > 0, LinkTarget: null };

    private static IEnumerable<string> RunsNamed(string usual)
    {
        string place = Path.GetDirectoryName(usual)!, name = Path.GetFileName(usual);
        return !Directory.Exists(place) ? [] : Directory.EnumerateDirectories(place)
            .Where(folder => Path.GetFileName(folder) is string found
            && (found == name || (found.StartsWith(name + "-", StringComparison.Ordinal)
                && found.AsSpan(name.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0))).Take(MaxRuns);
    }

    // Of a run without names the folder alone says of what it is.
    private (DateTime At, JsonObject Run)? Run(OpenFile file, string folder, string current)
    {
        try
        {
            if (new DirectoryInfo(folder).LinkTarget is not null || RunFolder.At(folder).ReadFinished() is not RunInfo info
                || !(info.Redacted || Path.GetFileName(info.Scenario) == Path.GetFileName(file.Path)))
            {
                return null;
            }

            JsonNode forecast = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, RunResults.ForecastFile)))!;
            DateTime at = File.GetLastWriteTimeUtc(Path.Combine(folder, RunResults.InfoFile));
            return (at, new()
            {
                ["run"] = NameOf(file, folder),
                ["at"] = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                ["draws"] = info.Draws,
                ["seed"] = info.Seed,
                ["set"] = new JsonArray([.. info.Set.Select(change => (JsonNode)change)]),
                ["redacted"] = info.Redacted,
                ["version"] = info.Version,
                ["is-current"] = info.ScenarioSha256 == current,
                ["outcomes"] = forecast["outcomes"]?.DeepClone(),
                ["agreement"] = forecast["agreement"]?.DeepClone(),
                ["results"] = Of(folder),
            });
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // not as a run left it
        }
    }
}
