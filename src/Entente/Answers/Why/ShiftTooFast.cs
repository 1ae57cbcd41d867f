namespace Entente.Answers.Why;

/// <summary>Whether power shifts so fast that no promise can stop the declining side from fighting now: terms would have to make up
/// for more than there is to give.</summary>
/// <remarks>Time runs in periods; δ is the weight of the next one. Values are in units of a period's whole stake.</remarks>
internal static class ShiftTooFast
{
    /// <summary>The condition of powell2006, p. 182: [δM₁' − M₁] − [B − M₁ − M₂], above 0 = fighting now is better than any deal that
    /// the rising side would keep.</summary>
    /// <param name="now">The rising side's chance of winning now.</param>
    /// <param name="next">Its chance in the next period.</param>
    /// <param name="delta">δ, in (0, 1).</param>
    /// <param name="destruction">Share of the stake that war destroys, in [0, 1).</param>
    public static double Inefficiency(double now, double next, double delta, double destruction)
    {
        (double all, double war) = Stakes(delta, destruction);
        double rising = now * war, declining = (1 - now) * war;
        return ((delta * next * war) - rising) - (all - rising - declining);
    }

    /// <summary>The next chance of winning at which <see cref="Inefficiency"/> is 0: a faster rise means war.</summary>
    /// <inheritdoc cref="Inefficiency" path="/param"/>
    public static double Threshold(double now, double delta, double destruction)
    {
        (double all, double war) = Stakes(delta, destruction);
        return (all - ((1 - now) * war)) / (delta * war);
    }

    /// <summary>Preventive war, fearon1995, p. 406: δp₂ − p₁ − c(1 − δ)², above 0 = the declining side attacks.</summary>
    /// <param name="now">p₁, the rising side's chance now.</param>
    /// <param name="next">p₂, its chance for ever after.</param>
    /// <param name="delta">δ, in (0, 1).</param>
    /// <param name="cost">The declining side's cost of war.</param>
    public static double Preventive(double now, double next, double delta, double cost) =>
        (delta * next) - now - (cost * (1 - delta) * (1 - delta));

    /// <summary>What the whole stake and what war leaves of it are worth over all periods.</summary>
    private static (double All, double War) Stakes(double delta, double destruction) =>
        (1 / (1 - delta), (1 - destruction) / (1 - delta));
}
