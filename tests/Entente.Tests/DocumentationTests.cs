using System.Text.RegularExpressions;

namespace Entente.Tests;

/// <summary>What the pages for readers must keep.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages =>
    [
        .. new[] { "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "src/Entente/Deals/Solver/README.md" },
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_of_a_page_lead_to_a_file_and_a_heading(string page)
    {
        string path = Path.Combine(Repository.Root, page);
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            string target = link.Groups["target"].Value, anchor = link.Groups["anchor"].Value;
            string file = target.Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, target));
            Assert.True(File.Exists(file) || Directory.Exists(file), $"{page} links to {target}, which is not there.");
            Assert.True(anchor.Length == 0 || Headings(file).Contains(anchor), $"{page} links to {target}#{anchor}: no such heading.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_that_a_page_names_is_there(string page)
    {
        if (page != "CHANGELOG.md") // which tells how things were
        {
            Assert.All(CodeIn(page), code => Assert.True(IsThere(code), $"{page} names `{code}`, which is not there."));
        }
    }

    [Fact]
    public void A_page_about_a_model_names_the_code_that_computes_it() => Assert.All(
        Pages.Select(row => row.Data).Where(page => page.StartsWith("docs/explanation/", StringComparison.Ordinal)),
        page => Assert.True(CodeIn(page).Any(), $"{page} does not say which file or folder of src computes what it explains."));

    [Fact]
    public void Pages_that_the_program_and_its_comments_name_are_there()
    {
        foreach (string path in Sources)
        {
            Assert.All(Page().Matches(File.ReadAllText(path)), page => Assert.True(
                File.Exists(Path.Combine(Repository.Root, page.Value)), $"{path} names {page.Value}, which is not there."));
        }
    }

    private static readonly string[] Sources = SourcesIn("src"), SourcesOfTests = SourcesIn("tests");

    private static string[] SourcesIn(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => path.Replace(Path.DirectorySeparatorChar, '/'))];

    private static IEnumerable<string> CodeIn(string page) =>
        Code().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(code => code.Groups["code"].Value)
            .Where(code => !code.Contains("NAME", StringComparison.Ordinal) && !code.Contains("VERB", StringComparison.Ordinal));

    // A file may be named by the end of its path alone, a folder from `src` or from `src/Entente`.
    private static bool IsThere(string code) => code.EndsWith(".cs", StringComparison.Ordinal)
        ? Sources.Concat(SourcesOfTests).Any(path => path.EndsWith($"/{code}", StringComparison.Ordinal))
        : new[] { code, $"src/Entente/{code}" }.Any(folder => Directory.Exists(Path.Combine(Repository.Root, folder)));

    // As web pages of the repository name them: small letters, without signs, blanks as hyphens.
    private static IEnumerable<string> Headings(string file) =>
        File.ReadLines(file).Where(line => line.StartsWith('#'))
            .Select(line => Sign().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"`(?<code>((src|tests|Evidence)/[\w./]+|(\w+/)*[A-Z]\w+\.cs))`")]
    private static partial Regex Code();

    [GeneratedRegex(@"docs/[\w/-]+\.md")]
    private static partial Regex Page();

    [GeneratedRegex(@"\]\((?<target>[^)#\s:]*)(#(?<anchor>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex Sign();
}
