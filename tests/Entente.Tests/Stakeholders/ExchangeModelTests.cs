using System.Globalization;
using CsCheck;
using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class ExchangeModelTests() : StakeholderModelContract("exchange")
{
    private const double Tolerance = 1e-6;

    /// <summary>The first exchange of the Groningen toll case (constants of the program Decide): one gives the whole way from 25 to 100,
    /// the other goes from 0 to 61.05, so that both gain 1.97.</summary>
    [Fact]
    public void First_exchange_of_the_Groningen_case_is_the_known_one()
    {
        // One actor stands for the eight others: all that matters of them is that the weights sum to 5.025 and 3.42.
        StakeholderProblem problem = StakeholderCases.Of(
            ["center", "money"],
            [("Willems", [new(100, 95, 1), new(25, 60, 1)]), ("Wcentr", [new(0, 95, 0.9), new(100, 90, 0.9)]),
                ("others", [new(50, 50, 6.44), new(50, 50, 4.02)])]);
        Offer trade = Run(problem).Rounds[1].Offers[0];
        Assert.Equal(1.973684210526, trade.Gain, 1e-9);
        Assert.Equal([61.05117364047237, 100], trade.Steps.Select(step => step.To).Order(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [ReferenceFact("stakeholder")]
    public void Exchanges_of_the_first_round_are_those_of_the_Groningen_case_in_order()
    {
        StakeholderProblem problem = Groningen();
        StakeholderForecast forecast = Run(problem);
        string[][] rows = ReferenceData.Csv(
            ReferenceFolder.Of("stakeholder", "exchange", "groningen_toll_expected_exchanges_it0_computed.csv"));
        Assert.Equal(rows.Length, forecast.Rounds[1].Offers.Count);
        foreach ((int place, string[] row) in rows.Index())
        {
            Offer offer = forecast.Rounds[1].Offers[place];
            Assert.Equal(Number(row[1]), offer.Gain, Tolerance);
            foreach ((string actor, string issue, double to) in new[] { (row[2], row[3], Number(row[5])),
                (row[6], row[7], Number(row[9])) })
            {
                PositionChange step = Assert.Single(offer.Steps, one => problem.Actors[one.Actor].Key == actor && problem.Issues[one.Issue]
                    .Key == issue);
                Assert.Equal(to, step.To, Tolerance);
            }
        }
    }

    [ReferenceFact("stakeholder")]
    public void Outcomes_of_three_rounds_are_those_of_the_Groningen_case()
    {
        StakeholderProblem problem = Groningen();
        StakeholderForecast forecast = Run(problem, ModelSettings.Of(Model.Card, ("rounds", "3")));
        string[][] rows = ReferenceData.Csv(ReferenceFolder.Of("stakeholder", "exchange", "groningen_toll_expected_nbs_computed.csv"));
        foreach (string[] row in rows)
        {
            int issue = problem.Issues.Index().Single(one => one.Item.Key == row[0]).Index;
            for (int round = 0; round < 4; round++)
            {
                // Between two votes the result also shows where the next round starts.
                Assert.Equal(Number(row[1 + round]), forecast.Rounds[Math.Max(0, (2 * round) - 1)].Mean[issue]!.Value, Tolerance);
            }
        }
    }

    [Fact]
    public void Both_gain_the_same_and_the_externalities_are_the_shifts_of_the_outcomes()
    {
        StakeholderProblem problem = StakeholderCases.Of(
            ["toll", "road"], [("a", [new(100, 90, 1), new(0, 20, 1)]), ("b", [new(0, 20, 1), new(100, 90, 1)]),
                ("c", [new(100, 50, 1), new(100, 50, 1)])]);
        StakeholderRound voted = Run(problem).Rounds[1];
        Offer trade = Assert.Single(voted.Offers);
        double toll = voted.Mean[0]!.Value - Run(problem).Rounds[0].Mean[0]!.Value, road = voted.Mean[1]!.Value - Run(problem).Rounds[0]
            .Mean[1]!.Value;
        Assert.Equal(trade.Gain, (0.9 * toll) - (0.2 * road), 1e-9);
        Assert.Equal(trade.Gain, (0.9 * road) - (0.2 * toll), 1e-9);
        Assert.Equal([0, 0, 0.5 * (toll + road)], trade.Externalities, (one, other) => Math.Abs(one - other) < 1e-9);
    }

    [Fact]
    public void With_only_real_moves_counted_a_mirror_changes_nothing() => Cases_of(problem =>
    {
        ModelSettings settings = ModelSettings.Of(Model.Card, ("history", "moves"));
        StakeholderForecast straight = Run(problem, settings), mirrored = Run(StakeholderCases.Mirrored(problem), settings);
        for (int k = 0; k < problem.Issues.Count; k++)
        {
            AssertNear(100 - straight.Forecast[k], mirrored.Forecast[k], 1e-6);
        }
    });

    [Fact]
    public void Random_rates_depend_on_the_seed_only()
    {
        ModelSettings settings = ModelSettings.Of(Model.Card, ("random-rate", "0.5"));
        StakeholderProblem problem = StakeholderCases.Of(
            ["toll", "road"], [("a", [new(100, 90, 1), new(0, 20, 1)]), ("b", [new(0, 20, 1), new(100, 90, 1)]),
                ("c", [new(20, 50, 1), new(30, 50, 1)])]);
        Assert.Equal(Run(problem, settings, seed: 3).Forecast, Run(problem, settings, seed: 3).Forecast);
        Assert.NotEqual(Run(problem, settings, seed: 3).Forecast, Run(problem, settings, seed: 4).Forecast);
    }

    private static StakeholderProblem Groningen()
    {
        string folder = ReferenceFolder.Of("stakeholder", "exchange");
        ILookup<string, double> scale = ReferenceData.Csv(Path.Combine(folder, "groningen_toll_scale.csv"))
            .ToLookup(row => row[0], row => Number(row[1]));
        string[][] rows = ReferenceData.Csv(Path.Combine(folder, "groningen_toll_positions.csv"));
        string[] issues = [.. rows.Select(row => row[0]).Distinct(StringComparer.Ordinal)];
        return StakeholderCases.Of(issues, [.. rows.GroupBy(row => row[1], StringComparer.Ordinal).Select(actor => (actor.Key, (Stake?[])
        [
            .. issues.Select(issue => actor.Single(row => row[0] == issue)).Select(row => new Stake(
                100 * (Number(row[2]) - scale[row[0]].Min()) / (scale[row[0]].Max() - scale[row[0]].Min()), 100 * Number(row[3]),
                    Number(row[4]))),
        ]))]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
