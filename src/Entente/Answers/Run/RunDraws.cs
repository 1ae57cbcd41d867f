using Entente.Ensembles;

namespace Entente.Answers.Run;

/// <summary>The single draws of a run, by column of `draws.parquet`.</summary>
/// <param name="Numbers">Reads a column of numbers; NaN where a draw has none.</param>
/// <param name="Texts">Reads a column of texts; null where a draw has none.</param>
/// <param name="Dates">Reads a column of dates; null where a draw has none.</param>
internal sealed record RunDraws(Func<string, double[]> Numbers, Func<string, string?[]> Texts, Func<string, DateOnly?[]> Dates)
{
    /// <summary>The draws of finished results.</summary>
    internal static RunDraws Of(RunResults results) =>
        new(results.DrawNumbers, results.DrawTexts, column =>
            TableReader.Dates(Path.Combine(results.Folder, RunResults.DrawsFile), column));
}
