using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers;

/// <summary>An ensemble as a table: one row a draw, one column a quantity. Sheets of the same settings share the chance of every draw, so
/// that the same row of two sheets is the same world with and without a change.</summary>
internal sealed class WorldSheet
{
    private readonly double[][] columns;

    private WorldSheet(IReadOnlyList<Quantity> quantities, double[][] columns, int draws, int failed) =>
        (Quantities, this.columns, Draws, Failed) = (quantities, columns, draws, failed);

    /// <summary>The columns.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>How many draws there are.</summary>
    public int Draws { get; }

    /// <summary>How many of them failed; their rows are NaN.</summary>
    public int Failed { get; }

    /// <summary>A column, by draw; NaN where the draw does not count.</summary>
    public ReadOnlySpan<double> this[int quantity] => columns[quantity];

    /// <summary>The table of draws that were made before.</summary>
    internal static WorldSheet Of(IReadOnlyList<Draw> draws, IReadOnlyList<Quantity> quantities) => new(
        quantities,
        [.. quantities.Select(quantity => draws.Select(draw => draw.Failure is null ? quantity.In(draw) : double.NaN).ToArray())],
        draws.Count,
        draws.Count(draw => draw.Failure is not null));

    /// <summary>Draws worlds.</summary>
    /// <param name="scenario">The scenario, which may have assumptions taken away.</param>
    /// <param name="inputs">The uncertain numbers of its file.</param>
    /// <param name="options">Variants and levers that change it, and how draws are simulated.</param>
    /// <param name="settings">How many, and how.</param>
    /// <param name="quantities">What to keep of them.</param>
    /// <param name="first">The first draw to make: the rows begin with it.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static WorldSheet Draw(
        Scenario scenario, ScenarioInputs inputs, TalksOptions options, EnsembleSettings settings, IReadOnlyList<Quantity> quantities,
        int first = 0, Action? progress = null, CancellationToken stop = default)
    {
        double[][] filled = [.. quantities.Select(_ => new double[settings.Draws - first])];
        int row = 0, failed = 0;
        Ensemble.Run(scenario, options, inputs, Keep, settings, first, Take, stop);
        stop.ThrowIfCancellationRequested();
        return new(quantities, filled, settings.Draws - first, failed);

        double[] Keep(SampledDraw sampled) =>
            sampled.Draw.Failure is null ? [.. quantities.Select(quantity => quantity.In(sampled.Draw))] : [];

        void Take(double[] numbers)
        {
            failed += numbers.Length == 0 ? 1 : 0;
            for (int q = 0; q < filled.Length; q++)
            {
                filled[q][row] = numbers.Length == 0 ? double.NaN : numbers[q];
            }

            row++;
            progress?.Invoke();
        }
    }
}
