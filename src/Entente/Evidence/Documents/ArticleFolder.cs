namespace Entente.Evidence.Documents;

/// <summary>A folder of articles, read at once.</summary>
internal static class ArticleFolder
{
    private const int MaxFiles = 2_000;

    private static readonly string[] Endings = [".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"];

    /// <summary>The articles in a folder by name, folders inside it left out, and texts that were extracted from another file in it
    /// (`page.html.txt`).</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        HashSet<string> all = [.. Directory.EnumerateFiles(folder).Take(MaxFiles)];
        return [.. all.Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
            && !(file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && all.Contains(file[..^4])))
            .Order(StringComparer.Ordinal)];
    }
}
