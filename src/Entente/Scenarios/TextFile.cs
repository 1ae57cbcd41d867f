using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Scenarios;

/// <summary>Reads the text of a file that a user wrote. A file that is missing, too large or no text is a problem, never an
/// exception.</summary>
internal static partial class TextFile
{
    /// <summary>Largest legal file, in bytes.</summary>
    public const int MaxFileSize = 1_000_000;

    /// <summary>The text without a byte-order mark, or why there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">The most that is read, in bytes.</param>
    public static (string Text, Problem? Problem) Read(string path, int largest = MaxFileSize) =>
        Read(path, largest, content => Decode(path, content));

    /// <summary>The same, and the bytes that it was read from; none if it could not be read.</summary>
    public static (string Text, Problem? Problem) Read(string path, out byte[] bytes)
    {
        byte[] read = [];
        (string Text, Problem? Problem) found = Read(path, MaxFileSize, content => Decode(path, read = content.ToArray()));
        bytes = read;
        return found;
    }

    /// <summary>A text as bytes, with a byte-order mark if what it is made of had one.</summary>
    public static byte[] Encoded(string text, ReadOnlySpan<byte> old) =>
        Encoding.UTF8.GetBytes(old.StartsWith(Encoding.UTF8.Preamble) ? "\uFEFF" + text : text);

    /// <summary>The text of an XML file, which may say in its first line how it is encoded, or why there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">The most that is read, in bytes.</param>
    public static (string Text, Problem? Problem) ReadXml(string path, int largest) =>
        Read(path, largest, content => DecodeXml(path, content));

    private static (string Text, Problem? Problem) Read(string path, int largest, Decoding decode)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Refuse(path, "This is a folder, not a file.");
            }

            if (!File.Exists(path))
            {
                return Refuse(path, "There is no such file.");
            }

            using FileStream stream = File.OpenRead(path);
            byte[] bytes = new byte[Math.Min(largest, stream.CanSeek ? stream.Length : largest) + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > largest
                ? Refuse(path, string.Create(CultureInfo.InvariantCulture, $"The file is larger than {largest / 1_000_000} MB, the most "
                    + $"that is read."))
                : decode(bytes.AsSpan(0, length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, $"The file cannot be read: {FileFault.Words(e)}");
        }
    }

    private static (string Text, Problem? Problem) DecodeXml(string path, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0xFF, 0xFE]) || content.StartsWith<byte>([0x3C, 0, 0x3F, 0]))
        {
            return (Encoding.Unicode.GetString(content).TrimStart('\uFEFF'), null);
        }

        if (content.StartsWith<byte>([0xFE, 0xFF]) || content.StartsWith<byte>([0, 0x3C, 0, 0x3F]))
        {
            return (Encoding.BigEndianUnicode.GetString(content).TrimStart('\uFEFF'), null);
        }

        const int head = 300;
        if (content.StartsWith(Encoding.UTF8.Preamble) || Declared()
            .Match(Encoding.Latin1.GetString(content[..Math.Min(head, content.Length)])) is not { Success: true } declared)
        {
            return Decode(path, content);
        }

        string name = declared.Groups["name"].Value;
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase))
        {
            return Decode(path, content);
        }

        try
        {
            Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return (encoding.GetString(content), null);
        }
        catch (ArgumentException)
        {
            return Refuse(path, $"The file says that its encoding is `{Problem.Visible(name)}`, which is not known here; save "
                + "it as UTF-8.");
        }
    }

    private static (string Text, Problem? Problem) Decode(string path, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0xFF, 0xFE]) || content.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Refuse(path, "The file is UTF-16; save it as UTF-8.");
        }

        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content), null);
        }
        catch (DecoderFallbackException e)
        {
            ReadOnlySpan<byte> before = content[..Math.Clamp(e.Index, 0, content.Length)];
            int line = before.Count((byte)'\n') + 1;
            int column = before.Length - before.LastIndexOf((byte)'\n');
            return ("", new(Severity.Error, path, line, column, "", "The file is not UTF-8 text: this byte belongs to no character.",
                "Save it as UTF-8."));
        }
    }

    [GeneratedRegex("""\A\s*<\?xml[^>]*\sencoding\s*=\s*["'](?<name>[A-Za-z][A-Za-z0-9._-]{0,40})["']""", RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();

    private delegate (string Text, Problem? Problem) Decoding(ReadOnlySpan<byte> content);

    private static (string Text, Problem? Problem) Refuse(string path, string why) => ("", new(Severity.Error, path, 1, 1, "", why, null));
}
