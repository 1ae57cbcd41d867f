using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers;

/// <summary>A question asked of a run takes the run's worlds where they are its own, and answers the same.</summary>
public sealed class WorldsOfRunTests : IDisposable
{
    private const string Worlds = "320";

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public WorldsOfRunTests()
    {
        File.WriteAllText(At("small.yaml"), SmallRun.Text);
        Assert.Equal(0, EntenteCall.Run("run", At("small.yaml"), "--draws", "400", "--out", At("run")).ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("holds")]
    [InlineData("holds", "--package", "ceasefire", "--years", "9")]
    [InlineData("compare", "--set", "talks.pace=12")]
    [InlineData("compare", "--all")]
    public void The_answer_is_that_of_the_file(string verb, params string[] options)
    {
        JsonNode ofFile = Asked(At("small.yaml")), ofRun = Asked(At("run"));
        Assert.True(Compared(ofFile, ofRun) > 50);

        JsonNode Asked(string about) =>
            JsonNode.Parse(EntenteCall.Run([verb, about, .. options, "--draws", Worlds, "--json"]).Output)!;
    }

    [Fact]
    public void Only_worlds_that_the_question_shares_are_taken()
    {
        RunResults run = FinishedRun.Open(At("run")).Results!;
        Subject about = new(run.Original, run.File, run.File, run);
        Assert.Equal(320, WorldsOfRun.Of(about, run.File, new(320))!.Count);
        Assert.Equal(400, WorldsOfRun.Of(about, run.File, new(400))!.Count);
        Assert.Null(WorldsOfRun.Of(about, run.File, new(401)));
        Assert.Null(WorldsOfRun.Of(about, run.File, new(320, Seed: 2)));
        Assert.Null(WorldsOfRun.Of(about with { Run = null }, run.File, new(320)));
        Assert.Null(WorldsOfRun.Of(about with { Run = run with { Info = run.Info with { Redacted = true } } }, run.File, new(320)));
        ScenarioFile changed = ScenarioEditor.Apply(run.File, ["talks.pace=12"]);
        Assert.Null(WorldsOfRun.Of(about, changed, new(320)));
    }

    private string At(string name) => Path.Combine(folder, name);

    /// <summary>Demands that two answers hold the same numbers: to the last digits, in which units of a scale are written; and counts
    /// them.</summary>
    private static int Compared(JsonNode? one, JsonNode? other)
    {
        switch (one)
        {
            case JsonObject mine:
                Assert.Equal(mine.Select(entry => entry.Key), other!.AsObject().Select(entry => entry.Key));
                return mine.Where(entry => entry.Key is not ("scenario" or "run" or "page")).Sum(entry => Compared(entry.Value, other[entry.Key]));
            case JsonArray mine:
                Assert.Equal(mine.Count, other!.AsArray().Count);
                return mine.Zip(other.AsArray()).Sum(pair => Compared(pair.First, pair.Second));
            case JsonValue mine when mine.TryGetValue(out double number):
                Assert.Equal(number, (double)other!, 1e-9);
                return 1;
            default:
                Assert.Equal(one?.ToJsonString(), other?.ToJsonString());
                return 0;
        }
    }
}
