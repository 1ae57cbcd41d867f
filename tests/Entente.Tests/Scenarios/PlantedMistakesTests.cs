using System.Text.RegularExpressions;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Scenarios;

/// <summary>A file with 24 mistakes of the newer kinds: units, delivery, phases, conditions, red lines that hang on other issues,
/// correlations, analysts. All of them are named at once, each where it stands.</summary>
public sealed partial class PlantedMistakesTests
{
    private const string Name = "planted-language.yaml";

    [Fact]
    public void Every_planted_mistake_is_named_in_its_line()
    {
        string text = Repository.Read("tests", "Entente.Tests", "Scenarios", "Files", Name);
        ScenarioFile file = ScenarioReader.Read(text, Name);
        Assert.Null(file.Scenario);
        string[] lines = text.Split('\n');
        int planted = 0;
        foreach ((int line, string written) in lines.Index().Where(one => Mark().IsMatch(one.Item)))
        {
            planted++;
            Assert.True(file.Errors.Any(error => error.Line == line + 1 && error.Column > 1), $"line {line + 1} is not named: {written}");
        }

        Assert.Equal(24, planted);
        Assert.Equal([], file.Errors.Where(error => !Mark().IsMatch(lines[error.Line - 1])).Select(error => error.ToString()));
    }

    [Fact]
    public void The_errors_are_readable()
    {
        EntenteRun run = EntenteCall.Run("check", Repository.TestFile(Name));
        Assert.Equal(2, run.ExitCode);
        Golden.Check("check-planted-language.txt", run.Error.Replace(Repository.TestFile(Name), Name, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"# \d+$")]
    private static partial Regex Mark();
}
