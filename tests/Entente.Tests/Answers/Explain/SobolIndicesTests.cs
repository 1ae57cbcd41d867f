using Entente.Answers.Explain;
using Entente.Numerics;

namespace Entente.Tests.Answers.Explain;

public sealed class SobolIndicesTests
{
    private const int Replicates = 16;

    [Fact]
    public void An_answer_that_never_changes_has_no_causes()
    {
        double[] same = [.. Enumerable.Repeat(2.5, 64)];
        SobolIndices indices = SobolIndices.Of(same, same, same, Replicates);
        Assert.Equal((0, 0), (indices.First.Value, indices.Total.Value));
    }

    [Fact]
    public void Intervals_cover_the_truth_of_a_sum_of_two_inputs_at_the_stated_rate()
    {
        // f = x + 2y with x, y uniform: S_x = T_x = 1/5 exactly. 200 independent estimates; 95 % intervals must cover
        // 190 of them, with a binomial standard deviation of 3.1: at least 178 (4 standard deviations).
        int covered = Enumerable.Range(0, 200).Count(seed =>
        {
            (double[] a, double[] b, double[] ab) = Worlds((ulong)seed, 800);
            SobolIndices indices = SobolIndices.Of(a, b, ab, Replicates);
            return Math.Abs(indices.First.Value - 0.2) <= indices.First.HalfWidth;
        });
        Assert.InRange(covered, 178, 200);
    }

    [Fact]
    public void Wide_intervals_say_how_many_worlds_would_do()
    {
        IndexEstimate wide = new(0.3, 0.1);
        Assert.True(wide.IsWide);
        Assert.Equal(4, wide.WorldsNeeded, 1e-12);
        Assert.Equal(1, new IndexEstimate(0.3, 0.01).WorldsNeeded);
    }

    private static (double[] A, double[] B, double[] AB) Worlds(ulong seed, int count)
    {
        RandomStream stream = new(seed, "test", "", 0, 0);
        double[] Draw() => [.. Enumerable.Range(0, count).Select(_ => stream.NextUniform())];
        double[] xA = Draw(), yA = Draw(), xB = Draw(), yB = Draw();
        double[] Sum(double[] x, double[] y) => [.. x.Zip(y, (one, two) => one + (2 * two))];
        return (Sum(xA, yA), Sum(xB, yB), Sum(xB, yA));
    }
}
