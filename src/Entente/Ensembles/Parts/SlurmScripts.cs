namespace Entente.Ensembles.Parts;

/// <summary>What is asked of Slurm: one array that makes the parts that are missing, and the merge after it.</summary>
/// <remarks>Slurm hands every task its number; the script passes it on as numbers of parts, so that the program reads nothing from the
/// environment. A task makes several parts, one after the other, where there are more parts than tasks. Both texts are copied by Slurm when
/// they are submitted: writing them anew does not touch what waits.</remarks>
internal sealed record SlurmScripts
{
    /// <summary>The most tasks of an array, unless somebody says otherwise: clusters usually allow a thousand.</summary>
    public const int UsualTasks = 256;

    /// <summary>Name of the script that makes parts.</summary>
    public const string PartsFile = "parts.sh";

    /// <summary>Name of the script that merges.</summary>
    public const string MergeFile = "merge.sh";

    /// <summary>Name of the folder, within that of the parts, with the scripts and what the tasks print.</summary>
    public const string Inner = "slurm";

    /// <summary>How the job is called.</summary>
    public required string Name { get; init; }

    /// <summary>The folder with the parts, in full.</summary>
    public required string Folder { get; init; }

    /// <summary>The call of the program, word by word.</summary>
    public required ValueList<string> Program { get; init; }

    /// <summary>The run.</summary>
    public required PartsInfo Info { get; init; }

    /// <summary>The parts to make.</summary>
    public required ValueList<int> Missing { get; init; }

    /// <summary>The folder for the merged results, in full.</summary>
    public required string Results { get; init; }

    /// <summary>Time for a part.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Threads of a task.</summary>
    public required int Threads { get; init; }

    /// <summary>The most tasks.</summary>
    public int MaxTasks { get; init; } = UsualTasks;

    /// <summary>Further options of `sbatch`, without their dashes.</summary>
    public ValueList<string> More { get; init; } = [];

    /// <summary>How many tasks the array has.</summary>
    public int Tasks => Math.Min(Missing.Count, MaxTasks);

    /// <summary>Why a script cannot name a folder, in a sentence, or null.</summary>
    public static string? WhyNot(string path) => path.Any(one => one is '"' or '\\' or '$' or '`' or '%' || char.IsControl(one))
        ? "a folder whose path has quotes, backslashes, dollar or percent signs cannot be named in a script for Slurm." : null;

    /// <summary>The script that makes parts.</summary>
    public string Parts() => string.Join('\n',
    [
        "#!/bin/sh",
        .. Options($"{Name}", Time * ((Missing.Count + Tasks - 1) / Tasks)),
        $"#SBATCH --array=0-{Text(Tasks - 1)}",
        $"#SBATCH --cpus-per-task={Text(Threads)}",
        $"#SBATCH --output={Inner}/%A_%a.txt",
        "#SBATCH --open-mode=append",
        "#SBATCH --requeue",
        .. More.Select(option => $"#SBATCH --{option}"),
        $"# {Text(Missing.Count)} of {Text(Info.Parts)} parts; task t makes those at places t, t + {Text(Tasks)}, ... of the list.",
        "failed=0 place=0",
        $"for part in {string.Join(' ', Missing.Select(Text))}; do",
        $"  if [ $((place % {Text(Tasks)})) -eq \"$SLURM_ARRAY_TASK_ID\" ]; then",
        $"    {string.Join(' ', RunWords.Select(Quoted))} --part \"$part/{Text(Info.Parts)}\" || failed=$?",
        "    [ \"$failed\" -ne 2 ] || exit 2 # bad input: no other part will do better",
        "  fi",
        "  place=$((place + 1))",
        "done",
        "exit \"$failed\"",
        "",
    ]);

    /// <summary>The script that merges.</summary>
    public string Merge() => string.Join('\n',
    [
        "#!/bin/sh",
        .. Options($"{Name}-merge", Time),
        $"#SBATCH --output={Inner}/merge-%j.txt",
        .. More.Select(option => $"#SBATCH --{option}"),
        $"exec {string.Join(' ', ((string[])[.. Program, "merge", Folder, "--out", Results]).Select(Quoted))}",
        "",
    ]);

    private IEnumerable<string> RunWords =>
    [
        .. Program, "run", Path.Combine(Folder, RunResults.ScenarioCopy), "--draws", Text(Info.Draws),
        "--seed", Info.Seed.ToString(CultureInfo.InvariantCulture), .. Info.Set.SelectMany(change => new[] { "--set", change }),
        "--threads", Text(Threads), .. Info.KeepsDraws ? (string[])["--keep", "draws"] : [], "--out", Folder,
    ];

    private string[] Options(string name, TimeSpan time) =>
    [
        $"#SBATCH --job-name=\"{name}\"",
        $"#SBATCH --chdir=\"{Folder}\"",
        $"#SBATCH --time={time.ToString(@"d\-hh\:mm\:ss", CultureInfo.InvariantCulture)}",
    ];

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
