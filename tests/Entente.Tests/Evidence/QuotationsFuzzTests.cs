using CsCheck;
using Entente.Evidence;

namespace Entente.Tests.Evidence;

public sealed class QuotationsFuzzTests
{
    // The words and marks on which the rules turn, in any order, glued or spaced.
    private static readonly Gen<string> Piece = Gen.Frequency(
        (20, OneOf(
            "“", "”", "\"", "‘", "’", "'", "«", "»", "„", "''", "``", ",", ".", "?", "!", ":", ";", "—", "-", "(", ")", "[", "]", "said",
                "says", "told", "saying", "called", "that", "according to", "and", "but",
            "he", "she", "they", "it", "I", "who", "the", "a", "Roe", "Anna Roe", "ROE", "ROE:", "Mr.", "President", "the minister",
                "a senior official in Oslo", "officials", "Norway", "Oslo", "of", "for", "in",
            "European allies", "the union", "Ministry of Trade", "EU", "Roe’s", "claim that", "the plan was dead", "on Monday", "to", "not",
                "went on", "\n", "\n\n", "— Roe")),
        (2, OneOf("😀", "e\u0301", "\uD800", "\uDFFF", "\u200D", "\u2028", "ﬁ", "İ", "ß", "\u00A0", "\u00AD")),
        (2, Gen.String[0, 6]));

    [Fact]
    public void Any_text_gives_spans_that_lie_in_it() => Gen.Select(Piece.Array[1, 40], Gen.Bool).Sample(
        (pieces, isSpaced) =>
        {
            if (Drafts.OfAny(string.Join(isSpaced ? " " : "", pieces)) is not EvidenceDraft draft)
            {
                return; // what holds no letter at all may be no document
            }

            string read = draft.Document.Text;
            foreach (Quotation quote in draft.Quotes)
            {
                Assert.All(quote.Spans, span => Assert.InRange(span.Start, 0, span.End - 1));
                Assert.Equal(string.Join(" … ", quote.Spans.Select(span => span.Of(read))), quote.Text);
                Assert.Equal(quote.Spans.OrderBy(span => span.Start), quote.Spans);
                Assert.Equal(quote.Speaker?.Span.Of(read), quote.Speaker?.Text);
                Assert.InRange(quote.Confidence, 0, 1);
            }

            foreach (FoundActor actor in draft.Actors)
            {
                Assert.NotEmpty(actor.Mentions);
                Assert.All(actor.Mentions, span => Assert.InRange(span.End, span.Start + 1, read.Length));
            }
        },
        iter: 3000);

    private static Gen<string> OneOf(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
}
