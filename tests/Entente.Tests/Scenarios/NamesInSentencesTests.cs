using Entente.Answers;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class NamesInSentencesTests
{
    private static readonly Scenario Town = ScenarioReader.Read(
        SmallScenario.With("north: {role: table,", "north: {name: The government, role: table,")
            .Replace("south: {role: consent,", "south: {name: The Gambia, role: consent,", StringComparison.Ordinal), "town.yaml")
            .Scenario!;

    [Theory]
    [InlineData("There are terms that The government and The Gambia prefer.", "There are terms that the government and The Gambia prefer.")]
    [InlineData("The government gains. The government pays.", "The government gains. The government pays.")]
    [InlineData("It said: \"The government\" (The government).", "It said: \"The government\" (the government).")]
    [InlineData("Ask The governments.", "Ask The governments.")]
    public void The_article_of_a_description_is_small_inside_a_sentence(string text, string expected) =>
        Assert.Equal(expected, new NamesInSentences(Town).In(text));

    [Fact]
    public void Pages_write_names_so_in_sentences_lists_and_cells()
    {
        const string text = "It is up to The government.", expected = "It is up to the government.";
        Page page = new AskedAs(Verb.Why, "0", "a.yaml", "entente").Page(
            Town, "", [new("A", [new Paragraph(text), new Bullets([text]),
                new Disclosure("B", [new DataTable("C", ["D"], [new ValueList<string>([text])])])])]);
        string html = PageWriter.Html(page, "");
        Assert.DoesNotContain(text, html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split(expected).Length - 1);
    }
}
