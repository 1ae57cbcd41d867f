using System.Text;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>Tells a page that this program made from any other: its first bytes say so, with the SHA-256 of all that follows. A page that
/// somebody changed is theirs, and is not replaced.</summary>
internal static class OwnPage
{
    private const string Doctype = "<!DOCTYPE html>", Says = "<!-- Made by Entente. SHA-256 of what follows: ", Ends = " -->\n";
    private const int Digits = 64;
    private const int MaxPageSize = 200_000_000;

    private static int Beginning => Doctype.Length + Says.Length + Digits + Ends.Length;

    /// <summary>The page, marked.</summary>
    /// <param name="html">A page, marked or not.</param>
    public static string Mark(string html)
    {
        string rest = html.StartsWith(Doctype + Says, StringComparison.Ordinal) ? html[Beginning..] : html[Doctype.Length..];
        return $"{Doctype}{Says}{RunInfo.Sha256(rest)}{Ends}{rest}";
    }

    /// <summary>Whether a text is a page that this program made, as it made it.</summary>
    public static bool Is(string text) =>
        text.Length > Beginning && text.StartsWith(Doctype + Says, StringComparison.Ordinal) && Mark(text) == text;

    /// <summary>Whether a file holds such a page. What cannot be read is none.</summary>
    public static bool IsIn(string path)
    {
        (string text, Problem? problem) = TextFile.Read(path, MaxPageSize);
        return problem is null && Is(text);
    }

    /// <summary>Whether a file is the beginning of such a page, which a stop in the middle of writing leaves.</summary>
    public static bool IsBegunIn(string path)
    {
        byte[] first = new byte[Doctype.Length + Says.Length];
        using FileStream stream = File.OpenRead(path);
        int length = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetBytes(Doctype + Says).AsSpan().StartsWith(first.AsSpan(0, length));
    }
}
