using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary><see cref="VoteSums"/> with four actors at a time, in lanes that are the same on every machine. Sums differ from the plain
/// version by rounding only (a test holds them to 10⁻¹² of their size).</summary>
internal static class VoteSumsInFours
{
    /// <inheritdoc cref="VoteSums.Direct"/>
    public static (double For, double Against) Direct(VotingRule rule, ReadOnlySpan<double> weights, ReadOnlySpan<double> first,
        ReadOnlySpan<double> second)
    {
        int whole = weights.Length & ~3;
        Vector256<double> forFirst = default, against = default;
        for (int k = 0; k < whole; k += 4)
        {
            Vector256<double> vote = Cast(rule, At(weights, k), At(first, k) - At(second, k));
            forFirst += Vector256.Max(vote, default);
            against -= Vector256.Min(vote, default);
        }

        (double moreFor, double moreAgainst) = VoteSums.Direct(rule, weights[whole..], first[whole..], second[whole..]);
        return (ElementaryInFours.Sum(forFirst) + moreFor, ElementaryInFours.Sum(against) + moreAgainst);
    }

    /// <inheritdoc cref="VoteSums.SemiCommitted"/>
    public static (double For, double Against) SemiCommitted(
        VotingRule rule, ReadOnlySpan<double> weights, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> own,
            double forFirst, double forSecond)
    {
        int whole = weights.Length & ~3;
        Vector256<double> joining = default, against = default, baseFirst = Vector256.Create(forFirst), baseSecond =
            Vector256.Create(forSecond), three = Vector256.Create(3.0);
        for (int k = 0; k < whole; k += 4)
        {
            Vector256<double> w = At(weights, k), x = At(first, k), y = At(second, k), z = At(own, k), liking = Cast(rule, w, x - y);
            Vector256<double> a = baseFirst + Vector256.Max(liking, default), b = baseSecond - Vector256.Min(liking, default),
                p = a / (a + b), q = Vector256<double>.One - p;
            Vector256<double> joinFirst = (p * (x + x + z)) + (q * three * y), joinSecond = (p * three * x) + (q * (y + y + z));
            Vector256<double> vote = Cast(rule, w, joinFirst - joinSecond);
            joining += Vector256.Max(vote, default);
            against -= Vector256.Min(vote, default);
        }

        (double moreFor, double moreAgainst) =
            VoteSums.SemiCommitted(rule, weights[whole..], first[whole..], second[whole..], own[whole..], forFirst, forSecond);
        return (ElementaryInFours.Sum(joining) + moreFor, ElementaryInFours.Sum(against) + moreAgainst);
    }

    private static Vector256<double> At(ReadOnlySpan<double> values, int k) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)k);

    private static Vector256<double> Cast(VotingRule rule, Vector256<double> w, Vector256<double> d) => rule switch
    {
        VotingRule.Prop => w * d,
        VotingRule.Binary => w * Sign(d),
        VotingRule.PropBin => w * ((0.8 * d) + (0.2 * Sign(d))),
        VotingRule.PropCbc => w * ((0.5 * d) + (0.5 * d * d * d)),
        VotingRule.Cubic => w * d * d * d,
        VotingRule.AsymProsp => Vector256.ConditionalSelect(Vector256.LessThan(d, default), w * d, 2 * w * d / 3),
    };

    private static Vector256<double> Sign(Vector256<double> d) =>
        Vector256.Max(Vector256.Min(d / 1e-8, Vector256<double>.One), -Vector256<double>.One);
}
