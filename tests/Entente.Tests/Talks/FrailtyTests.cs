using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Talks;

/// <summary>A group that can end deals in some worlds only gives the survival of a mixture: 1 − r of the deals stand, r break at the
/// rate.</summary>
public sealed class FrailtyTests : IDisposable
{
    // Nobody but the guild may break the deal, which hurts it as much as can be: T − U − c = 0.6 against a tremble of 0.02, so that a guild
    // that can break it does so at the break-rate itself.
    private const string Scenario = """
        entente: 2
        title: A mill
        from: 2001-01-01
        until: 2003-01-01
        utility-unit: listed
        actors:
          town: {reservation: 0.2}
          mill: {reservation: 0.2}
        issues:
          dues:
            asks: Who pays the dues?
            scale: {0: the town, 100: the mill}
            today: 100
            wants: {town: {ideal: 30, salience: 50, accepts: 30..30}, mill: {ideal: 30, salience: 50} }
        talks: {pace: 50}
        holding: {break-rate: 0.8, friction: 0.1, tremble: 0.02, holds-for: 5 years, FRAILTY, spoilers: {guild: {reach: 0.4, hurt-by: {dues: {ideal: 100} } } } }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Survival_is_that_of_the_mixture()
    {
        (double one, double five) = Holds("frailty: true");
        Assert.Equal(0.6 + (0.4 * Math.Exp(-0.8)), one, 0.02); // 1,024 worlds: the error of a share is 0.015
        Assert.Equal(0.6 + (0.4 * Math.Exp(-4)), five, 0.03);
        Assert.True(-Math.Log(one) / ((Math.Log(one) - Math.Log(five)) / 4) > 3, "Deals fail early or not at all.");
    }

    [Fact]
    public void Without_it_every_deal_breaks_at_the_same_rate()
    {
        (double one, double five) = Holds("frailty: false");
        Assert.Equal(Math.Exp(-0.32), one, 0.005);
        Assert.Equal(Math.Exp(-1.6), five, 0.005);
    }

    [Fact]
    public void It_is_the_default_of_version_2_alone()
    {
        Assert.Equal(Holds("frailty: true"), Holds("breach: best-time"));
        Assert.Equal(Holds("frailty: false"), Holds("breach: best-time", version: 1));
    }

    private (double One, double Five) Holds(string frailty, int version = 2)
    {
        string file = Path.Combine(folder, $"{Path.GetRandomFileName()}.yaml");
        File.WriteAllText(file, Scenario.Replace("FRAILTY", frailty, StringComparison.Ordinal)
            .Replace("entente: 2", $"entente: {version}", StringComparison.Ordinal));
        EntenteRun run = EntenteCall.Run("run", file, "--draws", "1024", "--json", "--out", file + ".run");
        Assert.True(run.ExitCode == 0, run.Error);
        JsonArray holds = JsonNode.Parse(run.Output)!["holds"]!.AsArray();
        return (holds.First(one => one!["years"]!.GetValue<int>() == 1)!["p"]!.GetValue<double>(),
            holds.First(one => one!["years"]!.GetValue<int>() == 5)!["p"]!.GetValue<double>());
    }
}
