using YamlDotNet.Core;

namespace Entente.Scenarios.Yaml;

/// <summary>Says in plain words what a YAML parser stumbled over.</summary>
internal static class SyntaxMessage
{
    // What the parser says → what it means to somebody who has never seen a grammar. The first match counts.
    private static readonly (string Said, string Means)[] Meanings =
    [
        ("tab", "A tab stands where YAML wants spaces."),
        ("found character that cannot start any token", "No value can start with this character; put the text in quotes."),
        ("cannot start any token", "No value can start with this character; put the text in quotes."),
        ("Mapping values are not allowed", "A second `: ` stands in one value, or a line is indented too far; put the text in quotes or mend the indentation."),
        ("could not find expected ':'", "This line has no `: ` after its key, or a quotation above is not closed."),
        ("did not find expected key", "This line is not indented like the lines it belongs to, or a bracket or quotation above is not closed."),
        ("did not find expected ',' or '}'", "A `{` is not closed, or a comma is missing; text that holds `{`, `}`, `,` or `: ` needs quotes."),
        ("did not find expected ',' or ']'", "A `[` is not closed, or a comma is missing."),
        ("did not find expected '-' indicator", "This line is not indented like the list items above it."),
        ("unexpected end of stream", "A quotation or bracket is not closed before the file ends."),
        ("unexpected document indicator", "A quotation or bracket is not closed before this line."),
        ("unknown escape", "A backslash in double quotes starts an escape, and this one does not exist; use single quotes or write \\\\."),
        ("control characters", "The file holds control characters; it is not a text file."),
        ("invalid character", "The file holds characters that no text has."),
        ("directive", "Lines that start with % are instructions to YAML that a scenario does not need."),
    ];

    /// <summary>What is wrong at the place where the parser stopped.</summary>
    public static string For(YamlException said, string text, Mark at)
    {
        if (LineAt(text, at.Line).TrimStart(' ').StartsWith('\t'))
        {
            return "The line is indented with a tab; YAML is indented with spaces.";
        }

        foreach ((string phrase, string meaning) in Meanings)
        {
            if (said.Message.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        return $"This is not YAML: {said.Message.TrimEnd('.')}.";
    }

    /// <summary>The numbers (from 1) of all lines that are indented with a tab.</summary>
    public static IEnumerable<int> LinesIndentedWithTabs(string text)
    {
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string unindented = line.TrimStart(' ');
            if (unindented.StartsWith('\t') && unindented.Trim().Length > 0)
            {
                yield return number;
            }
        }
    }

    private static string LineAt(string text, int number)
    {
        int start = 0;
        for (int line = 1; line < number && start >= 0; line++)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0)
            {
                return "";
            }
        }

        int end = text.IndexOf('\n', start);
        return end < 0 ? text[start..] : text[start..end];
    }
}
