using System.Text.Json;
using Entente.Scenarios;

namespace Entente.Web.Files;

/// <summary>A change of a scenario file that leaves the rest of its text alone.</summary>
/// <param name="Set">`path=value`; null if an entry is taken out.</param>
/// <param name="Remove">The path of the entry that is taken out.</param>
internal sealed record FileChange(string? Set, string? Remove)
{
    /// <summary>The path of the list that an item is put at the end of, and the item; null if it is another change.</summary>
    public (string List, string Item)? Add { get; init; }

    /// <summary>The path of what gets another name, and the name; null if it is another change.</summary>
    public (string Path, string To)? Rename { get; init; }

    /// <summary>The change that a call asks for: `"path=value"`, `{"remove": "path"}`, `{"add": "list", "value": "item"}` or
    /// `{"rename": "path", "to": "name"}`.</summary>
    /// <exception cref="RefusedException">It is neither.</exception>
    public static FileChange Of(JsonElement asked) => asked switch
    {
        { ValueKind: JsonValueKind.String } => new(asked.GetString(), null),
        { ValueKind: JsonValueKind.Object } when asked.GetPropertyCount() == 1 && asked.TryGetProperty("remove", out JsonElement path)
            && path.ValueKind == JsonValueKind.String => new(null, path.GetString()),
        { ValueKind: JsonValueKind.Object } when asked.GetPropertyCount() == 2 && TextOf(asked, "add") is string list
            && TextOf(asked, "value") is string item => new(null, null) { Add = (list, item) },
        { ValueKind: JsonValueKind.Object } when asked.GetPropertyCount() == 2 && TextOf(asked, "rename") is string renamed
            && TextOf(asked, "to") is string to => new(null, null) { Rename = (renamed, to) },
        _ => throw RefusedException.Unclear("A change is written \"path=value\", {\"remove\": \"path\"}, {\"add\": \"list\", \"value\": "
            + "\"item\"} or {\"rename\": \"path\", \"to\": \"name\"}."),
    };

    private static string? TextOf(JsonElement asked, string key) =>
        asked.TryGetProperty(key, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>A file with changes made, one after the other. Only together do they have to make sense.</summary>
    /// <returns>The changed file, or what is wrong with the changes.</returns>
    public static ScenarioFile Apply(ScenarioFile file, IReadOnlyList<FileChange> changes)
    {
        if (file.Scenario is not null && changes.All(change => change.Set is not null))
        {
            return ScenarioEditor.Apply(file, [.. changes.Select(change => change.Set!)]);
        }

        string text = file.Text;
        foreach (FileChange change in changes)
        {
            try
            {
                text = change switch
                {
                    { Remove: string path } => ScenarioEditor.Remove(text, path),
                    { Add: (string list, string item) } => ScenarioEditor.Append(text, list, item),
                    { Rename: (string path, string to) } => ScenarioNames.Rename(ScenarioReader.Read(text, file.Name), path, to),
                    _ => WithValue(text, change.Set!),
                };
            }
            catch (ArgumentException e)
            {
                return ScenarioFile.Unreadable(file.Name, file.Text, new Problem(
                    Severity.Error, file.Name, 1, 1, change.Remove ?? change.Add?.List ?? change.Rename?.Path
                        ?? "", Problem.Visible(e.Message), null));
            }
        }

        return ScenarioReader.Read(text, file.Name);
    }

    private static string WithValue(string text, string change)
    {
        int equals = change.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? ScenarioEditor.Set(text, change[..equals].Trim(), change[(equals + 1)..].Trim())
            : throw new ArgumentException("A change is written path=value, such as talks.pace=0.");
    }
}
