using Entente.Ensembles;

namespace Entente.Answers.Explain;

/// <summary>The worlds from which the causes of an answer are told apart: A, B, and for every group of inputs A with that group taken from
/// B.</summary>
/// <remarks>
/// A and B are different dimensions of the same Sobol points, so that they are independent of each other in every point. Chance (whatever
/// is keyed by the index of a draw) is a last group of its own: in B it has the index of another draw. Point i belongs to scramble i mod
/// 16. Costs (groups + 3) worlds a point.
/// <para><b>Source</b>: saltelli2010, section 3; groups as in its equation (7) with sets of factors.</para>
/// </remarks>
internal sealed class SaltelliDesign
{
    private readonly ScenarioInputs a;
    private readonly ScenarioInputs b;
    private readonly IReadOnlyList<IReadOnlyList<int>> groups;
    private readonly int points;

    /// <summary>A design.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="groups">Places of the inputs of each group.</param>
    /// <param name="points">How many points; at least 32.</param>
    public SaltelliDesign(ScenarioInputs inputs, IReadOnlyList<IReadOnlyList<int>> groups, int points) =>
        (a, b, this.groups, this.points) = (inputs, inputs.Second(), groups, points);

    /// <summary>How many worlds the design has: those of A, of B, and of each group, chance last.</summary>
    public int Rows => RowsOf(groups.Count, points);

    /// <summary>How many worlds a design of so many groups of inputs has.</summary>
    public static int RowsOf(int groups, int points) => checked((groups + 3) * points);

    /// <summary>A world of the design.</summary>
    public DesignRow this[int row]
    {
        get
        {
            (int block, int point) = (row / points, row % points);
            double[] shares = new double[a.Numbers.Count], second = new double[shares.Length];
            (block == 1 ? b : a).Shares(point, shares);
            int group = block - 2;
            if (group >= 0 && group < groups.Count)
            {
                b.Shares(point, second);
                foreach (int place in groups[group])
                {
                    shares[place] = second[place];
                }
            }

            a.ToValues(shares);
            return new(shares, block == 1 || group == groups.Count ? point + points : point);
        }
    }

    /// <summary>Answers for every world.</summary>
    /// <param name="worker">Makes what answers for a world; called once on each thread.</param>
    /// <param name="answers">How many answers there are; NaN where a world has none.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="progress">Told after each world.</param>
    /// <param name="stop">Stops early.</param>
    /// <returns>[answer][world].</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public double[][] Evaluate(Func<Func<DesignRow, double[]>> worker, int answers, int threads, Action? progress, CancellationToken stop)
    {
        double[][] columns = [.. Enumerable.Range(0, answers).Select(_ => new double[Rows])];
        int row = 0;
        InOrder.Run(0, Rows, threads, Worker, Take, stop);
        stop.ThrowIfCancellationRequested();
        return columns;

        Func<int, double[]> Worker()
        {
            Func<DesignRow, double[]> answer = worker();
            return index => answer(this[index]);
        }

        void Take(double[] given)
        {
            for (int q = 0; q < answers; q++)
            {
                columns[q][row] = given[q];
            }

            row++;
            progress?.Invoke();
        }
    }

    /// <summary>The indices of every group, chance last, from the answers for every world.</summary>
    public SobolIndices[] Indices(double[] answers) =>
        [.. Enumerable.Range(2, groups.Count + 1)
            .Select(block => SobolIndices.Of(Block(answers, 0), Block(answers, 1), Block(answers, block), ScrambledMean.Scrambles))];

    /// <summary>The answers for A (0), B (1) or a group (2 and on).</summary>
    public ReadOnlySpan<double> Block(double[] answers, int block) => answers.AsSpan(block * points, points);
}

/// <summary>A world of a design.</summary>
/// <param name="Values">The value of every input, in the order of <see cref="ScenarioInputs.Numbers"/>.</param>
/// <param name="Chance">The index that chance is keyed by.</param>
internal readonly record struct DesignRow(double[] Values, int Chance);
