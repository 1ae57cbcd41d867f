using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Entente.Collections;

/// <summary>A read-only dictionary whose entries keep their order, that of the file: actors, issues, wants by actor.</summary>
/// <remarks>Two are equal when they hold equal entries under equal names in the same order. Names are compared by code
/// unit, never by culture. Look-up is O(1).</remarks>
[CollectionBuilder(typeof(Named), nameof(Named.From))]
public sealed class Named<T> : INamed, IReadOnlyDictionary<string, T>, IReadOnlyList<KeyValuePair<string, T>>, IEquatable<Named<T>>
{
    /// <summary>No entries.</summary>
    public static readonly Named<T> Empty = new([]);

    private readonly KeyValuePair<string, T>[] entries;
    private readonly Dictionary<string, int> indexOf;

    /// <summary>Takes the entries in the order given.</summary>
    /// <exception cref="ArgumentException">Two entries have the same name.</exception>
    public Named(IEnumerable<KeyValuePair<string, T>> entries)
    {
        this.entries = [.. entries];
        indexOf = new Dictionary<string, int>(this.entries.Length, StringComparer.Ordinal);
        for (int i = 0; i < this.entries.Length; i++)
        {
            indexOf.Add(this.entries[i].Key, i);
        }
    }

    /// <summary>How many entries there are.</summary>
    public int Count => entries.Length;

    /// <summary>The names in file order.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Key);

    /// <summary>The values in file order.</summary>
    public IEnumerable<T> Values => entries.Select(entry => entry.Value);

    /// <summary>The entry at a place in file order, counted from 0.</summary>
    public KeyValuePair<string, T> this[int index] => entries[index];

    /// <summary>The value of a name.</summary>
    /// <exception cref="KeyNotFoundException">No entry has the name.</exception>
    public T this[string name] => entries[indexOf[name]].Value;

    /// <summary>Whether an entry has the name.</summary>
    public bool Has(string name) => indexOf.ContainsKey(name);

    /// <summary>The place of a name in file order counted from 0, or none.</summary>
    public bool TryIndexOf(string name, out int index) => indexOf.TryGetValue(name, out index);

    /// <summary>The value of a name, if an entry has it.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out T value)
    {
        bool found = indexOf.TryGetValue(name, out int index);
        value = found ? entries[index].Value : default;
        return found;
    }

    /// <summary>The same entries with one value replaced, or added at the end.</summary>
    public Named<T> With(string name, T value)
    {
        KeyValuePair<string, T> entry = new(name, value);
        return indexOf.TryGetValue(name, out int index)
            ? new([.. entries[..index], entry, .. entries[(index + 1)..]])
            : new([.. entries, entry]);
    }

    /// <inheritdoc/>
    public bool Equals(Named<T>? other) => other is not null && entries.SequenceEqual(other.entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Named<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        entries.Aggregate(Count, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerable<string> IReadOnlyDictionary<string, T>.Keys => Names;

    bool IReadOnlyDictionary<string, T>.ContainsKey(string key) => Has(key);

    bool IReadOnlyDictionary<string, T>.TryGetValue(string key, [MaybeNullWhen(false)] out T value) => TryGet(key, out value);

    IEnumerable<(string Name, object Value)> INamed.Entries => entries.Select(entry => (entry.Key, (object)entry.Value!));
}

/// <summary>Makes <see cref="Named{T}"/> from a collection expression.</summary>
public static class Named
{
    /// <summary>Takes the entries in the order given.</summary>
    public static Named<T> From<T>(ReadOnlySpan<KeyValuePair<string, T>> entries) => new(entries.ToArray());
}

/// <summary>What the file format needs of a <see cref="Named{T}"/> without knowing its type.</summary>
internal interface INamed
{
    IEnumerable<(string Name, object Value)> Entries { get; }
}
