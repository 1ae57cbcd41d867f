using Entente.Numerics;
using Entente.War;

namespace Entente.Tests.War;

/// <summary>Averages over a belief with nodes chosen in advance, as simulations take them, and the polynomial in the front made of
/// them.</summary>
public sealed class BeliefGridTests
{
    private const double Tolerance = 2e-4; // the default of a draw

    [Fact]
    public void Nodes_chosen_in_advance_keep_the_tolerance_over_the_whole_range_of_beliefs()
    {
        double worst = 0;
        for (int i = 0; i < 3000; i++)
        {
            (WarCourse course, Belief belief) = Sample(i);
            (double upper, double lower) = BeliefGrid.Of(course, belief, Tolerance).Sum(course).Mean;
            BeliefAverage exact = BeliefAverage.Of(course, belief, 1e-8);
            worst = Math.Max(worst, Math.Max(Math.Abs(upper - exact.Upper), Math.Abs(lower - exact.Lower)));
        }

        Assert.True(worst <= Tolerance, $"{worst}");
    }

    [Fact]
    public void A_polynomial_in_the_front_errs_by_little_more_than_the_tolerance()
    {
        FightingPolynomial polynomial = new();
        WarStakes stakes = new(0.9, 0.1, 0.5, 0.1);
        double worst = 0;
        int tables = 0;
        for (int i = 0; i < 300; i++)
        {
            (WarCourse course, Belief belief) = Sample(i);
            RandomStream random = new(2, "fronts", "", i, 0);
            (double one, double other) = (random.NextUniform(), random.NextUniform());
            polynomial.Fit(course, belief, Math.Min(one, other), Math.Max(one, other), Tolerance);
            tables += polynomial.Count == 0 ? 1 : 0;
            double front = one + (random.NextUniform() * (other - one));
            FrontDerivatives exact = ValueOfFighting.ByFront(course with { Front = front }, stakes, belief, 1e-8);
            worst = Math.Max(worst, Math.Abs(polynomial.At(front, stakes).Value - exact.Value));
        }

        Assert.True(worst <= 3 * Tolerance * stakes.Spread, $"{worst}");
        Assert.True(tables < 150, $"{tables} tables");
    }

    // The layer beside a victory is as thin as volatility² / drift: points that all lie outside of it see nothing of it.
    [Fact]
    public void A_polynomial_sees_the_thin_layer_beside_a_victory()
    {
        FightingPolynomial polynomial = new();
        WarStakes stakes = new(0.9, 0.1, 0.5, 0.1);
        double worst = 0;
        for (int i = 0; i < 300; i++)
        {
            RandomStream random = new(3, "layers", "", i, 0);
            double volatility = Math.Pow(10, -2 + random.NextUniform());
            WarCourse course = new(0.5, volatility, 0.05 + (0.3 * random.NextUniform()), 0.1 * random.NextUniform(),
                0.1 * random.NextUniform());
            Belief belief = new(0.5 * (random.NextUniform() - 0.5), i % 2 == 0 ? 0 : 0.1 * random.NextUniform());
            polynomial.Fit(course, belief, 0, 1, Tolerance);
            double off = Math.Pow(10, -5 * random.NextUniform()), front = i % 4 < 2 ? off : 1 - off;
            FrontDerivatives exact = ValueOfFighting.ByFront(course with { Front = front }, stakes, belief, 1e-8);
            worst = Math.Max(worst, Math.Abs(polynomial.At(front, stakes).Value - exact.Value));
        }

        Assert.True(worst <= 10 * Tolerance * stakes.Spread, $"{worst}");
    }

    // Fronts at and near both ends, wars that last and wars that do not, no doubt and much, drifts of either sign, and volatilities out of
    // range.
    [Fact]
    public void Four_at_a_time_gives_what_one_by_one_gives()
    {
        const double accuracy = 1e-13;
        double[] fronts = new double[8], upper = new double[8], lower = new double[8], expectedUpper = new double[5], expectedLower =
            new double[5];
        RandomStream random = new(5, "four", "", 0, 0);
        for (int trial = 0; trial < 2000; trial++)
        {
            double volatility = trial % 50 == 0 ? 1e-60 : Math.Pow(10, (3 * random.NextUniform()) - 2.5), front = trial % 10 == 0
                ? trial % 20 / 10 : random.NextUniform();
            WarCourse course = new(front, volatility, Math.Pow(10, (3 * random.NextUniform()) - 3), 0.2 * random.NextUniform(),
                0.2 * random.NextUniform());
            BeliefGrid grid = BeliefGrid.Of(course,
                new Belief(0.6 * (random.NextUniform() - 0.5), trial % 3 == 0 ? 0 : 0.2 * random.NextUniform()), Tolerance);
            FirstPassage expected = grid.Sum(course).Mean, actual = BeliefGridInFours.Sum(grid, course).Mean;
            Assert.Equal(expected.Upper, actual.Upper, accuracy);
            Assert.Equal(expected.Lower, actual.Lower, accuracy);

            (fronts[0], fronts[1], fronts[2], fronts[3], fronts[4]) = (0, 1e-6, front, 0.7, 1);
            BeliefGridInFours.Sum(grid, course, 5, fronts, upper, lower);
            grid.Sum(course, fronts.AsSpan(0, 5), expectedUpper, expectedLower);
            for (int j = 0; j < 5; j++)
            {
                Assert.Equal(expectedUpper[j], upper[j], accuracy);
                Assert.Equal(expectedLower[j], lower[j], accuracy);
            }
        }
    }

    private static (WarCourse, Belief) Sample(int i)
    {
        RandomStream random = new(1, "war", "", i, 0);
        double volatility = 0.01 * Math.Pow(50, random.NextUniform());
        return (
            new WarCourse(0.02 + (0.96 * random.NextUniform()), volatility, 0.02 * Math.Pow(25, random.NextUniform()),
                0.2 * random.NextUniform(), 0.2 * random.NextUniform()),
            new Belief(random.NextUniform() - 0.5, 0.001 * Math.Pow(400, random.NextUniform())));
    }
}
