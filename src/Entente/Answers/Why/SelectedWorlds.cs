using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Why;

/// <summary>Draws worlds again by their numbers, with the scenario changed and the chance of each world as it was, and asks whether a deal
/// that stops the fighting was ever possible.</summary>
internal sealed class SelectedWorlds(ScenarioInputs inputs, EnsembleSettings settings, Action? progress, CancellationToken stop)
{
    /// <summary>What is left of the work that all worlds drawn again may do: as much as three quarters of the worlds of a run. Each
    /// question leaves half of it to those that follow, so that hard worlds cost the later questions their answers and no more.</summary>
    private long work = settings.Draws * SearchBudget.OfWorld / 4 * 3;

    /// <summary>Whether a deal was possible in some step of each world; null where that could not be computed, or the search was stopped
    /// before it was decided.</summary>
    /// <param name="scenario">The scenario, changed.</param>
    /// <param name="worlds">Numbers of the worlds.</param>
    /// <param name="lotteries">Whether options may be settled by lot.</param>
    /// <param name="rename">Gives numbers that a change put into the scenario their value, from what the world gives to those of the
    /// file.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public bool?[] AreOpen(Scenario scenario, IReadOnlyList<int> worlds, bool lotteries = false,
        Func<Func<Uncertain, double>, Func<Uncertain, double>>? rename = null)
    {
        bool[] stopping = Stopping(scenario);
        long most = WorkOfEach(worlds.Count);
        List<Answer> answers = Each<Answer>(worlds.Count, () =>
        {
            World world = new(scenario, new TalksOptions
            {
                UntilPossible = true,
                LooksEvery = TalksOptions.UsualLooks,
                Lotteries = lotteries,
                Work = most,
            });
            return i =>
            {
                Func<Uncertain, double> value = inputs.ValueIn(inputs.Values(worlds[i]), worlds[i]);
                Draw draw = world.Run(rename is null ? value : rename(value), settings.Seed, worlds[i]);
                return new Answer(draw.Failure is null ? IsOpen(draw.Path, stopping) : null, world.WorkDone);
            };
        });
        Took(answers.Sum(answer => answer.Work));
        return [.. answers.Select(answer => answer.IsOpen)];
    }

    /// <summary>What each of so many worlds may do now.</summary>
    public long WorkOfEach(int worlds) => Math.Clamp(work / 2 / Math.Max(1, worlds), 0, SearchBudget.OfWorld);

    /// <summary>Takes off what worlds did.</summary>
    public void Took(long done) => work -= done;

    /// <summary>The places of the worlds that are decided in every one of several answers: shares that are told side by side count the same
    /// worlds.</summary>
    /// <param name="answers">An answer a change; each says of every world whether it is open, or null.</param>
    /// <param name="worlds">How many worlds there are.</param>
    public static int[] Decided(IReadOnlyList<bool?[]> answers, int worlds) =>
        [.. Enumerable.Range(0, worlds).Where(world => answers.All(answer => answer[world] is not null))];

    /// <summary>The share of some worlds, one or more, that are open, or that are not.</summary>
    /// <param name="answer">Of every world, whether it is open.</param>
    /// <param name="worlds">The places of the worlds that count.</param>
    /// <param name="isOpen">Which of the two.</param>
    public static double Share(bool?[] answer, int[] worlds, bool isOpen) =>
        worlds.Count(world => answer[world] == isOpen) / (double)worlds.Length;

    /// <summary>Tells the progress that so many draws turned out not to be needed.</summary>
    public void Spare(int draws)
    {
        for (int i = 0; i < draws; i++)
        {
            progress?.Invoke();
        }
    }

    /// <summary>Works something out for each of several items on all threads; in order.</summary>
    public List<T> Each<T>(int count, Func<Func<int, T>> worker)
        where T : class
    {
        List<T> all = [];
        if (count > 0)
        {
            InOrder.Run(0, count, settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount, worker, Take, stop);
            stop.ThrowIfCancellationRequested();
        }

        return all;

        void Take(T one)
        {
            all.Add(one);
            progress?.Invoke();
        }
    }

    /// <summary>Which packages stop the fighting; all of them where there is none.</summary>
    public static bool[] Stopping(Scenario scenario) => [.. scenario.AllPackages.Values.Select(package => package.Stops(scenario))];

    /// <summary>Whether any of these packages left gains to everybody who must agree in some step.</summary>
    public static bool IsOpen(DrawPath path, bool[] stopping) =>
        Enumerable.Range(0, path.Steps)
            .Any(step => Enumerable.Range(0, path.Packages)
            .Any(package => stopping[package] && DealSpace.LeavesGains(path.Depth(step, package))));

    private sealed record Answer(bool? IsOpen, long Work);
}
