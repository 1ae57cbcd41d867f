using Entente.Ensembles;

namespace Entente.Answers.Explain;

/// <summary>An answer with one input at a time moved to its low and to its high value, all others at their central values: the bars of a
/// tornado. Every setting is averaged over the same chances.</summary>
/// <param name="Bars">The bars, the longest first.</param>
/// <param name="Central">The answer with every input at its central value; NaN if no world has one.</param>
/// <param name="Worlds">How many worlds were simulated.</param>
internal sealed record OneAtATime(IReadOnlyList<TornadoBar> Bars, double Central, int Worlds)
{
    private const double LowShare = 0.1;
    private const double HighShare = 0.9;

    /// <summary>Moves inputs.</summary>
    /// <param name="inputs">All inputs.</param>
    /// <param name="paths">Which to move; those that are not uncertain are passed over.</param>
    /// <param name="chances">How many chances each setting is averaged over.</param>
    /// <param name="least">With fewer worlds that have an answer, a setting has none.</param>
    /// <param name="worker">Makes what answers for a world; called once on each thread. Its first answer counts.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="progress">Told after each world.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static OneAtATime Of(
        ScenarioInputs inputs, IEnumerable<string> paths, int chances, int least, Func<Func<DesignRow, double[]>> worker,
            int threads, Action? progress, CancellationToken stop)
    {
        int[] places = [.. paths.SelectMany(path => inputs.Numbers.Index().Where(number => number.Item.Path == path)
            .Select(number => number.Index))];
        int settings = (2 * places.Length) + 1, done = 0;
        double[] answers = new double[settings * chances];
        InOrder.Run(0, settings * chances, threads, Worker, Take, stop);
        stop.ThrowIfCancellationRequested();
        TornadoBar[] bars = [.. places.Select((place, i) => new TornadoBar(
            inputs.Numbers[place].Path, Shown(place, LowShare), Shown(place, HighShare), Mean((2 * i) + 1), Mean((2 * i) + 2),
                Error((2 * i) + 1, (2 * i) + 2)))];
        return new([.. bars.OrderByDescending(bar => bar.Length)], Mean(0), settings * chances);

        Func<int, double[]> Worker()
        {
            Func<DesignRow, double[]> answer = worker();
            return index => answer(new(Values(index / chances), index % chances));
        }

        double[] Values(int setting)
        {
            double[] values = [.. inputs.Numbers.Select(number => number.Value.Central)];
            if (setting > 0)
            {
                int place = places[(setting - 1) / 2];
                values[place] = At(place, setting % 2 == 1 ? LowShare : HighShare);
            }

            return values;
        }

        void Take(double[] given)
        {
            answers[done++] = given[0];
            progress?.Invoke();
        }

        double Shown(int place, double share) => inputs.Numbers[place].Value.Shown(At(place, share));

        double At(int place, double share) => inputs.Numbers[place].Value.Quantile(share);

        double[] Known(int setting) =>
            [.. Enumerable.Range(0, chances).Select(chance => answers[(setting * chances) + chance]).Where(one => !double.IsNaN(one))];

        double Mean(int setting) => Known(setting) is var known && known.Length >= least ? known.Average() : double.NaN;

        // Of the difference of two means over the same chances, where a chance may have an answer in one setting and not in the other: what
        // each chance adds to it, (y − mean)/n in either, has a mean of 0 (the linearised variance of a difference of ratios).
        double Error(int low, int high)
        {
            (double lowMean, double highMean) = (Mean(low), Mean(high));
            (int inLow, int inHigh) = (Known(low).Length, Known(high).Length);
            double squares = 0;
            for (int chance = 0; chance < chances; chance++)
            {
                double added = Part(high, chance, highMean, inHigh) - Part(low, chance, lowMean, inLow);
                squares += added * added;
            }

            return Math.Min(inLow, inHigh) < 2 ? double.NaN : Math.Sqrt(squares * chances / (chances - 1));
        }

        double Part(int setting, int chance, double mean, int known) =>
            answers[(setting * chances) + chance] is var answer && double.IsNaN(answer) ? 0 : (answer - mean) / known;
    }
}

/// <summary>How far one input moves the main answer with all others at their central values.</summary>
/// <param name="Path">Dotted path of the input.</param>
/// <param name="Low">Its 10th percentile.</param>
/// <param name="High">Its 90th percentile.</param>
/// <param name="AtLow">The main answer at the 10th percentile.</param>
/// <param name="AtHigh">The main answer at the 90th percentile.</param>
/// <param name="Se">Standard error of the difference of the two, from the same chances in both.</param>
public readonly record struct TornadoBar(string Path, double Low, double High, double AtLow, double AtHigh, double Se)
{
    /// <summary>Whether the two differ by more than the error, 19 times in 20.</summary>
    public bool IsClear => Length > 2 * Se;

    /// <summary>How far apart the two are.</summary>
    public double Length => Math.Abs(AtHigh - AtLow);
}
