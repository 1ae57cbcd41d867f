using CsCheck;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class UncertainTests
{
    private const double Exact = 1e-12;
    private const double Rooted = 1e-9;

    private static readonly Bounds Scale = new(0, 100);

    private static readonly Gen<Uncertain> AnyNumber = Gen.OneOf(
        Gen.Double[0, 100].Select(Uncertain.Exactly),
        Gen.Select(Gen.Double[0, 50], Gen.Double[50.001, 100]).Select((low, high) => Uncertain.Between(low, high)),
        Gen.Select(Gen.Double[0, 40], Gen.Double[40, 60], Gen.Double[60.001, 100])
            .Select((low, mode, high) => Uncertain.Likely(low, mode, high)),
        Gen.Select(Gen.Double[0, 100], Gen.Double[0.001, 300]).Select((mean, deviation) => Uncertain.Around(mean, deviation, Scale)),
        Gen.Select(Gen.Double[0, 50], Gen.Double[50, 100]).Select((low, high) => Uncertain.Verbal("vital", low, high)));

    [Fact]
    public void Central_values_are_those_of_the_design()
    {
        Assert.Equal(70, Uncertain.Exactly(70).Central);
        Assert.Equal(70, Uncertain.Between(60, 80).Central);
        Assert.Equal(65, Uncertain.Likely(60, 65, 90).Central);
        Assert.Equal(98, Uncertain.Around(98, 50, Scale).Central);
        Assert.Equal(92.5, Uncertain.Verbal("vital", 85, 100).Central);
    }

    [Fact]
    public void Quantile_of_a_uniform_is_linear() => Assert.Equal(65, Uncertain.Between(60, 80).Quantile(0.25), Exact);

    [Theory]
    [InlineData(0, 50, 100, 0.5, 50)] // beta(3, 3) is symmetric
    [InlineData(0, 0, 1, 0.5, 0.12944943670387588)] // beta(1, 5): 1 - 0.5^(1/5)
    [InlineData(0, 1, 1, 0.25, 0.7578582832551991)] // beta(5, 1): 0.25^(1/5)
    [InlineData(60, 60, 90, 0.75, 60 + (30 * 0.24214171674480090))] // beta(1, 5) on [60, 90]: 1 - 0.25^(1/5)
    public void Quantile_of_a_pert_is_that_of_its_beta_distribution(double low, double mode, double high, double share, double expected) =>
        Assert.Equal(expected, Uncertain.Likely(low, mode, high).Quantile(share), Rooted);

    [Fact]
    public void Mean_of_a_pert_is_least_plus_four_times_mode_plus_greatest_over_six()
    {
        Uncertain pert = Uncertain.Likely(60, 70, 90);
        const int points = 20_000;
        double mean = Enumerable.Range(0, points).Average(i => pert.Quantile((i + 0.5) / points));
        Assert.Equal((60 + (4 * 70) + 90) / 6.0, mean, 1e-4);
    }

    [Theory]
    [InlineData(50, 10, 0.5, 50)]
    [InlineData(50, 10, 0.975, 69.599588)] // 1.95996 deviations; the cuts at 5 deviations move it by 1e-5
    [InlineData(0, 10, 0.5, 6.7448975)] // a half-normal: its median is the upper quartile of the whole
    [InlineData(100, 10, 0.5, 93.2551025)]
    public void Quantile_of_a_truncated_normal(double mean, double deviation, double share, double expected) =>
        Assert.Equal(expected, Uncertain.Around(mean, deviation, Scale).Quantile(share), 1e-4);

    [Fact]
    public void A_normal_much_wider_than_its_range_is_nearly_uniform() =>
        Assert.Equal(25, Uncertain.Around(50, 1e5, Scale).Quantile(0.25), 1e-3);

    [Fact]
    public void A_normal_keeps_its_digits_in_both_tails()
    {
        Uncertain number = Uncertain.Around(50, 5, Scale);
        double low = number.Quantile(1e-12), high = number.Quantile(1 - 1e-12);
        Assert.Equal(100, low + high, 1e-3);
        Assert.InRange(low, 14, 16); // seven deviations below
    }

    [Fact]
    public void Quantiles_rise_and_stay_inside() => Gen.Select(AnyNumber, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((number, a, b) =>
    {
        double low = number.Quantile(Math.Min(a, b)), high = number.Quantile(Math.Max(a, b));
        return low <= high && low >= number.Low && high <= number.High;
    });

    [Fact]
    public void The_ends_are_the_quantiles_of_zero_and_one() =>
        AnyNumber.Sample(number => number.Quantile(0) == number.Low && number.Quantile(1) == number.High);

    [Fact]
    public void A_number_above_an_open_bound_never_reaches_it() =>
        Gen.Double[0, 1].Sample(share => Uncertain.Around(0.01, 1, new Bounds(0, 1, LowOpen: true, HighOpen: true))
            .Quantile(share) is > 0 and < 1);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_share_outside_zero_to_one_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Uncertain.Between(0, 1).Quantile(share));

    [Fact]
    public void Impossible_numbers_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => Uncertain.Exactly(double.NaN));
        Assert.Throws<ArgumentException>(() => Uncertain.Exactly(double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => Uncertain.Between(80, 60));
        Assert.Throws<ArgumentException>(() => Uncertain.Likely(60, 95, 90));
        Assert.Throws<ArgumentException>(() => Uncertain.Around(120, 5, Scale));
        Assert.Throws<ArgumentException>(() => Uncertain.Around(50, 0, Scale));
    }

    [Fact]
    public void A_product_has_the_ends_of_all_products_kept_in_the_legal_range()
    {
        Uncertain product = Uncertain.Times(Uncertain.Between(10, 30), Uncertain.Between(2, 4), Scale);
        Assert.Equal((20, 100, 60), (product.Low, product.High, product.Central));
    }
}
