namespace Entente.Scenarios.Yaml;

/// <summary>A place in a text: line and column counted from 1, index from 0, all in UTF-16 code units.</summary>
internal readonly record struct Mark(int Line, int Column, int Index)
{
    public static readonly Mark Start = new(1, 1, 0);
}

/// <summary>A piece of a YAML text with the place where it stands.</summary>
internal abstract class YamlNode
{
    /// <summary>Where its first character stands.</summary>
    public required Mark Start { get; init; }

    /// <summary>Where it ends: just after its last character, for a block collection after its last value.</summary>
    public required Mark End { get; init; }

    /// <summary>How many nodes it holds, itself included, with every alias written out.</summary>
    public abstract int Size { get; }

    /// <summary>How many levels of nesting it holds, its own included.</summary>
    public abstract int Height { get; }

    /// <summary>What the node is, in words for a message.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value, as text; its meaning is decided by the key it stands under.</summary>
internal sealed class YamlScalar : YamlNode
{
    public required string Text { get; init; }

    /// <summary>Whether it is written without quotes.</summary>
    public required bool IsPlain { get; init; }

    /// <summary>The comment that stands in the place of a value on its line, from its `#` on; null where there is a value or no
    /// comment.</summary>
    public string? CommentInstead { get; init; }

    /// <summary>A sign that the text holds without quotes around it and that other parsers take for more than text; null if none.</summary>
    public string? SignToQuote { get; init; }

    public override int Size => 1;

    public override int Height => 1;

    public override string Kind => Text.Length == 0 ? "nothing" : "a single value";
}

/// <summary>Keys and values in file order. Duplicate keys are kept: the reader reports them all.</summary>
internal sealed class YamlMapping : YamlNode
{
    private Dictionary<string, YamlEntry>? firstOf;

    public required IReadOnlyList<YamlEntry> Entries { get; init; }

    /// <summary>Whether it is written in braces.</summary>
    public required bool IsFlow { get; init; }

    public override int Size => field > 0 ? field : field = 1 + Entries.Sum(entry => 1 + entry.Value.Size);

    public override int Height =>
        field > 0 ? field : field = 1 + Entries.Select(entry => entry.Value.Height).DefaultIfEmpty().Max();

    public override string Kind => "a group of keys";

    /// <summary>The first value under a key, if there is one.</summary>
    public YamlNode? Find(string key) => FindEntry(key)?.Value;

    /// <summary>The first entry with a key, if there is one.</summary>
    public YamlEntry? FindEntry(string key)
    {
        firstOf ??= Entries.DistinctBy(entry => entry.Key.Text).ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
        return firstOf.GetValueOrDefault(key);
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="IsAlias">Whether the value is written as `*name` and stands elsewhere.</param>
/// <param name="End">Where the entry ends: just after its value, or its alias.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value, bool IsAlias, Mark End);

/// <summary>A list.</summary>
internal sealed class YamlSequence : YamlNode
{
    public required IReadOnlyList<YamlNode> Items { get; init; }

    public override int Size => field > 0 ? field : field = 1 + Items.Sum(item => item.Size);

    public override int Height => field > 0 ? field : field = 1 + Items.Select(item => item.Height).DefaultIfEmpty().Max();

    public override string Kind => "a list";
}
