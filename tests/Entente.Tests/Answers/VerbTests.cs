using Entente.Answers;
using Entente.Cli;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Answers;

/// <summary>One list of what can be asked, and whatever is made of it: commands, folders, help, headings, the table for readers.</summary>
public sealed class VerbTests
{
    // Whatever is not named here answers a question.
    private static readonly string[] WithoutAnswer =
        ["convert", "export", "import", "merge", "new", "read", "report", "review", "schema", "serve", "submit", "version"];

    private static readonly Scenario Small = ScenarioReader.Read(SmallScenario.Text, "small.yaml").Scenario!;

    [Fact]
    public void Every_command_that_gives_an_answer_is_in_the_list_and_the_reverse()
    {
        string[] commands = [.. EntenteCommand.Create().Subcommands.Select(command => command.Name).Except(WithoutAnswer)];
        string answers = Path.Combine(Repository.Root, "src", "Entente", "Answers");
        string[] folders = [.. Directory.GetDirectories(answers).Select(path => Path.GetFileName(path).ToLowerInvariant())];
        string[] listed = [.. Verb.All.Select(verb => verb.Name)];
        string[] missing =
        [
            .. commands.Except(listed)
                .Select(name => $"`entente {name}` is not in Verb.All (or among the commands of this test that give no answer)."),
            .. folders.Except(listed).Select(name => $"The folder Answers/{name} is not in Verb.All."),
            .. listed.Except(commands).Select(name => $"Verb.All has {name}, but there is no command `entente {name}`."),
            .. listed.Except(folders).Select(name => $"Verb.All has {name}, but there is no folder Answers/{name}."),
        ];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Help_begins_with_the_question()
    {
        var told = EntenteCommand.Create().Subcommands.Join(Verb.All, command => command.Name, verb => verb.Name, (command, verb) =>
            (verb.Question, command.Description));
        Assert.All(told, one => Assert.StartsWith($"{one.Question} ", one.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_for_readers_names_every_verb_with_its_question()
    {
        const string page = "docs/reference/questions.md";
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, page));
        Assert.All(Verb.All, verb => Assert.True(
            lines.Any(line => line.TrimStart().StartsWith($"| `entente {verb.Name}", StringComparison.Ordinal)
                && line.Contains($"| {verb.Question}", StringComparison.Ordinal)),
            $"{page} has no line of a table that begins with | `entente {verb.Name} and goes on with | {verb.Question}"));
    }

    [Fact]
    public void A_page_is_headed_by_the_question_and_says_what_it_is_asked_about()
    {
        Page page = new AskedAs(Verb.Why, "0", "a.yaml", "entente why a.yaml").Page(Small, "3 worlds.", []);
        string html = PageWriter.Html(page, "");
        Assert.Contains("<title>Why no deal? — A strip of land</title>", html, StringComparison.Ordinal);
        Assert.Contains("<h1>Why no deal?</h1><p>A strip of land</p><p>3 worlds.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_other_pages_stand_after_the_answer()
    {
        Page page = new AskedAs(Verb.Why, "0", "a.yaml", "entente why a.yaml", IsInRun: true).Page(Small, "3 worlds.", []);
        string html = PageWriter.Html(page, "");
        Assert.True(html.IndexOf("</main>", StringComparison.Ordinal) < html.IndexOf("<nav class=\"pages\"", StringComparison.Ordinal));
    }
}
