using System.Collections;
using System.Runtime.CompilerServices;

namespace Entente.Collections;

/// <summary>An immutable list; two are equal when they hold equal values in the same order.</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.From))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    /// <summary>No values.</summary>
    public static readonly ValueList<T> Empty = new([]);

    private readonly T[] values;

    /// <summary>Takes the values in the order given.</summary>
    public ValueList(IEnumerable<T> values) => this.values = [.. values];

    /// <summary>How many values there are.</summary>
    public int Count => values.Length;

    /// <summary>The value at a place counted from 0.</summary>
    public T this[int index] => values[index];

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && values.SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Aggregate(Count, (hash, value) => HashCode.Combine(hash, value));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes <see cref="ValueList{T}"/> from a collection expression.</summary>
public static class ValueList
{
    /// <summary>Takes the values in the order given.</summary>
    public static ValueList<T> From<T>(ReadOnlySpan<T> values) => new(values.ToArray());
}
