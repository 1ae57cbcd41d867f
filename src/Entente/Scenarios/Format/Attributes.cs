namespace Entente.Scenarios.Format;

/// <summary>Marks a property that is a key of the scenario file. The key is the property's name in kebab-case.</summary>
/// <param name="says">One sentence on what the key means: shown by editors through the JSON Schema.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyAttribute(string says) : Attribute
{
    /// <summary>What the key means.</summary>
    public string Says { get; } = says;

    /// <summary>Keys of a lower order are written before those of a higher one.</summary>
    public int Order { get; init; }

    /// <summary>The part of the model that the key and all keys under it belong to, unless they say otherwise.</summary>
    public ModelPart Part { get; init; }
}

/// <summary>The legal range of the numbers in a property, and how they may be written.</summary>
/// <param name="low">Least legal value.</param>
/// <param name="high">Greatest legal value.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberAttribute(double low, double high) : Attribute
{
    /// <summary>Least legal value.</summary>
    public double Low { get; } = low;

    /// <summary>Greatest legal value.</summary>
    public double High { get; } = high;

    /// <summary>Whether <see cref="Low"/> itself is not legal.</summary>
    public bool LowOpen { get; init; }

    /// <summary>Whether <see cref="High"/> itself is not legal.</summary>
    public bool HighOpen { get; init; }

    /// <summary>Whether the number is a share, chance or rate that may be written `30 %`.</summary>
    public bool Percent { get; init; }

    /// <summary>The verbal scale whose words may stand for the number.</summary>
    public string? Words { get; init; }

    /// <summary>Whether a file that leaves it out may take it from history (<see cref="HistoryDefaults"/>), so that the usual value, once
    /// written, must be written back.</summary>
    public bool FromHistory { get; init; }

    /// <summary>Whether the number is counted in the unit of the issue that it belongs to.</summary>
    public Counted Counted { get; init; }
}

/// <summary>What a number counts.</summary>
internal enum Counted
{
    /// <summary>Itself.</summary>
    AsWritten,

    /// <summary>A position on the scale of an issue, in the unit of that scale.</summary>
    Position,

    /// <summary>A length on the scale of an issue, in the unit of that scale.</summary>
    Length,
}

/// <summary>What a name in the file stands for.</summary>
internal enum NameKind
{
    /// <summary>Free text that names nothing else in the file.</summary>
    Free,

    /// <summary>An actor.</summary>
    Actor,

    /// <summary>A faction of the actor around it.</summary>
    Faction,

    /// <summary>An issue.</summary>
    Issue,

    /// <summary>An option of the issue around it.</summary>
    Option,

    /// <summary>A stream of support, such as arms.</summary>
    Stream,

    /// <summary>A package.</summary>
    Package,

    /// <summary>A deadline.</summary>
    Deadline,

    /// <summary>A lever.</summary>
    Lever,

    /// <summary>A variant.</summary>
    Variant,

    /// <summary>A question.</summary>
    Question,

    /// <summary>A spoiler.</summary>
    Spoiler,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A piece of evidence.</summary>
    Evidence,

    /// <summary>An analyst.</summary>
    Analyst,

    /// <summary>A verbal scale.</summary>
    Scale,

    /// <summary>A word of a verbal scale.</summary>
    Word,
}

/// <summary>Marks a mapping whose keys give names to new things of a kind.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DefinesAttribute(NameKind kind) : Attribute
{
    /// <summary>What is named.</summary>
    public NameKind Kind { get; } = kind;
}

/// <summary>Marks a property that refers to things named elsewhere in the file: the keys of a mapping (of nested mappings
/// from the outside in), the items of a list, or a single name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RefersToAttribute(params NameKind[] kinds) : Attribute
{
    /// <summary>What is referred to, from the outside in.</summary>
    public IReadOnlyList<NameKind> Kinds { get; } = kinds;
}

/// <summary>Marks a text that is the name of something in the file, but of which kind only other keys tell: it is no free text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameAttribute : Attribute;

/// <summary>Marks an interval that is a red line: it can say how far beyond its ends terms are accepted at a price.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LineAttribute : Attribute;

/// <summary>Marks a list of dotted paths, each of a number of the file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberPathsAttribute : Attribute;

/// <summary>Marks a property that events, levers and variants may change.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChangeableAttribute : Attribute;
