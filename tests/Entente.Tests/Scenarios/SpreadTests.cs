using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Scoring;

namespace Entente.Tests.Scenarios;

/// <summary>`spread` makes every range wider about its central value, within its legal range.</summary>
public sealed class SpreadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Both_ends_move_away_from_the_central_value_and_stop_at_the_legal_ends()
    {
        Bounds scale = new(0, 100), open = new(0, 1, LowOpen: true);
        Ends(50, 70, 90, Uncertain.Widened(Uncertain.Between(60, 80), 2, scale));
        Ends(20, 70, 100, Uncertain.Widened(Uncertain.Between(60, 80), 5, scale));
        Ends(0, 20, 60, Uncertain.Widened(Uncertain.Likely(10, 20, 40), 2, scale));
        Ends(85 - 7.5, 92.5, 100, Uncertain.Widened(Uncertain.Verbal("vital", 85, 100), 2, scale));
        Ends(0.1 / 3, 0.2, 0.8, Uncertain.Widened(Uncertain.Likely(0.1, 0.2, 0.4), 3, open)); // 0 itself is not legal
        Uncertain normal = Uncertain.Widened(Uncertain.Around(50, 5, scale), 2, scale);
        Assert.Equal(Uncertain.Around(50, 10, scale).Quantile(0.2), normal.Quantile(0.2));
        Uncertain exact = Uncertain.Exactly(7);
        Assert.Same(exact, Uncertain.Widened(exact, 2, scale));

        static void Ends(double low, double central, double high, Uncertain number)
        {
            Assert.Equal(low, number.Low, 12);
            Assert.Equal(central, number.Central, 12);
            Assert.Equal(high, number.High, 12);
            Assert.Equal((number.Low, number.High), (number.Quantile(0), number.Quantile(1)));
        }
    }

    [Fact]
    public void A_run_can_be_asked_for_it_and_the_file_can_say_it()
    {
        string plain = Write("plain", ""), wide = Write("wide", "spread: 2\n"), one = Write("one", "spread: 1\n");
        string asked = Odds("run", plain, "--spread", "2");
        Assert.Equal(asked, Odds("run", wide));
        Assert.Equal(asked, Odds("run", plain, "--set", "spread=2"));
        Assert.NotEqual(asked, Odds("run", plain));
        Assert.Equal(Odds("run", plain), Odds("run", one));
        Assert.Contains("taken to be 2 times as wide as written", EntenteCall.Run("check", wide).Output.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
        Assert.Contains("52 % held the truth", EntenteCall.Run("check", plain).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spread: 0.5", "from 1 to 10")]
    [InlineData("spread: 2..3", "is one number, not a range")]
    [InlineData("spread: wide", "1 to 10")]
    public void A_spread_that_is_none_is_refused(string text, string says)
    {
        EntenteRun run = EntenteCall.Run("check", Write("bad", text + "\n"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, (run.Output + run.Error).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private string Write(string name, string first)
    {
        string path = Path.Combine(folder, $"{name}.yaml");
        File.WriteAllText(path, TwoCases.Scenario("A lake", "interstate-crisis").Replace("actors:\n", first + "actors:\n",
            StringComparison.Ordinal));
        return path;
    }

    private string Odds(params string[] call)
    {
        EntenteRun run = EntenteCall.Run([.. call, "--draws", "64", "--json", "--out", Path.Combine(folder, Path.GetRandomFileName())]);
        Assert.Equal(0, run.ExitCode);
        JsonNode forecast = JsonNode.Parse(run.Output)!;
        return forecast["outcomes"]!.ToJsonString() + forecast["packages"]!.ToJsonString();
    }
}
