using CsCheck;
using Entente.Evidence;

namespace Entente.Tests.Evidence;

public sealed class FindersFuzzTests
{
    // Words on which the rules turn, in any order, with marks, emoji, combining marks and lone surrogates between them.
    private static readonly Gen<string> Piece = Gen.Frequency(
        (20, OneOf(
            "9", "May", "the", "of", "last", "next", "week", "Wednesday's", "by", "Easter", "2025", "highest", "in", "nine", "months",
                "nine-month", "high", "5", "%", "$", "million", "to", "–", "-", ",",
            "between", "and", "two", "hundred", "dozen", "half", "a", "demands", "called", "for", "not", "was", "rejected", "he", "end",
                "year", "early", "9-11", "05/06/2025", "first", "quarter", "could", "ago",
            "1,200", "1,2", "999999999999999999", "0", "31", "February", "since", "record", "per", "cent", "within", "the same day",
                "New Year's Eve", "Good Friday", "mid-May", "end-", "-", "’s", ".", "\n\n", "\n")),
        (2, OneOf("😀", "e\u0301", "\uD800", "\uDFFF", "\u200D", "\u2028", "ﬁ", "İ", "ß", "\0")),
        (2, Gen.String[0, 6]));

    [Fact]
    public void Any_text_gives_spans_that_lie_in_it_in_order_and_do_not_overlap() =>
        Piece.Array[1, 40].Select(pieces => string.Join(' ', pieces)).Where(text => !string.IsNullOrWhiteSpace(text)).Sample(
        text =>
        {
            if (Drafts.OfAny(text) is not EvidenceDraft draft)
            {
                return; // what holds no letter at all may be no document
            }

            string read = draft.Document.Text;
            int end = 0;
            foreach (FoundDate date in draft.Dates)
            {
                Assert.InRange(date.Span.Start, end, date.Span.End - 1);
                Assert.Equal(read[date.Span.Start..date.Span.End], date.Text);
                Assert.True(date.Date is null || date.Date <= date.End);
                end = date.Span.End;
            }

            end = 0;
            foreach (FoundQuantity quantity in draft.Quantities)
            {
                Assert.InRange(quantity.Span.Start, end, quantity.Span.End - 1);
                Assert.Equal(read[quantity.Span.Start..quantity.Span.End], quantity.Text);
                Assert.True(quantity.Value is null || double.IsFinite(quantity.Value.Value));
                end = quantity.Span.End;
            }

            Assert.All(draft.Stances, stance => Assert.True(stance.Span.Contains(stance.Cue)));
        },
        iter: 3000);

    private static Gen<string> OneOf(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
}
