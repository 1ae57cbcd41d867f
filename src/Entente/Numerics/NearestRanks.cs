using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Entente.Numerics;

/// <summary>The rank correlations nearest to some that no joint law has, for a sentence that says how to mend them.</summary>
/// <remarks>
/// <para>
/// Of all matrices of correlations of normal numbers the one with the least sum of squared differences at the given pairs, others being
/// free; then rounded to hundredths, and drawn towards 0 by as little as makes the rounded ones legal.
/// </para>
/// <para>
/// <b>Source</b>: higham2002, algorithm 3.3 (alternating projections with Dykstra's correction). <b>Deviations</b>: pairs that are not
/// given take what the last matrix has (majorisation), again and again.
/// </para>
/// </remarks>
internal static class NearestRanks
{
    private const int Rounds = 40;
    private const int Projections = 60;
    private const int Digits = 2;

    /// <summary>Shares of the way to independence, tried in turn.</summary>
    private static readonly double[] Shrinks = [0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>The ranks in the order of the given ones.</summary>
    /// <param name="size">How many numbers.</param>
    /// <param name="ranks">The rank correlations, as for <see cref="GaussianCopula.Of"/>.</param>
    public static RankedPair[] To(int size, IReadOnlyList<RankedPair> ranks)
    {
        Matrix<double> found = Nearest(size, ranks);
        return Shrinks
            .Select(shrink => (RankedPair[])[.. ranks.Select(pair => pair with
            {
                Rank = Math.Round(RankCorrelation.OfRanks((1 - shrink) * Math.Clamp(found[pair.One, pair.Other], -1, 1)), Digits),
            })])
            .First(rounded => rounded.All(pair => Math.Abs(pair.Rank) < 1) && GaussianCopula.Of(size, rounded) is not null);
    }

    private static Matrix<double> Nearest(int size, IReadOnlyList<RankedPair> ranks)
    {
        Matrix<double> found = Matrix<double>.Build.DenseIdentity(size);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (RankedPair pair in ranks)
            {
                found[pair.One, pair.Other] = found[pair.Other, pair.One] = RankCorrelation.OfNormals(pair.Rank);
            }

            found = Projected(found, size);
        }

        return found;
    }

    private static Matrix<double> Projected(Matrix<double> given, int size)
    {
        Matrix<double> found = given, correction = Matrix<double>.Build.Dense(size, size);
        for (int i = 0; i < Projections; i++)
        {
            Matrix<double> corrected = found - correction;
            found = Semidefinite(corrected);
            correction = found - corrected;
            for (int k = 0; k < size; k++)
            {
                found[k, k] = 1;
            }
        }

        return found;
    }

    private static Matrix<double> Semidefinite(Matrix<double> matrix)
    {
        Evd<double> parts = matrix.Evd(Symmetricity.Symmetric);
        Vector<double> kept = Vector<double>.Build.DenseOfEnumerable(parts.EigenValues.Select(value => Math.Max(0, value.Real)));
        return parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(kept) * parts.EigenVectors.Transpose();
    }
}
