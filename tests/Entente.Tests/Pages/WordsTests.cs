using Entente.Pages;

namespace Entente.Tests.Pages;

/// <summary>How packages are called in sentences: an article is said once, and a name that is no word for an agreement stands in
/// quotes.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("settlement", "a settlement", "the settlement")]
    [InlineData("armistice", "an armistice", "the armistice")]
    [InlineData("A peace accord", "a peace accord", "the peace accord")]
    [InlineData("An interim pact", "an interim pact", "the interim pact")]
    [InlineData("The whole plan", "the whole plan", "the whole plan")]
    [InlineData("the first phase", "the first phase", "the first phase")]
    [InlineData("half", "the package \"half\"", "the package \"half\"")]
    [InlineData("Another way", "the package \"Another way\"", "the package \"Another way\"")]
    public void A_package_has_one_article(string name, string one, string the) =>
        Assert.Equal((one, the), (Words.One(name), Words.The(name)));
}
