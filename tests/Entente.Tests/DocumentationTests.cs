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

    // As web pages of the repository name them: small letters, without signs, blanks as hyphens.
    private static IEnumerable<string> Headings(string file) =>
        File.ReadLines(file).Where(line => line.StartsWith('#'))
            .Select(line => Sign().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)#\s:]*)(#(?<anchor>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex Sign();
}
