namespace Entente.Evidence.Words;

/// <summary>The word lists that the rules use: plain text files in Lexicon/, part of the program. A line that begins with # is a
/// remark.</summary>
internal static class LexiconFile
{
    /// <summary>The lines of a list that are not empty and no remarks.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream = typeof(LexiconFile).Assembly.GetManifestResourceStream($"Lexicon.{name}")
            ?? throw new ArgumentException($"There is no word list {name}.", nameof(name));
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is string line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Trim();
            }
        }
    }

    /// <summary>The words of a list in classes, `class: word word …`.</summary>
    public static IEnumerable<(string Class, string[] Words)> Classes(string name) =>
        from line in Lines(name)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        select (line[..colon], line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
