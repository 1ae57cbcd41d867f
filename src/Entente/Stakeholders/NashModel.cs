using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The Nash bargaining solution over what stands today: the product of gains itself, not the weighted mean.</summary>
/// <remarks>
/// On one issue: max Σ w_i ln g_i(x) with g_i(x) = |x⁰ − x_i| − |x − x_i| over positions x at which all g_i are positive, where x⁰ is
/// today's position. If there are none, because two actors want opposite changes or one wants none, x⁰ stands. With t = |x − x⁰| and
/// a_i = |x_i − x⁰| the gains are t up to a_i and 2 a_i − t beyond, so the sum is concave in t; its slope is halved down to 10⁻¹².
/// <para><b>Source</b>: nash1950; weights as in kalai1977.</para>
/// </remarks>
internal sealed class NashModel : IStakeholderModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "nash",
        Title = "Nash bargaining solution",
        Idea = "Everybody can block, so the issue moves from today only as far as all gain; the product of the gains is made as large "
            + "as possible.",
        Sources = ["nash1950", "kalai1977"],
        GoodAt = "Talks in which each side can refuse and today's state is bearable for all.",
        BadAt = "Decisions that a majority can take, or in which failure is awful: it then predicts far too little change.",
        NeedsToday = true,
        MostActors = 100_000,
        BeyondMostActors = "is more than a table of positions should hold",
        Parameters = [Weighting.Parameter],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream) =>
        OneShot.Run(this, problem, settings, issue =>
            Settle(issue, Weighting.Of(issue, settings), problem.Issues[issue.Issue].Today!.Value));

    private static Settled Settle(OneIssue issue, double[] weights, double today) => CommonChange.Of(issue, weights, today) switch
    {
        { } change when change.Reaches.Length > 0 => change.At(Best(change)),
        { } => new Settled(today, CommonChange.Blocked),
        null => new Settled(null),
    };

    private static double Best(CommonChange change)
    {
        double low = 0, high = change.Farthest;
        for (int halving = 0; halving < 200 && high - low > 1e-12; halving++)
        {
            double middle = low + ((high - low) / 2);
            (low, high) = Slope(change, middle) > 0 ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    private static double Slope(CommonChange change, double t)
    {
        double slope = 0;
        for (int i = 0; i < change.Reaches.Length; i++)
        {
            double a = change.Reaches[i];
            slope += t < a ? change.Weights[i] / t : -change.Weights[i] / ((2 * a) - t);
        }

        return slope;
    }
}
