using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The spatial model of politics as KTAB 1.4 computes it, defects included, so that its studies can be repeated.</summary>
/// <remarks>
/// Each actor challenges whom it expects to gain most from, bystanders take sides, and the two are offered a point between them that
/// leans to the stronger; then everybody takes the offer that would win an election among all actors. <see cref="SpatialModel"/> is the
/// same with the known defects corrected. <b>Source</b>: wise2015; KAPSARC's program. All nine options; docs/reference/models/ktab.md.
/// </remarks>
internal sealed class KtabModel : IStakeholderModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "ktab",
        Title = "Spatial model of politics, KTAB-compatible",
        Idea = "Actors challenge each other, bystanders take sides, and each pair is offered a point between that leans to the stronger.",
        Sources = ["wise2015", "buenodemesquita1994"],
        GoodAt = "Repeating studies made with KTAB, and playing several issues as one space.",
        BadAt = "Coalitions: with the usual option a bystander weakens whom it agrees with; and its options decide much of the result.",
        FewestActors = 2,
        MostActors = 1000,
        BeyondMostActors = "would take hours, as the cost grows with the third power",
        IsStochastic = true,
        Parameters = [.. SpatialParameters.Ktab, SpatialParameters.Turns, SpatialRun.TogetherFirst, ForecastPoint.MeanFirst],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream) =>
        SpatialRun.Run(this, problem, settings, SpatialParameters.KtabRules(settings), SpatialRun.TogetherFirst, ForecastPoint.MeanFirst,
            stream);
}
