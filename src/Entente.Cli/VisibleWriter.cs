using System.Text;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>Writes signs that cannot be seen as escapes, so that nothing in a file, or in the name of one, plays tricks on a terminal. Line
/// ends and tabs stay.</summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (char.IsSurrogate(value))
        {
            inner.Write(value); // half of a character; whole texts come through Write(string)
        }
        else
        {
            inner.Write(Visible(value.ToString()));
        }
    }

    public override void Write(char[] buffer, int index, int count) => inner.Write(Visible(new string(buffer, index, count)));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(Visible(buffer.ToString()));

    public override void Write(string? value) => inner.Write(Visible(value ?? ""));

    public override void Flush() => inner.Flush();

    /// <summary>The text with everything escaped that cannot be seen but line ends and tabs.</summary>
    public static string Visible(string text)
    {
        while (HiddenSigns.IndexIn(text) is >= 0 and int at)
        {
            int length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
            text = text.Replace(text.Substring(at, length), HiddenSigns.Escape(text.Substring(at, length)), StringComparison.Ordinal);
        }

        return text;
    }
}
