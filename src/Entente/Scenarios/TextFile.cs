using System.Text;

namespace Entente.Scenarios;

/// <summary>Reads the text of a file that a user wrote. A file that is missing, too large or no text is a problem, never an exception.</summary>
internal static class TextFile
{
    /// <summary>Largest legal file, in bytes.</summary>
    public const int LargestFile = 1_000_000;

    /// <summary>The text without a byte-order mark, or why there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">The most that is read, in bytes.</param>
    public static (string Text, Problem? Problem) Read(string path, int largest = LargestFile)
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
                ? Refuse(path, string.Create(CultureInfo.InvariantCulture, $"The file is larger than {largest / 1_000_000} MB, the most that is read."))
                : Decode(path, bytes.AsSpan(0, length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, $"The file cannot be read: {e.Message}");
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
            return ("", new(Severity.Error, path, line, column, "", "The file is not UTF-8 text: this byte belongs to no character.", "Save it as UTF-8."));
        }
    }

    private static (string Text, Problem? Problem) Refuse(string path, string why) => ("", new(Severity.Error, path, 1, 1, "", why, null));
}
