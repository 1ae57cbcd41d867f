using System.Text.Json.Nodes;
using Entente.Answers.Sweep;
using Entente.Ensembles;
using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers;

/// <summary>`entente sweep`: every cell is the run that `run --set` makes, however the sweep was cut and stopped.</summary>
[Long]
public sealed class SweepTests : IDisposable
{
    private static readonly string[] Grid = ["--over", "talks.pace=0.5,2", "--over", "spread=1,2", "--draws", "64"];

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public SweepTests() => File.WriteAllText(At("small.yaml"), SmallRun.Text);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_cell_is_a_run_of_its_own()
    {
        EntenteRun swept = Sweep("grid", "--json");
        Assert.Equal((0, ""), (swept.ExitCode, swept.Error));
        JsonNode told = JsonNode.Parse(swept.Output)!;
        (string Pace, string Spread)[] cells = [("0.5", "1"), ("0.5", "2"), ("2", "1"), ("2", "2")];
        Assert.Equal(cells, told["cells"]!.AsArray().Select(cell => ((string)cell!["values"]![0]!, (string)cell["values"]![1]!)));
        foreach (((string pace, string spread), int place) in cells.Select((cell, place) => (cell, place)))
        {
            JsonNode run = JsonNode.Parse(EntenteCall.Run("run", At("small.yaml"), "--draws", "64", "--set", $"talks.pace={pace}", "--set",
                $"spread={spread}", "--out", At($"run-{place}"), "--json").Output)!;
            Assert.Equal(run["agreement"]!["p"]!.ToJsonString(), told["cells"]![place]!["agreement"]!["p"]!.ToJsonString());
            Assert.Equal(run["outcomes"]!["none"]!["se"]!.ToJsonString(),
                told["cells"]![place]!["outcomes"]!["none"]!["se"]!.ToJsonString());
        }

        // In parts, and with one of them lost, the same; and nothing is drawn again.
        for (int k = 0; k < 3; k++)
        {
            Assert.Equal(0, Sweep("parts", "--part", $"{k}/3").ExitCode);
        }

        string[] sums = Directory.GetFiles(At("parts"), "*.sums", SearchOption.AllDirectories);
        Assert.Equal(12, sums.Length);
        File.Delete(sums[7]);
        Assert.Equal(swept.Output, Sweep("parts", "--json").Output);
        Dictionary<string, DateTime> before = Directory.GetFiles(At("parts"), "*.sums", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.GetLastWriteTimeUtc);
        Assert.Equal(sums.Order(StringComparer.Ordinal), before.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(swept.Output, Sweep("parts", "--json", "--threads", "1").Output);
        Assert.All(before, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));

        string[] csv = Sweep("grid", "--csv").Output.Split('\n');
        Assert.StartsWith("talks.pace,spread,draws,failed,agreement,agreement-se,agreement-difference,agreement-difference-se,settlement,",
            csv[0], StringComparison.Ordinal);
        Assert.StartsWith("0.5,2,64,0,", csv[2], StringComparison.Ordinal);
        Assert.Contains("talks.pace", Sweep("grid").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_run_does_not_differ_from_itself_by_anything()
    {
        JsonNode first = JsonNode.Parse(Sweep("self", "--json").Output)!["cells"]![0]!;
        Assert.Equal((0, 0), ((double)first["agreement"]!["difference"]!, (double)first["agreement"]!["difference-se"]!));
    }

    [Theory]
    [InlineData("--over talks.pac=1:1:1: error: The path `talks.pac` leads nowhere", "talks.pac=1,2")]
    [InlineData("--over names spread twice", "spread=1,2", "spread=2,3")]
    public void What_cannot_be_varied_is_refused_in_the_words_that_were_typed(string told, params string[] over)
    {
        EntenteRun call = EntenteCall.Run(["sweep", At("small.yaml"), .. over.SelectMany(one => new[] { "--over", one }), "--draws", "64"]);
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains(told, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_are_those_of_compare_in_the_same_worlds()
    {
        const string draws = "320";
        JsonNode cells = JsonNode.Parse(EntenteCall.Run("sweep", At("small.yaml"), "--over", "talks.pace=1..3..6,12", "--draws", draws,
            "--out", At("grid"), "--json").Output)!["cells"]!;
        JsonNode compared = JsonNode.Parse(EntenteCall.Run("compare", At("small.yaml"), "--set", "talks.pace=12", "--draws", draws,
            "--json").Output)!["alternatives"]![0]!["quantities"]!;
        int paired = 0;
        foreach ((string name, JsonNode? told) in cells[1]!["outcomes"]!.AsObject())
        {
            JsonNode quantity = compared.AsArray().Single(one => (string)one!["kind"]! == "outcome" && (string)one["name"]! == name)!;
            Assert.Equal((double)quantity["difference"]!, (double)told!["difference"]!, 12);
            // Here more than 30 worlds end otherwise for sure, and both errors are those of the scrambles.
            if (Math.Abs((double)told["difference"]!) * 320 >= FewWorlds.MinWorlds)
            {
                Assert.Equal((double)quantity["se"]!, (double)told["difference-se"]!, 12);
                paired++;
            }
        }

        Assert.True(paired > 0, "no outcome moves enough");
        Assert.Equal(0, (double)cells[0]!["agreement"]!["difference"]!);
    }

    [Fact]
    public void Another_grid_in_the_folder_finds_the_runs_that_it_shares()
    {
        string[] Files() => Directory.GetFiles(At("grid"), "*.sums", SearchOption.AllDirectories);
        EntenteRun One(string over) =>
            EntenteCall.Run("sweep", At("small.yaml"), "--over", over, "--draws", "32", "--out", At("grid"), "--json");
        Assert.Equal(0, One("talks.pace=1,2").ExitCode);
        string[] two = Files();
        Assert.Equal(2, two.Length);
        Dictionary<string, DateTime> before = two.ToDictionary(file => file, File.GetLastWriteTimeUtc);
        JsonNode wider = JsonNode.Parse(One("talks.pace=0.5,1,2,1").Output)!["cells"]!;
        Assert.Equal(3, Files().Length);
        Assert.All(before, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        Assert.Equal(wider[1]!.ToJsonString(), wider[3]!.ToJsonString());

        // Another file of the same name shares nothing.
        File.WriteAllText(At("small.yaml"), SmallRun.Text.Replace("1 month", "2 months", StringComparison.Ordinal));
        Assert.Equal(0, One("talks.pace=1,2").ExitCode);
        Assert.Equal(5, Files().Length);
    }

    [Theory]
    [InlineData("fast", "--over", "talks.pace=1,fast")]
    [InlineData("it should be path=value,value", "--over", "pace")]
    [InlineData("more than 10,000 runs", "--over", "talks.pace=1,2,3,4,5,6,7,8,9,10", "--over", "spread=1,2,3,4,5,6,7,8,9,10",
        "--over", "until=1,2,3,4,5,6,7,8,9,10", "--over", "from=1,2,3,4,5,6,7,8,9,10", "--over", "step=1,2")]
    [InlineData("each needs a draw", "--over", "talks.pace=1", "--draws", "30", "--part", "0/31")]
    [InlineData("--json is for whole runs", "--over", "talks.pace=1", "--part", "0/2", "--json")]
    [InlineData("leave one of them out", "--over", "talks.pace=1", "--csv", "--json")]
    [InlineData("from 30 to", "--over", "talks.pace=1", "--draws", "16")]
    public void What_cannot_be_is_refused_before_anything_is_drawn(string says, params string[] options)
    {
        EntenteRun wrong = EntenteCall.Run(["sweep", At("small.yaml"), .. options, "--out", At("wrong")]);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains(says, wrong.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("wrong")));
    }

    [Theory]
    [InlineData("talks.pace=0.5,1", "0.5|1")]
    [InlineData("a.b={by: {x: 1, y: 2}}, 3", "{by: {x: 1, y: 2}}|3")]
    [InlineData("title='a, b',c", "'a, b'|c")]
    [InlineData("x=1,", null)]
    [InlineData("=1", null)]
    public void Commas_part_values(string text, string? values) =>
        Assert.Equal(values, SweepPlan.Axis(text) is SweepAxis axis ? string.Join('|', axis.Values) : null);

    private EntenteRun Sweep(string name, params string[] options) =>
        EntenteCall.Run(["sweep", At("small.yaml"), .. Grid, "--out", At(name), .. options]);

    private string At(string name) => Path.Combine(folder, name);
}
