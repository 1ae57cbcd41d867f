using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>How JSON for people and other programs is laid out: indented, and readable in every script.</summary>
internal static class JsonLayout
{
    /// <summary>The layout; line ends are the same on every system.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A name of the code as a value for programs: `RedLines` is `red-lines`.</summary>
    public static string Name(Enum value) => KeyName.Of(value.ToString());
}
