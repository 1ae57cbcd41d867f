using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class RedactionTests
{
    private static readonly Scenario Named = ScenarioReader.Read(
        SmallScenario.Text[..SmallScenario.Text.IndexOf("sources:", StringComparison.Ordinal)].Replace("[demands]", "[petrova-wants]", StringComparison.Ordinal) + """
        sources:
          petrova-interview: {title: Interview with Ana Petrova, publisher: The Border Gazette, date: 2024-12-01, url: "https://gazette.invalid/petrova", file: texts/petrova.txt}
        evidence:
          petrova-wants: {source: petrova-interview, at: ¶3, quote: "we want it all", says: "Petrova wants the strip, she told The Border Gazette.", speaker: Ana Petrova, speaks-for: Ministry of Ana Petrova, analyst: Jo Doe}

        """, "small.yaml").Scenario!;

    [Fact]
    public void Names_of_speakers_and_titles_of_sources_are_gone_everywhere()
    {
        string text = ScenarioWriter.Write(Redaction.Of(Named));
        foreach (string secret in new[] { "Petrova", "petrova", "Gazette", "gazette", "Doe", "we want it all" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }

        PieceOfEvidence piece = Redaction.Of(Named).Evidence["evidence-1"];
        Assert.Equal(("source-1", "Speaker 1", "Analyst 1", "Speaker 1 wants the strip, she told Source 1."), (piece.Source, piece.Speaker, piece.Analyst, piece.Says));
    }

    [Fact]
    public void Numbers_and_what_they_rest_on_stay()
    {
        foreach (string path in Repository.ShippedScenarios)
        {
            ScenarioFile file = ScenarioReader.ReadFile(path), redacted = Redaction.Of(file);
            Assert.Equal(file.Scenario!.Actors.Names, redacted.Scenario!.Actors.Names);
            Assert.Equal(file.Scenario.Actors.Values.Select(actor => actor.Name), redacted.Scenario.Actors.Values.Select(actor => actor.Name)); // also of those that publish
            Assert.Equal(file.Numbers, redacted.Numbers);
            Assert.Equal(
                NumberEvidence.Of(file).Select(one => one.Evidence.Count),
                NumberEvidence.Of(redacted).Select(one => one.Evidence.Count));
            Assert.Equal(ScenarioReader.Read(redacted.Text, path).Scenario, redacted.Scenario);
            string[] speakers = [.. file.Scenario.Evidence.Values.Select(piece => piece.Speaker).OfType<string>().Concat(file.Scenario.Sources.Values.Select(source => source.Title))];
            Assert.DoesNotContain(speakers, name => redacted.Text.Contains($": {name},", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Redacting_twice_changes_nothing_more() => Assert.Equal(Redaction.Of(Named), Redaction.Of(Redaction.Of(Named)));
}
