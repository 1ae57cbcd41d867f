using Entente.Answers.Explain;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

/// <summary>Numbers that hang together: their ranks, their own distributions, and what stays as it was without them.</summary>
public sealed class CorrelatedInputsTests
{
    private const int Draws = 10_000;
    private const double Near = 0.02;

    private static readonly string Ukraine = Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml");

    [Theory]
    [InlineData(-0.9)]
    [InlineData(-0.6)]
    [InlineData(-0.3)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void Ranks_of_a_sample_are_those_of_the_file_and_each_number_keeps_its_distribution(double rank)
    {
        // uniform, PERT, normal and uniform on a much smaller scale
        ScenarioFile file = Pair(FormattableString.Invariant($"rank: {rank}"));
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 5);
        double[][] values = Columns(inputs);
        Assert.Equal(4, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.InRange(Spearman(values[i], values[j]), Stated(i, j) - Near, Stated(i, j) + Near);
            }

            Assert.InRange(Kolmogorov(values[i], inputs.Numbers[i].Value), 0, Near);
        }

        // file order is power, war-cost, optimism, pace; the first two and the last two are tied
        double Stated(int i, int j) => (i, j) is (1, 0) or (3, 2) ? rank : 0;
    }

    /// <summary>a–b and b–c are given; with the normal correlation ρ of each, a and c have ρ² where they are independent given b.</summary>
    [Fact]
    public void A_pair_that_is_not_named_is_independent_given_the_others()
    {
        ScenarioFile file = Read("""
            correlations:
              - {between: [actors.north.power, actors.north.war-cost], rank: 0.8}
              - {between: [actors.north.war-cost, actors.north.optimism], rank: 0.8}
            """);
        double[][] values = Columns(ScenarioInputs.Of(file, file, 5));
        double rho = 2 * Math.Sin(Math.PI * 0.8 / 6), implied = 6 / Math.PI * Math.Asin(rho * rho / 2);
        Assert.InRange(Spearman(values[0], values[1]), 0.8 - Near, 0.8 + Near);
        Assert.InRange(Spearman(values[1], values[2]), 0.8 - Near, 0.8 + Near);
        Assert.InRange(Spearman(values[0], values[2]), implied - Near, implied + Near);
    }

    [Fact]
    public void A_ring_of_four_whose_diagonals_are_left_open_keeps_its_ranks()
    {
        ScenarioFile file = Read("""
            correlations:
              - {between: [actors.north.power, actors.north.war-cost], rank: 0.7}
              - {between: [actors.north.war-cost, actors.north.optimism], rank: 0.6}
              - {between: [actors.north.optimism, war.pace], rank: 0.7}
              - {between: [war.pace, actors.north.power], rank: 0.5}
            """);
        double[][] values = Columns(ScenarioInputs.Of(file, file, 5));
        Assert.InRange(Spearman(values[0], values[1]), 0.7 - Near, 0.7 + Near);
        Assert.InRange(Spearman(values[1], values[2]), 0.6 - Near, 0.6 + Near);
        Assert.InRange(Spearman(values[2], values[3]), 0.7 - Near, 0.7 + Near);
        Assert.InRange(Spearman(values[3], values[0]), 0.5 - Near, 0.5 + Near);
    }

    [Fact]
    public void A_group_that_hangs_on_nothing_else_changes_no_other_number_and_its_first_keeps_its_draws()
    {
        ScenarioFile plain = ScenarioReader.ReadFile(Ukraine);
        ScenarioFile tied = ScenarioReader.Read(plain.Text
            + "\ncorrelations: [{between: [war.pace, actors.russia.power, talks.pace], rank: 0.5}]\n", "tied.yaml");
        Assert.Empty(tied.Errors);
        Dictionary<string, double> before = Drawn(plain, plain, 17), after = Drawn(tied, tied, 17);
        string[] moved = [.. before.Where(pair => after[pair.Key] != pair.Value).Select(pair => pair.Key)];
        Assert.Equal(["war.pace", "talks.pace"], moved);
    }

    [Fact]
    public void Numbers_that_hang_on_one_that_a_change_makes_exact_keep_their_draws()
    {
        ScenarioFile file = Pair("rank: 0.8"), changed = ScenarioEditor.Apply(file, ["actors.north.power=100"]);
        Assert.Empty(changed.Errors);
        Assert.Contains(changed.Warnings, warning => warning.Message.Contains("known exactly", StringComparison.Ordinal));
        Dictionary<string, double> before = Drawn(file, file, 3), after = Drawn(changed, file, 3);
        Assert.Equal(["actors.north.power"], before.Keys.Except(after.Keys));
        Assert.All(after, pair => Assert.Equal(before[pair.Key], pair.Value));
    }

    [Fact]
    public void A_second_set_of_values_hangs_together_too_and_is_independent_of_the_first()
    {
        ScenarioFile file = Pair("rank: 0.8");
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 5);
        double[][] first = Columns(inputs), second = Columns(inputs.Second());
        Assert.InRange(Spearman(second[0], second[1]), 0.8 - Near, 0.8 + Near);
        Assert.InRange(Spearman(first[0], second[0]), -Near, Near);
        Assert.InRange(Spearman(first[0], second[1]), -Near, Near);
    }

    [Fact]
    public void Explain_takes_numbers_that_hang_together_as_one_group()
    {
        ScenarioFile file = Pair("rank: 0.8");
        IReadOnlyList<InputGroup> groups = InputGroup.Of(file.Scenario!, ScenarioInputs.Of(file, file, 1));
        Assert.Equal(
            ["hanging together: the strength of north and what the war costs north",
                "hanging together: how much north overrates its strength and how fast the front moves"],
            groups.Select(group => group.Name));
        Assert.Equal([0, 1, 2, 3], groups.SelectMany(group => group.Places).Order());
    }

    private static ScenarioFile Pair(string rank) => Read($$"""
        correlations:
          - {between: [actors.north.power, actors.north.war-cost], {{rank}}}
          - {between: [war.pace, actors.north.optimism], {{rank}}}
        """);

    private static ScenarioFile Read(string correlations)
    {
        ScenarioFile file = ScenarioReader.Read($$"""
            entente: 2
            title: Four doubts
            from: 2025-01-01
            until: 2026-01-01
            actors:
              north: {side: attacker, power: 80..120, war-cost: 0.1..0.12..0.3, optimism: 0.1 ± 0.05, doubt: 0.1}
              south: {role: consent, side: defender, power: 60}
            issues:
              land:
                scale: {0: all South, 100: all North}
                today: 50
                wants: {north: {ideal: 100, salience: 50}, south: {ideal: 0, salience: 50} }
            war: {front: 0.5, pace: 0.1..0.3, volatility: 0.1}
            talks: {pace: 3}
            {{correlations}}
            """, "four.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return file;
    }

    private static Dictionary<string, double> Drawn(ScenarioFile file, ScenarioFile original, int draw)
    {
        ScenarioInputs inputs = ScenarioInputs.Of(file, original, 9);
        return inputs.Numbers.Zip(inputs.Values(draw)).ToDictionary(pair => pair.First.Path, pair => pair.Second);
    }

    private static double[][] Columns(ScenarioInputs inputs)
    {
        double[][] rows = [.. Enumerable.Range(0, Draws).Select(inputs.Values)];
        return [.. Enumerable.Range(0, inputs.Numbers.Count).Select(i => rows.Select(row => row[i]).ToArray())];
    }

    private static double Spearman(double[] one, double[] other)
    {
        (double[] a, double[] b) = (Ranks(one), Ranks(other));
        double mean = (one.Length - 1) / 2.0, products = 0, squares = 0;
        for (int i = 0; i < a.Length; i++)
        {
            products += (a[i] - mean) * (b[i] - mean);
            squares += (a[i] - mean) * (a[i] - mean);
        }

        return products / squares;

        static double[] Ranks(double[] values)
        {
            double[] ranks = new double[values.Length];
            foreach ((int rank, int place) in Enumerable.Range(0, values.Length).OrderBy(place => values[place]).Index())
            {
                ranks[place] = rank;
            }

            return ranks;
        }
    }

    /// <summary>The largest distance between the distribution of a sample and the one stated, at the sample's own points.</summary>
    private static double Kolmogorov(double[] values, Uncertain number)
    {
        double[] sorted = [.. values.Order()];
        double farthest = 0;
        for (int k = 1; k < Draws; k++)
        {
            double share = (double)k / Draws, quantile = number.Quantile(share);
            int below = Array.BinarySearch(sorted, quantile);
            farthest = Math.Max(farthest, Math.Abs(((below < 0 ? ~below : below) / (double)Draws) - share));
        }

        return farthest;
    }
}
