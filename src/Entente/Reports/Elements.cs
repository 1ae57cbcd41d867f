using AngleSharp.Dom;

namespace Entente.Reports;

/// <summary>Adds elements to a page in one call.</summary>
internal static class Elements
{
    /// <summary>Adds an element inside another and returns it.</summary>
    public static IElement Add(this IElement parent, string name, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Append(parent, parent.Owner!.CreateElement(name), attributes);

    /// <summary>Puts a text into an element; a number is not parted from its unit or its error at the end of a line.</summary>
    public static void Put(this IElement element, string text) => element.TextContent = text.Replace(" %", "\u00a0%", StringComparison.Ordinal).Replace(" ± ", "\u00a0±\u00a0", StringComparison.Ordinal);

    /// <summary>Adds an element of SVG.</summary>
    public static IElement AddDrawing(this IElement parent, string name, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Append(parent, parent.Owner!.CreateElement(NamespaceNames.SvgUri, name), attributes);

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
