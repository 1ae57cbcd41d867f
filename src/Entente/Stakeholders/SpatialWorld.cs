using System.Runtime.Intrinsics;

namespace Entente.Stakeholders;

/// <summary>The actors of the spatial model in plain numbers, positions and saliences as shares: what stays the same through a
/// run.</summary>
/// <param name="Issues">Number of issues, D.</param>
/// <param name="Saliences">[actor, issue], each actor's summing to at most 1.</param>
/// <param name="Capabilities">By actor.</param>
/// <param name="Accommodation">[actor, actor]: how far the ideal of the first follows the position of the second; null = its
/// own.</param>
internal sealed record SpatialWorld(int Issues, double[] Saliences, double[] Capabilities, double[]? Accommodation)
{
    /// <summary>Number of actors, n.</summary>
    public int Actors => Capabilities.Length;

    /// <summary>S_i: the sum of an actor's saliences, which is also the chance that it resists a challenge.</summary>
    public double[] Resistance { get; } =
        [.. Enumerable.Range(0, Capabilities.Length).Select(i => Saliences.AsSpan(i * Issues, Issues).ToArray().Sum())];

    /// <summary>d_i(a, b): the distance between two points as an actor sees it, from 0 to 1.</summary>
    public double Distance(int actor, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (Issues == 1)
        {
            return Saliences[actor] > 0 ? Math.Abs(a[0] - b[0]) : 0;
        }

        double sum = 0, squares = 0;
        for (int d = 0; d < Issues; d++)
        {
            double s = Saliences[(actor * Issues) + d], gap = s * (a[d] - b[d]);
            sum += gap * gap;
            squares += s * s;
        }

        return squares > 0 ? Math.Sqrt(sum / squares) : 0;
    }

    /// <summary>u(d, R): the utility of a distance with a risk attitude R; 1 at the ideal.</summary>
    public static double Utility(double d, double risk) => (1 - d) * (1 + (Math.Min(d, 1) * risk));

    /// <summary>The utilities of many distances, each with its risk attitude; four at a time, to the same digits.</summary>
    public static void Utilities(ReadOnlySpan<double> distances, ReadOnlySpan<double> risks, Span<double> utilities)
    {
        int k = 0;
        for (; k + 4 <= distances.Length; k += 4)
        {
            Vector256<double> d = Vector256.Create(distances.Slice(k, 4)), risk = Vector256.Create(risks.Slice(k, 4)),
                one = Vector256<double>.One;
            ((one - d) * (one + (Vector256.Min(d, one) * risk))).CopyTo(utilities[k..]);
        }

        for (; k < distances.Length; k++)
        {
            utilities[k] = Utility(distances[k], risks[k]);
        }
    }
}
