using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Entente.Pages;

/// <summary>A picture of numbers, with the numbers themselves for whoever cannot see it. Picture and table come from the same
/// values, so they cannot differ.</summary>
/// <param name="Caption">What it shows, in one line.</param>
/// <param name="Reading">What a reader sees in it, in whole sentences: the text alternative.</param>
public abstract record Chart(string Caption, string Reading) : Block
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        // Escapes <, > and &, so that the text can stand inside a page.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Words below the picture, such as what the points of a scale mean.</summary>
    public ValueList<string> Key { get; init; } = [];

    /// <summary>Names of the lines or bars, in the order of their colours; empty if there is nothing to tell apart.</summary>
    public virtual IReadOnlyList<string> Legend => [];

    /// <summary>The numbers in the picture.</summary>
    public abstract DataTable Numbers { get; }

    /// <summary>The picture as Vega-Lite describes it, for a page as wide as it likes.</summary>
    public string Specification()
    {
        JsonObject view = View();
        view["width"] = "container";
        view["autosize"] = new JsonObject { ["type"] = "fit-x", ["contains"] = "padding" };
        return view.ToJsonString(Layout);
    }

    private protected abstract JsonObject View();
}

/// <summary>Pictures that belong together, with one table for all of them.</summary>
/// <param name="Charts">The pictures.</param>
/// <param name="Tables">The numbers in them.</param>
public sealed record ChartGroup(ValueList<Chart> Charts, ValueList<DataTable> Tables) : Block
{
    /// <summary>How the pictures are to be read; empty if that is plain.</summary>
    public string HowToRead { get; init; } = "";
}
