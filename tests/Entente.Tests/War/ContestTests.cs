using CsCheck;
using Entente.Tests.KnownAnswers;
using Entente.War;

namespace Entente.Tests.War;

public sealed class ContestTests
{
    private static readonly Gen<double> Strength = Gen.Double[-300, 300].Select(e => Math.Pow(10, e));

    [Fact]
    public void Shares_match_the_known_answers()
    {
        foreach (ClosedForm row in ClosedForms.Of("CSF.Tullock"))
        {
            row.Check(Contest.AttackerShare(row["A"], row["B"], row["m"]));
        }
    }

    [Fact]
    public void Shares_of_the_two_sides_sum_to_one() => Gen.Select(Strength, Strength, Gen.Double[0, 1000]).Sample(
        (a, b, m) => Math.Abs(Contest.AttackerShare(a, b, m) + Contest.AttackerShare(b, a, m) - 1) <= 1e-15);

    [Fact]
    public void Only_the_ratio_of_strengths_matters() =>
        Gen.Select(Gen.Double[0.01, 100], Gen.Double[0.01, 100], Gen.Double[0, 5], Strength)
        .Where((a, b, _, unit) => a * unit < 1e300 && b * unit > 1e-290 && a * unit > 1e-290 && b * unit < 1e300)
        .Sample((a, b, m, unit) =>
            Math.Abs(Contest.AttackerShare(a, b, m) - Contest.AttackerShare(a * unit, b * unit, m)) <= 1e-13);

    [Theory]
    [InlineData(0, 5, 1, 0)]
    [InlineData(5, 0, 1, 1)]
    [InlineData(0, 5, 0, 0.5)]
    [InlineData(7, 5, 0, 0.5)]
    [InlineData(1e300, 1e-300, 3, 1)]
    [InlineData(2, 1, 1e6, 1)]
    public void Extremes_have_their_limits(double a, double b, double m, double expected) =>
        Assert.Equal(expected, Contest.AttackerShare(a, b, m));

    [Fact]
    public void Two_sides_without_strength_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Contest.AttackerShare(0, 0, 1));

    [Fact]
    public void Drift_is_the_pace_at_total_superiority_and_nothing_at_parity()
    {
        Assert.Equal(0.2, Contest.Drift(0.2, 1));
        Assert.Equal(0, Contest.Drift(0.2, 0.5));
        Assert.Equal(-0.2, Contest.Drift(0.2, 0));
    }
}
