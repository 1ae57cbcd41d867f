using System.Diagnostics;
using System.Globalization;
using Entente.Stakeholders;

namespace Entente.Benchmarks.Stakeholders;

/// <summary>Prints what the stakeholder models cost, each case the best of several passes on one thread, and how the spatial model grows
/// with the number of actors. With the folder of reference data (KTAB cases and DEU III tables) also on those.</summary>
internal static class StakeholdersCost
{
    private const int Passes = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7); // of processor time, until the compiler has done its best

    public static int Run(string? reference, TextWriter output)
    {
        output.WriteLine("case                                              best ms   processor ms   rounds   MB allocated");
        if (reference is not null)
        {
            Report(output, "ktab", "SOE-Pol-Comp of KTAB",
                ReferenceCases.Ktab(Path.Combine(reference, "ktab", "SOE-Pol-Comp", "input.csv")));
        }

        Report(output, "ktab", "13 x 2", RandomStakeholders.Of(13, 2));
        foreach (string model in (string[])["ktab", "spatial"])
        {
            Report(output, model, "40 x 1, 20 turns", RandomStakeholders.Of(40, 1), ("turns", "20"));
            Report(output, model, "80 x 1, 20 turns", RandomStakeholders.Of(80, 1), ("turns", "20"));
            Report(output, model, "80 x 1, to rest", RandomStakeholders.Of(80, 1));
        }

        Report(output, "challenge", "300 x 1, 10 rounds", RandomStakeholders.Of(300, 1));
        Report(output, "challenge-table2", "300 x 1, 10 rounds", RandomStakeholders.Of(300, 1), ("rounds", "10"));
        Report(output, "exchange", "60 x 4, one round", RandomStakeholders.Of(60, 4));
        Growth(output, "ktab");
        Growth(output, "spatial");
        if (reference is not null)
        {
            Deu(output, Path.Combine(reference, "deu3"));
        }

        Large(output);
        return 0;
    }

    private static void Report(TextWriter output, string model, string name, StakeholderProblem problem, params (string, string)[] changes)
    {
        Cost cost = Best(model, problem, Passes, changes);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{model,-18} {name,-28} {cost.Wall,10:F2} {cost.Processor,14:F2} {cost.Rounds,8} {cost.Megabytes,14:F1}"));
    }

    private static Cost Best(string name, StakeholderProblem problem, int passes, params (string, string)[] changes)
    {
        IStakeholderModel model = ModelCatalog.Of(name);
        ModelSettings settings = ModelSettings.Of(model.Card, changes);
        double wall = double.PositiveInfinity, processor = double.PositiveInfinity;
        StakeholderForecast forecast = model.Run(problem, settings, ModelCatalog.StreamOf(model, 1));
        TimeSpan warm = Environment.CpuUsage.TotalTime + WarmUp;
        while (passes > 1 && Environment.CpuUsage.TotalTime < warm)
        {
            model.Run(problem, settings, ModelCatalog.StreamOf(model, 1));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int pass = 0; pass < passes; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan busy = Environment.CpuUsage.TotalTime;
            forecast = model.Run(problem, settings, ModelCatalog.StreamOf(model, 1));
            // On a busy machine the processor time says more than the wall clock.
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds);
            wall = Math.Min(wall, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new(wall, processor, forecast.Rounds.Count - 1, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)passes / 1e6);
    }

    /// <summary>Time a turn for n = 10 to 160, and the power of n that fits it, over all and over the upper half.</summary>
    private static void Growth(TextWriter output, string model)
    {
        int[] sizes = [10, 14, 20, 28, 40, 57, 80, 113, 160];
        double[] ms = [.. sizes.Select(n => Turn(model, n))];
        output.WriteLine($"{model}, processor ms a "
            + $"turn: {string.Join(", ", sizes.Zip(ms, (n, t) => string.Create(CultureInfo.InvariantCulture, $"n = {n}: {t:F3}")))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model}, power of n: {Slope(sizes, ms):F2} over "
            + $"all, {Slope(sizes[4..], ms[4..]):F2} from n = 40"));
    }

    private static double Turn(string model, int actors)
    {
        Cost cost = Best(model, RandomStakeholders.Of(actors, 1), Passes, ("turns", "8"));
        return cost.Processor / cost.Rounds;
    }

    private static double Slope(int[] sizes, double[] ms)
    {
        double[] x = [.. sizes.Select(n => Math.Log(n))], y = [.. ms.Select(time => Math.Log(time))];
        double mx = x.Average(), my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    }

    /// <summary>A thousand actors, and the most memory that the process had.</summary>
    private static void Large(TextWriter output)
    {
        StakeholderProblem one = RandomStakeholders.Of(1000, 1), two = RandomStakeholders.Of(1000, 2);
        foreach (IStakeholderModel model in ModelCatalog.All)
        {
            StakeholderProblem problem = model.Card.FewestIssues > 1 ? two : one;
            if (model.Card.Refuses(problem) is string reason)
            {
                output.WriteLine($"1000 actors, {model.Card.Name}: refused. {reason}");
                continue;
            }

            bool turns = model.Card.Parameters.Any(parameter => parameter.Name == "turns");
            Cost cost = Best(model.Card.Name, problem, 1, turns ? [("turns", "1")] : []);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"1000 actors, {model.Card.Name}: {cost.Processor / 1000:F2} s of processor time for {cost.Rounds} "
                    + $"rounds, {cost.Megabytes:F0} MB allocated, peak of the process so "
                    + $"far {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));
        }
    }

    private static void Deu(TextWriter output, string folder)
    {
        StakeholderProblem[] proposals = [.. ReferenceCases.Deu(folder)];
        double all = 0;
        foreach (IStakeholderModel model in ModelCatalog.All)
        {
            StakeholderProblem[] possible = [.. proposals.Where(proposal => model.Card.Refuses(proposal) is null)];
            double best = double.PositiveInfinity, error = 0;
            int scored = 0;
            for (int pass = 0; pass < 3; pass++)
            {
                (error, scored) = (0, 0);
                TimeSpan busy = Environment.CpuUsage.TotalTime;
                StakeholderForecast[] forecasts =
                    [.. possible.Select(proposal => model.Run(proposal, model.Card.Defaults, ModelCatalog.StreamOf(model, 1)))];
                best = Math.Min(best, (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds);
                foreach ((StakeholderProblem proposal, StakeholderForecast forecast) in possible.Zip(forecasts))
                {
                    for (int k = 0; k < proposal.Issues.Count; k++)
                    {
                        if (forecast.Forecast[k] is double value)
                        {
                            error += Math.Abs(value - proposal.Issues[k].Outcome!.Value);
                            scored++;
                        }
                    }
                }
            }

            all += best;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DEU III, {model.Card.Name,-18} {best,8:F1} ms, mean absolute "
                + $"error {error / scored:F4} "
                + $"on {scored} of {proposals.Sum(one => one.Issues.Count)} issues"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DEU III, all models: {all:F0} ms of processor time"));
    }

    /// <summary>The best of several passes.</summary>
    private sealed record Cost(double Wall, double Processor, int Rounds, double Megabytes);
}
