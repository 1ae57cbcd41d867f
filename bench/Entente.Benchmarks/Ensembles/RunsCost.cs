using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Benchmarks.Ensembles;

/// <summary>
/// <c>runs-cost FILE DRAWS [path=value …]</c>: whole runs, results folder included. Draws a second and processor time against threads for a
/// file, then against actors, issues and steps for wars made up for the purpose; and the peak memory of this process, to be compared
/// between calls with few and with many draws.
/// </summary>
internal static class RunsCost
{
    private const int Passes = 3;

    public static int Run(string[] arguments)
    {
        (string file, int draws) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        ScenarioFile original = ScenarioReader.ReadFile(file), changed = ScenarioEditor.Apply(original, arguments[2..]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}, {draws} draws, {Environment.ProcessorCount} processors; "
            + $"the best of {Passes} runs"));
        for (int threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
        {
            Report(string.Create(CultureInfo.InvariantCulture, $"{threads} thread{(threads == 1 ? "" : "s")}"), original, changed, draws,
                threads);
        }

        foreach ((int actors, int issues, int weeks) in ((int, int, int)[])[(2, 2, 1), (4, 2, 1), (8, 2, 1), (16, 2, 1), (4, 4, 1),
            (4, 8, 1), (4, 16, 1), (4, 4, 2), (4, 4, 4)])
        {
            ScenarioFile made = ScenarioReader.Read(War(actors, issues, weeks), "made-up.yaml");
            Report(string.Create(CultureInfo.InvariantCulture, $"{actors} actors, {issues} issues, {(52 + weeks - 1) / weeks} steps"), made,
                made, Math.Max(32, draws / 2),
                Environment.ProcessorCount);
        }

        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {self.PeakWorkingSet64 / 1e6:F0} MB"));
        return 0;
    }

    private static void Report(string what, ScenarioFile original, ScenarioFile file, int draws, int threads)
    {
        TimeSpan best = TimeSpan.MaxValue, least = TimeSpan.MaxValue;
        Forecast? forecast = null;
        for (int pass = 0; pass < Passes; pass++)
        {
            string folder = Directory.CreateTempSubdirectory("entente-runs-cost").FullName;
            try
            {
                long start = Stopwatch.GetTimestamp();
                TimeSpan begun = Environment.CpuUsage.TotalTime;
                forecast = ScenarioRun.Start(new()
                {
                    Original = original,
                    File = file,
                    Settings = new(draws, 1, threads),
                    Version = "bench",
                    Folder = Path.Combine(folder, "r"),
                }).Results!.Forecast;
                TimeSpan took = Stopwatch.GetElapsedTime(start);
                TimeSpan worked = Environment.CpuUsage.TotalTime - begun;
                (best, least) = (took < best ? took : best, worked < least ? worked : least);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} {draws / best.TotalSeconds,8:F0} draws/s  "
            + $" {best.TotalSeconds,7:F1} s  "
            + $" {least.TotalMilliseconds / draws,7:F2} processor ms a draw   "
            + $"agreement {forecast!.Agreement.P:F2}, {forecast.Failed} failed"));
    }

    /// <summary>A war between two belligerents with supporters at the table, on scales; the first issue follows the front.</summary>
    private static string War(int actors, int issues, int weeks)
    {
        StringBuilder text = new();
        text.AppendLine("entente: 1\ntitle: made up\nfrom: 2025-01-01\nuntil: 2025-12-31")
            .AppendLine(string.Create(CultureInfo.InvariantCulture, $"step: {weeks} weeks"))
            .AppendLine("actors:");
        for (int i = 0; i < actors; i++)
        {
            text.AppendLine(i switch
            {
                0 => "  a0: {side: attacker, power: 90..100..110, war-cost: 0.05..0.15, optimism: 0.05, doubt: 0.1, curvature: 1.5}",
                1 => "  a1: {side: defender, role: consent, power: 70..90, war-cost: 0.1..0.3, optimism: 0.05, doubt: 0.1, curvature: 1.5}",
                _ => string.Create(CultureInfo.InvariantCulture, $"  a{i}: {{role: {(i % 2 == 0 ? "table" : "outside")}, "
                    + $"supports: {{a{i % 2}: {{arms: 1..3}}}}, "
                    + $"war-cost: 0.05..0.1}}"),
            });
        }

        text.AppendLine("issues:");
        for (int k = 0; k < issues; k++)
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"  i{k}:\n    scale: {{0: least, 100: most}}\n    today: 50"));
            text.AppendLine(k == 0 ? "    front: {0: 0, 1: 100}\n    wants:" : "    wants:");
            for (int i = 0; i < actors; i++)
            {
                text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                    $"      a{i}: {{ideal: {(i == 0 ? 100 : i == 1 ? 0 : (37 * (i + k)) % 100)}, "
                    + $"salience: {20 + ((13 * (i + 1) * (k + 2)) % 70)}..95}}"));
            }
        }

        text.AppendLine("war: {front: 0.5, pace: 0.1..0.3, volatility: 0.06, collapse: {attacker: 3 %, defender: 3 %}}");
        text.AppendLine("talks: {pace: 1..3}\nholding: {break-rate: 30 %}");
        return text.ToString();
    }
}
