using System.Text.Json.Nodes;
using Entente.Answers.Backtest;
using Entente.Answers.Check;
using Entente.Answers.Compare;
using Entente.Answers.Explain;
using Entente.Answers.Holds;
using Entente.Answers.Journal;
using Entente.Answers.Moves;
using Entente.Answers.Run;
using Entente.Answers.Score;
using Entente.Answers.Solve;
using Entente.Answers.Stakeholders;
using Entente.Answers.Sweep;
using Entente.Answers.Trace;
using Entente.Answers.Why;
using Entente.Ensembles;

namespace Entente.Answers;

/// <summary>A command that answers a question. From the one list of them follow the headings of pages, the links between them and what the
/// help begins with; each has a folder of its name, which holds its answer, its page and its JSON.</summary>
/// <param name="Name">How the command is called.</param>
/// <param name="Question">The question in words: the heading of the page.</param>
/// <param name="Schemas">JSON Schemas of what `--json` prints: one for each form of the answer.</param>
/// <param name="Page">File name of the page in the folder of a run that it is asked about; null if it is put nowhere unasked.</param>
internal sealed record Verb(string Name, string Question, Func<JsonObject[]> Schemas, string? Page = null)
{
    /// <summary>`check`.</summary>
    public static readonly Verb Check = new("check", "Is the scenario file in order?", () => [CheckJson.Form.Schema()]);

    /// <summary>`solve`.</summary>
    public static readonly Verb Solve = new("solve", "Is there a deal, and where would it land?", () => [SolveJson.Form.Schema()]);

    /// <summary>`run`.</summary>
    public static readonly Verb Run = new("run", "How likely is a deal, and by when?", () => [RunReport.Schema()], RunResults.ReportFile);

    /// <summary>`compare`.</summary>
    public static readonly Verb Compare =
        new("compare", "What difference does a change make?", () => [CompareJson.Form.Schema(), RunsJson.Form.Schema()], "compare.html");

    /// <summary>`why`.</summary>
    public static readonly Verb Why = new("why", "Why no deal?", () => [WhyJson.Form.Schema()], "why.html");

    /// <summary>`explain`.</summary>
    public static readonly Verb Explain = new("explain", "What do the odds hang on?", () => [ExplainJson.Form.Schema()], "explain.html");

    /// <summary>`moves`.</summary>
    public static readonly Verb Moves = new("moves", "What can each actor do?", () => [MovesJson.Form.Schema()], "moves.html");

    /// <summary>`holds`.</summary>
    public static readonly Verb Holds = new("holds", "Would a deal hold?", () => [HoldsJson.Form.Schema()], "holds.html");

    /// <summary>`sweep`.</summary>
    public static readonly Verb Sweep = new("sweep", "How do the odds change with these numbers?", () => [SweepJson.Form.Schema()]);

    /// <summary>`trace`.</summary>
    public static readonly Verb Trace = new("trace", "What happens in one of the worlds?", () => [TraceJson.Form.Schema()]);

    /// <summary>`stakeholders`.</summary>
    public static readonly Verb Stakeholders =
        new("stakeholders", "Where would each issue settle?", () => [StakeholdersJson.Form.Schema()]);

    /// <summary>`score`.</summary>
    public static readonly Verb Score =
        new("score", "How good were the forecasts?", () => [ScoreJson.OfDataset.Schema(), ScoreJson.OfRun.Schema()]);

    /// <summary>`backtest`.</summary>
    public static readonly Verb Backtest =
        new("backtest", "How good would forecasts of the past have been?", () => [BacktestJson.Form.Schema()]);

    /// <summary>`journal`.</summary>
    public static readonly Verb Journal = new("journal", "What was forecast, and what came of it?",
        () => [JournalJson.Shown.Schema(), JournalJson.Scored.Schema()]);

    /// <summary>Every one, in the order in which the pages of a run are named.</summary>
    public static readonly ValueList<Verb> All = [Check, Solve, Run, Compare, Why, Explain, Moves, Holds, Sweep, Trace, Stakeholders,
        Score, Backtest, Journal];
}
