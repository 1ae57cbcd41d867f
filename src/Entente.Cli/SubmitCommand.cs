using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Ensembles.Parts;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente submit FILE --to slurm`: hands the parts of a run that are missing to the scheduler of a cluster, and the merge after
/// them.</summary>
internal sealed class SubmitCommand
{
    private const string Slurm = "slurm", Sbatch = "sbatch";
    private const int UsualParts = 64;

    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(30);

    private readonly ScenarioInput input = new(takesParts: true);

    private readonly EnsembleInput ensemble = new(leastDraws: 1, mostDraws: EnsembleSettings.MaxDrawsOfRun,
        threadsOption: TypedOption.ThreadsOfTask());

    private readonly Option<string> to = new("--to") { Description = "The scheduler: slurm.", HelpName = Slurm, Required = true };

    private readonly Option<int> parts =
        TypedOption.Whole("--parts", "How many parts the run is cut into.", () => UsualParts, 1, PartRange.MaxParts);

    private readonly Option<TimeSpan?> time = TypedOption.Of<TimeSpan>("--time",
        "Time for one part, as the scheduler is told; 0:30:00 if left out.", "H:MM:SS", TimeOf, "a time such as 0:30:00");

    private readonly Option<int> tasks = TypedOption.Whole("--tasks",
        "The most tasks of the array; where there are more parts, a task makes several.", () => SlurmScripts.UsualTasks, 1, 100_000);

    private readonly Option<string> outFolder = new("--out")
    {
        Description = "The folder for the parts, which all machines see; parts/ and the name of the file if left out.",
        HelpName = "FOLDER",
    };

    private readonly Option<string> results = new("--results")
    {
        Description = "The folder for the merged results; results/ and the name of the file if left out.",
        HelpName = "FOLDER",
    };

    private readonly Option<string[]> more = new("--sbatch")
    {
        Description = "A further option for sbatch, without its dashes: --sbatch partition=long --sbatch account=talks.",
        HelpName = "OPTION",
    };

    private readonly Option<string> keep = RunPart.KeepOption();

    private readonly Option<bool> dry = new("--dry-run") { Description = "Write the scripts, and submit nothing." };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object: what is missing, the scripts, the jobs." };

    private SubmitCommand() { }

    public static Command Create() => new SubmitCommand().Build();

    private Command Build()
    {
        Command command = new("submit", "Hand the parts of a run to the scheduler of a cluster: one array for what is missing, and the "
            + "merge after it. Once more, with the folder, it submits what is missing by then."
            + "\n\nExample: entente submit scenarios/port-strike.yaml --draws 100000000 --to slurm --parts 640 --dry-run"
            + "\n         entente submit parts/port-strike --to slurm --time 1:00:00")
            { to, parts, time, tasks, outFolder, results, more, keep, dry, json };
        input.AddTo(command);
        ensemble.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        try
        {
            (PartsFolder? folder, string? why) = Folder(call);
            return folder is null ? why is null ? ExitCode.BadInput : Refuse(why) : Submit(call, folder);
        }
        catch (FolderRefusedException refusal)
        {
            return Refuse(refusal.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"entente: the scripts cannot be written: {FileFault.Words(fault)}");
            return ExitCode.Failed;
        }

        int Refuse(string sentence)
        {
            error.WriteLine($"entente: {sentence}");
            return ExitCode.BadInput;
        }
    }

    /// <summary>The folder with the parts, made if a scenario file was named; null if there is none, with the reason unless it was
    /// printed.</summary>
    private (PartsFolder? Folder, string? WhyNot) Folder(ParseResult call)
    {
        string target = input.Path(call)!;
        if (call.GetValue(to) != Slurm)
        {
            return (null, $"--to is {Problem.Visible(call.GetValue(to)!)}; it should be {Slurm}.");
        }

        if (Directory.Exists(target))
        {
            Option[] ofNewRuns = [parts, outFolder, keep, .. ensemble.Worlds];
            string[] fixedOptions = [.. ofNewRuns.Where(Given).Select(option => option.Name),
                .. input.Changes(call).Length > 0 ? new[] { "--set" } : []];
            return fixedOptions.Length > 0
                ? (null, $"`{Problem.Visible(target)}` holds a run as it was begun: leave out {string.Join(", ", fixedOptions)}.")
                : PartsFolder.Open(target, RunInfo.ThisVersion) is var opened ? (opened.Folder, opened.WhyNot) : default;
        }

        string[] changes = input.Changes(call);
        ScenarioFile original = input.ReadOriginal(call), file = ScenarioEditor.Apply(original, changes);
        if (file.Scenario is null)
        {
            ScenarioInput.Print(file.Problems, Terminal.Error(call.InvocationConfiguration.Error));
            return (null, null);
        }

        RunRequest request = new()
        {
            Original = original,
            File = file,
            Set = [.. changes],
            Settings = ensemble.Settings(call),
            Version = RunInfo.ThisVersion,
            Folder = call.GetValue(outFolder) ?? Path.Combine("parts", Path.GetFileNameWithoutExtension(original.Name)),
        };
        int cut = call.GetValue(parts);
        return cut > request.Settings.Draws
            ? (null, $"{Count(request.Settings.Draws)} draws cannot be cut into {Count(cut)} parts: each needs a draw.")
            : (PartsFolder.Take(request.Folder, PartsInfo.Of(request, cut, call.GetValue(keep) is not null), original.Text), null);

        bool Given(Option option) => call.GetResult(option) is { Implicit: false };
    }

    private int Submit(ParseResult call, PartsFolder folder)
    {
        string whole = Path.GetFullPath(call.GetValue(results) ?? RunFolder.Usual(folder.Info.Scenario));
        if ((SlurmScripts.WhyNot(folder.Folder) ?? SlurmScripts.WhyNot(whole)) is string why)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        SlurmScripts scripts = new()
        {
            Name = "entente-" + string.Concat(Path.GetFileName(folder.Folder).Select(one => char.IsAsciiLetterOrDigit(one) ? one : '-')),
            Folder = folder.Folder,
            Program = Program(),
            Info = folder.Info,
            Missing = [.. folder.Missing().Select(range => range.Part)],
            Results = whole,
            Time = call.GetValue(time) ?? UsualTime,
            Threads = ensemble.Threads(call),
            MaxTasks = call.GetValue(tasks),
            More = [.. call.GetValue(more) ?? []],
        };
        string inner = Path.Combine(folder.Folder, SlurmScripts.Inner);
        Directory.CreateDirectory(inner);
        List<string[]> calls = [];
        if (scripts.Missing.Count > 0)
        {
            WholeFile.Replace(Path.Combine(inner, SlurmScripts.PartsFile), scripts.Parts());
            calls.Add(["--parsable", Path.Combine(inner, SlurmScripts.PartsFile)]);
        }

        WholeFile.Replace(Path.Combine(inner, SlurmScripts.MergeFile), scripts.Merge());
        calls.Add(["--parsable", Path.Combine(inner, SlurmScripts.MergeFile)]);
        (string[] jobs, string? failed) = call.GetValue(dry) ? ([], null) : Hand(calls);
        Tell(call, scripts, calls, jobs);
        if (failed is not null)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {failed}");
        }

        return failed is null ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary>Submits one script after the other, each to begin when the one before has ended, however it ended.</summary>
    private static (string[] Jobs, string? Failed) Hand(IEnumerable<string[]> calls)
    {
        List<string> jobs = [];
        foreach (string[] words in calls)
        {
            ProcessStartInfo start = new(Sbatch, [.. jobs.Count == 0 ? [] : new[] { $"--dependency=afterany:{jobs[^1]}" }, .. words])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            try
            {
                using Process process = Process.Start(start)!;
                string job = process.StandardOutput.ReadToEnd().Split(';', '\n')[0].Trim();
                process.WaitForExit();
                if (process.ExitCode != 0 || job.Length == 0)
                {
                    return ([.. jobs], $"{Sbatch} did not take {words[^1]} (exit code "
                        + $"{process.ExitCode.ToString(CultureInfo.InvariantCulture)}).");
                }

                jobs.Add(job);
            }
            catch (Win32Exception)
            {
                return ([.. jobs], $"there is no {Sbatch} on this machine. The scripts are written; submit them where there is one.");
            }
        }

        return ([.. jobs], null);
    }

    private void Tell(ParseResult call, SlurmScripts scripts, List<string[]> calls, string[] jobs)
    {
        TextWriter output = call.InvocationConfiguration.Output;
        if (call.GetValue(json))
        {
            output.WriteLine(new JsonObject
            {
                ["folder"] = scripts.Folder,
                ["parts"] = scripts.Info.Parts,
                ["missing"] = new JsonArray([.. scripts.Missing.Select(part => (JsonNode)part)]),
                ["tasks"] = scripts.Tasks,
                ["scripts"] = new JsonArray([.. calls.Select(words => (JsonNode)words[^1])]),
                ["jobs"] = new JsonArray([.. jobs.Select(job => (JsonNode)job)]),
            }.ToJsonString(JsonLayout.Options));
            return;
        }

        output.WriteLine($"{Count(scripts.Missing.Count)} of {Count(scripts.Info.Parts)} parts are missing in "
            + $"{RunReport.Shown(scripts.Folder)}.");
        for (int i = 0; i < calls.Count; i++)
        {
            string after = i == 0 ? "" : $"--dependency=afterany:{(i <= jobs.Length ? jobs[i - 1] : "JOB")} ";
            output.WriteLine($"{(i < jobs.Length ? $"Job {jobs[i]}: " : "")}{Sbatch} {after}{string.Join(' ', calls[i])}");
        }
    }

    /// <summary>How this program is called on another machine with the same files.</summary>
    private static ValueList<string> Program()
    {
        string program = Environment.ProcessPath ?? "entente";
        return Path.GetFileNameWithoutExtension(program) is "dotnet" ? [program, Path.GetFullPath(Environment.GetCommandLineArgs()[0])]
            : [program];
    }

    private static TimeSpan? TimeOf(string text) =>
        TimeSpan.TryParseExact(text, [@"h\:mm\:ss", @"d\-hh\:mm\:ss"], CultureInfo.InvariantCulture, out TimeSpan span)
            && span > TimeSpan.Zero ? span : null;

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
