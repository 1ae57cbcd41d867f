using Entente.Tests.Cli;

namespace Entente.Tests.Scenarios;

/// <summary>Every page of a scenario whose scales have units of their own, whole.</summary>
[Collection<InAFolder>]
public sealed class UnitPagesTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("solve")]
    [InlineData("solve", "--terms", "plan.yaml", "--region", "prisoners", "hostages", "--frontier", "north", "south")]
    [InlineData("run", "--draws", "160", "--seed", "1", "--out", "results")]
    [InlineData("why", "--draws", "64", "--seed", "1")]
    [InlineData("trace", "--draw", "3", "--seed", "1")]
    [InlineData("compare", "--variant", "generous", "--draws", "64", "--seed", "1")]
    [InlineData("explain", "--of", "terms.prisoners", "--draws", "64", "--seed", "1")]
    [InlineData("holds", "--draws", "96", "--seed", "1")]
    [InlineData("stakeholders", "--model", "challenge")]
    public void Every_page_tells_the_unit(params string[] call)
    {
        string folder = Directory.CreateTempSubdirectory("entente").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "exchange.yaml"),
                Repository.Read("tests", "Entente.Tests", "Scenarios", "Files", "exchange.yaml"));
            File.WriteAllText(Path.Combine(folder, "plan.yaml"), "{prisoners: 900, hostages: 25, money: 30}");
            EntenteRun run = EntenteCall.In(folder, [call[0], "exchange.yaml", .. call[1..]]);
            Assert.True(run.ExitCode == 0, run.Error);
            Golden.Check($"units-{call[0]}{(call.Contains("--terms") ? "-terms" : "")}.txt", run.Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
