using Entente.Numerics;
using Entente.War;

namespace Entente.Tests.War;

/// <summary>Averages over a belief with nodes chosen in advance, as simulations take them, and the polynomial in the front made of them.</summary>
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

    private static (WarCourse, Belief) Sample(int i)
    {
        RandomStream random = new(1, "war", "", i, 0);
        double volatility = 0.01 * Math.Pow(50, random.NextUniform());
        return (
            new WarCourse(0.02 + (0.96 * random.NextUniform()), volatility, 0.02 * Math.Pow(25, random.NextUniform()), 0.2 * random.NextUniform(), 0.2 * random.NextUniform()),
            new Belief(random.NextUniform() - 0.5, 0.001 * Math.Pow(400, random.NextUniform())));
    }
}
