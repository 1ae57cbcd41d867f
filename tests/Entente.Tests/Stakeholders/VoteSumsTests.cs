using CsCheck;
using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class VoteSumsTests
{
    private static readonly Gen<(VotingRule Rule, double[] Weights, double[] First, double[] Second, double[] Own)> Votes =
        from rule in Gen.Enum<VotingRule>()
        from n in Gen.Int[0, 23]
        from weights in Gen.Double[0, 100].Array[n]
        from first in Gen.Double[-0.5, 1].Array[n]
        from second in Gen.Double[-0.5, 1].Array[n]
        from own in Gen.Double[0, 1].Array[n]
        select (rule, weights, first, second, own);

    [Fact]
    public void Four_at_a_time_give_the_sums_of_one_at_a_time() => Votes.Sample(
        v =>
        {
            Near(VoteSums.Direct(v.Rule, v.Weights, v.First, v.Second), VoteSumsInFours.Direct(v.Rule, v.Weights, v.First, v.Second));
            Near(
                VoteSums.SemiCommitted(v.Rule, v.Weights, v.First, v.Second, v.Own, 3, 2),
                VoteSumsInFours.SemiCommitted(v.Rule, v.Weights, v.First, v.Second, v.Own, 3, 2));
        },
        seed: StakeholderCases.Seed,
        iter: 500,
        threads: 1);

    private static void Near((double For, double Against) one, (double For, double Against) other)
    {
        double size = one.For + one.Against;
        Assert.InRange(other.For - one.For, -1e-12 * size, 1e-12 * size);
        Assert.InRange(other.Against - one.Against, -1e-12 * size, 1e-12 * size);
    }
}
