using Entente.Numerics;

namespace Entente.History;

/// <summary>A forecast of a model and what history says, in one figure: their mean on the scale of log odds.</summary>
/// <remarks>
/// ln(p/(1 − p)) = w·ln(m/(1 − m)) + (1 − w)·ln(h/(1 − h)). The model's share is taken from no fewer than half a world of all, and no more
/// than all but half a world, since a share of 0 would outweigh any history.
/// <para><b>Source</b>: genest1986 (logarithmic opinion pools); the weight from the back-test, docs/explanation/history.md.</para>
/// </remarks>
internal static class Pool
{
    /// <summary>w: the weight of the model.</summary>
    public const double ModelWeight = 0.5;

    /// <summary>The pooled share.</summary>
    /// <param name="model">The model's share of worlds.</param>
    /// <param name="worlds">How many worlds that is of.</param>
    /// <param name="history">History's share, strictly between 0 and 1.</param>
    public static double Of(double model, int worlds, double history)
    {
        double half = 0.5 / Math.Max(1, worlds);
        return Of(Math.Clamp(model, half, 1 - half), history, ModelWeight);
    }

    /// <summary>The pooled share with a weight.</summary>
    public static double Of(double model, double history, double weight)
    {
        double odds = (weight * LogOdds(model)) + ((1 - weight) * LogOdds(history));
        return 1 / (1 + Elementary.Exp(-odds));
    }

    private static double LogOdds(double share) => Elementary.Log(share / (1 - share));
}
