using Entente.Evidence;
using Entente.Evidence.Provenance;

namespace Entente.Tests.Evidence.Provenance;

public sealed class LocatorTests
{
    [Theory]
    [InlineData("¶3", 3, null, null)]
    [InlineData("¶3 120..168", 3, 120, 168)]
    [InlineData("120..168", null, 120, 168)]
    public void A_place_is_read_and_written_the_same(string text, int? paragraph, int? start, int? end)
    {
        Locator at = Locator.Parse(text)!;
        Assert.Equal((paragraph, start is null ? null : new TextSpan(start.Value, end!.Value)), (at.Paragraph, at.Span));
        Assert.Equal(text, at.ToString());
    }

    [Theory]
    [InlineData("page 3")]
    [InlineData("¶")]
    [InlineData("¶-1")]
    [InlineData("9..9")]
    [InlineData("¶3 ¶4")]
    [InlineData("")]
    public void Other_places_are_for_people(string text) => Assert.Null(Locator.Parse(text));
}
