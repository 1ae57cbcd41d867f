using System.Text.RegularExpressions;

namespace Entente.Scenarios;

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>The scenario cannot be used.</summary>
    Error,

    /// <summary>The scenario can be used, but its author should look.</summary>
    Warning,
}

/// <summary>Something wrong with a scenario file, said so that its author can mend it.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="File">The file as the user named it, or the command-line option that brought the problem in.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column in UTF-16 code units, counted from 1.</param>
/// <param name="Path">Dotted path of what is wrong, such as `actors.south.power`; empty for the whole file.</param>
/// <param name="Message">What is wrong and what is legal, as a sentence.</param>
/// <param name="Hint">How to mend it, if there is more to say.</param>
public sealed partial record Problem(
    Severity Severity, string File, int Line, int Column, string Path, string Message, string? Hint)
{
    /// <summary>Text with signs that cannot be seen shown as escapes, so that a file cannot play tricks on the terminal.</summary>
    public static string Visible(string text) => HiddenSigns.Escape(text);

    /// <summary>A sentence about a file: what it quotes is cut to the length of a name, so that no message repeats what the file says, and
    /// signs that cannot be seen are shown as escapes.</summary>
    internal static string Sentence(string text)
    {
        const int longest = 600; // quotation marks in what is quoted can hide where it ends
        string sentence = Quotation().Replace(text, quoted => Cut(quoted.Groups["said"].Value));
        return Visible(Shortened(sentence, longest));
    }

    /// <summary>A text that somebody else wrote, as a message quotes it: cut to so many UTF-16 code units, never within a sign, with a mark
    /// where it was cut.</summary>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    /// <summary>As a compiler would print it: file:line:column, then what is wrong.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Visible(File)}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")}: "
            + $"{Message}{(Hint is null ? "" : $" {Hint}")}");

    private static string Cut(string said)
    {
        const int words = 40, name = 80; // a path or a name has no blanks and may be longer than a few words
        int most = said.Any(char.IsWhiteSpace) ? words : name;
        return $"`{Shortened(said, most)}`";
    }

    [GeneratedRegex("`(?<said>[^`]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quotation();
}
