using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>What produced a results folder: the content of `run.json`. It holds no time of day and no name of a machine, so that the same run
/// gives the same bytes.</summary>
public sealed record RunInfo
{
    /// <summary>What kind of folder this is.</summary>
    public const string Folder = "entente-run";

    /// <summary>Always <see cref="Folder"/>.</summary>
    public string Kind { get; init; } = Folder;

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario file as the user named it; its name alone if it was named by a full path (<see cref="NameOf"/>).</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the scenario's text in UTF-8, before <see cref="Set"/>: of `scenario.yaml` in the folder, unless it was redacted. Hexadecimal digits.</summary>
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

    /// <summary>As the text of `run.json`.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ResultsJson.Options) + "\n";

    /// <summary>From the text of `run.json`.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static RunInfo FromJson(string text) =>
        JsonSerializer.Deserialize<RunInfo>(text, ResultsJson.Options) is { Kind: Folder } info ? info : throw new JsonException("This is no run.");

    /// <summary>How results name a scenario file: a full path says where somebody keeps its files, which is nobody else's business.</summary>
    public static string NameOf(ScenarioFile file) => Path.IsPathRooted(file.Name) ? Path.GetFileName(file.Name) : file.Name;

    /// <summary>The fingerprint of a text.</summary>
    internal static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
