using Entente.Deals;
using Entente.Scenarios;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace Entente.Tests.Deals;

/// <summary>
/// Deal problems by a general solver: BFGS-B of Math.NET Numerics under a method of multipliers (Bertsekas 1982, chapter 2), from the
/// definitions of <see cref="PlainGains"/>, none of which our solver shares.
/// </summary>
/// <remarks>
/// Losses bend at the ideals (curvature below 2), where no general solver converges. So every cell between neighbouring ideals and every
/// combination of options is solved by itself, where all is smooth; that also finds the best of several local optima.
/// </remarks>
internal sealed class GeneralSolver(DealProblem problem, PlainGains gains)
{
    private const int Rounds = 40;
    private const double FirstPenalty = 10;
    private const double GreatestPenalty = 1e5;
    private const double Feasible = 1e-10;
    private const double SumTolerance = 1e-7;  // of the whole scale on every issue
    private const double NarrowestCell = 1e-9; // of a scale

    private readonly int[] required = [.. Indices(problem, actor => actor.Role != Role.Outside)];
    private readonly int[] table = [.. Indices(problem, actor => actor.Role == Role.Table)];
    private readonly int[] consent = [.. Indices(problem, actor => actor.Role == Role.Consent)];

    private delegate double Objective(double[] gains, Span<double> slopes);

    /// <summary>The greatest smallest gain of those who are asked.</summary>
    public double Depth() => Best(start => Level(start, required));

    /// <summary>The greatest sum of weighted logarithms of the table's gains.</summary>
    /// <param name="least">No gain of the optimum is smaller; below it the logarithm goes on as its tangent.</param>
    public double Nash(double least) => Best(start => Optimise(start, consent, (found, slopes) =>
    {
        double sum = 0;
        foreach (int i in table)
        {
            double weight = problem.Actors[i].BargainingWeight, gain = Math.Max(found[i], least);
            sum += weight * (Math.Log(gain) + ((found[i] - gain) / gain));
            slopes[i] = weight / gain;
        }

        return sum;
    }));

    /// <summary>The greatest sum of the table's gains, nobody who is asked losing.</summary>
    public double Sum() => Best(start => Optimise(start, required, (found, slopes) =>
    {
        foreach (int i in table)
        {
            slopes[i] = 1;
        }

        return table.Sum(i => found[i]);
    }));

    private static IEnumerable<int> Indices(DealProblem problem, Func<DealActor, bool> which) =>
        problem.Actors.Index().Where(actor => which(actor.Item)).Select(actor => actor.Index);

    private double Best(Func<Box, double> solve) => Boxes().Max(solve);

    private double Level(Box box, int[] floors)
    {
        // Variables: the terms, and the level under everybody's gain.
        int issues = problem.Issues.Length;
        double[] found = Minimise(
            [.. box.Middle, 0], [.. box.Low, -5], [.. box.High, 5], floors.Length + problem.Sums.Count,
            (x, slope) =>
            {
                slope[issues] = -1;
                return -x[issues];
            },
            (x, slack, slopes) =>
            {
                double[] values = gains.At(x.AsSpan(0, issues), out double[][] gradients);
                for (int c = 0; c < floors.Length; c++)
                {
                    slack[c] = values[floors[c]] - x[issues];
                    gradients[floors[c]].CopyTo(slopes[c], 0);
                    slopes[c][issues] = -1;
                }

                AddSums(x, slack, slopes, floors.Length);
            });
        return KeepsSums(found) ? floors.Min(i => gains.At(found.AsSpan(0, issues), out _)[i]) : double.NegativeInfinity;
    }

    private double Optimise(Box box, int[] floors, Objective objective)
    {
        double[] slopes = new double[problem.Actors.Count];
        double[] found = Minimise(
            box.Middle, box.Low, box.High, floors.Length + problem.Sums.Count,
            (x, slope) =>
            {
                Array.Clear(slopes);
                double value = objective(gains.At(x, out double[][] gradients), slopes);
                for (int k = 0; k < x.Length; k++)
                {
                    slope[k] = -slopes.Select((of, i) => of * gradients[i][k]).Sum();
                }

                return -value;
            },
            (x, slack, gradients) =>
            {
                double[] values = gains.At(x, out double[][] all);
                for (int c = 0; c < floors.Length; c++)
                {
                    slack[c] = values[floors[c]];
                    all[floors[c]].CopyTo(gradients[c], 0);
                }

                AddSums(x, slack, gradients, floors.Length);
            });
        double[] reached = gains.At(found, out _);
        return KeepsSums(found) && floors.All(i => reached[i] > -1e-8) ? objective(reached, slopes) : double.NegativeInfinity;
    }

    /// <summary>The sums as slacks, counted in what the whole scale on every issue makes.</summary>
    private void AddSums(double[] x, double[] slack, double[][] slopes, int first)
    {
        for (int j = 0; j < problem.Sums.Count; j++)
        {
            SumConstraint sum = problem.Sums[j];
            double norm = Norm(sum);
            slack[first + j] = (sum.Max - Total(sum, x)) / norm;
            for (int k = 0; k < problem.Issues.Length; k++)
            {
                slopes[first + j][k] = -100 * sum.Coefficients[k] / norm;
            }
        }
    }

    private bool KeepsSums(double[] x) => problem.Sums.All(sum => Total(sum, x) - sum.Max <= SumTolerance * Norm(sum));

