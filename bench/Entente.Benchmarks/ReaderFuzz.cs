using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Scenarios;
using Entente.Tests.Scenarios;

namespace Entente.Benchmarks;

/// <summary>`fuzz FILES MINUTES SCENARIO…`: reads mutilated copies of scenario files until either limit is reached. The reader must
/// neither throw nor hang; the file that makes it do so is kept.</summary>
internal static class ReaderFuzz
{
    private const double SlowMilliseconds = 30_000;

    public static int Run(string[] args)
    {
        long files = long.Parse(args[0], CultureInfo.InvariantCulture);
        TimeSpan limit = TimeSpan.FromMinutes(double.Parse(args[1], CultureInfo.InvariantCulture));
        string[] seeds = [.. args[2..].Select(File.ReadAllText)];
        long read = 0, legal = 0, bad = 0;
        double slowest = 0;
        Lock keeping = new();
        Stopwatch clock = Stopwatch.StartNew();
        ConcurrentDictionary<long, (long Start, string Text)> reading = [];
        using Timer watchdog = new(_ => StopIfHanging(reading), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        Parallel.For(0, files, (i, loop) =>
        {
            if (clock.Elapsed > limit)
            {
                loop.Stop();
                return;
            }

            string text = Mutation.Of(seeds[i % seeds.Length], (ulong)i);
            long start = Stopwatch.GetTimestamp();
            reading[i] = (start, text);
            string? failure = Failure(text, ref legal);
            reading.TryRemove(i, out _);
            double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Interlocked.Increment(ref read);
            lock (keeping)
            {
                slowest = Math.Max(slowest, took);
                if (failure is not null || took > SlowMilliseconds)
                {
                    bad++;
                    string kept = string.Create(CultureInfo.InvariantCulture, $"fuzz-{i}.yaml");
                    Keep(kept, text);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kept}: {failure ?? "slow"} after {took:0} ms"));
                }
            }
        });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{read} files read in {clock.Elapsed.TotalSeconds:0} s, {legal} of them still legal; slowest {slowest:0} ms; {bad} "
                + $"crashed or hung."));
        return bad == 0 ? 0 : 1;
    }

    private static void StopIfHanging(ConcurrentDictionary<long, (long Start, string Text)> reading)
    {
        foreach ((long i, (long start, string text)) in reading)
        {
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds > 2 * SlowMilliseconds)
            {
                string kept = string.Create(CultureInfo.InvariantCulture, $"fuzz-{i}.yaml");
                Keep(kept, text);
                Console.WriteLine($"{kept}: hangs");
                Environment.FailFast("The reader hangs.");
            }
        }
    }

    // Half a surrogate pair has no UTF-8 form, so what is kept may differ in that one character.
    private static void Keep(string file, string text) => File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));

    private static string? Failure(string text, ref long legal)
    {
        try
        {
            ScenarioFile file = ScenarioReader.Read(text, "fuzz.yaml");
            if (file.Scenario is not null)
            {
                Interlocked.Increment(ref legal);
            }

            return file.Scenario is null && !file.Errors.Any() ? "no scenario and no error" : null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
