using Entente.Numerics;

namespace Entente.Ensembles;

/// <summary>Carries what was added up out of one accumulator, as bytes, and onto another. Every accumulator names its sums once, in a
/// method `Carry`, for both ways, so that what is written and what is read cannot come to differ.</summary>
/// <remarks>All sums are integers, so that adding them up in any order and any grouping gives the same. The bytes are the same for the same
/// sums.</remarks>
internal abstract class SumCarrier
{
    /// <summary>Whether sums come from the bytes and are added to those that the accumulator has.</summary>
    public abstract bool Adds { get; }

    /// <summary>A fact that is not added up: the accumulator's own on the way out, the one that was carried on the way in.</summary>
    public abstract int Told(int own);

    /// <inheritdoc cref="Told(int)"/>
    public abstract double Told(double own);

    /// <inheritdoc cref="Told(int)"/>
    protected abstract string Told(string own);

    /// <inheritdoc cref="Told(int)"/>
    protected abstract Int128 Told(Int128 own);

    /// <summary>A count.</summary>
    public void Carry(ref int count)
    {
        int told = Told(count);
        count = Adds ? checked(count + told) : count;
    }

    /// <summary>A sum.</summary>
    public void Carry(ref FixedSum sum)
    {
        FixedSum told = new(Told(sum.Units));
        sum = Adds ? sum + told : sum;
    }

    /// <summary>Counts, one after the other.</summary>
    public void Carry(Span<int> counts)
    {
        foreach (ref int count in counts)
        {
            Carry(ref count);
        }
    }

    /// <summary>Sums, one after the other.</summary>
    public void Carry(Span<FixedSum> sums)
    {
        foreach (ref FixedSum sum in sums)
        {
            Carry(ref sum);
        }
    }

    /// <summary>Accumulators, one after the other.</summary>
    public void Carry(IEnumerable<ScrambledMean> means)
    {
        foreach (ScrambledMean mean in means)
        {
            mean.Carry(this);
        }
    }

    /// <inheritdoc cref="Carry(IEnumerable{ScrambledMean})"/>
    public void Carry(IEnumerable<SpreadOfDraws> spreads)
    {
        foreach (SpreadOfDraws spread in spreads)
        {
            spread.Carry(this);
        }
    }

    /// <inheritdoc cref="Carry(IEnumerable{ScrambledMean})"/>
    public void Carry(IEnumerable<QuantileSketch> sketches)
    {
        foreach (QuantileSketch sketch in sketches)
        {
            sketch.Carry(this);
        }
    }

    /// <summary>Accumulators that are there for some keys only.</summary>
    /// <param name="sums">The accumulators.</param>
    /// <param name="text">A key as a text.</param>
    /// <param name="key">The key of a text.</param>
    /// <param name="make">Makes an accumulator with nothing in it.</param>
    /// <param name="carry">Carries one.</param>
    public void Carry<TKey, TSum>(
        IDictionary<TKey, TSum> sums, Func<TKey, string> text, Func<string, TKey> key, Func<TSum> make, Func<TSum, TSum> carry)
    {
        string[] own = [.. sums.Keys.Select(text).Order(StringComparer.Ordinal)];
        int count = Told(own.Length);
        for (int i = 0; i < count; i++)
        {
            TKey one = key(Told(Adds ? "" : own[i]));
            sums[one] = carry(sums.TryGetValue(one, out TSum? there) ? there : make());
        }
    }
}

/// <summary>Carries sums out, into bytes.</summary>
internal sealed class SumWriter(BinaryWriter to) : SumCarrier
{
    public override bool Adds => false;

    public override int Told(int own)
    {
        to.Write7BitEncodedInt(own);
        return own;
    }

    public override double Told(double own)
    {
        to.Write(own);
        return own;
    }

    protected override string Told(string own)
    {
        to.Write(own);
        return own;
    }

    protected override Int128 Told(Int128 own)
    {
        to.Write((ulong)own);
        to.Write((ulong)(own >> 64));
        return own;
    }
}

/// <summary>Carries sums in, from bytes.</summary>
internal sealed class SumReader(BinaryReader from) : SumCarrier
{
    public override bool Adds => true;

    public override int Told(int own) => from.Read7BitEncodedInt();

    public override double Told(double own) => from.ReadDouble();

    protected override string Told(string own) => from.ReadString();

    protected override Int128 Told(Int128 own)
    {
        ulong lower = from.ReadUInt64();
        return new(from.ReadUInt64(), lower);
    }
}
