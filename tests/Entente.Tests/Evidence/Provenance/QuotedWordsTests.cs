using CsCheck;
using Entente.Evidence;
using Entente.Evidence.Provenance;

namespace Entente.Tests.Evidence.Provenance;

public sealed class QuotedWordsTests
{
    private const string Text = "He spoke.  “We want\nthe whole strip, and nothing less,” she said. Others want peace.";

    [Theory]
    [InlineData("We want the whole strip, and nothing less", 1.0)]
    [InlineData("we want the whole strip and nothing less", 1.0)]
    [InlineData("We want the entire strip, and nothing less", 0.875)]
    public void Words_are_found_under_other_marks_and_spaces(string quote, double share)
    {
        (TextSpan Span, double Share)? found = QuotedWords.Find(Text, quote);
        Assert.Equal(share, found!.Value.Share);
        Assert.Equal("We want\nthe whole strip, and nothing less", found.Value.Span.Of(Text));
    }

    [Theory]
    [InlineData("The strip is ours and will stay so")]
    [InlineData("—")]
    public void What_is_not_there_is_not_found(string quote) => Assert.Null(QuotedWords.Find(Text, quote));

    [Fact]
    public void A_stretch_of_any_text_is_found_where_it_stands() =>
        Gen.Select(Gen.OneOf(Gen.Const("ab"), Gen.Const("cd"), Gen.Const("e\u0301f"), Gen.Const("😀"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 5]).Array[5, 60], Gen.Int[0, 40], Gen.Int[1, 10]).Sample(
        (words, from, count) =>
        {
            from = Math.Min(from, words.Length - 1);
            count = Math.Min(count, words.Length - from);
            string text = string.Join(" , ", words), quote = string.Join(" “", words.Skip(from).Take(count));
            (TextSpan span, double share) = QuotedWords.Find(text, quote)!.Value;
            Assert.Equal(1, share);
            Assert.Equal(count, span.Of(text).Split(" , ").Length);
        },
        iter: 300);
}
