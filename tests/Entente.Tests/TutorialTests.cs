using System.Text.RegularExpressions;
using Entente.Tests.Cli;

namespace Entente.Tests;

/// <summary>The tutorial shows what the program prints: its commands are run in order, and every line that it quotes comes, in its
/// order.</summary>
[EndToEnd]
public sealed partial class TutorialTests : IDisposable
{
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    private readonly string folder = Directory.CreateTempSubdirectory("entente-tutorial").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_output_of_the_tutorial_is_what_the_program_prints()
    {
        string tutorial = Repository.Read("docs", "tutorials", "from-a-report-to-an-answer.md");
        File.Copy(Path.Combine(Repository.Root, "scenarios", "port-strike.yaml"), Path.Combine(folder, "strike.yaml"));
        File.WriteAllText(Path.Combine(folder, "strike.txt"), Report().Match(tutorial).Groups["text"].Value);
        int commands = 0;
        foreach (Match block in Block().Matches(tutorial))
        {
            string[] lines = block.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (!lines[0].StartsWith("$ entente ", StringComparison.Ordinal))
            {
                continue;
            }

            commands++;
            EntenteRun run = EntenteProcess.Run(folder, NoEnvironment, lines[0]["$ entente ".Length..].Split(' '));
            Assert.True(run.ExitCode == 0, $"{lines[0]} ended with {run.ExitCode}: {run.Error}");
            string printed = Words(run.Output + run.Error);
            int from = 0;
            foreach (string line in lines.Skip(1).Where(line => line != "…").Select(Words))
            {
                int at = printed.IndexOf(line, from, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{lines[0]} does not print what the tutorial quotes: {line}\nIt prints: {run.Output}{run.Error}");
                from = at + line.Length;
            }
        }

        Assert.Equal(7, commands);
    }

    private static string Words(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex("```console\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("```text\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Report();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
