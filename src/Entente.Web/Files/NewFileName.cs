using System.Text;

namespace Entente.Web.Files;

/// <summary>Names that a page may give to a new file: they are names on any system, and never lead to another folder.</summary>
internal static class NewFileName
{
    private const int MaxLength = 60;

    private static readonly string[] Reserved = ["con", "prn", "aux", "nul", "com", "lpt"]; // some systems keep these for devices

    /// <summary>Why a text is no name; null if it is one.</summary>
    /// <param name="name">The name, without the ending of its file.</param>
    /// <param name="what">What is called so, such as `plan`.</param>
    public static string? WhyNot(string name, string what) =>
        name.Length == 0 ? $"Give the {what} a name."
        : name.Length > MaxLength ? string.Create(CultureInfo.InvariantCulture, $"The name of a {what} has {MaxLength} signs at most.")
        : !name.EnumerateRunes().All(IsLegal) || name[0] is ' ' or '-' || name[^1] == ' '
            ? $"The name of a {what} has letters, digits, spaces, and - _ , ( ) + and ' in it, and begins with a letter or a digit."
        : Reserved.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && name[word.Length..].All(char.IsAsciiDigit))
            ? "Some systems keep this name for themselves. Choose another one."
        : null;

    private static bool IsLegal(Rune sign) =>
        Rune.IsLetterOrDigit(sign) || sign.Value is ' ' or '-' or '_' or ',' or '(' or ')' or '+' or '\''
        || Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
