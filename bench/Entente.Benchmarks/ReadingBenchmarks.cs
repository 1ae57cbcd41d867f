using BenchmarkDotNet.Attributes;
using Entente.Scenarios;

namespace Entente.Benchmarks;

/// <summary>What it costs to read and check a scenario, and to change one number of it.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private string text = "";
    private ScenarioFile file = ScenarioReader.Read("", "none");

    [GlobalSetup]
    public void Load()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent!;
        }

        text = File.ReadAllText(Path.Combine(folder.FullName, "scenarios", "ukraine-2025.yaml"));
        file = ScenarioReader.Read(text, "ukraine-2025.yaml");
    }

    [Benchmark]
    public ScenarioFile Read() => ScenarioReader.Read(text, "ukraine-2025.yaml");

    [Benchmark]
    public ScenarioFile SetOneNumber() => ScenarioEditor.Apply(file, ["talks.pace=0"]);
}
