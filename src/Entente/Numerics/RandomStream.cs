namespace Entente.Numerics;

/// <summary>
/// The random numbers of one purpose in one step of one draw: a pure function of (seed, purpose, key, draw, step), so a
/// draw gives the same numbers on any thread, and a new event in a variant shifts nobody else's.
/// </summary>
/// <remarks>
/// Seed, purpose and key are hashed (64-bit FNV-1a over UTF-16 code units, then <see cref="Philox"/>) into the 64-bit key
/// and one counter word; draw, step and the running index are the other three counter words. Two streams of one run
/// collide only if their names collide in 96 bits. Not safe for use by two threads at once.
/// </remarks>
public sealed class RandomStream
{
    private const double UnitOf52Bits = 1.0 / (1L << 52);

    private readonly uint keyA;
    private readonly uint keyB;
    private readonly uint name;
    private readonly uint draw;
    private readonly uint step;
    private uint next;
    private ulong spare;
    private bool hasSpare;

    /// <summary>Opens the stream at its beginning.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">What the numbers are for, such as <c>front</c>.</param>
    /// <param name="key">Whose they are, such as an actor's or event's key; may be empty.</param>
    /// <param name="draw">Index of the draw, from 0.</param>
    /// <param name="step">Index of the step, from 0.</param>
    public RandomStream(ulong seed, string purpose, string key, int draw, int step)
    {
        ulong hash = Fingerprint(purpose, key);
        unchecked
        {
            PhiloxBlock identity = Philox.Block(new PhiloxBlock((uint)hash, (uint)(hash >> 32), 0, 0), (uint)seed, (uint)(seed >> 32));
            (keyA, keyB, name) = (identity.A, identity.B, identity.C);
            (this.draw, this.step) = ((uint)draw, (uint)step);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }

        unchecked
        {
            PhiloxBlock block = Philox.Block(new PhiloxBlock(next++, step, draw, name), keyA, keyB);
            spare = ((ulong)block.D << 32) | block.C;
            hasSpare = true;
            return ((ulong)block.B << 32) | block.A;
        }
    }

    /// <summary>A uniform number strictly between 0 and 1, the middle of one of 2⁵² equal cells.</summary>
    public double NextUniform() => ((NextBits() >> 12) + 0.5) * UnitOf52Bits;

    /// <summary>A standard normal number, by inversion of one uniform.</summary>
    public double NextNormal() => NormalDistribution.Quantile(NextUniform());

    /// <summary>An exponential number with mean 1, by inversion of one uniform.</summary>
    public double NextExponential() => -Elementary.Log(NextUniform());

    private static ulong Fingerprint(string purpose, string key)
    {
        const ulong OffsetBasis = 14695981039346656037;
        const ulong Prime = 1099511628211;
        const ulong Separator = 0x1_0000; // outside the code units, so ("ab", "c") differs from ("a", "bc")
        ulong hash = OffsetBasis;
        unchecked
        {
            foreach (char c in purpose)
            {
                hash = (hash ^ c) * Prime;
            }

            hash = (hash ^ Separator) * Prime;
            foreach (char c in key)
            {
                hash = (hash ^ c) * Prime;
            }
        }

        return hash;
    }
}
