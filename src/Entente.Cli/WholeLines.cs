using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Entente.Cli;

/// <summary>A cell whose lines come in one piece each: a text comes word by word, and a table measures all words of a line again for every
/// one of them.</summary>
internal sealed class WholeLines(IRenderable cell) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => cell.Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        List<Segment> whole = [];
        StringBuilder line = new();
        Style style = Style.Plain;
        foreach (Segment piece in cell.Render(options, maxWidth))
        {
            if (line.Length > 0 && (IsApart(piece) || !piece.Style.Equals(style)))
            {
                whole.Add(new(line.ToString(), style));
                line.Clear();
            }

            if (IsApart(piece))
            {
                whole.Add(piece);
            }
            else
            {
                line.Append(piece.Text);
                style = piece.Style;
            }
        }

        return line.Length == 0 ? whole : [.. whole, new(line.ToString(), style)];
    }

    private static bool IsApart(Segment piece) => piece.IsLineBreak || piece.IsControlCode;
}
