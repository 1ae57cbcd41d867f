using System.Diagnostics;
using System.Globalization;
using Entente.Deals;

namespace Entente.Benchmarks.Deals;

/// <summary>
/// Prints what deal problems cost: depth + Nash terms over 1,000 random problems, with and without holding, growth with actors and
/// issues, and discrete domains. Times are of one thread, each problem the best of three passes after warm-up.
/// </summary>
internal static class DealsCost
{
    private const int Problems = 1000;
    private const int Passes = 3;
    private static readonly double[] Curvatures = [1, 1.5, 2];

    public static void Run(TextWriter output)
    {
        var random = new RandomDeals(2025);
        DealWorkspace[] plain = [.. Enumerable.Range(0, Problems).Select(p => new DealWorkspace(random.Scales(4, 7, Curvatures[p % 3])))];
        DealWorkspace[] holding =
            [.. Enumerable.Range(0, Problems).Select(p => new DealWorkspace(random.Holding(4, 7, Curvatures[p % 3], out _)))];
        for (int p = 0; p < Problems; p++)
        {
            plain[p].Solve();
            holding[p].Solve();
        }

        output.WriteLine("depth + Nash                         median µs   p95 µs   zone  not converged  worst residual  bytes/solve");
        for (int c = 0; c < Curvatures.Length; c++)
        {
            int start = c;
            Report(output, string.Create(CultureInfo.InvariantCulture, $"4 actors x 7 scales, rho {Curvatures[c]}"),
                [.. plain.Where((_, p) => p % 3 == start)]);
        }

        Report(output, "4 actors x 7 scales, all", plain);
        Report(output, "with holding, all", holding);
        Weekly(output, random);
        foreach ((int actors, int issues) in ((int, int)[])[(2, 1), (2, 7), (4, 1), (4, 20), (4, 40), (8, 7), (15, 7), (30, 7), (30, 40)])
        {
            DealWorkspace[] sized = [.. Enumerable.Range(0, 60)
                .Select(p => new DealWorkspace(random.Scales(actors, issues, Curvatures[p % 3])))];
            Report(output, string.Create(CultureInfo.InvariantCulture, $"{actors} actors x {issues} scales"), sized);
        }

        Discrete(output, random);
    }

    /// <summary>What a week of a simulation costs: reservation values and the war after a broken deal move a little, depth only.</summary>
    private static void Weekly(TextWriter output, RandomDeals random)
    {
        const int weeks = 52;
        var micros = new List<double>();
        for (int p = 0; p < Problems / 10; p++)
        {
            DealProblem problem = random.Holding(4, 7, Curvatures[p % 3], out double[] fallbacks);
            double[] reservation = [.. problem.Actors.Select(actor => actor.Reservation)];
            double fallback = reservation[0] - 0.02;
            var workspace = new DealWorkspace(problem);
            workspace.SolveDepth();
            for (int week = 0; week < weeks; week++)
            {
                fallback += 0.002 * (random.Next() - 0.5);
                fallbacks[0] = fallback;
                long start = Stopwatch.GetTimestamp();
                workspace.SetGain(problem.Gain!);
                for (int i = 0; i < reservation.Length; i++)
                {
                    reservation[i] += 0.004 * (random.Next() - 0.5);
                    workspace.SetReservation(i, reservation[i]);
                }

                workspace.SolveDepth();
                micros.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        micros.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"with holding, a week later, depth   "
            + $" {micros[micros.Count / 2],9:F1} {micros[micros.Count * 95 / 100],8:F1}"));
    }

    /// <summary>The best time of every solve over several passes.</summary>
    public static double[] Micros(DealWorkspace[] workspaces, int passes)
    {
        double[] micros = new double[workspaces.Length];
        Array.Fill(micros, double.PositiveInfinity);
        for (int pass = 0; pass < passes; pass++)
        {
            for (int p = 0; p < workspaces.Length; p++)
            {
                workspaces[p].Forget(); // or a workspace whose gains are not concave would only look up its last answer
                long start = Stopwatch.GetTimestamp();
                workspaces[p].Solve();
                micros[p] = Math.Min(micros[p], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        return micros;
    }

    private static void Report(TextWriter output, string name, DealWorkspace[] workspaces)
    {
        double[] micros = Micros(workspaces, Passes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (DealWorkspace workspace in workspaces)
        {
            workspace.Solve();
        }

        double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)workspaces.Length;
        int zone = workspaces.Count(workspace => workspace.Depth > 0);
        int failed = workspaces.Count(workspace => workspace.Status == SolveStatus.NotConverged);
        double worst = workspaces.Where(workspace => workspace.Status != SolveStatus.NotConverged).Max(workspace => workspace.Residual);
        Array.Sort(micros);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-36} {micros[micros.Length / 2],9:F1} {micros[micros.Length * 95 / 100],8:F1} {zone,6} {failed,14} {worst,15:E1} "
                + $"{bytes,12:F1}"));
    }

    private static void Discrete(TextWriter output, RandomDeals random)
    {
        foreach ((int actors, int issues, int options) in ((int, int, int)[])[(2, 6, 10), (4, 6, 10), (4, 7, 10), (4, 12, 10)])
        {
            DealProblem problem = random.Options(actors, issues, options);
            DealSolver.Solve(problem);
            long start = Stopwatch.GetTimestamp();
            DealSpace space = DealSolver.Solve(problem);
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{actors} actors, {options}^{issues} combinations, every rule and range: {took.TotalMilliseconds:F1} ms, "
                    + $"Nash {space[BargainingRules.Nash]!.Status}"));
        }
    }
}
