using System.Globalization;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Benchmarks.Talks;

/// <summary>Draws a second of a scenario on one core.</summary>
internal static class TalksCost
{
    public static int Run(string[] args)
    {
        string file = args.Length > 0 ? args[0] : "scenarios/ukraine-2025.yaml";
        int draws = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        ScenarioFile read = ScenarioEditor.Apply(ScenarioReader.ReadFile(file), args.Skip(2).ToArray());
        Scenario scenario = read.Scenario!;
        World world = new(scenario, TalksOptions.Default);
        Dictionary<DrawOutcome, int> outcomes = [];
        Dictionary<string, int> failures = [];
        for (int pass = 0; pass < 3; pass++)
        {
            outcomes.Clear();
            failures.Clear();
            long memory = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan begun = Environment.CpuUsage.TotalTime;
            int agreements = 0;
            for (int i = 0; i < draws; i++)
            {
                Dictionary<Uncertain, double> known = new(ReferenceEqualityComparer.Instance);
                ulong state = (ulong)i * 0x9E3779B97F4A7C15UL + 1;
                Draw draw = world.Run(
                    number =>
                    {
                        if (!known.TryGetValue(number, out double value))
                        {
                            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
                            known[number] = value = number.Quantile(((state >> 11) + 0.5) / (1UL << 53));
                        }

                        return value;
                    },
                    1, i);
                outcomes[draw.Outcome] = outcomes.GetValueOrDefault(draw.Outcome) + (draw.Failure is null ? 1 : 0);
                agreements += draw.Agreements.Count;
                if (draw.Failure is string why)
                {
                    failures[why] = failures.GetValueOrDefault(why) + 1;
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{draws / (Environment.CpuUsage.TotalTime - begun).TotalSeconds:0.0} draws a second of processor "
                    + $"time, {(Environment.CpuUsage.TotalTime - begun).TotalMilliseconds / draws:0.000} ms "
                    + $"and {(GC.GetAllocatedBytesForCurrentThread() - memory) / draws / 1000.0:0.0} kB a draw, {agreements} agreements"));
        }

        Console.WriteLine(string.Join(", ", outcomes.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}")));
        foreach ((string why, int count) in failures)
        {
            Console.WriteLine($"{count} failed: {why}");
        }

        return 0;
    }
}
