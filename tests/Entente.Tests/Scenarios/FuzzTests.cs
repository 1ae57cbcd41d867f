using CsCheck;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

/// <summary>A short run of what bench/ does for ten minutes: no mutilated file may crash or hang the reader.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Seeds =
    [
        SmallScenario.Text, File.ReadAllText(Repository.TestFile("border-strip.yaml")),
            File.ReadAllText(Repository.TestFile("twenty-mistakes.yaml")),
    ];

    [Fact]
    public void Mutilated_files_give_problems_and_never_an_exception() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.ULong).Sample(
            (seed, chance) =>
            {
                string text = Mutation.Of(Seeds[seed], chance);
                ScenarioFile file = ScenarioReader.Read(text, "fuzz.yaml");
                Assert.True(file.Scenario is not null || file.Errors.Any());
                Assert.All(file.Problems, problem => Assert.InRange(problem.Line, 1, text.Count(c => c == '\n') + 2));
            },
            iter: 1500);

    [Fact]
    public void Random_text_gives_problems_and_never_an_exception() =>
        Gen.String[Gen.Char["abc: -{}[],&*!|>'\"%@`#?\n\t\\é\uD83D"], 0, 200].Sample(
            text => ScenarioReader.Read(text, "fuzz.yaml").Scenario is null, iter: 2000);
}
