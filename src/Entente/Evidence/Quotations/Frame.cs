using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>A sentence as the writer of the text built it: sentences that end inside a quotation go on in the same frame.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index after its last token.</param>
/// <param name="Paragraph">Index of its paragraph, from 0.</param>
/// <param name="HasWords">Whether it has words outside quotation marks.</param>
internal readonly record struct Frame(int First, int Last, int Paragraph, bool HasWords);

/// <summary>The text as frames with quoted passages in them.</summary>
internal sealed class FramedText
{
    private const int Outside = -1;

    // A sentence of more words is cut: the rules look over a whole sentence for every verb and quotation in it.
    private const int MaxFrame = 500;

    private readonly int[] passageOf;
    private readonly int[] frameOf;

    private FramedText(WordStream words, IReadOnlyList<QuotedPassage> passages)
    {
        Words = words;
        Passages = passages;
        passageOf = new int[words.Count];
        Array.Fill(passageOf, Outside);
        for (int p = 0; p < passages.Count; p++)
        {
            Array.Fill(passageOf, p, passages[p].First, passages[p].Last - passages[p].First + 1);
        }

        List<Frame> frames = [];
        frameOf = new int[words.Count];
        bool hasWords = false;
        for (int i = 0, first = 0; i < words.Count; i++)
        {
            frameOf[i] = frames.Count;
            hasWords |= passageOf[i] == Outside && words.Kind(i) is TokenKind.Word or TokenKind.Number;
            bool isInside = i + 1 < words.Count && passageOf[i] != Outside && passageOf[i + 1] == passageOf[i];
            bool isEnd = i + 1 == words.Count || words.SentenceOf(i + 1) != words.SentenceOf(i) || i - first >= MaxFrame;
            if (isEnd && !isInside)
            {
                frames.Add(new(first, i + 1, words.ParagraphOf(i), hasWords));
                (first, hasWords) = (i + 1, false);
            }
        }

        Frames = frames;
    }

    /// <summary>The words.</summary>
    public WordStream Words { get; }

    /// <summary>The quoted passages in reading order.</summary>
    public IReadOnlyList<QuotedPassage> Passages { get; }

    /// <summary>The frames in reading order; together they hold every token once.</summary>
    public IReadOnlyList<Frame> Frames { get; }

    /// <summary>Finds quoted passages and frames; in the paragraphs left out, no passage is looked for.</summary>
    public static FramedText Of(WordStream words, IReadOnlySet<int> leaveOut) =>
        new(words, [.. QuoteMarks.Find(words, leaveOut).Where(passage => !QuotedNames.Contains(words, passage))]);

    /// <summary>The frame of a token.</summary>
    public Frame FrameAt(int token) => Frames[frameOf[token]];

    /// <summary>Index of the frame of a token.</summary>
    public int FrameIndex(int token) => frameOf[token];

    /// <summary>The quoted passage of a token, or -1.</summary>
    public int PassageAt(int token) => token >= 0 && token < passageOf.Length ? passageOf[token] : Outside;

    /// <summary>Whether a token stands inside quotation marks or is one of a pair.</summary>
    public bool IsQuoted(int token) => PassageAt(token) != Outside;

    /// <summary>Whether a token stands between marks that prove its words literal. Two apostrophes do so only if the reader was told that
    /// they are quotation marks.</summary>
    public bool IsLiteral(int token) => IsQuoted(token)
        && (Words.Document.ReadsDoubledApostrophes || !QuoteMarks.IsDoubledApostrophe(Words, Passages[PassageAt(token)].First));
}
