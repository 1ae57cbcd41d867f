using System.Globalization;
using CsCheck;
using Entente.Numerics;
using Entente.Tests.KnownAnswers;

namespace Entente.Tests.Numerics;

public sealed class FirstPassageTests
{
    private const double Relative = 1e-12;

    private static readonly Gen<double> Magnitude = Gen.Double[-14, 8].Select(e => Math.Pow(10, e));
    private static readonly Gen<double> AnyFront =
        Gen.OneOf(Gen.Double[0, 1], Gen.Double[-12, 0].Select(e => Math.Pow(10, e)), Gen.Double[-12, 0].Select(e => 1 - Math.Pow(10, e)));

    private static readonly Gen<(double Tilt, double Theta, double Front)> Anything =
        Gen.Select(Magnitude, Gen.OneOf(Gen.Double[-1, 1], Gen.Int[-1, 1].Select(i => (double)i)), AnyFront)
            .Select((theta, share, front) => (share * theta, theta, front));

    [Fact]
    public void Transforms_match_the_known_answers()
    {
        foreach (ClosedForm row in ClosedForms.Of("FirstPassage"))
        {
            var passage = FirstPassage.At(row["tilt"], row["theta"], row["front"]);
            row.Check(row.Quantity.EndsWith("hit 1]", StringComparison.Ordinal) ? passage.Upper : passage.Lower);
        }
    }

    /// <summary>first-passage.csv was computed from the defining formulas with 120 digits.</summary>
    [Fact]
    public void Transforms_and_duration_keep_twelve_digits_where_the_defining_formulas_lose_them()
    {
        foreach (IReadOnlyList<string> cells in ClosedForms.Table("first-passage.csv").Skip(1))
        {
            double[] row = [.. cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            var passage = FirstPassage.At(row[0], row[1], row[2]);
            AssertClose(row[3], passage.Upper, cells);
            AssertClose(row[4], passage.Lower, cells);
            AssertClose(row[5], FirstPassage.Duration(row[0], row[1], row[2]), cells);
        }

        static void AssertClose(double expected, double actual, IReadOnlyList<string> row) => Assert.True(
            Math.Abs(actual - expected) <= (Relative * expected) + 1e-300,
            FormattableString.Invariant($"{actual:R} for {expected:R} at {string.Join(", ", row)}"));
    }

    [Fact]
    public void Discounted_gamblers_ruin_is_the_same_function()
    {
        foreach (ClosedForm row in ClosedForms.Of("RandomWalkWar"))
        {
            (double forts, double p, double front) = (row["N"], row["p"], row["X"] / row["N"]);
            double q = 1 - p;
            double discount = row.Has("delta") ? row["delta"] : 1;
            double root = Math.Sqrt(1 - (4 * p * q * discount * discount));
            double tilt = forts / 2 * Math.Log(p / q);
            double theta = discount == 1 ? Math.Abs(tilt) : forts / 2 * Math.Log((1 + root) / (1 - root));
            double volatilitySquared = 2 * (p - q) / (forts * forts * Math.Log(p / q));
            row.Check(row.Quantity switch
            {
                "Pr(A wins war)" => FirstPassage.HittingProbability(tilt, front),
                "expected battles" => FirstPassage.Duration(tilt, theta, front) / volatilitySquared,
                _ => FirstPassage.At(tilt, theta, front).Upper,
            });
        }
    }

    [Fact]
    public void Transforms_are_chances_that_sum_to_at_most_one() => Anything.Sample(
        x =>
        {
            var passage = FirstPassage.At(x.Tilt, x.Theta, x.Front);
            return passage.Upper is >= 0 and <= 1 + 1e-14 && passage.Lower is >= 0 and <= 1 + 1e-14
                && passage.Upper + passage.Lower <= 1 + 1e-14;
        },
        iter: 20_000);

    [Fact]
    public void Duration_is_what_the_transforms_leave() => Anything.Sample(
        x =>
        {
            var passage = FirstPassage.At(x.Tilt, x.Theta, x.Front);
            double rate = (x.Theta - x.Tilt) / 2 * (x.Theta + x.Tilt);
            double left = rate * FirstPassage.Duration(x.Tilt, x.Theta, x.Front);
            return Math.Abs(1 - passage.Upper - passage.Lower - left) <= 1e-13;
        },
        iter: 20_000);

    /// <summary>Mirrored bits differ only by the rounding of 1 − f, which an exponent of size θ magnifies.</summary>
    [Fact]
    public void Swapping_the_sides_swaps_the_transforms() => Anything.Where(x => x.Theta < 1e3).Sample(
        x =>
        {
            double mirror = 1 - x.Front;
            var one = FirstPassage.At(x.Tilt, x.Theta, 1 - mirror);
            var other = FirstPassage.At(-x.Tilt, x.Theta, mirror);
            return Math.Abs(one.Upper - other.Lower) <= 1e-12 && Math.Abs(one.Lower - other.Upper) <= 1e-12;
        },
        iter: 20_000);

    [Fact]
    public void A_front_nearer_to_one_reaches_it_sooner() => Gen.Select(Anything, Gen.Double[0, 1]).Sample(
        (x, share) =>
        {
            double nearer = x.Front + (share * (1 - x.Front));
            return FirstPassage.At(x.Tilt, x.Theta, nearer).Upper >= FirstPassage.At(x.Tilt, x.Theta, x.Front).Upper * (1 - 1e-9);
        },
        iter: 20_000);

    [Fact]
    public void No_legal_diffusion_gives_NaN() => Gen.Select(
        Gen.Double[-300, 3].Select(e => Math.Pow(10, e)),
        Gen.OneOf(Gen.Double[-100, 100], Gen.Int[-1, 1].Select(i => i * 1e-300)),
        Gen.Double[-320, 15].Select(e => Math.Pow(10, e)),
        AnyFront).Sample(
        (volatility, drift, discount, front) =>
        {
            var passage = FirstPassage.OfDiffusion(drift, volatility, discount, front);
            return passage.Upper is >= 0 and <= 1 + 1e-14 && passage.Lower is >= 0 and <= 1 + 1e-14;
        },
        iter: 20_000);

    [Fact]
    public void Diffusion_is_the_function_of_tilt_and_theta() => Gen.Select(
        Gen.Double[0.01, 1], Gen.Double[-2, 2], Gen.Double[0.001, 2], Gen.Double[0, 1]).Sample(
        (volatility, drift, discount, front) =>
        {
            double variance = volatility * volatility;
            double theta = Math.Sqrt((drift * drift) + (2 * discount * variance)) / variance;
            var direct = FirstPassage.At(drift / variance, theta, front);
            var passage = FirstPassage.OfDiffusion(drift, volatility, discount, front);
            return Math.Abs(passage.Upper - direct.Upper) <= 1e-9 && Math.Abs(passage.Lower - direct.Lower) <= 1e-9;
        });

    [Fact]
    public void Without_drift_and_discounting_the_chance_is_the_distance_covered()
    {
        Assert.Equal(0.3, FirstPassage.HittingProbability(0, 0.3));
        Assert.Equal(0.3, FirstPassage.OfDiffusion(0, 0.1, 0, 0.3).Upper);
        Assert.Equal(0.21, FirstPassage.Duration(0, 0, 0.3), 1e-15);
    }

    [Fact]
    public void A_theta_below_the_tilt_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FirstPassage.At(2, 1, 0.5));

    [Fact]
    public void NaN_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FirstPassage.At(0, 1, double.NaN));
}
