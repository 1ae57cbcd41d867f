using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Which evidence each number of a scenario rests on: what is named beside it, or beside a group it belongs to.</summary>
internal sealed class EvidenceCoverage
{
    private readonly Dictionary<string, EvidenceLinks> linksAt = new(StringComparer.Ordinal);

    /// <summary>Collects the links of a scenario.</summary>
    public EvidenceCoverage(Scenario scenario)
    {
        foreach ((string path, EvidenceLinks links) in Links("", Shapes.Scenario, scenario))
        {
            linksAt[path] = links;
        }
    }

    /// <summary>The names of the evidence for the number at a path, nearest first; empty if there is none.</summary>
    public IReadOnlyList<string> For(string path)
    {
        List<string> names = [];
        for (int dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            string around = path[..dot];
            if (linksAt.TryGetValue(around, out EvidenceLinks? links))
            {
                string key = path[(dot + 1)..].Split('.')[0];
                names.AddRange(links.ForAll);
                if (links.ByKey.TryGet(key, out ValueList<string>? own))
                {
                    names.AddRange(own);
                }
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every piece of evidence that some number rests on.</summary>
    public IEnumerable<string> Used => linksAt.Values.SelectMany(links => links.All).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Path, EvidenceLinks Links)> Links(string path, Shape shape, object value)
    {
        if (value is Reasoned { Evidence: EvidenceLinks links } && links != EvidenceLinks.None)
        {
            yield return (path, links);
        }

        foreach ((string name, Shape inner, object part) in shape.Groups(value))
        {
            foreach ((string, EvidenceLinks) found in Links(path.Length == 0 ? name : $"{path}.{name}", inner, part))
            {
                yield return found;
            }
        }
    }
}
