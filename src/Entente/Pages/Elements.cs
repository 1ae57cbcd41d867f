using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Entente.Pages;

/// <summary>Adds elements to a page in one call.</summary>
internal static partial class Elements
{
    /// <summary>Adds an element inside another and returns it.</summary>
    public static IElement Add(this IElement parent, string name, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Append(parent, parent.Owner!.CreateElement(name), attributes);

    /// <summary>Puts a text into an element; a number is not parted from its unit or its error at the end of a line, and words that run
    /// from right to left are set apart, so that they turn no sentence and no number beside them.</summary>
    public static void Put(this IElement element, string text)
    {
        string bound = Say.Bound(text);
        element.TextContent = "";
        int done = 0;
        if (FromRightToLeft().IsMatch(bound) && !Regex.Replace(bound, Letter, "").Any(char.IsLetter))
        {
            element.Add("bdi").TextContent = bound; // a sentence of its own keeps its commas where they are
            return;
        }

        foreach (Match words in FromRightToLeft().Matches(bound))
        {
            Append(bound[done..words.Index]);
            element.Add("bdi").TextContent = words.Value;
            done = words.Index + words.Length;
        }

        Append(bound[done..]);

        void Append(string part)
        {
            if (part.Length > 0)
            {
                element.AppendChild(element.Owner!.CreateTextNode(part));
            }
        }
    }

    /// <summary>Adds an element of SVG.</summary>
    public static IElement AddDrawing(this IElement parent, string name, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Append(parent, parent.Owner!.CreateElement(NamespaceNames.SvgUri, name), attributes);

    private const string Letter = @"(?:[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802\uD803\uD83A\uD83B][\uDC00-\uDFFF])";

    // Hebrew to Thaana and Arabic with their forms, and the scripts of the upper planes that run the same way; between the first and the
    // last such letter whatever is neither a letter of another script nor a mark by which our sentences part one name from the next.
    [GeneratedRegex(Letter + "(?:(?:" + Letter + @"|[^\p{L},;:()""])*" + Letter + ")?")]
    private static partial Regex FromRightToLeft();

    private static IElement Append(IElement parent, IElement element, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string attribute, string value) in attributes)
        {
            element.SetAttribute(attribute, value);
        }

        parent.AppendChild(element);
        return element;
    }
}
