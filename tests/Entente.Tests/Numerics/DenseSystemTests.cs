using Entente.Numerics;

namespace Entente.Tests.Numerics;

public sealed class DenseSystemTests
{
    // det = 0·(1·4 − 3·1) − 2·(1·4 − 3·2) + 1·(1·1 − 1·2) = 4 − 1 = 3 > 0.
    [Fact]
    public void Solves_where_the_first_pivot_is_zero_and_tells_the_sign_of_the_determinant()
    {
        double[] matrix = [0, 2, 1, 1, 1, 3, 2, 1, 4];
        double[] right = [7, 12, 16]; // of x = (1, 2, 3)
        Assert.Equal(1, DenseSystem.Solve(matrix, 3, 3, right));
        Assert.Equal(1, right[0], 1e-14);
        Assert.Equal(2, right[1], 1e-14);
        Assert.Equal(3, right[2], 1e-14);
    }

    [Fact]
    public void Exchanging_two_rows_turns_the_sign()
    {
        double[] matrix = [1, 1, 3, 0, 2, 1, 2, 1, 4];
        double[] right = [12, 7, 16];
        Assert.Equal(-1, DenseSystem.Solve(matrix, 3, 3, right));
        Assert.Equal(3, right[2], 1e-14);
    }

    [Fact]
    public void Refuses_a_singular_matrix_and_one_with_no_numbers()
    {
        Assert.Equal(0, DenseSystem.Solve(new double[] { 1, 2, 2, 4 }, 2, 2, new double[] { 1, 1 }));
        Assert.Equal(0, DenseSystem.Solve(new double[] { 1, double.NaN, 0, 1 }, 2, 2, new double[] { 1, 1 }));
        Assert.Equal(0, DenseSystem.Solve(new double[] { double.PositiveInfinity, 1, 0, 1 }, 2, 2, new double[] { 1, 1 }));
    }
}
