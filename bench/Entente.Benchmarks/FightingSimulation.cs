using System.Diagnostics;
using System.Globalization;

namespace Entente.Benchmarks;

/// <summary>
/// <c>simulate-fighting [paths]</c>: 50 random wars, each fought many times, against the value of fighting. Passes if at
/// most one mean lies beyond 3 standard errors, none beyond 4.5, and all standard errors are at most 1e-3.
/// </summary>
internal static class FightingSimulation
{
    private const int Wars = 50;
    private const int DefaultPaths = 1_000_000;
    private const ulong Seed = 20250213;

    public static int Run(IReadOnlyList<string> arguments)
    {
        int paths = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultPaths;
        var clock = Stopwatch.StartNew();
        var results = new (double Mean, double StandardError, double Value)[Wars];
        Parallel.For(0, Wars, set =>
        {
            var war = RandomWar.Draw(Seed, set);
            (double mean, double error) = war.Simulate(Seed, set, paths);
            results[set] = (mean, error, war.Value);
        });

        Console.WriteLine("war   W (formula)   mean payoff   standard error   distance");
        for (int set = 0; set < Wars; set++)
        {
            (double mean, double error, double value) = results[set];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{set,3}   {value,11:F6}   {mean,11:F6}   {error,14:E1}   {(mean - value) / error,8:F2}"));
        }

        double[] distances = [.. results.Select(r => Math.Abs(r.Mean - r.Value) / r.StandardError)];
        int beyondThree = distances.Count(d => d > 3);
        double largestError = results.Max(r => r.StandardError);
        bool passed = beyondThree <= 1 && distances.Max() <= 4.5 && largestError <= 1e-3;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Wars} wars, {paths} paths each: {beyondThree} beyond 3 standard errors, largest distance {distances.Max():F2}, "
            + $"largest standard error {largestError:E1}, {clock.Elapsed.TotalSeconds:F0} s: {(passed ? "passed" : "FAILED")}"));
        return passed ? 0 : 1;
    }
}
