using System.Xml;
using System.Xml.Linq;
using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>Reads XML of unknown origin: no document type, so no entities and nothing fetched from anywhere, and a limit on size and
/// depth.</summary>
internal static class SafeXml
{
    private const int LargestFile = 20_000_000;
    private const int Deepest = 64;

    /// <summary>The document with the place of every element, or nothing (and a problem).</summary>
    public static XDocument? Read(string path, ProblemList problems)
    {
        (string text, Problem? problem) = TextFile.Read(path, LargestFile);
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

        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestFile };
        try
        {
            using (XmlReader depths = XmlReader.Create(new StringReader(text.TrimStart()), settings))
            {
                while (depths.Read())
                {
                    if (depths.Depth > Deepest)
                    {
                        IXmlLineInfo at = (IXmlLineInfo)depths;
                        problems.Add(path, at.LineNumber + SkippedLines(text), at.LinePosition, "", string.Create(CultureInfo.InvariantCulture, $"The file is nested more than {Deepest} levels deep."));
                        return null;
                    }
                }
            }

            using XmlReader reader = XmlReader.Create(new StringReader(text.TrimStart()), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            bool isType = text.Contains("<!DOCTYPE", StringComparison.Ordinal) && e.Message.Contains("DTD", StringComparison.Ordinal);
            string message = isType
                ? "The file has a document type (<!DOCTYPE …>), which could fetch other files or blow up in memory; it is not read."
                : $"The file is not well-formed XML: {e.Message}";
            problems.Add(path, Math.Max(1, e.LineNumber + SkippedLines(text)), Math.Max(1, e.LinePosition), "", message, isType ? "Take the line out if you trust the rest." : null);
            return null;
        }
    }

    /// <summary>Notes an error about an element.</summary>
    public static void Report(ProblemList problems, string path, XElement at, string message, string? hint = null)
    {
        IXmlLineInfo place = at;
        problems.Add(path, place.LineNumber, place.LinePosition, at.Name.LocalName, message, hint);
    }

    // Real files begin with an empty line, which the XML declaration does not allow before it.
    private static int SkippedLines(string text) => text.AsSpan(0, text.Length - text.TrimStart().Length).Count('\n');
}
