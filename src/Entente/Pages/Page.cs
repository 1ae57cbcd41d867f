namespace Entente.Pages;

/// <summary>A page for people: what every report of Entente is made of, whatever it reports. <see cref="PageWriter"/> makes the
/// HTML.</summary>
/// <param name="Title">The question that the page answers: its heading.</param>
/// <param name="About">What it is asked about, such as the title of a scenario: the second line.</param>
/// <param name="Subtitle">What the answer rests on: the third line.</param>
/// <param name="Sections">The sections, in reading order.</param>
/// <param name="Footer">Last lines: what made the page, and what it is not.</param>
public sealed record Page(string Title, string About, string Subtitle, ValueList<Section> Sections, ValueList<string> Footer)
{
    /// <summary>Pages beside this one; null if it stands alone, empty if there may be some later.</summary>
    public ValueList<PageLink>? Links { get; init; }
}

/// <summary>A page that stands beside another, in the same folder.</summary>
/// <param name="File">Its file name.</param>
/// <param name="Title">What it is about.</param>
public sealed record PageLink(string File, string Title);

/// <summary>A heading, what stands below it, and smaller sections.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">What stands below it, in reading order.</param>
public sealed record Section(string Title, ValueList<Block> Blocks)
{
    /// <summary>Sections inside this one, after its blocks.</summary>
    public ValueList<Section> Inner { get; init; } = [];

    /// <summary>Whether only analysts want to see it: a printed page begins here, and the terminal leaves it to the page.</summary>
    public bool IsForAnalysts { get; init; }
}
