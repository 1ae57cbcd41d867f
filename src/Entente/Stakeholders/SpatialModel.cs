using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The spatial model of politics with the known defects of KTAB corrected; each correction can be switched back.</summary>
/// <remarks>
/// Corrected: bystanders strengthen the side they like better (in KTAB they weaken it); the receiver's view is its odds, not its gain;
/// each side's own capability weighs its proposal; saliences count in elections as they do in contests; nothing is rounded. The
/// numbers D1 to D5 of the settings are those of docs/reference/models/spatial.md.
/// <para>Inside, actors are put in order of what they want and weigh, so the file's order changes nothing. <b>Source</b>: wise2015,
/// buenodemesquita1994; corrections ours.</para>
/// </remarks>
internal sealed class SpatialModel : IStakeholderModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "spatial",
        Title = "Spatial model of politics, corrected",
        Idea = "Actors challenge each other, bystanders side with whom they like better, and each pair is offered a point between that "
            + "leans to the stronger.",
        Sources = ["wise2015", "buenodemesquita1994"],
        GoodAt = "Showing how coalitions pull positions together, step by step.",
        BadAt = "Point forecasts: it has no record of beating the weighted mean, and often ends with positions still apart.",
        FewestActors = 2,
        MostActors = 1000,
        BeyondMostActors = "would take hours, as the cost grows with the third power",
        IsStochastic = true,
        Parameters = [.. SpatialParameters.Ours, SpatialParameters.Turns, SpatialRun.SeparatelyFirst, ForecastPoint.MeanFirst],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream) =>
        ActorOrder.Apart(problem, sorted => SpatialRun.Run(
            this, sorted, settings, SpatialParameters.OurRules(settings), SpatialRun.SeparatelyFirst, ForecastPoint.MeanFirst, stream));
}