    private double Total(SumConstraint sum, double[] x) =>
        Enumerable.Range(0, problem.Issues.Length).Sum(k => 100 * sum.Coefficients[k] * x[k]);

    private static double Norm(SumConstraint sum) => Math.Max(double.Epsilon, 100 * sum.Coefficients.Sum(Math.Abs));

    /// <summary>Minimises a function under constraints slack ≥ 0 in a box by the method of multipliers.</summary>
    private static double[] Minimise(
        double[] start, double[] low, double[] high, int constraints,
        Func<double[], double[], double> function, Action<double[], double[], double[][]> constrain)
    {
        double[] multipliers = new double[constraints], slack = new double[constraints];
        double[][] slopes = [.. Enumerable.Range(0, constraints).Select(_ => new double[start.Length])];
        double penalty = FirstPenalty, lastViolation = double.PositiveInfinity;
        double[] x = start;
        for (int round = 0; round < Rounds; round++)
        {
            x = Descend(x, low, high, point =>
            {
                double[] slope = new double[point.Length];
                double value = function(point, slope);
                constrain(point, slack, slopes);
                for (int c = 0; c < constraints; c++)
                {
                    double pressure = Math.Max(0, multipliers[c] - (penalty * slack[c]));
                    value += pressure * pressure / (2 * penalty);
                    for (int k = 0; k < slope.Length; k++)
                    {
                        slope[k] -= pressure * slopes[c][k];
                    }
                }

                return (value, slope);
            });
            constrain(x, slack, slopes);
            double violation = 0, moved = 0;
            for (int c = 0; c < constraints; c++)
            {
                double next = Math.Max(0, multipliers[c] - (penalty * slack[c]));
                violation = Math.Max(violation, -slack[c]);
                moved = Math.Max(moved, Math.Abs(next - multipliers[c]));
                multipliers[c] = next;
            }

            if (violation < Feasible && moved < 1e-7 * Math.Max(1, multipliers.DefaultIfEmpty().Max()))
            {
                break;
            }

            penalty = violation > 0.25 * lastViolation ? Math.Min(GreatestPenalty, penalty * 4) : penalty;
            lastViolation = violation;
        }

        return x;
    }

    /// <summary>BFGS-B over the variables that are free. Where nothing is left to gain in floating point its line search or its matrix
    /// gives up: it begins again from the best point that it saw, until that is no better.</summary>
    private static double[] Descend(double[] start, double[] low, double[] high, Func<double[], (double, double[])> function)
    {
        int[] free = [.. Enumerable.Range(0, start.Length).Where(k => high[k] > low[k])];
        double[] best = start;
        double least = function(start).Item1;
        IObjectiveFunction objective = ObjectiveFunction.Gradient(point =>
        {
            double[] whole = Whole(point);
            (double value, double[] slope) = function(whole);
            if (value < least)
            {
                (best, least) = (whole, value);
            }

            return (value, Free(slope));
        });
        for (double before = double.PositiveInfinity; free.Length > 0 && least < before;)
        {
            before = least;
            try
            {
                new BfgsBMinimizer(1e-11, 1e-13, 1e-15, 300).FindMinimum(objective, Free(low), Free(high), Free(best));
            }
            catch (Exception end) when (end is OptimizationException or ArgumentException)
            {
            }
        }

        return best;

        Vector<double> Free(double[] all) => DenseVector.OfArray([.. free.Select(k => all[k])]);

        double[] Whole(Vector<double> some)
        {
            double[] all = [.. start];
            for (int k = 0; k < free.Length; k++)
            {
                all[free[k]] = Math.Clamp(some[k], low[free[k]], high[free[k]]);
            }

            return all;
        }
    }

    private List<Box> Boxes()
    {
        List<Box> boxes = [new([], [])];
        for (int k = 0; k < problem.Issues.Length; k++)
        {
            int issue = k;
            boxes = [.. boxes.SelectMany(box => Sides(issue).Select(side => new Box([.. box.Low, side.Low], [.. box.High, side.High])))];
        }

        return boxes;
    }

    private IEnumerable<(double Low, double High)> Sides(int issue)
    {
        if (problem.Issues[issue] is DiscreteIssue options)
        {
            return Enumerable.Range(0, options.Count).Where(option => required.All(i => DealTerms.Accepts(problem, i, issue, option)))
                .Select(option => ((double)option, (double)option));
        }

        IEnumerable<ScaleInterval> lines = required.Select(i => problem.Actors[i].Utility.Wants[issue].Accepts).OfType<ScaleInterval>();
        double low = lines.Select(line => line.Low / 100).Append(0).Max(), high = lines.Select(line => line.High / 100).Append(1).Min();
        if (high - low < NarrowestCell)
        {
            return [(low, low)];
        }

        double[] kinks = [low, .. gains.Assessments.Select(of => of.Wants[issue].Ideal / 100).Where(ideal => ideal > low && ideal < high)
            .Order(), high];
        return kinks.Zip(kinks.Skip(1)).Where(side => side.Second - side.First > NarrowestCell).Select(side => (side.First, side.Second));
    }

    private sealed record Box(double[] Low, double[] High)
    {
        public double[] Middle => [.. Low.Zip(High, (low, high) => (low + high) / 2)];
    }
}
