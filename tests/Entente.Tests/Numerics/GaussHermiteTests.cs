using Entente.Numerics;

namespace Entente.Tests.Numerics;

public sealed class GaussHermiteTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(128)]
    [InlineData(200)]
    [InlineData(256)]
    public void Moments_up_to_twice_the_nodes_are_exact(int count)
    {
        GaussHermite rule = GaussHermite.Rule(count);
        double moment = 1; // E[Z^k] = (k − 1)!! for even k
        for (int k = 0; k < 2 * count && moment < 1e150; k += 2)
        {
            moment *= k > 0 ? k - 1 : 1;
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += rule.Weights[i] * Math.Pow(rule.Nodes[i], k);
            }

            Assert.Equal(1, sum / moment, 1e-11);
        }
    }

    [Fact]
    public void Rule_of_three_is_the_textbook_one()
    {
        GaussHermite rule = GaussHermite.Rule(3);
        double[] nodes = [-Math.Sqrt(3), 0, Math.Sqrt(3)];
        double[] weights = [1.0 / 6, 2.0 / 3, 1.0 / 6];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(nodes[i], rule.Nodes[i], 1e-15);
            Assert.Equal(weights[i], rule.Weights[i], 1e-15);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(33)]
    [InlineData(256)]
    public void Nodes_rise_and_mirror_each_other_to_the_last_bit(int count)
    {
        GaussHermite rule = GaussHermite.Rule(count);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(rule.Nodes[i], -rule.Nodes[count - 1 - i]);
            Assert.Equal(rule.Weights[i], rule.Weights[count - 1 - i]);
            Assert.True(rule.Weights[i] > 0);
            Assert.True(i == 0 || rule.Nodes[i] > rule.Nodes[i - 1]);
        }
    }

    [Fact]
    public void Mean_of_an_exponential_is_the_moment_generating_function()
    {
        GaussHermite rule = GaussHermite.Rule(40);
        double sum = 0;
        for (int i = 0; i < 40; i++)
        {
            sum += rule.Weights[i] * Math.Exp(1.5 * rule.Nodes[i]);
        }

        Assert.Equal(Math.Exp(1.125), sum, 1e-13);
    }

    [Fact]
    public void No_nodes_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => GaussHermite.Rule(0));
}
