using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Answers;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Ensembles.Parts;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente run FILE`: thousands of worlds, what they add up to, and a folder with the results.</summary>
internal sealed class RunCommand
{
    private readonly ScenarioInput input = new(mayBeLeftOut: true);

    private readonly EnsembleInput ensemble = new(leastDraws: 1, mostDraws: EnsembleSettings.MaxDrawsOfRun);

    private readonly Option<string> outFolder =
        new("--out")
        {
            Description = "The folder for the results; results/ and the name of the file if left out. Older results there are "
        + "replaced once the new ones are whole.",
            HelpName = "FOLDER"
        };

    private readonly Option<string> resume =
        new("--resume") { Description = "Go on with the unfinished run of this folder.", HelpName = "FOLDER" };

    private readonly Option<bool> discard =
        new("--discard") { Description = "Throw away the draws that an unfinished run of other settings keeps in the folder." };

    private readonly Option<double?> spread = TypedOption.Of<double>("--spread",
        "Take every range of the file to be so many times as wide, "
        + "about its central value: the same as --set spread=N. Ranges of experts want 2.35.", "N",
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double wide) && wide is >= 1 and <= 10 ? wide
            : null, "a number from 1 to 10");

    private readonly Option<string> analyst = new("--analyst")
    {
        Description = "Take the numbers of one analyst of the file alone: the same as --set analyst=NAME.",
        HelpName = "NAME"
    };

    private readonly RunPart part = new(RunPart.OfRun);

    private readonly Option<bool> json = new("--json")
    {
        Description = "Print one JSON object: what stands in forecast.json, and where the results are; of a part, which it is and where."
    };

    private readonly Option<bool> redact = TypedOption.Switch(AskOption.RedactRun);

    private RunCommand() { }

    public static Command Create() => new RunCommand().Build();

    private Command Build()
    {
        Command command = new(Verb.Run.Name, $"{Verb.Run.Question} Thousands of simulated worlds: the odds, where terms would land, who "
            + "gains, and whether it would hold."
            + "\n\nExample: entente run scenarios/ukraine-2025.yaml"
            + "\n         entente run scenarios/ukraine-2025.yaml --draws 1000 --set talks.pace=2 --out slower"
            + "\n         entente run --resume results/ukraine-2025"
            + "\n         entente run scenarios/port-strike.yaml --draws 10000000 --part 3/64 --out parts/port-strike")
            { outFolder, resume, discard, redact, spread, analyst, json };
        input.AddTo(command);
        part.AddTo(command);
        ensemble.AddTo(command);
        command.Validators.Add(CheckCombination);
        command.SetAction(Run);
        return command;
    }

    private void CheckCombination(CommandResult call)
    {
        bool resumes = call.GetResult(resume) is { Implicit: false }, hasFile = call.GetValue<string>("FILE") is not null;
        Option[] fixedOptions = [outFolder, redact, discard, spread, analyst, .. part.Options];
        if (!resumes && !hasFile)
        {
            call.AddError("Name a scenario file, such as entente run scenarios/ukraine-2025.yaml, or an unfinished run with --resume.");
        }
        else if (resumes && (hasFile || call.GetResult("--set") is not null || ensemble.FixesTheWorlds(call)
            || fixedOptions.Any(option => call.GetResult(option) is { Implicit: false })))
        {
            call.AddError("--resume goes on with a run as it was begun: leave out the file, --set, --spread, --analyst, --draws, --seed, "
                + "--redact, --discard, --part and --out.");
        }
        else if (!resumes)
        {
            part.Check(call, outFolder, notForParts: [redact, discard]);
        }
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        (RunRequest? request, int refused) = Request(call, error);
        if (request is null)
        {
            return refused;
        }

        if (part.Range(call, request.Settings.Draws) is PartRange range)
        {
            return part.Run(call, request, range, call.GetValue(json));
        }

        request = request with { Pages = RunPages.Files };
        using Interruption stop = new();
        RunEnd end;
        try
        {
            end = RunProgress.Show(request.Settings.Draws, progress => ScenarioRun.Start(request, progress, RunReport.Write, stop.Token));
        }
        catch (FolderRefusedException refusal)
        {
            error.WriteLine($"entente: {refusal.Message}");
            return ExitCode.BadInput;
        }
        catch (AdditionFailedException fault)
        {
            error.WriteLine($"entente: {fault.Message}");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"entente: the results cannot be written to `{RunReport.Shown(request.Folder)}`: {FileFault.Words(e)}");
            return ExitCode.Failed;
        }

        if (end.Results is not RunResults results)
        {
            error.WriteLine($"entente: stopped after {Count(end.Done)} of {Count(request.Settings.Draws)} draws, which are kept. Go on "
                + $"with: entente run --resume {RunReport.Shown(request.Folder)}");
            return ExitCode.Interrupted;
        }

        if (end.Found > 0)
        {
            error.WriteLine($"entente: {Count(end.Found)} of the draws were there from an earlier run that was stopped.");
        }

        return RunTelling.Tell(call, results, call.GetValue(json));
    }

    private (RunRequest? Request, int Refused) Request(ParseResult call, TextWriter error)
    {
        if (call.GetValue(resume) is string folder)
        {
            try
            {
                (RunRequest? unfinished, string? why) = RunRequest.Unfinished(folder, ensemble.Threads(call), RunInfo.ThisVersion);
                if (unfinished is null)
                {
                    error.WriteLine($"entente: {why}");
                    return (null, ExitCode.BadInput);
                }

                return (unfinished, ExitCode.Ok);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"entente: the run in `{Problem.Visible(folder)}` cannot be read: {FileFault.Words(e)}");
                return (null, ExitCode.BadInput);
            }
        }

        string[] changes = Changes(call);
        ScenarioFile original = input.ReadOriginal(call), file = ScenarioEditor.Apply(original, changes);
        if (file.Scenario is null)
        {
            ScenarioInput.Print(file.Problems, Terminal.Error(error));
            return (null, ExitCode.BadInput);
        }

        return (new()
        {
            Original = original,
            File = file,
            Set = [.. changes],
            Redacts = call.GetValue(redact),
            Settings = ensemble.Settings(call),
            Version = RunInfo.ThisVersion,
            Discards = call.GetValue(discard),
            MayReplaceAnother = call.GetValue(outFolder) is not null,
            Folder = call.GetValue(outFolder) ?? RunFolder.Usual(original.Name),
        }, ExitCode.Ok);
    }

    /// <summary>The changes asked for, by whatever option.</summary>
    private string[] Changes(ParseResult call) =>
        [.. input.Changes(call), .. call.GetValue(spread) is double wide ? [$"spread={wide.ToString(CultureInfo.InvariantCulture)}"]
            : Array.Empty<string>(),
            .. call.GetValue(analyst) is string name ? [$"analyst={name}"] : Array.Empty<string>()];

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
