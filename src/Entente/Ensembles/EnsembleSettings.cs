namespace Entente.Ensembles;

/// <summary>How many worlds to draw, and how.</summary>
/// <param name="Draws">How many draws; at least 1.</param>
/// <param name="Seed">Seed of all chance in the run.</param>
/// <param name="Threads">Threads to use; the result does not depend on it. 0 = one for each processor.</param>
internal sealed record EnsembleSettings(int Draws = EnsembleSettings.DefaultDraws, ulong Seed = 1, int Threads = 0)
{
    /// <summary>Size of an ensemble unless somebody says otherwise.</summary>
    public const int DefaultDraws = 10_000;
}
