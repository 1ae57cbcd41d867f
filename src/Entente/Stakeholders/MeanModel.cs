using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The weighted mean of the positions, known as the compromise model.</summary>
/// <remarks>
/// x* = Σ w x / Σ w with w = capability × salience. The literature on the European Union often calls this "the Nash bargaining
/// solution": it approximates that solution for quadratic losses when no deal is awful for everybody. The model `nash` is the
/// product of gains itself.
/// <para><b>Source</b>: vandenbos1991, achen2006.</para>
/// </remarks>
internal sealed class MeanModel : IStakeholderModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "mean",
        Title = "Weighted mean (compromise model)",
        Idea = "Everybody's wish counts in proportion to how much they can do and how much they care; the outcome is the average.",
        Sources = ["vandenbos1991", "achen2006"],
        GoodAt = "Decisions that are made by compromise; hard to beat on average in the European Union.",
        BadAt = "Yes-or-no questions, where an average is no outcome, and talks in which somebody can simply refuse.",
        MostActors = 100_000,
        BeyondMostActors = "is more than a table of positions should hold",
        Parameters = [Weighting.Parameter],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream) =>
        OneShot.Run(this, problem, settings, issue => WeightedPositions.Mean(issue.Positions, Weighting.Of(issue, settings)));
}
