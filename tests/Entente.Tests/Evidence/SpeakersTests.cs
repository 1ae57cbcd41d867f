using Entente.Evidence;

namespace Entente.Tests.Evidence;

/// <summary>Who says something: through appositions, relative clauses, other reports, joint subjects and names with small words in
/// them.</summary>
public sealed class SpeakersTests
{
    [Theory]
    [InlineData("Anna Roe, the head of the peace and security department at the institute, said the plan was dead.", "Anna Roe", "head",
        "peace and security department")]
    [InlineData("Piet van den Berg, chairman of the Council on the Western Gap, said the plan was dead.", "Piet van den Berg", "chairman",
        "Council on the Western Gap")]
    [InlineData("Anna Roe, minister of trade and industry, said the plan was dead.", "Anna Roe", "minister of trade and industry", null)]
    [InlineData("Norway’s ambassador to Iceland, Anna Roe, said the plan was dead.", "Anna Roe", "ambassador", "Norway")]
    [InlineData("Anna Roe, head of the department of trade and transport, said the plan was dead.", "Anna Roe", "head",
        "department of trade and transport")]
    [InlineData("Sen. Anna Roe, D-Ohio, said the plan was dead.", "Anna Roe", "sen.", null)]
    [InlineData("Rep. Anna Roe, R-Texas, said the plan was dead.", "Anna Roe", "rep.", null)]
    [InlineData("Anna von der Roe, the envoy, said the plan was dead.", "Anna von der Roe", "envoy", null)]
    [InlineData("Maria de la Roe, the envoy, said the plan was dead.", "Maria de la Roe", "envoy", null)]
    [InlineData("Ahmed al-Roe, the envoy, said the plan was dead.", "Ahmed al-Roe", "envoy", null)]
    [InlineData("Khalid bin Roe, the envoy, said the plan was dead.", "Khalid bin Roe", "envoy", null)]
    [InlineData("The agency quoted Anna Roe as saying that the plan was dead.", "Anna Roe", null, null)]
    [InlineData("Anna Roe was quoted by the agency as saying that the plan was dead.", "Anna Roe", null, null)]
    [InlineData("“The plan is dead,” the agency quoted Anna Roe as saying.", "Anna Roe", null, null)]
    [InlineData("Under Anna Roe, Rui Doe’s predecessor, who promised to send ships, the navy grew.", "Anna Roe", null, null)]
    [InlineData("According to Anna Roe, a spokeswoman for the delegation, the talks would go on.", "Anna Roe", "spokeswoman", "delegation")]
    [InlineData("Anna Roe and Ivan Doe discussed the plan.", "Anna Roe and Ivan Doe", null, null)]
    [InlineData("Iceland and Norway said that the plan was dead.", "Iceland and Norway", null, null)]
    public void One_speaker(string text, string name, string? role, string? organisation)
    {
        Speaker speaker = Assert.Single(Drafts.Of(text).Quotes).Speaker!;
        Assert.Equal((name, role), (speaker.Name, speaker.Role));
        if (organisation is not null || role is not null)
        {
            Assert.Equal(organisation, speaker.Organisation);
        }
    }

