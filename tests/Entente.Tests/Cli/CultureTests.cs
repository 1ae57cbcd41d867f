using Entente.Tests.Evidence;
using Entente.Tests.Evidence.Markets;
using Entente.Tests.Interchange;

namespace Entente.Tests.Cli;

/// <summary>The real program in other languages and time zones says the same. Runs and questions about them:
/// <see cref="Ensembles.RunCommandTests"/>, <see cref="Answers.AskedOfRunTests"/>.</summary>
[EndToEnd]
public sealed class CultureTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("ru_RU.UTF-8", "Asia/Vladivostok")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    [InlineData("tr_TR.UTF-8", "Pacific/Kiritimati")]
    [InlineData("C", "UTC")]
    public void Output_is_the_same_in_every_culture_and_time_zone(string language, string zone)
    {
        AssertSame(language, zone, "check", "scenarios/ukraine-2025.yaml", "--json");
        AssertSame(language, zone, "schema");
        AssertSame(language, zone, "check", "scenarios/korea-1951.yaml");
    }

    [Theory]
    [InlineData("ru_RU.UTF-8", "Asia/Vladivostok")]
    [InlineData("ar_SA.UTF-8", "America/St_Johns")]
    public void Reading_is_the_same_in_every_culture_and_time_zone(string language, string zone)
    {
        string prices = files.Add("p.csv", ReadPricesTests.Prices(jump: 0.05));
        AssertSame(language, zone, "read", ReadCommandTests.Article, "--date", "2025-02-13");
        AssertSame(language, zone, "read", "--prices", prices, "--event", "2025-02-12", "--if-peace", "200", "--if-war", "20");
    }

    [Fact]
    public void Json_is_the_same_in_every_culture() =>
        AssertSame("tr_TR.UTF-8", "Pacific/Kiritimati", "read", ReadCommandTests.Article, "--json");

    [Theory]
    [InlineData("ru_RU.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    public void Other_cultures_read_and_write_the_same(string language) => AssertSame(
        language, "UTC", "import", "stakeholders", files.Add("input.csv", "ACTOR,CAPABILITY,POSITION,SALIENCE,ISSUE\nI,1.5,2.5,3.5,i\n"));

    private static void AssertSame(string language, string zone, params string[] call)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = zone };
        EntenteRun here = EntenteCall.Run(call), there = EntenteProcess.Run(Repository.Root, environment, call);
        Assert.Equal((0, here.Output), (there.ExitCode, there.Output));
        Assert.NotEmpty(here.Output);
    }
}
