using System.Text.Encodings.Web;
using System.Text.Json;

namespace Entente.Cli;

/// <summary>How `--json` is laid out.</summary>
internal static class JsonOutput
{
    /// <summary>Indented, and readable in every script.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
