using Entente.Evidence.Documents;

namespace Entente.Evidence.Words;

/// <summary>The tokens of a document in order, and where sentences and paragraphs begin.</summary>
internal sealed class WordStream
{
    private readonly int[] sentenceOf;

    private WordStream(SourceDocument document, Token[] tokens, Sentence[] sentences)
    {
        Text = document.Readable;
        Tokens = tokens;
        Sentences = sentences;
        sentenceOf = new int[tokens.Length];
        for (int i = 0; i < sentences.Length; i++)
        {
            Array.Fill(sentenceOf, i, sentences[i].First, sentences[i].Last - sentences[i].First);
        }
    }

    /// <summary>The text that tokens are taken from.</summary>
    public string Text { get; }

    /// <summary>All tokens in reading order; none crosses a paragraph's end.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>All sentences in reading order; together they hold every token once.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Cuts a document into words and sentences.</summary>
    public static WordStream Of(SourceDocument document)
    {
        List<Token> tokens = new(document.Text.Length / 5);
        List<Sentence> sentences = [];
        for (int i = 0; i < document.Paragraphs.Count; i++)
        {
            int first = tokens.Count;
            Tokeniser.Cut(document.Readable, document.Paragraphs[i].Span, tokens);
            SentenceSplitter.Split(document.Readable, tokens, first, i, sentences);
        }

        return new(document, [.. tokens], [.. sentences]);
    }

    /// <summary>A token's characters.</summary>
    public ReadOnlySpan<char> this[int token] => Text.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>Index of the sentence that holds a token.</summary>
    public int SentenceOf(int token) => sentenceOf[token];

    /// <summary>Whether a token is this word, letter case aside.</summary>
    public bool Is(int token, string word) => token >= 0 && token < Tokens.Count && this[token].Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The span from one token's start to the end of another, both included.</summary>
    public TextSpan Span(int first, int last) => new(Tokens[first].Start, Tokens[last].End);
}
