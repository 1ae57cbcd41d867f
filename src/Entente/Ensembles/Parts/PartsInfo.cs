using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles.Parts;

/// <summary>What the parts in a folder are parts of: the content of its `run.json`.</summary>
/// <remarks>All but <see cref="Scenario"/> is the key of the run. It holds no name of a file, no path, no time and no machine, so that
/// parts made anywhere belong together; whatever changes a draw or a sum is in it.</remarks>
internal sealed record PartsInfo
{
    /// <summary>What kind of folder this is.</summary>
    public const string Folder = "entente-parts";

    /// <summary>Nothing yet.</summary>
    public PartsInfo()
    {
    }

    /// <summary>From a file; what it leaves out is as it is in a new one.</summary>
    [JsonConstructor]
    internal PartsInfo(string kind = Folder, ValueList<string>? set = null, string scenario = "") =>
        (Kind, Set, Scenario) = (kind, set ?? [], scenario);

    /// <summary>Always <see cref="Folder"/>.</summary>
    public string Kind { get; init; } = Folder;

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the scenario's text in UTF-8, before <see cref="Set"/>.</summary>
    public required string ScenarioSha256 { get; init; }

    /// <summary>Changes made for the run, written `path=value`.</summary>
    public ValueList<string> Set { get; init; } = [];

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many draws the parts have together.</summary>
    public required int Draws { get; init; }

    /// <summary>How many parts there are.</summary>
    public required int Parts { get; init; }

    /// <summary>Whether the draws are kept beside the sums.</summary>
    public required bool KeepsDraws { get; init; }

    /// <summary>How draws are simulated.</summary>
    public required TalksOptions Options { get; init; }

    /// <summary>Version of the form in which draws are told and sums are kept.</summary>
    public required string Formats { get; init; }

    /// <summary>How whoever made the folder named the scenario file, for the merged results; no part of the key.</summary>
    [JsonPropertyOrder(1)]
    public string Scenario { get; init; } = "";

    /// <summary>The same without the name.</summary>
    [JsonIgnore]
    public PartsInfo WithoutName => this with { Scenario = "" };

    /// <summary>Names the run: SHA-256 of all but the name, in hexadecimal digits.</summary>
    [JsonIgnore]
    public string Key => RunInfo.Sha256(WithoutName.ToJson());

    /// <summary>What stands in the folder of a run's parts.</summary>
    /// <param name="request">The run.</param>
    /// <param name="parts">How many parts it is cut into.</param>
    /// <param name="keepsDraws">Whether its draws are kept.</param>
    public static PartsInfo Of(RunRequest request, int parts, bool keepsDraws)
    {
        RunInfo info = request.Info;
        return new()
        {
            Version = info.Version,
            ScenarioSha256 = info.ScenarioSha256,
            Set = info.Set,
            Seed = info.Seed,
            Draws = info.Draws,
            Parts = parts,
            KeepsDraws = keepsDraws,
            Options = info.Options,
            Formats = string.Create(CultureInfo.InvariantCulture, $"sums {PartFile.Version}, draws {DrawFormat.Version}"),
            Scenario = info.Scenario,
        };
    }

    /// <summary>As the text of `run.json`.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonLayout.TypeOf<PartsInfo>(ResultsJson.Options)) + "\n";

    /// <summary>From the text of `run.json`.</summary>
    /// <exception cref="JsonException">It is none of parts.</exception>
    public static PartsInfo FromJson(string text)
    {
        PartsInfo? info = JsonSerializer.Deserialize(text, JsonLayout.TypeOf<PartsInfo>(ResultsJson.Options));
        return info is { Kind: Folder, Draws: > 0, Parts: > 0 and <= PartRange.MaxParts } && info.Parts <= info.Draws
            ? info : throw new JsonException("These are no parts of a run.");
    }

    /// <summary>In what another run differs from this one, to end the sentence "it belongs to a run …"; null if it is the same
    /// run.</summary>
    public string? WhyNot(PartsInfo other) =>
        ScenarioSha256 != other.ScenarioSha256 ? "of another scenario"
        : !Set.Equals(other.Set) ? $"with other changes ({(Set.Count == 0 ? "none" : Problem.Visible(string.Join(", ", Set)))})"
        : Seed != other.Seed ? $"with seed {Seed.ToString(CultureInfo.InvariantCulture)}"
        : Draws != other.Draws ? $"of {Draws.ToString("N0", CultureInfo.InvariantCulture)} draws"
        : Parts != other.Parts ? $"that is cut into {Parts.ToString(CultureInfo.InvariantCulture)} parts"
        : KeepsDraws != other.KeepsDraws ? KeepsDraws ? "that keeps its draws (--keep draws)" : "that does not keep its draws"
        : Version != other.Version || Formats != other.Formats ? $"of version {Problem.Visible(Version)}"
        : WithoutName.ToJson() != other.WithoutName.ToJson() ? "with other options"
        : null;
}
