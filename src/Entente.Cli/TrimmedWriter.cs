using System.Text;

namespace Entente.Cli;

/// <summary>Leaves out the spaces with which tables fill their lines, so that files and pipes get none.</summary>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    private int spaces;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            spaces++;
            return;
        }

        if (value is not ('\n' or '\r'))
        {
            inner.Write(new string(' ', spaces));
        }

        spaces = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
