using System.Globalization;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Benchmarks.Talks;

/// <summary>What a draw of a scenario costs on one core, by each way to simulate talks.</summary>
internal static class TalksCost
{
    private const int Rounds = 3;

    private static readonly (string Name, TalksOptions Options)[] Ways =
    [
        ("by candidates", TalksOptions.Default with { WholePaths = 0, RecordsFirst = 0 }),
        ("path, every 4th step", new() { FullPath = true, LooksEvery = 4 }),
        ("path, every step", new() { FullPath = true }),
        ("watched: the first 640 draws of `run`", TalksOptions.Default with { WholePaths = int.MaxValue, RecordsFirst = int.MaxValue }),
        ("every step written down", new() { FullPath = true, RecordsTalks = true, FollowsDeals = true }),
        ("clocks every week", TalksOptions.Default with { WholePaths = 0, RecordsFirst = 0, WeeklyClocks = true }),
    ];

    public static int Run(string[] args)
    {
        string file = args.Length > 0 ? args[0] : "scenarios/ukraine-2025.yaml";
        int draws = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 400;
        ScenarioFile read = ScenarioEditor.Apply(ScenarioReader.ReadFile(file), [.. args.Skip(2)]);
        ScenarioInputs inputs = ScenarioInputs.Of(read, read, 1);
        World[] worlds = [.. Ways.Select(way => new World(read.Scenario!, way.Options))];
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < Ways.Length; way++)
            {
                long memory = GC.GetAllocatedBytesForCurrentThread();
                TimeSpan begun = Environment.CpuUsage.TotalTime;
                int agreements = 0, failures = 0;
                for (int i = 0; i < draws; i++)
                {
                    Draw draw = worlds[way].Run(inputs.ValueIn(inputs.Values(i), i), 1, i);
                    agreements += draw.Agreements.Count;
                    failures += draw.Failure is null ? 0 : 1;
                }

                double milliseconds = (Environment.CpuUsage.TotalTime - begun).TotalMilliseconds / draws;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{Ways[way].Name,-24} {milliseconds:0.000} ms and "
                    + $"{(GC.GetAllocatedBytesForCurrentThread() - memory) / draws / 1000.0:0} kB a draw; "
                    + $"{agreements} agreements, {failures} failed"));
            }
        }

        return 0;
    }
}
