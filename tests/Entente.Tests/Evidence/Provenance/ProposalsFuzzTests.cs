using CsCheck;
using Entente.Evidence;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Evidence.Provenance;

public sealed class ProposalsFuzzTests
{
    // The date of the small scenario is 1 January 2025; the article must not be younger.
    private static readonly DateOnly Published = new(2024, 12, 30);

    private static readonly string[] Pieces =
    [
        "“We want it: {all}, #1”, said Ana Petrova.", "\"No \\ way\" he said", "'It's ours'", "by 9 May", "until Easter (20 April)",
            "the rouble rose 5 %", "North rejected \t it.", "«да», сказал он", "😀 e\u0301",
        "- a: b", "\u0085", "%", "*x", "&y", "!z", "|", ">", "? q", "[1, 2]", "\n\n", "ANA: We came.", "the index hit a nine-month high",
            "\u2028", "null", "~",
    ];

    private static readonly ScenarioFile Small = ScenarioReader.Read(SmallScenario.Text, "small.yaml");

    [Fact]
    public void Whatever_a_text_holds_the_file_stays_legal_and_a_second_time_adds_nothing() =>
        Gen.Int[0, Pieces.Length - 1].Array[1, 25].Select(picks => string.Join(' ', picks.Select(pick => Pieces[pick])))
            .Where(text => !string.IsNullOrWhiteSpace(text)).Sample(
            text =>
            {
                if (Drafts.OfAny(text, Published) is not EvidenceDraft draft)
                {
                    return;
                }

                EvidenceProposals.Outcome once = EvidenceProposals.Add(Small, draft, "news.txt");
                ScenarioFile file = ScenarioReader.Read(once.Text, "small.yaml");
                Assert.Empty(file.Errors);
                Assert.Equal(Small.Scenario!.Evidence.Count + once.Added.Count, file.Scenario!.Evidence.Count);
                EvidenceProposals.Outcome twice = EvidenceProposals.Add(file, draft, "news.txt");
                Assert.Equal((once.Text, 0), (twice.Text, twice.Added.Count));
            },
            iter: 150);
}
