namespace Entente.Numerics;

/// <summary>Owen's nested uniform scramble of one dimension of a Sobol sequence: each point becomes uniformly distributed, while the
/// points together stay as evenly spread as they were. Independent scrambles of one sequence tell how far its averages may be
/// off.</summary>
/// <remarks>
/// The bit at each depth is flipped or not by a fair coin that belongs to the bits before it. The coin is a hash of those bits and
/// a key, so nothing is stored and a point can be scrambled alone.
/// <para><b>Source</b>: owen1995 (the scramble), steele2014 (the hash, the finaliser of SplitMix64 with Stafford's constants).</para>
/// </remarks>
internal static class OwenScramble
{
    private const int Bits = 32;
    private const double UnitOf32Bits = 1.0 / (1L << Bits);

    /// <summary>The scrambled number, strictly between 0 and 1: the middle of one of 2³² equal cells.</summary>
    /// <param name="fraction">The number as a fraction of 2³².</param>
    /// <param name="key">Random bits that name the scramble and the dimension.</param>
    public static double Of(uint fraction, ulong key)
    {
        uint scrambled = 0;
        for (int depth = 0; depth < Bits; depth++)
        {
            // A leading one tells 0 from 00.
            ulong before = (1UL << depth) | ((ulong)fraction >> (Bits - depth));
            uint bit = (fraction >> (Bits - 1 - depth)) & 1;
            scrambled = (scrambled << 1) | (bit ^ (uint)(Mixed(key ^ Mixed(before)) & 1));
        }

        return (scrambled + 0.5) * UnitOf32Bits;
    }

    private static ulong Mixed(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
