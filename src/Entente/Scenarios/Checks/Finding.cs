using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Checks;

/// <summary>Something wrong or doubtful about a scenario, not yet tied to a place in its file.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Path">Dotted path of what is wrong.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Hint">How to mend it.</param>
internal sealed record Finding(Severity Severity, string Path, string Message, string? Hint = null)
{
    /// <summary>Other paths that the finding follows from: where one of them could not be read, it says nothing.</summary>
    public IReadOnlyList<string> RestsOn { get; init; } = [];

    public static Finding Error(string path, string message, string? hint = null) => new(Severity.Error, path, message, hint);

    public static Finding Warning(string path, string message, string? hint = null) => new(Severity.Warning, path, message, hint);
}

/// <summary>Ties findings to places in a file.</summary>
internal sealed class FindingPlacer(string file, YamlNode root)
{
    /// <summary>The finding as a problem, at the deepest part of its path that the file has.</summary>
    public Problem Place(Finding finding)
    {
        (YamlNode node, Mark at) = (root, root.Start);
        foreach (string name in Names(finding.Path))
        {
            if (node is YamlMapping mapping && mapping.FindEntry(name) is YamlEntry entry)
            {
                bool inLine = !entry.IsAlias && entry.Value is not YamlMapping && entry.Value.Start.Line == entry.Key.Start.Line;
                (node, at) = (entry.Value, inLine ? entry.Value.Start : entry.Key.Start);
            }
            else if (node is YamlSequence sequence && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
                && place >= 1 && place <= sequence.Items.Count)
            {
                (node, at) = (sequence.Items[place - 1], sequence.Items[place - 1].Start);
            }
            else
            {
                break;
            }
        }

        return new(finding.Severity, file, at.Line, at.Column, finding.Path, finding.Message, finding.Hint);
    }

    private static string[] Names(string path) => path.Length == 0 ? [] : path.Split('.');
}
