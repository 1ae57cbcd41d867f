using System.Diagnostics;
using System.Globalization;

namespace Entente.Benchmarks;

/// <summary>
/// <c>start-up PROGRAM [PROGRAM …]</c>: how long short commands take from the start of the process to its end, on ukraine-2025. Programs
/// take turns, so that a busy machine is busy for all of them; what a command prints is read and dropped.
/// </summary>
internal static class StartUp
{
    private const int Rounds = 9;

    private static readonly string[][] Commands =
        [["version"], ["--help"], ["check", "scenarios/ukraine-2025.yaml"], ["solve", "scenarios/ukraine-2025.yaml"]];

    public static int Run(string[] programs)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"wall ms, median of {Rounds} (least, most), and processor ms, median; {Environment.ProcessorCount} processors"));
        foreach (string[] command in Commands)
        {
            (double Wall, double Processor)[][] times = [.. programs.Select(program =>
            {
                Time(program, command); // brings the files into memory
                return new (double, double)[Rounds];
            })];
            for (int round = 0; round < Rounds; round++)
            {
                for (int i = 0; i < programs.Length; i++)
                {
                    times[i][round] = Time(programs[i], command);
                }
            }

            for (int i = 0; i < programs.Length; i++)
            {
                double[] wall = [.. times[i].Select(one => one.Wall).Order()], worked = [.. times[i].Select(one => one.Processor).Order()];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{command[0],-8} {wall[Rounds / 2],6:F0} "
                    + $"({wall[0]:F0}, {wall[^1]:F0})   {worked[Rounds / 2],6:F0}   {programs[i]}"));
            }
        }

        return 0;
    }

    private static (double Wall, double Processor) Time(string program, string[] command)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process =
            Process.Start(new ProcessStartInfo(program, command) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0 ? (wall, process.TotalProcessorTime.TotalMilliseconds)
            : throw new InvalidOperationException($"{program} {string.Join(' ', command)} ended with {process.ExitCode}.");
    }
}
