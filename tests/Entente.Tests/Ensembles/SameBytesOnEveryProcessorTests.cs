using Entente.Tests.Cli;

namespace Entente.Tests.Ensembles;

/// <summary>The real program as other processors, C libraries and runtimes would run it: the results are the same bytes.</summary>
[EndToEnd]
public sealed class SameBytesOnEveryProcessorTests
{
    private static readonly string[] Results = ["draws.parquet", "timeline.parquet", "forecast.json"];

    public static TheoryData<string, string[]> Scenarios() => new()
    {
        // PERT, normal and verbal numbers, beliefs, collapse, breaking; powers that are no square roots
        { Repository.TestFile("border-strip.yaml"), ["--set", "actors.north.curvature=1.3", "--set", "step=1 month"] },
        { Path.Combine(Repository.Root, "scenarios", "river-sharing.yaml"), [] },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Results_do_not_depend_on_what_the_processor_can_do(string scenario, string[] set)
    {
        Dictionary<string, byte[]> usual = Run(scenario, set);
        Assert.All(
            new (string Name, string Value)[]
            {
                ("DOTNET_EnableAVX2", "0"),
                ("DOTNET_EnableHWIntrinsic", "0"),
                ("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX512F"),
                ("DOTNET_TieredCompilation", "0"),
                ("DOTNET_gcServer", "1"),
            },
            other => SmallRun.AssertSame(usual, Run(scenario, set, other)));
    }

    private static Dictionary<string, byte[]> Run(string scenario, string[] set, params (string Name, string Value)[] environment)
    {
        string folder = Directory.CreateTempSubdirectory("entente").FullName, results = Path.Combine(folder, "results");
        try
        {
            EntenteRun run = EntenteProcess.Run(
                folder, environment.ToDictionary(variable => variable.Name, variable => variable.Value),
                ["run", scenario, "--draws", "16", "--threads", "1", "--out", results, .. set]);
            Assert.True(run.ExitCode == 0, run.Error);
            return Results.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(results, name)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
