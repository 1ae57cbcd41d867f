using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Entente.Scenarios.Yaml;

/// <summary>Builds the tree of one YAML document from parser events, keeping the place of every node.</summary>
/// <remarks>The limits keep a hostile file from using up memory or the stack: depth, aliases and nodes are counted as if every
/// alias were written out.</remarks>
internal sealed class YamlTree
{
    /// <summary>Deepest legal nesting.</summary>
    public const int DeepestNesting = 64;

    /// <summary>Most aliases, counted as if those inside an aliased node were written out too.</summary>
    public const int MaxAliases = 10_000;

    private const int MaxNodes = 1_000_000;

    private readonly string text;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, Anchored> anchors = [];
    private int aliases;
    private int nodes;
    private int flows; // how many braces and brackets are open

    private YamlTree(string text) => (this.text, parser) = (text, new Parser(new StringReader(text)));

    /// <summary>Reads the one document in a text.</summary>
    /// <exception cref="YamlMistake">The text is not one legal YAML document within the limits.</exception>
    public static YamlNode Read(string text)
    {
        if (SyntaxMessage.FindControlCharacter(text) is Mark at)
        {
            string code = ((int)text[at.Index]).ToString("X4", CultureInfo.InvariantCulture);
            throw new YamlMistake(at, $"The file holds a character that no text has, U+{code}; is it a text file?");
        }

        YamlTree tree = new(text);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException e)
        {
            throw new YamlMistake(Place(e.Start), SyntaxMessage.For(e.Message));
        }
        catch (ArgumentException)
        {
            // The scanner's way to say that a tag is no address.
            throw new YamlMistake(Place(tree.parser.Current?.End ?? default), SyntaxMessage.For("while scanning a tag"));
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up in this way on some unclosed brackets, without saying where.
            throw new YamlMistake(Place(tree.parser.Current?.End ?? default), SyntaxMessage.For("did not find expected key"));
        }
    }

    private YamlNode ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _))
        {
            throw new YamlMistake(Mark.Start, "The file is empty: a scenario starts with `entente: 1`.");
        }

        parser.Consume<DocumentStart>();
        YamlNode root = ReadNode(1).Node;
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            throw new YamlMistake(Place(second.Start), "A second document starts here; a scenario file holds one.");
        }

        return root;
    }

    private Placed ReadNode(int depth)
    {
        ParsingEvent next = parser.Current ?? throw new YamlMistake(Mark.Start, "The file ends too early.");
        RefuseDepth(depth, next);
        if (++nodes > MaxNodes)
        {
            throw new YamlMistake(Place(next.Start), "The file holds too many values once its aliases are written out.");
        }

        return next switch
        {
            AnchorAlias alias => Resolve(alias, depth),
            Scalar scalar => Written(scalar, ReadScalar(scalar), aliases),
            MappingStart start => ReadMapping(start, depth),
            SequenceStart start => ReadSequence(start, depth),
            _ => throw new YamlMistake(Place(next.Start), "This is not a value."),
        };
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        RefuseTag(scalar);
        parser.MoveNext();
        return new()
        {
            Text = scalar.Value,
            IsPlain = scalar.Style == ScalarStyle.Plain,
            SignToQuote = scalar.Style == ScalarStyle.Plain ? SignToQuote(scalar) : null,
            CommentInstead = scalar is { Value.Length: 0, Style: ScalarStyle.Plain } ? CommentAt((int)scalar.End.Index) : null,
            Start = Place(scalar.Start),
            End = Place(scalar.End),
        };
    }

    /// <summary>`: ` in a plain text, and in braces or brackets `? ` too: YAML 1.2 makes of them a key.</summary>
    private string? SignToQuote(Scalar scalar)
    {
        ReadOnlySpan<char> written = text.AsSpan((int)scalar.Start.Index, (int)(scalar.End.Index - scalar.Start.Index)).TrimEnd();
        for (int i = 0; i < written.Length - 1; i++)
        {
            if (written[i + 1] is ' ' or '\t' or '\n' or '\r' && (written[i] == ':' || (written[i] == '?' && flows > 0)))
            {
                return $"{written[i]} ";
            }
        }

        return null;
    }

    private string? CommentAt(int index)
    {
        int end = text.IndexOf('\n', index);
        string line = text[index..(end < 0 ? text.Length : end)].Trim();
        return line.StartsWith('#') ? line : null;
    }

    private Placed ReadMapping(MappingStart start, int depth)
    {
        RefuseTag(start);
        parser.MoveNext();
        int aliasesBefore = aliases;
        flows += start.Style == MappingStyle.Flow ? 1 : 0;
        List<YamlEntry> entries = [];
        while (!parser.Accept<MappingEnd>(out _))
        {
            Placed key = ReadNode(depth + 1);
            Placed value = ReadNode(depth + 1);
            if (key.Node is not YamlScalar name)
            {
                throw new YamlMistake(key.Node.Start, $"A key is a single word, and this is {key.Node.Kind}.");
            }

            entries.Add(new(name, value.Node, value.IsAlias, value.End));
        }

        flows -= start.Style == MappingStyle.Flow ? 1 : 0;
        MappingEnd end = parser.Consume<MappingEnd>();
        bool isFlow = start.Style == MappingStyle.Flow;
        return Written(start, new YamlMapping
        {
            Entries = entries,
            IsFlow = isFlow,
            Start = Place(start.Start),
            End = isFlow ? AfterBracket(end) : entries.Count == 0 ? Place(end.End) : entries[^1].End,
        }, aliasesBefore);
    }

    private Placed ReadSequence(SequenceStart start, int depth)
    {
        RefuseTag(start);
        parser.MoveNext();
        int aliasesBefore = aliases;
        flows += start.Style == SequenceStyle.Flow ? 1 : 0;
        List<YamlNode> items = [];
        Mark lastEnd = default;
        while (!parser.Accept<SequenceEnd>(out _))
        {
            Placed item = ReadNode(depth + 1);
            items.Add(item.Node);
            lastEnd = item.End;
        }

        flows -= start.Style == SequenceStyle.Flow ? 1 : 0;
        SequenceEnd end = parser.Consume<SequenceEnd>();
        return Written(start, new YamlSequence
        {
            Items = items,
            Start = Place(start.Start),
            End = start.Style == SequenceStyle.Flow ? AfterBracket(end) : items.Count == 0 ? Place(end.End) : lastEnd,
        }, aliasesBefore);
    }

    private Placed Written(NodeEvent written, YamlNode node, int aliasesBefore)
    {
        if (!written.Anchor.IsEmpty)
        {
            anchors[written.Anchor] = new(node, aliases - aliasesBefore);
        }

        return new(node, IsAlias: false, node.End);
    }

    private Placed Resolve(AnchorAlias alias, int depth)
    {
        parser.MoveNext();
        if (!anchors.TryGetValue(alias.Value, out Anchored? anchored))
        {
            throw new YamlMistake(Place(alias.Start), $"*{alias.Value} stands for nothing: no value before it is marked &{alias.Value}.");
        }

        RefuseDepth(depth + anchored.Node.Height - 1, alias);
        aliases += 1 + anchored.AliasesInside;
        nodes += anchored.Node.Size;
        if (aliases > MaxAliases || nodes > MaxNodes)
        {
            throw new YamlMistake(Place(alias.Start), $"Written out, the aliases up to here are more than {MaxAliases}.");
        }

        return new(anchored.Node, IsAlias: true, Place(alias.End));
    }

    private static void RefuseDepth(int depth, ParsingEvent written)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlMistake(Place(written.Start), $"This is nested more than {DeepestNesting} levels deep.");
        }
    }

    private static void RefuseTag(NodeEvent written)
    {
        if (!written.Tag.IsEmpty && !written.Tag.IsNonSpecific)
        {
            throw new YamlMistake(Place(written.Start), $"Tags such as {written.Tag.Value} have no meaning in a scenario.");
        }
    }

    // The parser's mark of a closing bracket stands before it.
    private static Mark AfterBracket(ParsingEvent end)
    {
        Mark bracket = Place(end.End);
        return bracket with { Column = bracket.Column + 1, Index = bracket.Index + 1 };
    }

    private static Mark Place(YamlDotNet.Core.Mark mark) =>
        new((int)mark.Line, (int)mark.Column, (int)mark.Index);

    private readonly record struct Placed(YamlNode Node, bool IsAlias, Mark End);

    private sealed record Anchored(YamlNode Node, int AliasesInside);
}

/// <summary>The text is not YAML, or more of it than a scenario can be: reading stops here.</summary>
internal sealed class YamlMistake(Mark at, string message) : Exception(message)
{
    /// <summary>Where it was noticed.</summary>
    public Mark At { get; } = at;
}
