using System.Globalization;
using Entente.Answers.Explain;
using Entente.Ensembles;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Tests.KnownAnswers;

namespace Entente.Tests.Answers.Explain;

/// <summary>The design of `explain` on functions whose indices are known exactly.</summary>
[Long]
public sealed class SaltelliDesignTests
{
    private const int Points = 1 << 14;

    [Fact]
    public void Ishigami_has_its_known_indices()
    {
        IReadOnlyList<ClosedForm> rows = ClosedForms.Of("SA.Ishigami");
        (double a, double b) = (rows[0]["a"], rows[0]["b"]);
        SobolIndices[] indices = Indices(Alone(3), u =>
        {
            double[] x = [.. u.Select(share => Math.PI * ((2 * share) - 1))];
            return Math.Sin(x[0]) + (a * Math.Pow(Math.Sin(x[1]), 2)) + (b * Math.Pow(x[2], 4) * Math.Sin(x[0]));
        });
        foreach (ClosedForm row in rows)
        {
            row.Check(Estimate(row, indices[int.Parse(row.Inputs.GetProperty("input").GetString()![1..], CultureInfo.InvariantCulture)
                - 1]));
        }
    }

    [Fact]
    public void Sobols_g_function_has_its_known_indices()
    {
        IReadOnlyList<ClosedForm> rows = ClosedForms.Of("SA.SobolG");
        double[] a = [.. rows[0].Inputs.GetProperty("a").EnumerateArray().Select(one => one.GetDouble())];
        SobolIndices[] indices =
            Indices(Alone(a.Length), u => u.Zip(a, (share, weight) => (Math.Abs((4 * share) - 2) + weight) / (1 + weight))
            .Aggregate(1.0, (product, factor) => product * factor));
        foreach (ClosedForm row in rows)
        {
            row.Check(Estimate(row, indices[row.Inputs.GetProperty("input").GetInt32() - 1]));
        }
    }

    [Fact]
    public void Groups_of_a_sum_carry_the_variance_of_their_members_and_chance_carries_none()
    {
        // x1 + 2·x2 + 3·x3 + 4·x4: the shares are 1, 4, 9, 16 of 30; by hand.
        SobolIndices[] indices = Indices([[0, 3], [1, 2]], u => u[0] + (2 * u[1]) + (3 * u[2]) + (4 * u[3]));
        foreach ((int group, double share) in new[] { (0, 17 / 30.0), (1, 13 / 30.0) })
        {
            Assert.Equal(share, indices[group].First.Value, 0.005);
            Assert.Equal(share, indices[group].Total.Value, 0.005);
            Assert.False(indices[group].First.IsWide);
        }

        Assert.Equal((0, 0), (indices[2].First.Value, indices[2].Total.Value));
    }

    [Fact]
    public void Chance_is_a_group_of_its_own_and_may_carry_everything()
    {
        double[] noise = [.. Enumerable.Range(0, 2048).Select(i => new RandomStream(3, "test", "", i, 0).NextUniform())];
        SaltelliDesign design = new(Uniforms(2), Alone(2), 1024);
        SobolIndices[] indices =
            design.Indices(design.Evaluate(() => row => [noise[row.Chance]], 1, 2, null, TestContext.Current.CancellationToken)[0]);
        Assert.Equal(0, indices[0].Total.Value);
        Assert.Equal(0, indices[1].Total.Value);
        Assert.InRange(indices[2].First.Value, 0.8, 1.2);
        Assert.InRange(indices[2].Total.Value, 0.9, 1.1);
    }

    [Fact]
    public void Estimates_below_zero_stay_as_they_are()
    {
        // With few points the first-order index of an input without influence by itself scatters around 0: some must lie below.
        SobolIndices[] indices = Indices(Alone(6), u => (u[0] - 0.5) * (u[1] - 0.5) * (u[2] - 0.5) * (u[3] - 0.5), 48);
        Assert.Contains(indices, one => one.First.Value < 0);
    }

    [Fact]
    public void Worlds_without_an_answer_are_left_out_and_counted_out()
    {
        SobolIndices whole = Indices(Alone(2), u => u[0] + u[1], 1024)[0],
            part = Indices(Alone(2), u => u[0] > 0.75 ? double.NaN : u[0] + u[1], 1024)[0];
        Assert.Equal((1024, 1024), (whole.First.Worlds, whole.Total.Worlds));
        Assert.InRange(part.First.Worlds, 500, 650); // A, B (and so AB) each have an answer with chance 3/4: 576
        Assert.Equal(9.0 / 25, part.First.Value, 0.05); // x1 on [0, 3/4]: variance 9/16 of that of x2
        Assert.Equal(9.0 / 25, part.Total.Value, 0.05);
        SobolIndices second = Indices(Alone(2), u => u[0] > 0.75 ? double.NaN : u[0] + u[1], 1024)[1];
        Assert.Equal(768, second.Total.Worlds); // A and AB share x1, of which exactly 3/4 of Sobol points lie below
        Assert.Equal(16.0 / 25, second.Total.Value, 0.05);
    }

    [Fact]
    public void The_second_values_are_evenly_spread_and_independent_of_the_first()
    {
        ScenarioInputs inputs = Uniforms(3), second = inputs.Second();
        for (int input = 0; input < 3; input++)
        {
            double[] a = [.. Enumerable.Range(0, 4096).Select(draw => inputs.Values(draw)[input])],
                b = [.. Enumerable.Range(0, 4096).Select(draw => second.Values(draw)[input])];
            Assert.Equal(0.5, b.Average(), 1e-3);
            Assert.Equal(0, a.Zip(b, (x, y) => 12 * (x - 0.5) * (y - 0.5)).Average(), 0.02); // independent points: 0 ± 1/64
        }
    }

    private static double Estimate(ClosedForm row, SobolIndices indices) => (row.Quantity == "S1" ? indices.First : indices.Total).Value;

    private static SobolIndices[] Indices(IReadOnlyList<IReadOnlyList<int>> groups, Func<double[], double> function, int points = Points)
    {
        SaltelliDesign design = new(Uniforms(groups.Sum(group => group.Count)), groups, points);
        return design.Indices(design.Evaluate(() => row => [function(row.Values)], 1, 2, null, TestContext.Current.CancellationToken)[0]);
    }

    private static int[][] Alone(int inputs) => [.. Enumerable.Range(0, inputs).Select(input => new[] { input })];

    private static ScenarioInputs Uniforms(int count) =>
        new([.. Enumerable.Range(0, count).Select(i => new InputNumber($"x{i}", Uncertain.Between(0, 1), i))], 1);
}
