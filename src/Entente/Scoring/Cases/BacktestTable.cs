using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Scoring.Cases;

/// <summary>What was said of each case and what came, as comma-separated values: a row an answer.</summary>
internal static class BacktestTable
{
    /// <summary>The table.</summary>
    public static string Of(Backtest backtest)
    {
        CsvText text = new();
        text.Row("case", "conflict", "class", "from", "what", "model", "history", "pool", "happened");
        foreach (CaseScore one in backtest.Cases)
        {
            foreach (ScoredChance said in one.Agreement.Concat(one.Questions).Concat(one.Holding))
            {
                text.Row(one.Case.Name, one.Case.Outcome.Conflict, JsonLayout.Name(one.Case.File.Scenario!.History!.Class),
                    one.Case.File.Scenario.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), said.What, CsvText.Number(said.Model),
                    said.History is double rate ? CsvText.Number(rate) : "", said.Pool is double pool ? CsvText.Number(pool) : "",
                    said.Happened ? "1" : "0");
            }
        }

        return text.ToString();
    }
}
