using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class KtabModelTests() : StakeholderModelContract("ktab")
{
    // KTAB 1.4, case tiny4_2d of the reference runs (four actors, two issues), positions after its last turn, by actor and issue.
    private static readonly double[][] LastPositions = [[22.92, 73.79], [47.11, 49.93], [85, 60], [47.11, 49.93]];

    private static readonly StakeholderProblem Tiny = StakeholderCases.Of(
        ["one", "two"],
        [
            ("A0", [new(10, 40, 100), new(80, 30, 100)]), ("A1", [new(45, 60, 60), new(20, 20, 60)]),
            ("A2", [new(85, 50, 90), new(60, 45, 90)]), ("A3", [new(50, 10, 30), new(50, 80, 30)]),
        ]);

    [Fact]
    public void Last_positions_of_a_small_case_are_those_of_KTAB()
    {
        StakeholderRound last = Run(Tiny).Rounds[^1];
        for (int i = 0; i < LastPositions.Length; i++)
        {
            Assert.Equal(LastPositions[i], [last.Position(i, 0)!.Value, last.Position(i, 1)!.Value], (a, b) => Math.Abs(a - b) < 1e-9);
        }
    }

    [Fact]
    public void Stochastic_runs_depend_on_the_seed_only()
    {
        ModelSettings settings = ModelSettings.Of(Model.Card, ("state-transitions", "stochastic"));
        Assert.Equal(Run(Tiny, settings, seed: 7).Forecast, Run(Tiny, settings, seed: 7).Forecast);
        Assert.True(Enumerable.Range(0, 10).Select(seed => Run(Tiny, settings, seed: (ulong)seed).Forecast[0]).Distinct().Count() > 1);
    }

    [Fact]
    public void Option_that_aborts_in_KTAB_works() =>
        Assert.NotNull(Run(Tiny, ModelSettings.Of(Model.Card, ("big-r-adjust", "full"))).Forecast[0]);

    [Fact]
    public void Every_value_of_every_option_gives_a_forecast() => Assert.All(
        Model.Card.Parameters.OfType<ChoiceParameter>()
            .SelectMany(parameter => parameter.Choices.Select(choice => (parameter.Name, choice.Name))),
        change => Assert.InRange(Run(Tiny, ModelSettings.Of(Model.Card, change)).Forecast[0]!.Value, 0, 100));

    [Fact]
    public void Saliences_that_sum_to_more_than_all_are_divided_and_that_is_said()
    {
        StakeholderForecast forecast =
            Run(StakeholderCases.Of(["x", "y"], [("a", [new(0, 90, 1), new(50, 80, 1)]), ("b", [new(100, 60, 2), new(10, 30, 2)])]));
        Assert.Contains("saliences", Assert.Single(forecast.Notes), StringComparison.Ordinal);
    }
}
