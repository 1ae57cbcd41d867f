using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Ties evidence to numbers in the text of a scenario file.</summary>
internal static class EvidenceTies
{
    /// <summary>The text with a piece of evidence named beside the number at a path: under the number's own key, or in the list that holds
    /// for the whole group where there is one.</summary>
    /// <param name="file">A file without errors.</param>
    /// <param name="path">Path of a number of the file.</param>
    /// <param name="evidence">Name of a piece of evidence of the file.</param>
    /// <exception cref="ArgumentException">Nothing around the number can name evidence, or the text cannot be changed there.</exception>
    public static string Add(ScenarioFile file, string path, string evidence)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("The scenario has errors.", nameof(file));
        if (new EvidenceCoverage(scenario).For(path).Contains(evidence))
        {
            return file.Text;
        }

        (string? group, EvidenceLinks links) = Nearest("", Shapes.Scenario, scenario, path);
        if (group is null)
        {
            throw new ArgumentException($"Nothing around `{path}` can name evidence.");
        }

        string key = path[(group.Length + 1)..].Split('.')[0];
        string before = $"{group}.evidence";
        return links.ByKey.Count > 0
            ? ScenarioEditor.Set(file.Text, $"{before}.{key}",
                List([.. links.ByKey.TryGet(key, out ValueList<string>? own) ? own : [], evidence]))
            : links.ForAll.Count > 0 ? ScenarioEditor.Set(file.Text, before, List([.. links.ForAll, evidence]))
            : ScenarioEditor.Set(file.Text, before, $"{{{key}: {List([evidence])}}}");
    }

    private static string List(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";

    // The innermost group around the number that can name evidence.
    private static (string? Group, EvidenceLinks Links) Nearest(string path, Shape shape, object value, string wanted)
    {
        foreach ((string name, Shape inner, object part) in shape.Groups(value))
        {
            string here = path.Length == 0 ? name : $"{path}.{name}";
            if (wanted.StartsWith(here + ".", StringComparison.Ordinal) && Nearest(here, inner, part, wanted) is (string, _) found)
            {
                return found;
            }
        }

        return value is Reasoned reasoned ? (path, reasoned.Evidence) : (null, EvidenceLinks.None);
    }
}
