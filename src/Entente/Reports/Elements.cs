using AngleSharp.Dom;

namespace Entente.Reports;

/// <summary>Adds elements to a page in one call.</summary>
internal static class Elements
{
    /// <summary>Adds an element inside another and returns it.</summary>
    public static IElement Add(this IElement parent, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        IElement element = parent.Owner!.CreateElement(name);
        foreach ((string attribute, string value) in attributes)
        {
            element.SetAttribute(attribute, value);
        }

        parent.AppendChild(element);
        return element;
    }
}
