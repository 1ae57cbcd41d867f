using System.Buffers;
using System.Text;

namespace Entente.Evidence.Documents;

/// <summary>What the bytes of a document say as text, or why they say nothing.</summary>
internal sealed record DecodedText(string Text, string Encoding, IReadOnlyList<string> Warnings, string? Failure = null);

/// <summary>Finds the encoding of a text: a byte-order mark, else UTF-8, else what a page declares, else Windows-1252.</summary>
internal static class TextEncoding
{
    private const int Head = 2048;

    private static readonly SearchValues<char> EndsCharset = SearchValues.Create("\"' ;/>");

    // What a page names is trusted only for encodings in which ASCII is ASCII; the declaration itself was read as such.
    private static readonly Dictionary<string, int> Declarable = new(StringComparer.OrdinalIgnoreCase)
    {
        ["windows-1250"] = 1250,
        ["windows-1251"] = 1251,
        ["windows-1252"] = 1252,
        ["windows-1253"] = 1253,
        ["windows-1254"] = 1254,
        ["windows-1255"] = 1255,
        ["windows-1256"] = 1256,
        ["windows-1257"] = 1257,
        ["koi8-r"] = 20866,
        ["koi8-u"] = 21866,
        ["iso-8859-2"] = 28592,
        ["iso-8859-5"] = 28595,
        ["iso-8859-7"] = 28597,
        ["iso-8859-9"] = 1254,
        ["iso-8859-15"] = 28605,
        ["iso-8859-1"] = 1252,
        ["latin1"] = 1252,
        ["us-ascii"] = 1252,
        ["gb2312"] = 936,
        ["gbk"] = 936,
        ["big5"] = 950,
        ["shift_jis"] = 932,
        ["euc-kr"] = 51949,
        ["euc-jp"] = 51932,
    };

    /// <summary>Whether the first characters are those of a web page.</summary>
    public static bool LooksLikePage(ReadOnlySpan<byte> content)
    {
        string head = Ascii(content).TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && head.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The text, its encoding, and what should be said about it.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> content, bool isPage)
    {
        if (KnownFormat(content) is string format)
        {
            return Fail($"This is {format}, not text. Save its text and read that.");
        }

        if (content.StartsWith(Encoding.UTF32.Preamble) || content.StartsWith<byte>([0, 0, 0xFE, 0xFF]))
        {
            return Fail("The file is UTF-32; save it as UTF-8.");
        }

        if (content.StartsWith(Encoding.Unicode.Preamble))
        {
            return Decoded(Encoding.Unicode.GetString(content[2..]), "UTF-16", []);
        }

        if (content.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Decoded(Encoding.BigEndianUnicode.GetString(content[2..]), "UTF-16 (big-endian)", []);
        }

        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[3..];
        }

        return content.Contains((byte)0)
            ? Fail("The file is not text: it has bytes of value zero. If it is UTF-16 without a byte-order mark, save it as UTF-8.")
            : Bytewise(content, isPage);
    }

    private static DecodedText Bytewise(ReadOnlySpan<byte> content, bool isPage)
    {
        if (Utf8(content) is string text)
        {
            return Decoded(text, "UTF-8", []);
        }

        int page = 1252;
        string? declared = isPage ? DeclaredCharset(content) : null;
        string name = declared is not null && Declarable.TryGetValue(declared, out page) ? declared : "Windows-1252";
        page = page == 0 ? 1252 : page;
        string why = name == declared ? "as the page declares" : "a guess, because it is not UTF-8";
        text = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(content);
        return Decoded(text, name, [$"The text was read as {name}, {why}. Check its quotation marks and accents."]);
    }

    private static DecodedText Decoded(string text, string encoding, IReadOnlyList<string> warnings)
    {
        const double mostControls = 0.01;
        int controls = text.Count(one => one is < '\t' or (> '\r' and < ' ') or '\uFFFF');
        return controls > mostControls * text.Length
            ? Fail("The file is not text: too many of its characters are control characters.")
            : new(text, encoding, warnings);
    }

    private static DecodedText Fail(string why) => new("", "", [], why);

    private static string? Utf8(ReadOnlySpan<byte> content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // <meta charset="x"> or <meta http-equiv=… content="text/html; charset=x">, in the first characters as browsers look for it.
    private static string? DeclaredCharset(ReadOnlySpan<byte> content)
    {
        string head = Ascii(content);
        int at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = head.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        int end = rest.IndexOfAny(EndsCharset);
        return end <= 0 ? null : rest[..end].ToString();
    }

    private static string Ascii(ReadOnlySpan<byte> content) => Encoding.Latin1.GetString(content[..Math.Min(Head, content.Length)]);

    private static string? KnownFormat(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => "an archive, or a document of another program than Word",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old Word document, or one with a password",
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "rich text (RTF)",
        [0x1F, 0x8B, ..] => "a compressed file",
        _ => null,
    };
}
