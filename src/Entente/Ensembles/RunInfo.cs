using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>What produced a results folder: the content of `run.json`. It holds no time of day and no name of a machine, so that the same
/// run gives the same bytes.</summary>
public sealed record RunInfo
{
    /// <summary>What kind of folder this is.</summary>
    public const string Folder = "entente-run";

    private const string Closing = "\n}", SealBegins = ",\n  \"seal\": \"";

    /// <summary>The version of Entente that is running, with the commit it was built from if that is known.</summary>
    public static string ThisVersion { get; } =
        typeof(RunInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Nothing yet.</summary>
    public RunInfo()
    {
    }

    /// <summary>From a file; what it leaves out is as it is in a new one.</summary>
    [JsonConstructor]
    internal RunInfo(string kind = Folder, ValueList<string>? set = null, Named<string>? files = null) =>
        (Kind, Set, Files) = (kind, set ?? [], files ?? []);

    /// <summary>Always <see cref="Folder"/>.</summary>
    public string Kind { get; init; } = Folder;

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario file, from the folder in which the program was started; its name alone if it lies elsewhere
    /// (<see cref="NameOf(ScenarioFile)"/>). A redacted run names only the copy.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the scenario's text in UTF-8, before <see cref="Set"/>: of `scenario.yaml` in the folder, unless it was
    /// redacted. Hexadecimal digits.</summary>
    public required string ScenarioSha256 { get; init; }

    /// <summary>Changes that were made to the scenario for this run, written `path=value`.</summary>
    public ValueList<string> Set { get; init; } = [];

    /// <summary>Whether names of speakers and titles of sources were left out of the results; the numbers are the same.</summary>
    public bool Redacted { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many draws were asked for.</summary>
    public required int Draws { get; init; }

    /// <summary>How draws were simulated.</summary>
    public required TalksOptions Options { get; init; }

    /// <summary>SHA-256 of every other file of the results, by file name, in hexadecimal digits; empty while the run is unfinished. Pages
    /// are not among them: they come and go with questions, and each carries its own.</summary>
    public Named<string> Files { get; init; } = [];

    /// <summary>As the text of `run.json`, which ends in the SHA-256 of all that stands before.</summary>
    public string ToJson()
    {
        string json = JsonSerializer.Serialize(this, JsonLayout.TypeOf<RunInfo>(ResultsJson.Options));
        return $"{json[..^Closing.Length]}{SealBegins}{Sha256(json)}\"{Closing}\n";
    }

    /// <summary>From the text of `run.json`.</summary>
    /// <exception cref="JsonException">It is none, or is not as a run left it.</exception>
    public static RunInfo FromJson(string text)
    {
        int seal = text.LastIndexOf(SealBegins, StringComparison.Ordinal);
        string json = seal >= 0 ? text[..seal] + Closing : throw new JsonException("This is no run.");
        return text != $"{json[..^Closing.Length]}{SealBegins}{Sha256(json)}\"{Closing}\n" ? throw new JsonException(
            "It was changed after the run.")
            : JsonSerializer.Deserialize(text, JsonLayout.TypeOf<RunInfo>(ResultsJson.Options)) is { Kind: Folder } info ? info
                : throw new JsonException("This is no run.");
    }

    /// <summary>How results name a scenario file: where somebody keeps its files is nobody else's business.</summary>
    public static string NameOf(ScenarioFile file) => NameOf(file.Name);

    /// <summary>How results name any file or folder that they were made from.</summary>
    /// <param name="path">The path as the user wrote it.</param>
    public static string NameOf(string path)
    {
        if (path.Length == 0)
        {
            return path;
        }

        string whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)),
            fromHere = Path.GetRelativePath(Environment.CurrentDirectory, whole);
        return Path.IsPathRooted(fromHere) || fromHere is "." || fromHere.StartsWith("..", StringComparison.Ordinal)
            ? Path.GetFileName(whole) : fromHere.Replace('\\', '/');
    }

    /// <summary>The fingerprint of a text.</summary>
    internal static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The fingerprint of a file.</summary>
    internal static string Sha256OfFile(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
