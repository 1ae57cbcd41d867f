using Entente.Answers.Compare;
using Entente.Ensembles;
using Entente.Scoring.Journals;

namespace Entente.Answers.Journal;

/// <summary>A journal as `journal show` tells it: the odds, and from each forecast to the next what changed.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Steps">From each forecast to the next.</param>
internal sealed record ShownJournal(Scoring.Journals.Journal Journal, ValueList<JournalStep> Steps)
{
    /// <summary>A journal with what can be found of its runs.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="runs">A folder that holds results folders, or is one; null to compare no runs.</param>
    /// <returns>The journal, or a sentence each on folders of frozen runs that cannot be used.</returns>
    public static (ShownJournal? Shown, ValueList<string> WhyNot) Of(Scoring.Journals.Journal journal, string? runs)
    {
        FrozenForecast[] forecasts = [.. journal.Forecasts];
        List<string> faults = [];
        RunResults?[] found = [.. Found(forecasts, runs, faults)];
        JournalStep[] steps =
        [
            .. forecasts.Zip(forecasts.Skip(1)).Select((pair, i) => new JournalStep(pair.First, pair.Second,
                found[i] is RunResults before && found[i + 1] is RunResults after ? Compared(before, after, faults) : null)),
        ];
        return faults.Count > 0 ? (null, new(faults)) : (new(journal, new(steps)), []);
    }

    private static IEnumerable<RunResults?> Found(FrozenForecast[] forecasts, string? runs, List<string> faults)
    {
        Dictionary<string, string> folders = new(StringComparer.Ordinal);
        string[] places = runs is null ? [] : [runs, .. Directory.EnumerateDirectories(runs).Order(StringComparer.Ordinal)];
        foreach (string folder in places.Where(place => File.Exists(Path.Combine(place, RunResults.InfoFile))))
        {
            folders.TryAdd(RunInfo.Sha256(File.ReadAllText(Path.Combine(folder, RunResults.InfoFile))), folder);
        }

        foreach (FrozenForecast frozen in forecasts)
        {
            RunResults? run = null;
            if (folders.TryGetValue(frozen.Run, out string? folder))
            {
                (run, string? why) = FinishedRun.Open(folder);
                faults.AddRange(why is null ? [] : [why]);
            }

            yield return run;
        }
    }

    private static RunsComparison? Compared(RunResults before, RunResults after, List<string> faults)
    {
        try
        {
            return RunsComparison.Of(before, after);
        }
        catch (UnusableDrawsException fault)
        {
            faults.Add(fault.Message);
            return null;
        }
    }
}

/// <summary>From one forecast of a journal to the next.</summary>
/// <param name="Before">The one.</param>
/// <param name="Now">The next.</param>
/// <param name="Compared">Both runs side by side; null where one of them is not at hand.</param>
internal sealed record JournalStep(FrozenForecast Before, FrozenForecast Now, RunsComparison? Compared)
{
    /// <summary>Which numbers of the scenario are others than before, a clause each.</summary>
    public ValueList<string> Numbers =>
    [
        .. Now.Numbers.Where(one => !Before.Numbers.Has(one.Key)).Select(one => $"{one.Key} is new: {one.Value}"),
        .. Before.Numbers.Names.Where(path => !Now.Numbers.Has(path)).Select(path => $"{path} is gone"),
        .. Now.Numbers.Where(one => Before.Numbers.TryGet(one.Key, out string? old) && old != one.Value)
            .Select(one => $"{one.Key}: {Before.Numbers[one.Key]} became {one.Value}"),
    ];

    /// <summary>What they did to the odds: of an agreement by the last day that both runs tell; null where the runs are not at
    /// hand.</summary>
    public ChangedQuantity? Agreement => Compared?.Quantities.LastOrDefault(one => one.Quantity.Kind == QuantityKind.AgreementBy);
}
