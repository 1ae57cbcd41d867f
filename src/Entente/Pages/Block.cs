using Entente.Scenarios;

namespace Entente.Pages;

/// <summary>Something that stands below a heading: a paragraph, a list, a table, a chart. All texts are plain; the writer
/// escapes them.</summary>
public abstract record Block
{
    private protected Block() { }
}

/// <summary>Whole sentences.</summary>
/// <param name="Text">The sentences.</param>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>Whether these are the sentences that a hurried reader should take away.</summary>
    public bool IsMain { get; init; }
}

/// <summary>A sentence, and behind a disclosure how it is known: inputs, formula, source.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="HowWeKnow">What it rests on, a paragraph each.</param>
public sealed record Fact(string Sentence, ValueList<string> HowWeKnow) : Block
{
    /// <summary>Whether a hurried reader should take this sentence away.</summary>
    public bool IsMain { get; init; }
}

/// <summary>A list.</summary>
/// <param name="Items">A sentence or two each.</param>
public sealed record Bullets(ValueList<string> Items) : Block;

/// <summary>Sentences beside short headings, such as dates.</summary>
/// <param name="Items">The sentences, in reading order.</param>
public sealed record Entries(ValueList<Entry> Items) : Block;

/// <summary>A sentence or more beside a short heading.</summary>
/// <param name="Heading">The heading; empty where the one before goes on.</param>
/// <param name="Text">The sentences.</param>
public sealed record Entry(string Heading, string Text);

/// <summary>What is wrong with files, each with its place.</summary>
/// <param name="Problems">The problems.</param>
public sealed record ProblemList(ValueList<Problem> Problems) : Block;

/// <summary>A few numbers to take away.</summary>
/// <param name="Figures">The numbers.</param>
public sealed record KeyFigures(ValueList<KeyFigure> Figures) : Block;

/// <summary>A number to take away.</summary>
/// <param name="Value">The number with its unit.</param>
/// <param name="Meaning">What it is the number of.</param>
/// <param name="Error">Its error, in words.</param>
public sealed record KeyFigure(string Value, string Meaning, string Error);

/// <summary>Blocks that only some readers want to see, behind a disclosure.</summary>
/// <param name="Title">What is behind it.</param>
/// <param name="Blocks">The blocks.</param>
public sealed record Disclosure(string Title, ValueList<Block> Blocks) : Block;

/// <summary>Text that is typed or read by machines, such as a command: shown as it is, with its line ends.</summary>
/// <param name="Text">The text.</param>
public sealed record Verbatim(string Text) : Block;
