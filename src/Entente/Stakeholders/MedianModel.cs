using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The weighted median of the positions: the one that beats every other in a vote of weighted voices.</summary>
/// <remarks>
/// The lowest position with at least half of the weight on or below it, and the highest with at least half on or above it, are the
/// same unless a gap has exactly half of the weight on either side; then the setting <c>ties</c> decides, and the middle favours nobody.
/// <para><b>Source</b>: black1948.</para>
/// </remarks>
internal sealed class MedianModel : IStakeholderModel
{
    private static readonly ChoiceParameter Ties = new(
        "ties",
        [new("middle", "halfway between them"), new("lower", "the lower of them"), new("upper", "the higher of them")],
        "Where the outcome lies when exactly half of the weight stands on either side of a gap.",
        "the middle is the usual median of an even number of values");

    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "median",
        Title = "Weighted median",
        Idea = "The position in the middle of the weighted voices wins, because it would beat any other in a vote.",
        Sources = ["black1948"],
        GoodAt = "Decisions by vote along one line, and yes-or-no questions with a clear majority.",
        BadAt = "Talks in which a minority must agree, or in which people meet halfway.",
        MostActors = 100_000,
        BeyondMostActors = "is more than a table of positions should hold",
        Parameters = [Weighting.Parameter, Ties],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream) =>
        OneShot.Run(this, problem, settings, issue => Median(issue, settings));

    private static double? Median(OneIssue issue, ModelSettings settings) =>
        WeightedPositions.Median(issue.Positions, Weighting.Of(issue, settings)) is (double lower, double upper)
            ? settings.Choice(Ties) switch
            {
                0 => lower + ((upper - lower) / 2),
                1 => lower,
                _ => upper,
            }
            : null;
}
