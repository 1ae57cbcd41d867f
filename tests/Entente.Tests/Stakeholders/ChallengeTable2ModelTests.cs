using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class ChallengeTable2ModelTests() : StakeholderModelContract("challenge-table2")
{
    // Weighted median and mean after rounds 0 to 8 of the car-emission case (data: Bueno de Mesquita 1994, years of delay; Scholz et al.
    // 2011, Table 2, recomputed to ten digits by an independent program of the same variant).
    private static readonly (double Median, double Mean)[] Emission =
    [
        (7, 7.389955687), (8.415932315, 7.461314378), (9.610859134, 7.552500866), (9.96197959, 7.590144997), (9.96197959, 7.358130531),
        (9.96197959, 7.34917399), (7.472046362, 7.414877545), (8.824593855, 7.510457184), (9.67112977, 7.572447098),
    ];

    private static readonly StakeholderProblem Cars = StakeholderCases.OneIssue(
        ("Netherlands", 4, 80, 0.08), ("Belgium", 7, 40, 0.08), ("Luxembourg", 4, 20, 0.03), ("Germany", 4, 80, 0.16),
            ("France", 10, 60, 0.16),
        ("Italy", 10, 60, 0.16), ("UK", 10, 90, 0.16), ("Ireland", 7, 10, 0.05), ("Denmark", 4, 100, 0.05), ("Greece", 7, 70, 0.08));

    // Offers that are equally good go by file order, as in the original; the last digits can then differ.
    private protected override double OrderTolerance => 1e-9;

    [Fact]
    public void Rounds_of_the_car_emission_case_are_the_known_ones()
    {
        StakeholderForecast forecast = Run(Cars);
        Assert.Equal(Emission.Length, forecast.Rounds.Count);
        for (int r = 0; r < Emission.Length; r++)
        {
            Assert.Equal(Emission[r].Median, forecast.Rounds[r].Median[0]!.Value, 1e-6);
            Assert.Equal(Emission[r].Mean, forecast.Rounds[r].Mean[0]!.Value, 1e-6);
        }
    }

    [ReferenceFact("stakeholder")]
    public void Positions_of_every_round_are_the_reference_values()
    {
        string[][] rows = ReferenceData.Csv(ReferenceFolder.Of("stakeholder", "ec_emission_rounds.csv"));
        StakeholderForecast forecast = Run(Cars);
        foreach (string[] row in rows)
        {
            StakeholderRound round = forecast.Rounds[int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)];
            double[] positions = [.. row[5].Split(' ').Select(x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture))];
            Assert.All(positions.Index(), one => Assert.Equal(one.Item, round.Position(one.Index, 0)!.Value, 1e-6));
        }
    }
}
