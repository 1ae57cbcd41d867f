using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers;

/// <summary>The worlds that a question shares with the run it is asked of, which need not be drawn again.</summary>
internal static class WorldsOfRun
{
    /// <summary>The worlds of a question as the run has them, one a draw; null if it is not asked of a run, or not of its
    /// worlds.</summary>
    /// <remarks>A run of another version of the program cannot be asked at all, so that the same seed means the same worlds. The scenario of a
    /// redacted run is not the one whose worlds its table has: its names and its order are others, and with them what it draws.</remarks>
    /// <param name="about">What is asked about.</param>
    /// <param name="file">The scenario of the worlds.</param>
    /// <param name="settings">How many there are, and where chance begins.</param>
    public static IReadOnlyList<Draw>? Of(Subject about, ScenarioFile file, EnsembleSettings settings)
    {
        bool isShared = about.Run is { HasDraws: true, Info: { Redacted: false } info }
            && ReferenceEquals(file.Scenario, about.Base.Scenario)
            && info.Seed == settings.Seed && info.Draws >= settings.Draws && info.Options.Changes.Count == 0;
        return isShared ? FinishedRun.Draws(about.Run!, settings.Draws).Draws : null;
    }
}
