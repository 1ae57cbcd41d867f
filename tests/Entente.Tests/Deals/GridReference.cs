using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>The slow road: a fine grid over the box of terms, then zooms around the best point. For two or three scale issues.</summary>
internal static class GridReference
{
    private const int Zooms = 40;
    private const double ZoomFactor = 0.6;
    private const int ZoomCells = 14;

    /// <summary>Greatest value of an objective of the gains over all terms; −∞ marks terms that do not qualify.</summary>
    public static double Maximise(DealProblem problem, Func<double[], double> objective, int cells, int starts = 1)
    {
        int issues = problem.Issues.Length;
        double[] low = new double[issues];
        double[] high = new double[issues];
        Array.Fill(high, 100);
        var seeds = new PriorityQueue<double[], double>();
        Visit(problem, low, high, cells, objective, (terms, value) =>
        {
            seeds.Enqueue([.. terms], value);
            if (seeds.Count > starts)
            {
                seeds.Dequeue();
            }
        });
        double best = double.NegativeInfinity;
        while (seeds.TryDequeue(out double[]? seed, out double value))
        {
            best = Math.Max(best, Zoom(problem, objective, seed, value, 200.0 / cells));
        }

        return best;
    }

    private static double Zoom(DealProblem problem, Func<double[], double> objective, double[] seed, double value, double width)
    {
        double[] low = new double[seed.Length];
        double[] high = new double[seed.Length];
        double best = value;
        double[] centre = seed;
        for (int zoom = 0; zoom < Zooms; zoom++, width *= ZoomFactor)
        {
            for (int k = 0; k < centre.Length; k++)
            {
                low[k] = Math.Max(0, centre[k] - width);
                high[k] = Math.Min(100, centre[k] + width);
            }

            Visit(problem, low, high, ZoomCells, objective, (terms, found) =>
            {
                if (found > best)
                {
                    (best, centre) = (found, [.. terms]);
                }
            });
        }

        return best;
    }

    private static void Visit(
        DealProblem problem, double[] low, double[] high, int cells, Func<double[], double> objective, Action<double[], double> visit)
    {
        int issues = low.Length;
        double[] terms = new double[issues];
        int total = (int)Math.Pow(cells + 1, issues);
        for (int index = 0; index < total; index++)
        {
            int rest = index;
            for (int k = 0; k < issues; k++, rest /= cells + 1)
            {
                terms[k] = low[k] + (high[k] - low[k]) * (rest % (cells + 1)) / cells;
            }

            visit(terms, objective(DealTerms.Gains(problem, terms)));
        }
    }
}
