namespace Entente.Numerics;

/// <summary>The Sobol sequence: points that fill the unit cube far more evenly than chance. Its first 2^k points put exactly one
/// number into each of 2^k equal cells of every dimension.</summary>
/// <remarks>
/// Any point can be asked for alone, so a draw is a function of its index. Points come in the order of Gray codes, which is that of
/// the authors' own program. Numbers are 32 bits of a fraction. Making it costs 32 words a dimension; a number costs at most 32
/// exclusive-ors. Immutable, safe for use by many threads.
/// <para><b>Source</b>: bratley1988 (algorithm), joe2008 (direction numbers new-joe-kuo-6.21201, kept for 2,048 dimensions).</para>
/// </remarks>
internal sealed class SobolSequence
{
    /// <summary>The most dimensions that there are direction numbers for.</summary>
    public const int MaxDimensions = 2048;

    private const int Bits = 32;

    private readonly uint[] directions; // [dimension, bit], the most significant bit of a point's index last

    /// <summary>The sequence in so many dimensions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0, or more than <see cref="MaxDimensions"/>.</exception>
    public SobolSequence(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MaxDimensions);
        Dimensions = dimensions;
        directions = new uint[dimensions * Bits];
        if (dimensions > 0)
        {
            for (int bit = 0; bit < Bits; bit++)
            {
                directions[bit] = 1u << (Bits - 1 - bit);
            }

            ReadTable();
        }
    }

    /// <summary>How many numbers a point has.</summary>
    public int Dimensions { get; }

    /// <summary>One number of one point, as a fraction of 2³².</summary>
    /// <param name="point">Index of the point, from 0; the first is the origin.</param>
    /// <param name="dimension">The dimension, from 0.</param>
    public uint Fraction(uint point, int dimension)
    {
        ReadOnlySpan<uint> own = directions.AsSpan(dimension * Bits, Bits);
        uint number = 0;
        uint gray = point ^ (point >> 1);
        for (int bit = 0; gray != 0; bit++, gray >>= 1)
        {
            if ((gray & 1) != 0)
            {
                number ^= own[bit];
            }
        }

        return number;
    }

    private void ReadTable()
    {
        using StreamReader table = new(typeof(SobolSequence).Assembly.GetManifestResourceStream("SobolDirections.txt")!);
        for (int dimension = 1; dimension < Dimensions;)
        {
            string line = table.ReadLine()!;
            if (!line.StartsWith('#'))
            {
                uint[] numbers = [.. line.Split(' ').Select(number => uint.Parse(number, CultureInfo.InvariantCulture))];
                Extend((int)numbers[1], numbers[2], numbers.AsSpan(3), directions.AsSpan(dimension++ * Bits, Bits));
            }
        }
    }

    /// <summary>The recurrence of Bratley and Fox (1988), equation 2: later direction numbers from the first ones.</summary>
    private static void Extend(int degree, uint coefficients, ReadOnlySpan<uint> first, Span<uint> own)
    {
        for (int bit = 0; bit < Bits; bit++)
        {
            if (bit < degree)
            {
                own[bit] = first[bit] << (Bits - 1 - bit);
                continue;
            }

            uint number = own[bit - degree] ^ (own[bit - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                if (((coefficients >> (degree - 1 - k)) & 1) != 0)
                {
                    number ^= own[bit - k];
                }
            }

            own[bit] = number;
        }
    }
}
