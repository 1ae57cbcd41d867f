using Entente.Ensembles;

namespace Entente.Answers.Run;

/// <summary>The single draws of a run, by column of `draws.parquet`.</summary>
/// <param name="Numbers">Reads a column of numbers; NaN where a draw has none.</param>
internal sealed record RunDraws(Func<string, IEnumerable<double>> Numbers)
{
    /// <summary>The draws of finished results; null of a run that did not keep them.</summary>
    internal static RunDraws? Of(RunResults results) => !results.HasDraws ? null
        : new(column => TableReader.Numbers(Path.Combine(results.Folder, RunResults.DrawsFile), column));
}
