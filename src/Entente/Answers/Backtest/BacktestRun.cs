using Entente.Ensembles;
using Entente.Scoring.Cases;

namespace Entente.Answers.Backtest;

/// <summary>Runs cases of the past one after the other, each on all threads, and scores them.</summary>
internal static class BacktestRun
{
    /// <summary>Where the runs stand in the folder of a back-test.</summary>
    private const string Runs = "runs";

    /// <summary>The scores.</summary>
    /// <param name="cases">The cases, by name.</param>
    /// <param name="settings">Worlds a case, seed, and threads.</param>
    /// <param name="folder">A folder that keeps every run, so that one that was stopped goes on where it was; null keeps none.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="FolderRefusedException">The place of a run holds something else, or another process writes there.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static Scoring.Cases.Backtest Of(ValueList<CaseOfPast> cases, EnsembleSettings settings, string? folder, Action? progress,
        CancellationToken stop)
    {
        BaseRateWithout rates = new(cases);
        List<CaseScore> scores = [];
        foreach (CaseOfPast one in cases)
        {
            scores.Add(CaseScoring.Of(one, Forecast(one, settings, folder, progress, stop), rates));
        }

        return Scoring.Cases.Backtest.Of([.. scores], settings.Draws, settings.Seed);
    }

    private static Forecast Forecast(CaseOfPast one, EnsembleSettings settings, string? folder, Action? progress, CancellationToken stop)
    {
        RunRequest request = new()
        {
            Original = one.File,
            File = one.File,
            Settings = settings,
            Version = RunInfo.ThisVersion,
            Folder = folder is null ? "" : Path.Combine(folder, Runs, one.Name),
            Discards = true,
        };
        void Told(int draw) => progress?.Invoke();
        if (folder is null)
        {
            return ScenarioRun.InMemory(request, Told, stop).Forecast;
        }

        if (FinishedRun.Open(request.Folder, request.Version).Results is RunResults there && there.Info with { Files = [] } == request.Info)
        {
            for (int draw = 0; draw < settings.Draws; draw++)
            {
                progress?.Invoke();
            }

            return there.Forecast;
        }

        return ScenarioRun.Start(request, Told, stop: stop).Results?.Forecast ?? throw new OperationCanceledException(stop);
    }
}
