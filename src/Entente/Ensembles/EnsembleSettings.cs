namespace Entente.Ensembles;

/// <summary>How many worlds to draw, and how.</summary>
/// <param name="Draws">How many draws; at least 1.</param>
/// <param name="Seed">Seed of all chance in the run.</param>
/// <param name="Threads">Threads to use; the result does not depend on it. 0 = one for each processor.</param>
internal sealed record EnsembleSettings(int Draws = EnsembleSettings.DefaultDraws, ulong Seed = 1, int Threads = 0)
{
    /// <summary>Size of an ensemble unless somebody says otherwise.</summary>
    public const int DefaultDraws = 10_000;

    /// <summary>The fewest draws that have an error: one for each of the 16 scrambles.</summary>
    public const int OneAScramble = 16;

    /// <summary>The most draws that a question can be asked of.</summary>
    public const int MaxDraws = 10_000_000;

    /// <summary>The most draws that a run can have.</summary>
    public const int MaxDrawsOfRun = 1_000_000_000;
}
