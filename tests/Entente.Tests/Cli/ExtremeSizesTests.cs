using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Cli;

/// <summary>Scenarios of the greatest sizes end in an answer, in bounds or in a refusal, after no more work than a command may
/// do.</summary>
/// <remarks>By default each is cut down to a small part of its size; `ENTENTE_THOROUGH=1` asks every command of the whole.</remarks>
[Long]
public sealed class ExtremeSizesTests : IDisposable
{
    private const long OneStep = 600_000; // of 200 actors: a step that was begun is finished

    private static readonly bool IsThorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1";
    private static readonly string[] Calls = IsThorough
        ? [
            "check", "solve --json", "run --draws 64 --threads 1 --json", "why --draws 64 --threads 1 --json",
                "holds --draws 64 --threads 1 --json",
            "moves --draws 16 --threads 1 --json", "explain --draws 64 --threads 1 --json", "trace",
        ]
        : ["check", "solve --json", "run --draws 1 --threads 1 --json"];

    private readonly string folder = Directory.CreateTempSubdirectory("entente-sizes").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void They_end_in_an_answer_or_a_refusal()
    {
        List<string> found = [];
        foreach ((string name, string text) in ExtremeSizes.All(IsThorough ? 1 : 0.1))
        {
            string path = Path.Combine(folder, $"{name}.yaml");
            File.WriteAllText(path, text);
            found.AddRange(Calls.SelectMany(call => AnswerFaults.Of(call, path)).Select(fault => $"{name}: {fault}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void A_world_takes_no_more_work_than_it_may()
    {
        foreach ((string name, string text) in ExtremeSizes.All(IsThorough ? 1 : 0.5))
        {
            Scenario scenario = ScenarioReader.Read(text, name).Scenario!;
            World world = new(scenario, TalksOptions.Default with { Work = SearchBudget.OfOneOfMany });
            Draw draw = world.Run(number => number.Central, seed: 1, index: 0);

            Assert.True(world.WorkDone <= SearchBudget.OfOneOfMany + OneStep, $"{name}: {world.WorkDone}");
            Assert.True(draw.Failure is null || draw.Failure.Contains("not decided", StringComparison.Ordinal), $"{name}: {draw.Failure}");
        }
    }

    [Fact]
    public void What_many_worlds_may_do_is_shared_out_before_the_first()
    {
        Assert.Equal(SearchBudget.OfWorld, SearchBudget.OfEach(64));
        Assert.Equal(SearchBudget.OfWorld / 4, SearchBudget.OfEach(256));
        Assert.Equal(SearchBudget.OfOneOfMany, SearchBudget.OfEach(1_000_000));
    }
}
