using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>A run that somebody asks for.</summary>
public sealed record RunRequest
{
    /// <summary>The scenario as it is in the user's file.</summary>
    public required ScenarioFile Original { get; init; }

    /// <summary>The scenario with <see cref="Set"/> made; without errors.</summary>
    public required ScenarioFile File { get; init; }

    /// <summary>Changes made for this run, written `path=value`.</summary>
    public ValueList<string> Set { get; init; } = [];

    /// <summary>Whether to leave names of speakers and titles of sources out of the results; see <see cref="Redaction"/>.</summary>
    public bool Redacts { get; init; }

    /// <summary>How many worlds to draw, and how.</summary>
    public EnsembleSettings Settings { get; init; } = new();

    /// <summary>How draws are simulated.</summary>
    public TalksOptions Options { get; init; } = TalksOptions.Default;

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The folder that the results are to stand in.</summary>
    public required string Folder { get; init; }

    /// <summary>What will stand in `run.json`.</summary>
    public RunInfo Info => new()
    {
        Version = Version,
        Scenario = Original.Name,
        ScenarioSha256 = RunInfo.Sha256(Original.Text),
        Set = Set,
        Redacted = Redacts,
        Seed = Settings.Seed,
        Draws = Settings.Draws,
        Options = Options,
    };

    /// <summary>The run that is unfinished in a folder, or nothing if there is none there.</summary>
    /// <param name="folder">The results folder, or the unfinished one beside it.</param>
    /// <param name="threads">Threads to use.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static RunRequest? Unfinished(string folder, int threads)
    {
        RunFolder place = RunFolder.At(folder);
        if (place.ReadInfo() is not RunInfo info)
        {
            return null;
        }

        string text = place.ReadOriginal();
        if (RunInfo.Sha256(text) != info.ScenarioSha256)
        {
            return null;
        }

        ScenarioFile original = ScenarioReader.Read(text, info.Scenario);
        return new()
        {
            Original = original,
            File = ScenarioEditor.Apply(original, info.Set),
            Set = info.Set,
            Redacts = info.Redacted,
            Settings = new(info.Draws, info.Seed, threads),
            Options = info.Options,
            Version = info.Version,
            Folder = place.Finished,
        };
    }
}