    [Theory]
    [InlineData("Anna Roe, Ivan Doe and Maria Poe said the plan was dead.", "Anna Roe, Ivan Doe and Maria Poe")]
    [InlineData("Anna Roe, Ivan Doe, and Maria Poe said the plan was dead.", "Anna Roe, Ivan Doe and Maria Poe")]
    [InlineData("Iceland, Norway and Denmark agreed to open the strait.", "Iceland, Norway and Denmark")]
    [InlineData("Iceland, Norway, and Denmark agreed that the strait must open.", "Iceland, Norway and Denmark")]
    [InlineData("Iceland, Norway, Denmark and Sweden said the plan was dead.", "Iceland, Norway, Denmark and Sweden")]
    [InlineData("On Monday, Iceland and Norway said the plan was dead.", "Iceland and Norway")]
    [InlineData("In Oslo, Anna Roe and Ivan Doe said the plan was dead.", "Anna Roe and Ivan Doe")]
    [InlineData("Foreign Minister Anna Roe and Defence Minister Ivan Doe said the plan was dead.", "Anna Roe and Ivan Doe")]
    [InlineData("Anna Roe, the foreign minister, and Ivan Doe, the defence minister, said the plan was dead.", "Anna Roe and Ivan Doe")]
    [InlineData("President Anna Roe, Prime Minister Ivan Doe and General Maria Poe agreed to sign in May.",
        "Anna Roe, Ivan Doe and Maria Poe")]
    [InlineData("Anna Roe of Iceland, Ivan Doe of Norway and Maria Poe of Denmark said the plan was dead.",
        "Anna Roe, Ivan Doe and Maria Poe")]
    [InlineData("“The plan is dead,” said Anna Roe, Ivan Doe and Maria Poe.", "Anna Roe, Ivan Doe and Maria Poe")]
    [InlineData("“The plan is dead,” Anna Roe, Ivan Doe and Maria Poe said.", "Anna Roe, Ivan Doe and Maria Poe")]
    [InlineData("According to Anna Roe, Ivan Doe and Maria Poe, the plan is dead.", "Anna Roe, Ivan Doe and Maria Poe")]
    public void Joint_subjects_are_all_named(string text, string names) =>
        Assert.Equal(names, Assert.Single(Drafts.Of(text).Quotes).Speaker!.Name);

    [Theory]
    [InlineData("After talks with Iceland, Norway and Denmark said the plan was dead.", "Norway and Denmark")]
    [InlineData("Anna Roe met Ivan Doe, and Maria Poe said the plan was dead.", "Maria Poe")]
    [InlineData("The army, the navy and the coast guard said the plan was dead.", "The army, the navy and the coast guard")]
    [InlineData("Farmers, fishermen and pilots said the plan was dead.", "Farmers, fishermen and pilots")]
    [InlineData("The envoys of Iceland, Norway and Denmark said the plan was dead.", "The envoys of Iceland, Norway and Denmark")]
    public void A_list_ends_where_it_is_no_subject(string text, string words) =>
        Assert.Equal(words, Assert.Single(Drafts.Of(text).Quotes).Speaker!.Text);

    [Theory]
    [InlineData("A Russian fund chief in talks with the United States said the plan was dead.", "Russia")]
    [InlineData("A Russian envoy to Norway said the plan was dead.", "Russia")]
    [InlineData("A Ukrainian official in Oslo said the plan was dead.", "Ukraine")]
    [InlineData("A Norwegian minister who met the Americans said the plan was dead.", "Norway")]
    [InlineData("An Icelandic diplomat in Moscow said the plan was dead.", "Iceland")]
    [InlineData("A French general at war with Russia said the plan was dead.", "France")]
    public void A_nationality_in_a_description_is_the_speakers_own(string text, string country) =>
        Assert.StartsWith(country, Assert.Single(Drafts.Of(text).Quotes).Speaker!.Organisation, StringComparison.Ordinal);

    [Theory]
    [InlineData("According to Maria Roe, a spokeswoman for the delegation, the talks would go on.", "the talks would go on")]
    [InlineData("According to the general, who asked not to be named, the army has left.", "the army has left")]
    [InlineData("According to Maria Roe, the union’s head, the talks would go on.", "the talks would go on")]
    [InlineData("According to Roe, the talks, which began on Monday, would go on.", "the talks, which began on Monday, would go on")]
    [InlineData("According to an official, in Oslo, the talks would go on.", "the talks would go on")]
    [InlineData("The army, according to the general, has left the city and will not return.",
        "The army … has left the city and will not return")]
    [InlineData("The talks, according to the union’s spokesman, will go on in March.", "The talks … will go on in March")]
    [InlineData("The strip, according to Maria Roe, a spokeswoman for the delegation, was lost.", "The strip … was lost")]
    [InlineData("The talks will go on, according to Roe.", "The talks will go on")]
    [InlineData("The plan was dead, according to Roe, who left on Monday.", "The plan was dead")]
    public void What_somebody_is_according_to_says(string text, string words) =>
        Assert.Equal(words, Assert.Single(Drafts.Of(text).Quotes).Text);

    [Fact]
    public void A_source_is_no_statement() =>
        Assert.Equal("The plan was dead", Assert.Single(Drafts.Of("The plan was dead, the agency reported, citing two officials.").Quotes).Text);
}
