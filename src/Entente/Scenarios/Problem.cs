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
public sealed record Problem(
    Severity Severity, string File, int Line, int Column, string Path, string Message, string? Hint)
{
    /// <summary>Text with signs that cannot be seen shown as escapes, so that a file cannot play tricks on the terminal.</summary>
    public static string Visible(string text) => HiddenSigns.Escape(text);

    /// <summary>As a compiler would print it: file:line:column, then what is wrong.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Visible(File)}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")}: {Message}{(Hint is null ? "" : $" {Hint}")}");
}
