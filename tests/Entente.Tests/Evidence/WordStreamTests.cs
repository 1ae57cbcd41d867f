using System.Text;
using Entente.Evidence.Documents;
using Entente.Evidence.Words;

namespace Entente.Tests.Evidence;

/// <summary>Words and sentences, with their offsets.</summary>
public sealed class WordStreamTests
{
    [Theory]
    [InlineData("Mr. Smith’s 2.8 % rise", "Mr. | Smith’s | 2.8 | % | rise")]
    [InlineData("the U.S. and J. Doe, e.g. in mid-May", "the | U.S. | and | J. | Doe | , | e.g. | in | mid-May")]
    [InlineData("“No,” he said: 1,200 by 9:30", "“ | No | , | ” | he | said | : | 1,200 | by | 9:30")]
    [InlineData("👍🏽 cafe\u0301 ‘so’", "👍 | 🏽 | cafe\u0301 | ‘ | so | ’")]
    [InlineData("``Yes,'' she said", "`` | Yes | , | '' | she | said")]
    public void Text_is_cut_into_words_numbers_and_marks(string text, string tokens)
    {
        WordStream words = Words(text);
        Assert.Equal(tokens.Split(" | "), words.Tokens.Select((_, i) => words[i].ToString()));
    }

    [Theory]
    [InlineData("He left. She stayed.", 2)]
    [InlineData("Gen. Roe of the U.S. Army left.", 1)]
    [InlineData("“We will. We must.” He left.", 3)]
    [InlineData("It rose 2.8 percent. In Jan. 2025 it fell.", 2)]
    [InlineData("He lives in the U.S. The others do not.", 2)]
    [InlineData("“Why?” he asked.", 1)]
    public void Sentences_end_where_a_reader_would_end_them(string text, int sentences) =>
        Assert.Equal(sentences, Words(text).Sentences.Count);

    private static WordStream Words(string text) => WordStream.Of(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "x.txt").Document!);
}
