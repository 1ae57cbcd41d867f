using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Scoring;
using Entente.Scoring.Cases;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Backtest;

/// <summary>The answer of `backtest` for programs.</summary>
internal static class BacktestJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<Scoring.Cases.Backtest> Form => new()
    {
        { "draws", "Worlds a case.", one => one.Draws },
        { "seed", "Seed of the worlds and of the intervals.", one => one.Seed, Seed },
        { "scores", "Mean scores beside base rates, and paired differences.", one => one.Rows, List(Row) },
        { "weights", "Brier score of agreements, pooled, by the weight of the model.", one => one.Weights, List(Weight) },
        { "cases", "What was said of each case and what came.", one => one.Cases, List(Case) },
    };

    private static JsonForm<BacktestRow> Row => new()
    {
        { "what", "What was forecast.", one => one.What },
        { "rule", "Which score: a loss, 0 is perfect.", one => one.Rule },
        { "answers", "How many answers.", one => one.Count },
        { "conflicts", "How many conflicts they belong to.", one => one.Conflicts },
        { "model", "The model's mean.", one => one.Model, Interval },
        { "history", "That of history without the conflict.", one => one.History, Interval },
        { "pool", "That of both pooled; null for what is not pooled.", one => one.Pool, Interval },
        { "model-less-history", "Mean of the paired differences: below 0 the model is better.", one => one.ModelLessHistory, Interval },
        { "pool-less-history", "The same of the pool.", one => one.PoolLessHistory, Interval },
        { "pool-less-model", "The same of the pool against the model.", one => one.PoolLessModel, Interval },
    };

    private static JsonForm<Interval95> Interval => new()
    {
        { "value", "The estimate.", one => one.Value, Finite },
        { "low", "Lower end of its 95 % interval; null with fewer than two conflicts.", one => one.Low, Finite },
        { "high", "Upper end.", one => one.High, Finite },
    };

    private static JsonForm<(double Weight, double Brier)> Weight => new()
    {
        { "weight", "Weight of the model.", one => one.Weight, Finite },
        { "brier", "Mean Brier score.", one => one.Brier, Finite },
    };

    private static JsonForm<CaseScore> Case => new()
    {
        { "name", "The file without its ending.", one => one.Case.Name },
        { "title", "Title of the scenario.", one => one.Case.File.Scenario!.Title },
        { "conflict", "The conflict.", one => one.Case.Outcome.Conflict },
        { "class", "What it is counted among.", one => JsonLayout.Name(one.Case.File.Scenario!.History!.Class) },
        { "from", "Date of the forecast.", one => one.Case.File.Scenario!.From, Day },
        { "draws", "Worlds that did not fail.", one => one.Draws },
        { "agreement", "Agreement within some days.", one => one.Agreement, List(Chance) },
        { "questions", "The other questions of the scenario that can be answered.", one => one.Questions, List(Chance) },
        { "when", "Time of the agreement in classes; null if not known.", one => one.When, Kinds.OrNull },
        { "end", "How things stood on the last day; null if not known.", one => one.End, Kinds.OrNull },
        { "holding", "Whether the agreement held.", one => one.Holding, List(Chance) },
    };

    private static JsonForm<ScoredChance> Chance => new()
    {
        { "what", "What.", one => one.What },
        { "model", "The model's share of worlds.", one => one.Model, Finite },
        { "history", "The base rate without the conflict; null where history has none.", one => one.History, NumberOrNull },
        { "pool", "Both pooled; null without history.", one => one.Pool, NumberOrNull },
        { "happened", "Whether it happened.", one => one.Happened },
    };

    private static JsonForm<ScoredKinds> Kinds => new()
    {
        { "model", "The model's share of each kind.", one => one.Model, List(Number) },
        { "history", "The base rates; empty where there are none.", one => one.History ?? [], List(Number) },
        { "was", "Which it was, from 0.", one => one.Was },
    };

    public static JsonObject Of(Scoring.Cases.Backtest backtest) => Form.Write(backtest);
}
