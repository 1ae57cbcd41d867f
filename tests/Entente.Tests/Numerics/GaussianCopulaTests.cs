using Entente.Numerics;

namespace Entente.Tests.Numerics;

public sealed class GaussianCopulaTests
{
    [Fact]
    public void A_rank_becomes_the_correlation_of_normal_numbers_with_it()
    {
        for (int i = -100; i <= 100; i++)
        {
            Assert.Equal(2 * Math.Sin(Math.PI * i / 600), RankCorrelation.OfNormals(i / 100.0), 1e-15);
            Assert.Equal(i / 100.0, RankCorrelation.OfRanks(RankCorrelation.OfNormals(i / 100.0)), 1e-13);
        }
    }

    /// <summary>Three numbers with the same negative rank: legal as long as the correlation of the normal numbers is at least −1/2, which
    /// is at a rank of (6/π)·asin(−1/4) = −0.4826.</summary>
    [Theory]
    [InlineData(-0.48, true)]
    [InlineData(-0.4825, true)]
    [InlineData(-0.483, false)]
    [InlineData(-0.9, false)]
    public void Three_numbers_cannot_all_go_strongly_against_each_other(double rank, bool isLegal)
    {
        RankedPair[] ranks = [new(0, 1, rank), new(0, 2, rank), new(1, 2, rank)];
        Assert.Equal(isLegal, GaussianCopula.Of(3, ranks) is not null);
    }

    /// <summary>Of ranks alike the nearest legal ones are alike, at the edge: −0.4826 is −0.48 in hundredths.</summary>
    [Fact]
    public void The_nearest_legal_ranks_of_three_alike_are_alike()
    {
        RankedPair[] ranks = [new(0, 1, -0.9), new(0, 2, -0.9), new(1, 2, -0.9)];
        Assert.Equal([-0.48, -0.48, -0.48], NearestRanks.To(3, ranks).Select(pair => pair.Rank));
    }

    /// <summary>Two normal numbers with correlations 0.9 and −0.9 to a third: the determinant is 1 + 2abc − a² − b² − c². The nearest by
    /// brute force over all legal triples of hundredths of a rank, as measured between the normal correlations.</summary>
    [Fact]
    public void The_nearest_legal_ranks_are_those_of_a_search_over_all()
    {
        double[] given = [0.9, 0.7, -0.5];
        RankedPair[] found = NearestRanks.To(3, [new(0, 1, given[0]), new(1, 2, given[1]), new(0, 2, given[2])]);
        double least = double.PositiveInfinity;
        for (int a = -99; a <= 99; a++)
        {
            for (int b = -99; b <= 99; b++)
            {
                for (int c = -99; c <= 99; c++)
                {
                    double[] rho = [Normal(a / 100.0), Normal(b / 100.0), Normal(c / 100.0)];
                    if (1 + (2 * rho[0] * rho[1] * rho[2]) - rho.Sum(one => one * one) >= 0)
                    {
                        least = Math.Min(least, Distance(rho));
                    }
                }
            }
        }

        double own = Distance([.. found.Select(pair => Normal(pair.Rank))]);
        Assert.InRange(Math.Sqrt(own), Math.Sqrt(least), Math.Sqrt(least) + 0.02);
        Assert.NotNull(GaussianCopula.Of(3, found));

        double Distance(double[] rho) => rho.Zip(given).Sum(one => Math.Pow(one.First - Normal(one.Second), 2));

        static double Normal(double rank) => 2 * Math.Sin(Math.PI * rank / 6);
    }

    /// <summary>Open pairs are not taken for 0: a chain of strong ranks is legal, a ring that turns its sign is not.</summary>
    [Fact]
    public void A_chain_is_always_legal_and_a_ring_only_if_it_closes()
    {
        RankedPair[] chain = [.. Enumerable.Range(0, 9).Select(i => new RankedPair(i, i + 1, 0.95))];
        Assert.NotNull(GaussianCopula.Of(10, chain));
        Assert.NotNull(GaussianCopula.Of(10, [.. chain, new RankedPair(0, 9, 0.6)]));
        RankedPair[] turned = [.. chain, new RankedPair(0, 9, -0.9)];
        Assert.Null(GaussianCopula.Of(10, turned));
        Assert.NotNull(GaussianCopula.Of(10, NearestRanks.To(10, turned)));
    }

    [Fact]
    public void As_many_numbers_as_are_allowed_are_tied_within_a_moment()
    {
        const int size = GaussianCopula.MaxNumbers;
        RankedPair[] most =
        [
            .. from i in Enumerable.Range(0, size)
               from j in Enumerable.Range(0, i)
               where i - j != 7
               select new RankedPair(i, j, 0.5),
        ];
        Assert.NotNull(GaussianCopula.Of(size, most));
    }
}
