namespace Entente.Numerics;

/// <summary>
/// Philox 4×32-10: 128 random bits as a pure function of a 128-bit counter and a 64-bit key, with no state to carry.
/// </summary>
/// <remarks><b>Source</b>: salmon2011 (Philox with 4 words of 32 bits, 10 rounds); checked on the known answers of the Random123
/// library.</remarks>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint KeyStepA = 0x9E3779B9; // golden ratio
    private const uint KeyStepB = 0xBB67AE85; // √3 − 1

    /// <summary>The block of four words that belongs to a counter and a key.</summary>
    public static PhiloxBlock Block(PhiloxBlock counter, uint keyA, uint keyB)
    {
        unchecked
        {
            (uint a, uint b, uint c, uint d) = counter;
            for (int round = 0; round < Rounds; round++)
            {
                ulong productA = (ulong)MultiplierA * a;
                ulong productB = (ulong)MultiplierB * c;
                (a, b, c, d) = ((uint)(productB >> 32) ^ b ^ keyA, (uint)productB, (uint)(productA >> 32) ^ d ^ keyB, (uint)productA);
                keyA += KeyStepA;
                keyB += KeyStepB;
            }

            return new PhiloxBlock(a, b, c, d);
        }
    }
}

/// <summary>Four words of 32 bits: a counter going in, random bits coming out.</summary>
internal readonly record struct PhiloxBlock(uint A, uint B, uint C, uint D);
