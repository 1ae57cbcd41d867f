using Entente.Evidence.Documents;
using Entente.Scenarios;

namespace Entente.Evidence.Words;

/// <summary>The tokens of a document in order, what each may be, and where sentences and paragraphs begin.</summary>
internal sealed class WordStream
{
    private readonly Token[] tokens;
    private readonly Sentence[] sentences;
    private readonly int[] sentenceOf;
    private readonly WordTag[] tags;
    private readonly WordEntry?[] entries;

    // Words in which signs stand that cannot be seen, without them: soft hyphens and spaces of no width.
    private readonly Dictionary<int, string> cleaned = [];

    private WordStream(SourceDocument document, Token[] tokens, Sentence[] sentences)
    {
        Document = document;
        this.tokens = tokens;
        this.sentences = sentences;
        sentenceOf = new int[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && HasHidden(Text.AsSpan(tokens[i].Start, tokens[i].Length)))
            {
                cleaned[i] = HiddenSigns.Without(Text.Substring(tokens[i].Start, tokens[i].Length));
            }
        }

        for (int i = 0; i < sentences.Length; i++)
        {
            Array.Fill(sentenceOf, i, sentences[i].First, sentences[i].Last - sentences[i].First);
        }

        tags = new WordTag[tokens.Length];
        entries = new WordEntry?[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Word)
            {
                (tags[i], entries[i]) = Tagger.Of(this[i]);
            }
        }
    }

    /// <summary>The document that the tokens are of.</summary>
    public SourceDocument Document { get; }

    /// <summary>The text that tokens are taken from.</summary>
    public string Text => Document.Readable;

    /// <summary>Number of tokens.</summary>
    public int Count => tokens.Length;

    /// <summary>All tokens in reading order; none crosses a paragraph's end.</summary>
    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>All sentences in reading order; together they hold every token once.</summary>
    public IReadOnlyList<Sentence> Sentences => sentences;

    /// <summary>Cuts a document into words and sentences.</summary>
    public static WordStream Of(SourceDocument document)
    {
        List<Token> cut = new(document.Text.Length / 5);
        List<Sentence> split = [];
        for (int i = 0; i < document.Paragraphs.Count; i++)
        {
            if (document.Paragraphs[i].IsPostHead)
            {
                continue;
            }

            int first = cut.Count;
            Tokeniser.Cut(document.Readable, document.Paragraphs[i].Span, cut);
            SentenceSplitter.Split(document.Readable, cut, first, i, split);
        }

        return new(document, [.. cut], [.. split]);
    }

    /// <summary>A token's characters, without signs that cannot be seen.</summary>
    public ReadOnlySpan<char> this[int token] => cleaned.Count > 0 && cleaned.TryGetValue(token, out string? clean) ? clean
        : Text.AsSpan(tokens[token].Start, tokens[token].Length);

    /// <summary>A token's first character; `\0` outside the document.</summary>
    public char First(int token) => token >= 0 && token < tokens.Length ? Text[tokens[token].Start] : '\0';

    /// <summary>Whether a token is this one character.</summary>
    public bool IsMark(int token, char mark) => First(token) == mark && tokens[token].Length == 1;

    /// <summary>What kind of token it is; outside the document a mark.</summary>
    public TokenKind Kind(int token) => token >= 0 && token < tokens.Length ? tokens[token].Kind : TokenKind.Mark;

    /// <summary>What a token may be; null outside the document.</summary>
    public WordTag Tags(int token) => token >= 0 && token < tags.Length ? tags[token] : WordTag.None;

    /// <summary>Whether a token may be one of these.</summary>
    public bool Has(int token, WordTag any) => Tags(token).Any(any);

    /// <summary>What the word lists know about a token.</summary>
    public WordEntry? Entry(int token) => token >= 0 && token < entries.Length ? entries[token] : null;

    /// <summary>Which forms of a verb a token may be.</summary>
    public VerbForm Form(int token) => Entry(token)?.Form ?? VerbForm.None;

    /// <summary>Whether a token may be one of these forms of a verb.</summary>
    public bool IsForm(int token, VerbForm any) => Form(token).Any(any);

    /// <summary>Index of the sentence that holds a token.</summary>
    public int SentenceOf(int token) => sentenceOf[token];

    /// <summary>Index of the paragraph that holds a token.</summary>
    public int ParagraphOf(int token) => sentences[sentenceOf[token]].Paragraph;

    /// <summary>Whether a token is this word, letter case aside.</summary>
    public bool Is(int token, string word) =>
        token >= 0 && token < tokens.Length && this[token].Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a token is one of these words, letter case aside.</summary>
    public bool IsAny(int token, params ReadOnlySpan<string> some)
    {
        foreach (string word in some)
        {
            if (Is(token, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The span from one token's start to the end of another, both included.</summary>
    public TextSpan Span(int first, int last) => new(tokens[first].Start, tokens[last].End);

    /// <summary>The words from one token to another, both included, with single spaces.</summary>
    public string Words(int first, int last) => PlainText.OneLine(HiddenSigns.Without(Span(first, last).Of(Text)));

    private static bool HasHidden(ReadOnlySpan<char> word) => word.IndexOfAny("\u00AD\u200B\u2060\uFEFF") >= 0;
}
