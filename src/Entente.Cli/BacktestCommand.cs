using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Backtest;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Scoring.Cases;

namespace Entente.Cli;

/// <summary>`entente backtest CASES`: forecasts of cases of the past, held against what came of them and against base rates.</summary>
internal sealed class BacktestCommand
{
    private const int UsualDraws = 1000;

    private readonly Argument<string[]> cases = new("CASES")
    {
        Description = "Folders of cases, or single ones: scenarios, each with what came of it beside it.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly EnsembleInput ensemble = new(UsualDraws);

    private readonly Option<string> outFolder = new("--out")
    {
        Description = "A folder for backtest.html, backtest.json, backtest.csv and the run of each case. Given again after a stop, it "
            + "goes on where it was.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private BacktestCommand() { }

    public static Command Create() => new BacktestCommand().Build();

    private Command Build()
    {
        Command command = new(Verb.Backtest.Name, $"{Verb.Backtest.Question} Cases of the past are run as of their date and held "
            + "against what came of them, beside base rates that leave each case's conflict out."
            + "\n\nExample: entente backtest cases --out backtest"
            + "\n         entente backtest cases/nepal-2006.yaml cases/ogaden-1977.yaml --draws 2000") { cases, outFolder, json };
        ensemble.AddTo(command);
        command.SetAction(Answer);
        return command;
    }

    private int Answer(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        (ValueList<CaseOfPast> found, ValueList<Problem> problems) = CaseFolder.Read(call.GetValue(cases)!);
        if (problems.Count > 0)
        {
            ScenarioInput.Print(problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        EnsembleSettings settings = ensemble.Settings(call);
        string? folder = call.GetValue(outFolder);
        try
        {
            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
            }

            Scoring.Cases.Backtest? backtest = EnsembleInput.Ask(found.Count * settings.Draws, (told, stop) =>
                BacktestRun.Of(found, settings, folder, told, stop));
            if (backtest is null)
            {
                error.WriteLine(folder is null ? "entente: stopped."
                    : "entente: stopped; the runs so far are kept. Give the same command again to "
                    + "go on.");
                return ExitCode.Interrupted;
            }

            return Tell(backtest, folder, call);
        }
        catch (FolderRefusedException refusal)
        {
            error.WriteLine($"entente: {refusal.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"entente: the folder `{Problem.Visible(folder ?? "")}` cannot be written: {FileFault.Words(e)}");
            return ExitCode.Failed;
        }
    }

    private int Tell(Scoring.Cases.Backtest backtest, string? folder, ParseResult call)
    {
        string[] named = [.. call.GetValue(cases)!.Select(RunInfo.NameOf)];
        AskedAs asked = new(Verb.Backtest, RunInfo.ThisVersion, string.Join(' ', named),
            $"entente backtest {string.Join(' ', named)} --draws "
            + backtest.Draws.ToString(CultureInfo.InvariantCulture) + $" --seed {backtest.Seed.ToString(CultureInfo.InvariantCulture)}");
        Answer<Scoring.Cases.Backtest> answer = new(backtest, asked, told => BacktestPage.Of(backtest, told), () =>
            BacktestJson.Of(backtest));
        TextWriter output = call.InvocationConfiguration.Output;
        if (folder is not null)
        {
            WholeFile.Replace(Path.Combine(folder, "backtest.html"), answer.Html());
            WholeFile.Replace(Path.Combine(folder, "backtest.json"), answer.Json().ToJsonString(JsonLayout.Options) + "\n");
            WholeFile.Replace(Path.Combine(folder, "backtest.csv"), BacktestTable.Of(backtest));
        }

        string? page = folder is null ? null : Path.Combine(folder, "backtest.html");
        if (call.GetValue(json))
        {
            output.WriteLine(answer.Printed(page));
        }
        else
        {
            PageText.Print(answer.Page(), Terminal.Output(output));
            output.Write(page is null ? "" : $"{Environment.NewLine}Page: {Problem.Visible(page)}{Environment.NewLine}");
        }

        return ExitCode.Ok;
    }
}
