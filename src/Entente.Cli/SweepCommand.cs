using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Run;
using Entente.Answers.Sweep;
using Entente.Ensembles;
using Entente.Ensembles.Parts;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente sweep FILE --over path=value,value`: the odds in every run of a grid.</summary>
internal sealed class SweepCommand
{
    private readonly ScenarioInput input = new();

    private readonly EnsembleInput ensemble = new(leastDraws: FewWorlds.MinWorlds, mostDraws: EnsembleSettings.MaxDrawsOfRun);

    private readonly Option<string[]> over = new("--over")
    {
        Description = "What to vary, as --set would write it, with its values between commas: talks.pace=0.5,1,2.5. Once for each; the "
            + "grid has every combination.",
        HelpName = "path=value,…",
        Required = true,
    };

    private readonly RunPart part = new(
        "Draw only part k of n of every run, k from 0 to n − 1, and leave its sums in the folder that --out names. "
        + "Once all parts are there, the same call without --part tells the odds.");

    private readonly Option<string> outFolder = new("--out")
    {
        Description = "The folder in which the parts of all runs are kept; sweeps/ and the name of the file if left out. What is "
            + "there is not drawn again.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> csv = new("--csv") { Description = "Print the table as comma-separated values." };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private SweepCommand() { }

    public static Command Create() => new SweepCommand().Build();

    private Command Build()
    {
        Command command = new(Verb.Sweep.Name, $"{Verb.Sweep.Question} One run for every combination of the values given, with the same "
            + "seed, and a table of their odds. A sweep that was stopped goes on where it was."
            + "\n\nExample: entente sweep scenarios/port-strike.yaml --over talks.pace=0.5,1,2.5 --over spread=1,2 --draws 2000"
            + "\n         entente sweep scenarios/port-strike.yaml --over talks.pace=0.5,1,2.5 --draws 1000000 --part 3/64 --out sweeps/a")
            { over, outFolder, csv, json };
        input.AddTo(command);
        ensemble.AddTo(command);
        command.Options.Add(part.Part);
        command.Validators.Add(call =>
        {
            part.Check(call, outFolder, notForParts: [csv, json]);
            if (call.GetResult(csv) is { Implicit: false } && call.GetResult(json) is { Implicit: false })
            {
                call.AddError("--csv and --json are two ways to print the same: leave one of them out.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        string[] given = call.GetValue(over)!;
        SweepAxis?[] axes = [.. given.Select(SweepPlan.Axis)];
        if (axes.Contains(null))
        {
            return Refuse($"--over is {Problem.Visible(given[Array.IndexOf(axes, null)])}; it should be path=value,value such as "
                + "talks.pace=0.5,1,2.5.");
        }

        SweepPlan plan = new([.. axes.OfType<SweepAxis>()]);
        if (plan.Twice is string twice)
        {
            return Refuse($"--over names {Problem.Visible(twice)} twice; name all its values in one.");
        }

        if (plan.Count > SweepPlan.MaxCells)
        {
            return Refuse($"the grid has more than {SweepPlan.MaxCells.ToString("N0", CultureInfo.InvariantCulture)} runs.");
        }

        ScenarioFile original = input.ReadOriginal(call);
        foreach (ValueList<string> set in plan.Cells)
        {
            ScenarioFile file = ScenarioEditor.Apply(original, [.. input.Changes(call), .. set]);
            if (file.Scenario is null)
            {
                ScenarioInput.Print([.. file.Problems.Select(one => AsTyped(one, set))], Terminal.Error(error));
                return ExitCode.BadInput;
            }
        }

        return Make(call, plan, original);

        int Refuse(string sentence)
        {
            error.WriteLine($"entente: {sentence}");
            return ExitCode.BadInput;
        }
    }

    /// <summary>A problem with a value of the grid, under the name of the option that gave it.</summary>
    private static Problem AsTyped(Problem problem, ValueList<string> set) =>
        set.Any(change => problem.File == $"--set {Problem.Visible(change)}")
            ? problem with { File = problem.File.Replace("--set", "--over", StringComparison.Ordinal) } : problem;

    /// <summary>The runs, made one after the other as they are asked for, since thousands of scenarios do not fit.</summary>
    private IEnumerable<(RunRequest Request, ValueList<string> Set)> Runs(ParseResult call, SweepPlan plan, ScenarioFile original)
    {
        string folder = call.GetValue(outFolder) ?? Path.Combine("sweeps", Path.GetFileNameWithoutExtension(original.Name));
        foreach (ValueList<string> set in plan.Cells)
        {
            string[] changes = [.. input.Changes(call), .. set];
            RunRequest request = new()
            {
                Original = original,
                File = ScenarioEditor.Apply(original, changes),
                Set = [.. changes],
                Settings = ensemble.Settings(call),
                Version = RunInfo.ThisVersion,
                Folder = folder,
            };
            yield return (request with { Folder = SweepPlan.CellFolder(folder, request) }, set);
        }
    }

    private int Make(ParseResult call, SweepPlan plan, ScenarioFile original)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        EnsembleSettings settings = ensemble.Settings(call);
        PartRange? asked = part.Range(call, settings.Draws);
        if (asked is PartRange one && one.Of > one.Draws)
        {
            error.WriteLine($"entente: {RunPart.TooFew(one)}");
            return ExitCode.BadInput;
        }

        using Interruption stop = new();
        try
        {
            if (!Draw(Runs(call, plan, original).Select(run => run.Request), asked, settings.Draws, (int)plan.Count, stop.Token))
            {
                error.WriteLine("entente: the sweep was stopped. Parts that are whole are kept; the same command goes on.");
                return ExitCode.Interrupted;
            }

            if (asked is PartRange range)
            {
                call.InvocationConfiguration.Output.WriteLine($"Part {range} of {Say.Many(plan.Count, "run")} is there. Once all parts "
                    + "are, the same call without --part tells the odds.");
                return ExitCode.Ok;
            }

            return Tell(call, plan, original, settings);
        }
        catch (FolderRefusedException refusal)
        {
            error.WriteLine($"entente: {refusal.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"entente: the parts of the sweep cannot be written or read: {FileFault.Words(fault)}");
            return ExitCode.Failed;
        }
    }

    private int Tell(ParseResult call, SweepPlan plan, ScenarioFile original, EnsembleSettings settings)
    {
        TextWriter output = call.InvocationConfiguration.Output;
        RunShares? first = null;
        List<SweepCell> cells = [];
        foreach ((RunRequest request, ValueList<string> set) in Runs(call, plan, original))
        {
            RunShares shares = SweepPlan.Read(request);
            cells.Add(SweepCell.Of(set, shares, first ??= shares));
        }

        SweepAnswer answer = new(RunInfo.NameOf(original), settings.Draws, settings.Seed, plan, [.. cells]);
        string command = string.Join(' ', ["entente", Verb.Sweep.Name, Reproduction.Quoted(answer.Scenario), "--draws",
            settings.Draws.ToString(CultureInfo.InvariantCulture), "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture),
            .. input.Changes(call).SelectMany(change => new[] { "--set", Reproduction.Quoted(change) }),
            .. call.GetValue(over)!.SelectMany(axis => new[] { "--over", Reproduction.Quoted(axis) })]);
        Answer<SweepAnswer> told = SweepAnswer.Told(answer, Runs(call, plan, original).First().Request.File.Scenario!,
            new(Verb.Sweep, RunInfo.ThisVersion, answer.Scenario, command));
        if (call.GetValue(json) || call.GetValue(csv))
        {
            output.Write(call.GetValue(csv) ? SweepTable.Of(answer) : told.Printed(null) + Environment.NewLine);
        }
        else
        {
            PageText.Print(told.Page(), Terminal.Output(output));
        }

        return told.IsUnreliable ? ExitCode.Failed : ExitCode.Ok;
    }

    /// <summary>Draws what is missing, or one part of every run; false if it was stopped.</summary>
    private static bool Draw(IEnumerable<RunRequest> requests, PartRange? asked, int draws, int runs, CancellationToken stop)
    {
        int each = asked is PartRange range ? range.To - range.From : draws;
        return RunProgress.Show(Told((long)each * runs), progress => requests.Index().All(run =>
        {
            Action<int> told = done => progress?.Invoke(Told(((long)run.Index * each) + done));
            return asked is PartRange one ? PartRun.Start(run.Item, one, keepsDraws: false, told, stop).IsWhole
                : PartRun.StartAll(run.Item, told, stop);
        }));

        static int Told(long count) => (int)Math.Min(count, int.MaxValue);
    }
}
