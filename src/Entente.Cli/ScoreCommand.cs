using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Score;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Scoring;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>`entente score DATASET`: models against real decisions, or a finished run against what happened.</summary>
internal sealed class ScoreCommand
{
    private const int FewestReplicates = 100, MostReplicates = 100_000, AllProcessors = -1;

    private readonly Argument<string> dataset = new("DATASET") { Description = "A folder or file of decisions with outcomes, or the results folder of a run." };

    private readonly Option<string[]> models = new("--model") { Description = "A model to score, with settings if you like, such as median:weights=equal; may be given several times. All models if left out.", HelpName = "NAME", AllowMultipleArgumentsPerToken = false };

    private readonly Option<string> answers = new("--answers") { Description = "What happened, for the results of a run: a YAML or CSV file.", HelpName = "FILE" };

    private readonly Option<ulong> seed = TypedOption.Seed("Seed of the intervals, and of models with chance in them.", () => 1);

    private readonly Option<int> replicates =
        TypedOption.Whole("--replicates", "How many times proposals are drawn again for the intervals.", () => DatasetScoring.DefaultReplicates, FewestReplicates, MostReplicates);

    private readonly Option<int> threads = TypedOption.Threads();

    private readonly Option<string> to = new("--out") { Description = "Write scores.json, tables in CSV and report.html into this folder; it must be new.", HelpName = "FOLDER" };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private readonly ImportInput input = new("score");

    private ScoreCommand() { }

    public static Command Create() => new ScoreCommand().Build();

    private Command Build()
    {
        Command command = new(Verb.Score.Name, $"{Verb.Score.Question} How far models lay from real decisions, or how good the odds of a finished run were."
            + "\n\nExample: entente score decisions/ --out scores"
            + "\n         entente score decisions.csv --model median --model median:weights=equal"
            + "\n         entente score results/ukraine-2025 --answers what-happened.yaml") { dataset, models, answers, seed, replicates, threads, to, json };
        input.AddTo(command);
        command.SetAction(call => FinishedRun.IsRun(call.GetValue(dataset)!) ? ScoreRun(call) : ScoreDecisions(call));
        return command;
    }

    private int ScoreRun(ParseResult call)
    {
        if (call.GetValue(answers) is not string path)
        {
            call.InvocationConfiguration.Error.WriteLine("entente: these are the results of a run; say what happened with --answers FILE.");
            return ExitCode.BadInput;
        }

        (RunScore? score, ValueList<Problem> problems) = RunScoring.Score(call.GetValue(dataset)!, path);
        Outcome.Say(problems, [], call);
        return score is null ? ExitCode.BadInput : Give(call, ScoreJson.Of(score).ToJsonString(JsonLayout.Options), console => ScoreText.Print(score, console), () =>
        [
            ("scores.json", ScoreJson.Of(score).ToJsonString(JsonLayout.Options) + "\n"),
            ("questions.csv", ScoreTables.Questions(score)),
            ("report.html", PageWriter.Html(RunScoreReport.Of(score))),
        ]);
    }

    private int ScoreDecisions(ParseResult call)
    {
        (ValueList<ModelChoice> choices, ValueList<string> mistakes) = ModelChoice.Parse(call.GetValue(models) ?? []);
        (Decisions? decisions, ValueList<Problem> problems, ValueList<string> notes) = DecisionFiles.Read(call.GetValue(dataset)!, input.Read(call));
        Outcome.Say(problems, [.. notes, .. mistakes, .. call.GetValue(answers) is null ? Array.Empty<string>() : ["--answers belongs to the results of a run; this is none."]], call);
        if (decisions is null || mistakes.Count > 0 || call.GetValue(answers) is not null)
        {
            return ExitCode.BadInput;
        }

        DatasetScore score = ScoreProgress.Show(progress => DatasetScoring.Score(decisions, choices, call.GetValue(seed), call.GetValue(replicates), call.GetValue(threads) is > 0 and int most ? most : AllProcessors, progress));
        return Give(call, ScoreJson.Of(score).ToJsonString(JsonLayout.Options), console => ScoreText.Print(score, console), () =>
        [
            ("scores.json", ScoreJson.Of(score).ToJsonString(JsonLayout.Options) + "\n"),
            ("scores.csv", ScoreTables.Models(score)),
            ("forecasts.csv", ScoreTables.Forecasts(score)),
            ("report.html", PageWriter.Html(DatasetReport.Of(score))),
        ]);
    }

    private int Give(ParseResult call, string asJson, Action<IAnsiConsole> print, Func<(string, string)[]> files)
    {
        if (call.GetValue(to) is string folder && NewFolder.Write(folder, files(), call, isQuiet: call.GetValue(json)) is int exit and not ExitCode.Ok)
        {
            return exit;
        }

        if (call.GetValue(json))
        {
            call.InvocationConfiguration.Output.WriteLine(asJson);
        }
        else
        {
            print(Terminal.Output(call.InvocationConfiguration.Output));
        }

        return ExitCode.Ok;
    }
}
