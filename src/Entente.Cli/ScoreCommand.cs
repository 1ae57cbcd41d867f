using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Score;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Scoring;

namespace Entente.Cli;

/// <summary>`entente score DATASET`: models against real decisions, or a finished run against what happened.</summary>
internal sealed class ScoreCommand
{
    private const int MinReplicates = 100, MaxReplicates = 100_000, AllProcessors = -1;

    private readonly Argument<string> dataset =
        new("DATASET") { Description = "A folder or file of decisions with outcomes, or the results folder of a run." };

    private readonly Option<string[]> models =
        new("--model")
        {
            Description = "A model to score, with settings if you like, such as median:weights=equal; may be given several "
        + "times. All models if left out.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = false
        };

    private readonly Option<string> answers =
        new("--answers") { Description = "What happened, for the results of a run: a YAML or CSV file.", HelpName = "FILE" };

    private readonly Option<ulong> seed = TypedOption.Seed("Seed of the intervals, and of models with chance in them.", () => 1);

    private readonly Option<int> replicates =
        TypedOption.Whole("--replicates", "How many times proposals are drawn again for the intervals.", () =>
            DatasetScoring.DefaultReplicates, MinReplicates, MaxReplicates);

    private readonly Option<int> threads = TypedOption.Threads();

    private readonly AnswerOutput output = new(Verb.Score, "it is a new folder for scores.json, tables in CSV and report.html");

    private readonly ImportInput input = new("score");

    private ScoreCommand() { }

    public static Command Create() => new ScoreCommand().Build();

    private Command Build()
    {
        Command command = output.Command("How far models lay from real decisions, or how good the odds of a finished run were."
            + "\n\nExample: entente score decisions/ --out scores"
            + "\n         entente score decisions.csv --model median --model median:weights=equal"
            + "\n         entente score results/ukraine-2025 --answers what-happened.yaml", models, answers, seed, replicates, threads);
        command.Arguments.Add(dataset);
        input.AddTo(command);
        command.SetAction(call => FinishedRun.IsRun(call.GetValue(dataset)!) ? ScoreRun(call) : ScoreDecisions(call));
        return command;
    }

    private int ScoreRun(ParseResult call)
    {
        string? path = call.GetValue(answers);
        string[] unasked = path is null ? ["these are the results of a run; say what happened with --answers FILE."] : [];
        string[] mistakes = [.. unasked, .. output.Mistakes(call)];
        ((RunScore Score, Scenario Scenario)? scored, ValueList<Problem> problems) = mistakes.Length > 0 ? (null, [])
            : RunScoring.Score(call.GetValue(dataset)!, path!);
        Outcome.Say(problems, mistakes, call);
        return scored is not (RunScore score, Scenario scenario) ? ExitCode.BadInput : Give(
            call, new Answer<RunScore>(score, Asked(call), told => RunScoreReport.Of(score, scenario, told), () => ScoreJson.Of(score)),
            ("questions.csv", () => ScoreTables.Questions(score)));
    }

    private int ScoreDecisions(ParseResult call)
    {
        (ValueList<ModelChoice> choices, ValueList<string> wrong) = ModelChoice.Parse(call.GetValue(models) ?? []);
        (Decisions? decisions, ValueList<Problem> problems, ValueList<string> notes) =
            DecisionFiles.Read(call.GetValue(dataset)!, input.Read(call));
        string[] unfit = call.GetValue(answers) is null ? [] : ["--answers belongs to the results of a run; this is none."];
        string[] mistakes = [.. wrong, .. unfit, .. output.Mistakes(call)];
        Outcome.Say(problems, [.. notes, .. mistakes], call);
        if (decisions is null || mistakes.Length > 0)
        {
            return ExitCode.BadInput;
        }

        int most = call.GetValue(threads) is > 0 and int named ? named : AllProcessors;
        DatasetScore score = ScoreProgress.Show(progress =>
            DatasetScoring.Score(decisions, choices, call.GetValue(seed), call.GetValue(replicates), most, progress));
        return Give(
            call, new Answer<DatasetScore>(score, Asked(call), told => DatasetReport.Of(score, told), () => ScoreJson.Of(score)),
            ("scores.csv", () => ScoreTables.Models(score)), ("forecasts.csv", () => ScoreTables.Forecasts(score)));
    }

    private AskedAs Asked(ParseResult call) => output.Asked(call, RunInfo.NameOf(call.GetValue(dataset)!));

    private int Give<T>(ParseResult call, Answer<T> answer, params (string Name, Func<string> Text)[] tables)
        where T : class
    {
        if (output.Folder(call) is string folder)
        {
            IEnumerable<(string, string)> files =
            [
                ("scores.json", answer.Json().ToJsonString(JsonLayout.Options) + "\n"),
                .. tables.Select(table => (table.Name, table.Text())),
                ("report.html", answer.Html()),
            ];
            if (NewFolder.Write(folder, files, call, isQuiet: output.IsJson(call)) is int exit and not ExitCode.Ok)
            {
                return exit;
            }
        }

        return output.Tell(call, answer);
    }
}
