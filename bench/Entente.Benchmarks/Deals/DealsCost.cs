using System.Diagnostics;
using Entente.Deals;

namespace Entente.Benchmarks.Deals;

internal static class DealsCost
{
    public static void Run(TextWriter output)
    {
        double[] rhos = [1, 1.5, 2];
        foreach (double rho in rhos)
        {
            var random = new RandomDeals(1);
            var cells = new List<(DealModel, Cell)>();
            for (int p = 0; p < 300; p++)
            {
                var model = new DealModel();
                model.Load(random.Scales(4, 7, rho));
                cells.Add((model, new Cell(model)));
            }
            for (int rep = 0; rep < 5; rep++)
            {
                int fail = 0, failN = 0, pos = 0; double it = 0, itN = 0, worst = 0, worstN = 0; int maxIt = 0;
                var times = new List<double>(); var timesD = new List<double>();
                foreach (var (model, cell) in cells)
                {
                    long t0 = Stopwatch.GetTimestamp();
                    cell.Load(model.Low, model.High);
                    cell.Reset();
                    for (int r = 0; r < model.Rows; r++) cell.Rows.Raise(r, 1);
                    cell.Solve();
                    it += cell.End.Iterations; worst = Math.Max(worst, cell.End.Residual); if (!cell.End.Converged) fail++;
                    maxIt = Math.Max(maxIt, cell.End.Iterations);
                    double depth = cell.Gains.Min();
                    timesD.Add(Stopwatch.GetElapsedTime(t0).TotalMicroseconds);
                    if (depth > 0)
                    {
                        pos++;
                        cell.Reset();
                        for (int r = 0; r < model.Rows; r++) if (model.AtTable(r)) cell.Rows.Log(r, depth * model.Problem.Actors[model.ActorOfRow[r]].BargainingWeight);
                        cell.StartFrom(cell.Terms, 0.1);
                        cell.Solve();
                        itN += cell.End.Iterations; worstN = Math.Max(worstN, cell.End.Residual / depth); if (!cell.End.Converged) failN++;
                        maxIt = Math.Max(maxIt, cell.End.Iterations);
                    }
                    times.Add(Stopwatch.GetElapsedTime(t0).TotalMicroseconds);
                }
                times.Sort(); timesD.Sort();
                output.WriteLine($"rho {rho} pos {pos} it {it / 300:F1} itN {itN / pos:F1} max {maxIt} fail {fail} {failN} worst {worst:E1} {worstN:E1} depth {timesD[150]:F1} both {times[150]:F1} p95 {times[285]:F1}");
            }
        }
    }
}
