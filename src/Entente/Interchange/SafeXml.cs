using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>Reads XML of unknown origin: no document type, so no entities and nothing fetched from anywhere, and a limit on size and
/// depth.</summary>
internal static partial class SafeXml
{
    private const int MaxFileSize = 20_000_000;
    private const int Deepest = 64;

    /// <summary>The document with the place of every element, or null (and a problem).</summary>
    public static XDocument? Read(string path, ProblemList problems)
    {
        (string text, Problem? problem) = TextFile.ReadXml(path, MaxFileSize);
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(path, "The file is empty.");
            return null;
        }

        // as every reader of XML has to
        text = WithoutDeclaration(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        XmlReaderSettings settings =
            new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxFileSize };
        try
        {
            using (XmlReader depths = XmlReader.Create(new StringReader(text), settings))
            {
                while (depths.Read())
                {
                    if (depths.Depth > Deepest)
                    {
                        IXmlLineInfo at = (IXmlLineInfo)depths;
                        problems.Add(path, at.LineNumber, at.LinePosition, "",
                            string.Create(CultureInfo.InvariantCulture, $"The file is nested more than {Deepest} levels deep."));
                        return null;
                    }
                }
            }

            using XmlReader reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            // the reader counts line ends inside a tag more than once
            problems.Add(Mistake(path, text, Math.Clamp(e.LineNumber, 1, text.AsSpan().Count('\n') + 1),
                 Math.Max(1, e.LinePosition)));
            return null;
        }
    }

    /// <summary>Notes an error about an element.</summary>
    public static void Report(ProblemList problems, string path, XElement at, string message, string? hint = null)
    {
        IXmlLineInfo place = at;
        problems.Add(path, place.LineNumber, place.LinePosition, at.Name.LocalName, message, hint);
    }

    // Real files begin with empty lines, which XML does not allow before its declaration. Blanks in its place keep lines and columns.
    private static string WithoutDeclaration(string text)
    {
        int start = text.Length - text.TrimStart().Length, end = text.IndexOf("?>", start, StringComparison.Ordinal);
        if (!text.AsSpan(start).StartsWith("<?xml ", StringComparison.Ordinal) || end < 0)
        {
            return text;
        }

        string blanks = string.Concat(text[..(end + 2)].Select(sign => sign is '\n' or '\r' ? sign : ' '));
        return blanks + text[(end + 2)..];
    }

    // What is wrong is told from the text around the place, in words of our own.
    private static Problem Mistake(string path, string text, int line, int column)
    {
        int from = 0;
        for (int k = 1; k < line && from >= 0; k++)
        {
            from = text.IndexOf('\n', from) + 1;
        }

        int at = Math.Clamp(from + column - 1, 0, text.Length), end = text.IndexOf('\n', from) is >= 0 and int feed ? feed : text.Length;
        string written = text[from..end];
        const string type = "<!DOCTYPE";
        if (text.IndexOf(type, StringComparison.Ordinal) is >= 0 and int declared && at >= declared && at <= declared + type.Length)
        {
            return Wrong(
                line, column, "The file has a document type (<!DOCTYPE …>), which could fetch other files or blow up in memory; it "
                    + "is not read.", "Take the line out if you trust the rest.");
        }

        foreach (Match sign in Ampersand().Matches(written))
        {
            bool isName = sign.Groups["name"].Success;
            return Wrong(line, sign.Index + 1, isName
                ? $"The file is not well-formed XML: `{Shortened(sign.Value)}` stands for no sign that XML knows."
                : "The file is not well-formed XML: an `&` stands by itself.", isName
                    ? "Write the sign itself, or `&amp;` if a plain & is meant." : "Write `&amp;`.");
        }

        if (LessThanInQuotes().Match(written) is { Success: true } less)
        {
            return Wrong(line, less.Groups["sign"].Index + 1, "The file is not well-formed XML: a `<` stands in an attribute.",
                "Write `&lt;`.");
        }

        return text[at..].Trim().Length == 0
            ? Wrong(line, column, "The file is not well-formed XML: it ends before every element is closed.", null)
            : Wrong(line, column, "The file is not well-formed XML from here on: a tag, a quotation mark or an element before is not "
                + "closed, or something stands where only a tag can.", null);

        Problem Wrong(int onLine, int inColumn, string message, string? hint) =>
            new(Severity.Error, path, onLine, inColumn, "", message, hint);
    }

    private static string Shortened(string text) => Problem.Shortened(text, 20);

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)(?:(?<name>[A-Za-z][A-Za-z0-9]*);)?",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Ampersand();

    [GeneratedRegex("""=\s*"[^"<>]*(?<sign><)[^"]*"|=\s*'[^'<>]*(?<sign><)[^']*'""", RegexOptions.ExplicitCapture)]
    private static partial Regex LessThanInQuotes();
}
