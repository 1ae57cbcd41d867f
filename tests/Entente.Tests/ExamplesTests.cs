using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Examples;
using Entente.Tests.Cli;

namespace Entente.Tests;

/// <summary>The examples of the library say what docs/how-to/library.md quotes: their code, and what they print.</summary>
[EndToEnd]
public sealed partial class ExamplesTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "how-to", "library.md");

    /// <summary>`ENTENTE_REBASE=1 dotnet test` writes the quotations anew; then read the difference.</summary>
    [Fact]
    [EndToEnd]
    public async Task Docs_quote_every_example_and_what_it_prints()
    {
        string written = await File.ReadAllTextAsync(Document, TestContext.Current.CancellationToken);
        string head = written[..written.IndexOf("\n## ", StringComparison.Ordinal)];
        EntenteRun run = EntenteProcess.RunProgram(Path.Combine(AppContext.BaseDirectory, "Entente.Examples"), "all");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Dictionary<string, string> printed = run.Output.ReplaceLineEndings("\n").Split("## ").Skip(1)
            .ToDictionary(part => part[..part.IndexOf('\n', StringComparison.Ordinal)], part =>
            part[part.IndexOf('\n', StringComparison.Ordinal)..].Trim());
        StringBuilder quoted = new(head);
        foreach (string name in Example.All.Keys)
        {
            quoted.Append(CultureInfo.InvariantCulture,
                $"\n## {name}\n\n{Purpose(name)}\n\n```csharp\n{Code(name)}\n```\n\n```\n{printed[name]}\n```\n");
        }

        if (Environment.GetEnvironmentVariable("ENTENTE_REBASE") == "1")
        {
            await File.WriteAllTextAsync(Document, quoted.ToString(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(Document, TestContext.Current.CancellationToken), quoted.ToString());
    }

    [Fact]
    public void An_example_is_short() => Assert.All(Example.All.Keys, name => Assert.InRange(Code(name).Split('\n').Length, 3, 15));

    private static string Source(string name) => Repository.Read("examples", $"{char.ToUpperInvariant(name[0])}{name[1..]}.cs");

    private static string Purpose(string name) => Summary().Match(Source(name)).Groups["purpose"].Value;

    /// <summary>What stands between the braces of the method.</summary>
    private static string Code(string name)
    {
        string source = Source(name),
            body = source[(source.IndexOf("\n    {\n", StringComparison.Ordinal) + 7)..source.LastIndexOf("\n    }\n",
            StringComparison.Ordinal)];
        return string.Join('\n', body.Split('\n').Select(line => line.Length > 8 ? line[8..] : line.Trim()));
    }

    [GeneratedRegex("/// <summary>(?<purpose>.*)</summary>")]
    private static partial Regex Summary();
}
