using System.Diagnostics;
using System.Text.Json;
using Entente.Cli;
using Entente.Scenarios;
using Entente.Tests.Consistency;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Cli;

/// <summary>
/// Numbers at the ends of what may be written lead to an answer or to a refusal in words: never to numbers that are none, to shares that do not add up, to an
/// error that nobody foresaw, or to a long wait.
/// </summary>
/// <remarks>`ENTENTE_THOROUGH=1` tries 300 scenarios.</remarks>
public sealed class LegalExtremesTests : IDisposable
{
    private const double Rounding = 1e-9;
    private static readonly uint Seeds = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1" ? 300u : 6u;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly string[] Calls = ["check", "solve --json", "run --draws 32 --threads 1 --json", "why --draws 32 --threads 1 --json", "holds --draws 32 --threads 1 --json"];
    private static readonly int[] Documented = [ExitCode.Ok, ExitCode.BadInput, ExitCode.Failed];

    private readonly string folder = Directory.CreateTempSubdirectory("entente-extremes").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void They_end_in_an_answer_or_a_refusal()
    {
        List<string> found = [];
        ScenarioFile[] shipped = [.. Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Order(StringComparer.Ordinal).Select(ScenarioReader.ReadFile)];
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            ScenarioFile before = seed % 3 == 0 ? shipped[seed / 3 % shipped.Length] : GeneratedScenarios.Of((int)seed);
            ScenarioFile file = LegalExtremes.Of(before, seed, out IReadOnlyList<string> changes);
            string path = Path.Combine(folder, $"{seed}.yaml");
            File.WriteAllText(path, file.Text);
            found.AddRange(Calls.SelectMany(call => Faults(call, path)).Select(fault => $"seed {seed} ({before.Name}: {string.Join(", ", changes)}): {fault}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void Ranges_come_from_the_schema()
    {
        Assert.Contains(0, LegalExtremes.Extremes("actors.anybody.power"));
        Assert.Contains(1e6, LegalExtremes.Extremes("actors.anybody.power"));
        Assert.All(LegalExtremes.Extremes("actors.anybody.discount"), rate => Assert.InRange(rate, 1e-300, 10));
        Assert.NotEmpty(LegalExtremes.Extremes("war.front"));
        Assert.Empty(LegalExtremes.Extremes("title"));
    }

    private static IEnumerable<string> Faults(string call, string path)
    {
        string[] words = call.Split(' ');
        string[] arguments = [words[0], path, .. words[1..], .. words[0] == "run" ? new[] { "--out", Path.ChangeExtension(path, ".run") } : []];
        Stopwatch watch = Stopwatch.StartNew();
        EntenteRun run;
        string? unforeseen = null;
        try
        {
            run = EntenteCall.Run(arguments);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            (run, unforeseen) = (new(ExitCode.Failed, "", ""), $"{call}: {fault.GetType().Name} in {Unforeseen.Place(fault)}: {fault.Message}");
        }

        if (unforeseen is not null)
        {
            yield return unforeseen;
            yield break;
        }

        if (!Documented.Contains(run.ExitCode))
        {
            yield return $"{call}: exit code {run.ExitCode}";
        }

        if (run.ExitCode != ExitCode.Ok && run.Output.Length + run.Error.Length == 0)
        {
            yield return $"{call}: says nothing";
        }

        foreach (string wrong in (string[])["NaN", "Infinity", "∞", "should not have happened"])
        {
            if ((run.Output + run.Error).Contains(wrong, StringComparison.Ordinal))
            {
                string all = run.Output + run.Error;
                int at = all.IndexOf(wrong, StringComparison.Ordinal);
                yield return $"{call}: says {wrong}: {all[Math.Max(0, at - 120)..Math.Min(all.Length, at + 60)].ReplaceLineEndings(" ")}";
            }
        }

        if (watch.Elapsed > Longest)
        {
            yield return $"{call}: takes {watch.Elapsed.TotalSeconds:0} s";
        }

        if (call.EndsWith("--json", StringComparison.Ordinal) && run.Output.StartsWith('{'))
        {
            using JsonDocument json = JsonDocument.Parse(run.Output);
            foreach (string fault in Shares(json.RootElement).Select(fault => $"{call}: {fault}"))
            {
                yield return fault;
            }
        }
    }

    /// <summary>Chances below 0 or above 1, and states of the last day that do not add up to 1.</summary>
    private static IEnumerable<string> Shares(JsonElement answer)
    {
        if (answer.TryGetProperty("outcomes", out JsonElement outcomes))
        {
            double?[] all = [.. outcomes.EnumerateObject().Select(one => Chance(one.Value))];
            if (all.All(one => one is not null) && Math.Abs(all.Sum()!.Value - 1) > Rounding)
            {
                yield return $"outcomes add up to {all.Sum()}";
            }
        }

        foreach (double chance in Chances(answer).Where(chance => !(chance is >= 0 and <= 1)))
        {
            yield return $"a chance of {chance}";
        }
    }

    private static double? Chance(JsonElement one) => one.TryGetProperty("p", out JsonElement p) && p.ValueKind == JsonValueKind.Number ? p.GetDouble() : null;

    private static IEnumerable<double> Chances(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(one => one is { Name: "p", Value.ValueKind: JsonValueKind.Number } ? [one.Value.GetDouble()] : Chances(one.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Chances),
        _ => [],
    };
}
