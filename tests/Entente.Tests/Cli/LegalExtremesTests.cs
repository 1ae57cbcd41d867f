using System.Diagnostics;
using System.Globalization;
using Entente.Scenarios;
using Entente.Tests.Consistency;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Cli;

/// <summary>
/// Numbers at the ends of what may be written lead to an answer or to a refusal in words: never to numbers that are none, to shares that do
/// not add up, to an error that nobody foresaw, or to a long wait.
/// </summary>
/// <remarks>`ENTENTE_THOROUGH=1` tries 300 scenarios, `ENTENTE_THOROUGH=40..80` a piece of them.</remarks>
[Long]
public sealed class LegalExtremesTests : IDisposable
{
    private static readonly string? Thorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH");
    private static readonly (uint From, uint Until) Seeds = Thorough?.Split("..") is [string from, string until]
        ? (uint.Parse(from, CultureInfo.InvariantCulture), uint.Parse(until, CultureInfo.InvariantCulture))
        : (1, Thorough is null ? 7u : 301u);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly string[] Calls =
        ["check", "solve --json", "run --draws 32 --threads 1 --json", "why --draws 32 --threads 1 --json",
        "holds --draws 32 --threads 1 --json"];

    private readonly string folder = Directory.CreateTempSubdirectory("entente-extremes").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void They_end_in_an_answer_or_a_refusal()
    {
        List<string> found = [];
        ScenarioFile[] shipped =
            [.. Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(ScenarioReader.ReadFile)];
        for (uint seed = Seeds.From; seed < Seeds.Until; seed++)
        {
            ScenarioFile before = seed % 3 == 0 ? shipped[seed / 3 % shipped.Length] : GeneratedScenarios.Of((int)seed);
            ScenarioFile file = LegalExtremes.Of(before, seed, out IReadOnlyList<string> changes);
            string path = Path.Combine(folder, $"{seed}.yaml");
            File.WriteAllText(path, file.Text);
            found.AddRange(Calls.SelectMany(call => Faults(call, path))
                .Select(fault => $"seed {seed} ({before.Name}: {string.Join(", ", changes)}): {fault}"));
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

    private static string[] Faults(string call, string path)
    {
        Stopwatch watch = Stopwatch.StartNew();
        string[] faults = [.. AnswerFaults.Of(call, path)];
        return watch.Elapsed > Longest ? [.. faults, $"{call}: takes {watch.Elapsed.TotalSeconds:0} s"] : faults;
    }
}
