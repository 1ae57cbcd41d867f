using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Simulates draws on all cores, each thread with a world of its own, and hands them on in the order of their indices.</summary>
internal static class Ensemble
{
    /// <summary>Simulates the draws from <paramref name="first"/> to the last.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How draws are simulated.</param>
    /// <param name="inputs">Its uncertain numbers.</param>
    /// <param name="keep">Makes of a draw what is to be kept, on the thread that made it.</param>
    /// <param name="settings">How many draws, and how.</param>
    /// <param name="first">Index of the first draw to make.</param>
    /// <param name="deliver">Takes each draw, on the calling thread.</param>
    /// <param name="stop">Stops early.</param>
    /// <param name="changes">Levers and variants under each of which every world is simulated too; null for none.</param>
    /// <param name="known">A draw that need not be made, by index; null for one that must be.</param>
    /// <returns>Index after the last draw delivered.</returns>
    public static int Run<T>(
        Scenario scenario, TalksOptions options, ScenarioInputs inputs, Func<SampledDraw, T> keep, EnsembleSettings settings, int first,
        Action<T> deliver, CancellationToken stop, IReadOnlyList<string>? changes = null,
        Func<int, Draw?>? known = null)
        where T : class
    {
        if (first >= settings.Draws)
        {
            return first;
        }

        int threads = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount;
        return InOrder.Run(first, settings.Draws, threads, Worker, deliver, stop);

        Func<int, T> Worker()
        {
            TalksOptions[] all = [options, .. (changes ?? [])
                .Select(change => options with { Changes = [.. options.Changes.Append(change).Distinct()] })];
            all = [.. all.Select(one => one with { Work = Math.Max(Math.Min(one.Work, SearchBudget.OfOneOfMany), one.Work / all.Length) })];
            World[] worlds = [.. all.Select(one => new World(scenario, one))];
            return index =>
            {
                double[] values = inputs.Values(index);
                if (known?.Invoke(index) is Draw drawn)
                {
                    return keep(new(drawn, values));
                }

                Draw[] draws = new Draw[worlds.Length];
                for (int w = 0; w < worlds.Length; w++)
                {
                    try
                    {
                        draws[w] = worlds[w].Run(inputs.ValueIn(values, index), settings.Seed, index);
                    }
                    catch (Exception failure) when (failure is not OutOfMemoryException)
                    {
                        // The boundary of a draw: one that cannot be computed is counted with its reason, and the others go on, in a world
                        // that has not seen it.
                        draws[w] = new Draw { Index = index, Failure = Unforeseen.Reason(failure) };
                        worlds[w] = new World(scenario, all[w]);
                    }
                }

                return keep(new(draws[0], values) { Changed = draws.Length == 1 ? [] : draws[1..] });
            };
        }
    }
}
