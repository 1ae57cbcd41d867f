using System.Text.Json;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>A run that somebody asks for.</summary>
internal sealed record RunRequest
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

    /// <summary>Whether draws that an unfinished run of other settings keeps in the folder may be thrown away.</summary>
    public bool Discards { get; init; }

    /// <summary>Whether results of another scenario in the folder may be replaced: somebody named the folder.</summary>
    public bool MayReplaceAnother { get; init; } = true;

    /// <summary>Names of the pages that questions add to the results: those of an older run in the folder go with it.</summary>
    public ValueList<string> Pages { get; init; } = [];

    /// <summary>What will stand in `run.json`, but for the list of files.</summary>
    public RunInfo Info => new()
    {
        Version = Version,
        Scenario = Redacts ? RunResults.ScenarioCopy : RunInfo.NameOf(Original),
        ScenarioSha256 = RunInfo.Sha256(Original.Text),
        Set = Set,
        Redacted = Redacts,
        Seed = Settings.Seed,
        Draws = Settings.Draws,
        Options = Options,
    };

    /// <summary>The run that is unfinished in a folder, or why there is none that can be gone on with, in a sentence.</summary>
    /// <param name="folder">The results folder, or the unfinished one beside it.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="version">Version of the program, which must be the one that began it.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static (RunRequest? Request, string? WhyNot) Unfinished(string folder, int threads, string version)
    {
        string named = $"`{Problem.Visible(folder)}`";
        RunFolder place = RunFolder.At(folder);
        RunInfo info;
        string text;
        try
        {
            if (place.ReadInfo() is not RunInfo begun)
            {
                return (null, $"there is no unfinished run in {named}.");
            }

            (info, text) = (begun, place.ReadOriginal());
        }
        catch (Exception damage) when (damage is JsonException or FileNotFoundException)
        {
            return (null, $"the unfinished run in {named} is "
                + $"damaged: {(damage is JsonException ? RunResults.InfoFile : RunResults.ScenarioCopy)} is missing or not as the run left "
                + "it. Begin it anew.");
        }

        if (RunInfo.Sha256(text) != info.ScenarioSha256)
        {
            return (null, $"the unfinished run in {named} is damaged: {RunResults.ScenarioCopy} is not the one that was run. "
                + "Begin it anew.");
        }

        if (info.Version != version)
        {
            return (null, $"the run in {named} was begun by version {Problem.Visible(info.Version)}, and this is {version}. "
                + "Begin it anew.");
        }

        ScenarioFile original = ScenarioReader.Read(text, info.Scenario), file = ScenarioEditor.Apply(original, info.Set);
        return file.Scenario is null ? (null, $"the scenario of the run in {named} has errors: {file.Problems[0].Message} Begin it anew.")
            : (new()
            {
                Original = original,
                File = file,
                Set = info.Set,
                Redacts = info.Redacted,
                Settings = new(info.Draws, info.Seed, threads),
                Options = info.Options,
                Version = info.Version,
                Folder = place.Finished,
            }, null);
    }
}
