using System.Globalization;
using Entente.Scenarios;

namespace Entente.Tests.Consistency;

/// <summary>One number has one meaning in every command: odds, gains, the main package, survival, and whether a deal is possible.</summary>
/// <remarks>`ENTENTE_THOROUGH=1` asks 200 files, `ENTENTE_THOROUGH=40..80` a piece of them; without it there are so few that the suite
/// stays quick. Every contradiction begins with the name of its file, and those of one file do not hide those of the next.</remarks>
[Long]
public sealed class ConsistencyTests
{
    private static readonly string? Thorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH");
    private static readonly bool IsThorough = Thorough is not null;
    private static readonly (int From, int Until) Generated = Thorough?.Split("..") is [string from, string until]
        ? (int.Parse(from, CultureInfo.InvariantCulture), int.Parse(until, CultureInfo.InvariantCulture))
        : (0, IsThorough ? 200 : 12);

    private static readonly int Draws = IsThorough ? 256 : 32;

    [Fact]
    public void Every_command_tells_the_same_numbers_of_generated_scenarios()
    {
        List<string> found = [];
        int failed = 0;
        for (int i = Generated.From; i < Generated.Until; i++)
        {
            ScenarioFile text = GeneratedScenarios.Of(i);
            Assert.True(text.Scenario is not null, $"{text.Text}{string.Join('\n', text.Errors)}");
            OneFile file = new(text, Draws);
            file.Ask(file.AskRun);
            file.Ask(file.AskSolve);
            file.Ask(file.AskTrace);
            file.Ask(file.AskSolveJson);
            file.Ask(file.AskScore);
            file.Ask(() => file.AskHolds(isWhole: IsThorough || i % 10 == 0));
            OneIn(10, i + 1, file, file.AskFolder);
            OneIn(10, i + 2, file, file.AskCompare);
            OneIn(10, i + 3, file, file.AskMoves);
            OneIn(10, i + 4, file, file.AskWhy);
            OneIn(10, i + 5, file, file.AskExplain);
            found.AddRange(file.Contradictions.Take(3));
            failed += file.Failed.Count;
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        int worlds = (Generated.Until - Generated.From) * Draws;
        Assert.True(failed * 100 <= worlds, $"{failed} of {worlds} worlds could not be computed");
    }

    [Theory]
    [InlineData("korea-1951")]
    [InlineData("port-strike")]
    [InlineData("river-sharing")]
    [InlineData("town-traffic")]
    [InlineData("ukraine-2025")]
    public void Every_command_tells_the_same_numbers_of_shipped_scenarios(string name)
    {
        OneFile file = new(ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", $"{name}.yaml")), IsThorough ? 64 : 32);
        file.Ask(file.AskRun);
        file.Ask(file.AskSolve);
        file.Ask(file.AskTrace);
        file.Ask(file.AskScore);
        file.Ask(file.AskFolder);
        file.Ask(() => file.AskHolds(isWhole: IsThorough || name.StartsWith('p')));
        OneIn(2, name.StartsWith('p') ? 0 : 1, file, file.AskCompare);
        OneIn(2, 1, file, file.AskMoves);
        OneIn(2, 1, file, file.AskWhy);
        Assert.True(file.Contradictions.Count == 0, string.Join('\n', file.Contradictions.Take(20)));
        Assert.Equal((0, null), file.Failed);
    }

    private static void OneIn(int files, int number, OneFile file, Action question)
    {
        if (IsThorough || number % files == 0)
        {
            file.Ask(question);
        }
    }
}
