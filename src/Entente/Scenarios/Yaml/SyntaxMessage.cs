using System.Buffers;

namespace Entente.Scenarios.Yaml;

/// <summary>Says in plain words what a YAML parser stumbled over.</summary>
internal static class SyntaxMessage
{
    private static readonly SearchValues<char> NoText = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code)
            .Where(one => char.IsControl(one) && one is not ('\t' or '\r' or '\n' or '\u0085')), '\uFFFE', '\uFFFF']);

    // What the parser says → what it means to somebody who has never seen a grammar. The first match counts.
    private static readonly (string Said, string Means)[] Meanings =
    [
        ("unknown escape", "A backslash in double quotes starts an escape, and this one does not exist; use single quotes or write \\\\."),
        ("expected hexadecimal", "A backslash in double quotes starts an escape, and this one is not complete; use single quotes "
            + "or write \\\\."),
        ("invalid Unicode", "A backslash in double quotes starts an escape, and this one stands for no character; use single quotes "
            + "or write \\\\."),
        ("anchor", "Text that begins with & or * needs quotes: without them it is a name for another value."),
        ("invalid comment", "A comment begins with ` #`, a space before the sign; text with a # in it needs quotes."),
        ("comment without", "A comment begins with ` #`, a space before the sign; text with a # in it needs quotes."),
        ("comment between", "A comment stands inside a text that goes on below it; put the text in quotes, or the comment elsewhere."),
        ("mapping keys are not allowed", "Text that begins with `? ` needs quotes."),
        ("document end", "Nothing can follow after a line of three dots."),
        ("reached the end", "The file ends before its last value."),
        ("scanning a tag", "Text that begins with ! needs quotes: without them it is a tag, and tags have no meaning in a scenario."),
        ("block scalar", "A value that begins with > or | is a text that goes on in the lines below, indented; if the sign is part of the "
            + "text, put it in quotes: \"> 100\"."),
        ("block sequence entries are not allowed", "A value cannot begin with `- `, which starts the item of a list; put the text in "
            + "quotes: \"- bridge\"."),
        ("tab", "A tab stands where YAML wants spaces."),
        ("found invalid mapping", "A second `: ` stands in one value; put the text in quotes."),
        ("quoted scalar", "A quotation that begins here is not closed, or goes on in a line that is not indented."),
        ("found character that cannot start any token", "No value can start with this character; put the text in quotes."),
        ("cannot start any token", "No value can start with this character; put the text in quotes."),
        ("Mapping values are not allowed", "A second `: ` stands in one value, or a line is indented too far; put the text in quotes or "
            + "mend the indentation."),
        ("could not find expected ':'", "This line has no `: ` after its key, or a quotation above is not closed."),
        ("did not find expected key", "This line is not indented like the lines it belongs to, or a bracket or quotation above "
            + "is not closed."),
        ("did not find expected ',' or '}'", "A `{` is not closed, or a comma is missing; text that holds `{`, `}`, `,` or `: ` "
            + "needs quotes."),
        ("did not find expected ',' or ']'", "A `[` is not closed, or a comma is missing."),
        ("did not find expected '-' indicator", "This line is not indented like the list items above it."),
        ("did not find expected node content", "A value is missing here, or a bracket above is not closed."),
        ("unexpected end of stream", "A quotation or bracket is not closed before the file ends."),
        ("unexpected document indicator", "A quotation or bracket is not closed before this line."),
        ("control characters", "The file holds control characters; it is not a text file."),
        ("invalid character", "The file holds characters that no text has."),
        ("directive", "Lines that start with % are instructions to YAML that a scenario does not need."),
    ];

    /// <summary>What a parser's message means.</summary>
    public static string For(string said)
    {
        foreach ((string phrase, string meaning) in Meanings)
        {
            if (said.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        return "This is not YAML: a bracket, a quotation mark or the indentation of a line is wrong here, or text needs quotes.";
    }

    /// <summary>The first character that is no text: a control character other than tab and line end, or a code point that is no
    /// character.</summary>
    public static Mark? FindControlCharacter(string text)
    {
        int at = text.AsSpan().IndexOfAny(NoText);
        if (at < 0)
        {
            return null;
        }

        int lineStart = text.LastIndexOf('\n', at) + 1;
        return new(text.AsSpan(0, at).Count('\n') + 1, at - lineStart + 1, at);
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
}
