namespace Entente.Evidence;

/// <summary>A stretch of a document's text in UTF-16 code units: from <paramref name="Start"/>, counted from 0, up to but not including
/// <paramref name="End"/>.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it has ended.</param>
internal readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two have at least one code unit in common.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Whether the other lies wholly inside this one.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>The words themselves.</summary>
    public string Of(string text) => text[Start..End];
}
