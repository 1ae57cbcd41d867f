using CsCheck;

namespace Entente.Tests;

/// <summary>Properties over the same generated cases on every run. For numerical solvers, whose rare hard cases should be met one at a
/// time, on purpose, and not by the luck of a build.</summary>
internal static class FixedSamples
{
    public static void SampleFixed<T>(this Gen<T> cases, Action<T> property, long iter)
    {
        for (uint i = 0; i < iter; i++)
        {
            T one = cases.Generate(new PCG(i, 2025), null, out _);
            try
            {
                property(one);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Case {i}: {failure.Message}", failure);
            }
        }
    }

    public static void SampleFixed<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> property, long iter) =>
        cases.SampleFixed(one => property(one.Item1, one.Item2), iter);

    public static void SampleFixed<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> cases, Action<T1, T2, T3, T4> property, long iter) =>
        cases.SampleFixed(one => property(one.Item1, one.Item2, one.Item3, one.Item4), iter);
}
