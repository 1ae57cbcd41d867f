using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class SpatialModelTests() : StakeholderModelContract("spatial")
{
    private static readonly (string, string)[] AllUndone =
    [
        ("third-party-commit", "semi-commit"), ("receiver-view", "gain"), ("mean-power", "initiator"), ("election-weights", "capability"),
        ("rounding", "hundredth"), ("issues", "together"),
    ];

    [Fact]
    public void With_every_correction_undone_it_is_ktab() => Cases_of(problem =>
    {
        // In the order in which this model puts actors, ties fall the same way.
        int[] order = [.. Enumerable.Range(0, problem.Actors.Count).OrderBy(i => problem[i, 0]?.Position ?? -1)];
        problem = problem.Reordered(order);
        IStakeholderModel ktab = ModelCatalog.Of("ktab");
        StakeholderForecast theirs = ktab.Run(problem, ktab.Card.Defaults, ModelCatalog.StreamOf(ktab, 1));
        Assert.Equal(theirs.Forecast, Run(problem, ModelSettings.Of(Model.Card, AllUndone)).Forecast);
    });

    /// <summary>Two equal rivals at 20 and 80, and an ally that stands where the first does (docs/reference/models/spatial.md, D1): the
    /// ally must raise the first one's odds, as its challenge shows; in KTAB it lowers them.</summary>
    [Fact]
    public void Ally_raises_the_odds_of_whom_it_agrees_with()
    {
        double[] corrected = [.. new[] { 1.0, 100, 1000 }.Select(ally => Odds(ThirdParties.Preference, ally))];
        double[] ktab = [.. new[] { 1.0, 100, 1000 }.Select(ally => Odds(ThirdParties.SemiCommit, ally))];
        Assert.True(corrected[0] < corrected[1] && corrected[1] < corrected[2]);
        Assert.True(ktab[0] > ktab[1] && ktab[1] > ktab[2]);
    }

    private static double Odds(ThirdParties bystanders, double ally)
    {
        SpatialWorld world = new(1, [0.9, 0.5, 0.9], [100, 100, ally], Accommodation: null);
        double[] positions = [0.2, 0.8, 0.2];
        SpatialTurn turn = new(world, new SpatialRules { ThirdParties = bystanders }, positions, positions);
        return turn.OddsAsSeenBy(0, 0, 1);
    }
}
