using Entente.History;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Answers.Check;

/// <summary>How far the ranges of a file can be trusted to hold the truth.</summary>
internal static class RangeFacts
{
    /// <summary>A sentence under a short heading; none for a file without ranges.</summary>
    public static ValueList<SummaryFact> Of(ScenarioFile file)
    {
        if (file.Numbers.All(number => number.Value.IsExact))
        {
            return [];
        }

        double spread = file.Scenario!.Spread;
        BaseRate held = BaseRates.All.Single(row => row.Quantity == HistoryQuantity.RangeTruth);
        return
        [
            new("Ranges", spread > 1
                ? $"Every range is taken to be {NumberSyntax.Number(spread)} times as wide as written, about its central value."
                : $"They count as written. Of {Say.Count(held.Count)} {held.Who}, {Say.Percent(held.Estimate)} held the truth; `spread: "
                    + $"2.35` would make every range of the file as much wider as those wanted to be ({held.Source})."),
        ];
    }
}
