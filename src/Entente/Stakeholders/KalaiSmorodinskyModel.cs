using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The Kalai–Smorodinsky solution over what stands today: equal shares of what each could gain at best.</summary>
/// <remarks>
/// On one issue: max min_i g_i(x)/g_i* with g_i(x) = |x⁰ − x_i| − |x − x_i| and g_i* its greatest value over positions where no g is
/// negative. With a the shortest and b the longest distance from today to an actor, b cut at 2a (beyond that the nearest actor loses),
/// t = |x − x⁰| solves t/b = (2a − t)/a, so t = 2ab/(a + b): an exact formula. Where actors want opposite changes, x⁰ stands.
/// <para><b>Source</b>: kalaismorodinsky1975. Capabilities and saliences only decide who counts at all: the rule has no weights.</para>
/// </remarks>
internal sealed class KalaiSmorodinskyModel : IStakeholderModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "kalai-smorodinsky",
        Title = "Kalai-Smorodinsky bargaining solution",
        Idea = "Everybody can block; the issue moves from today until all get the same share of the most they could have gained.",
        Sources = ["kalaismorodinsky1975"],
        GoodAt = "Talks among equals in which each can refuse and fairness is argued by what each could have had.",
        BadAt = "Decisions that a majority can take, and actors of very different weight, which it does not look at.",
        NeedsToday = true,
        MostActors = 100_000,
        BeyondMostActors = "is more than a table of positions should hold",
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream) =>
        OneShot.Run(this, problem, settings, issue => Settle(issue, problem.Issues[issue.Issue].Today!.Value));

    private static Settled Settle(OneIssue issue, double today)
    {
        CommonChange? change = CommonChange.Of(issue, issue.Weights, today);
        if (change is null || change.Reaches.Length == 0)
        {
            return change is null ? new(null) : new(today, CommonChange.Blocked);
        }

        double a = change.Reaches[0], b = Math.Min(change.Reaches[^1], change.Farthest);
        return change.At(2 * a * b / (a + b));
    }
}
