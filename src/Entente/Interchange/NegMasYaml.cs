using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Interchange;

/// <summary>The YAML of NegMAS, brought into the form of NegoLog's JSON: a domain names `issues` with their `values`; a profile has a
/// `mapping` of values to utilities for each issue in turn, `weights`, and a `reserved_value`.</summary>
/// <remarks>Weighted sums of tables are read. Functions of numbers (`LinearFun`, `AffineFun`), issues without a list of values, and utility
/// functions that are no sum over issues are refused. A profile alone does not name its issues; they are numbered then.</remarks>
internal static class NegMasYaml
{
    private const string Sum = "LinearAdditiveUtilityFunction";
    private const int MaxFileSize = 20_000_000;

    /// <summary>Whether a file looks like YAML.</summary>
    public static bool Is(string path) => Path.GetExtension(path) is string ending
        && (ending.Equals(".yml", StringComparison.OrdinalIgnoreCase) || ending.Equals(".yaml", StringComparison.OrdinalIgnoreCase));

    /// <summary>The tree of a file, a domain in NegoLog's form, or null (and a problem).</summary>
    public static YamlNode? Read(string path, ProblemList problems)
    {
        (string text, Problem? problem) = TextFile.Read(path, MaxFileSize);
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }

        try
        {
            YamlNode root = YamlTree.Read(text);
            foreach (YamlScalar twice in Mappings(root)
                .SelectMany(group => group.Entries.GroupBy(entry => entry.Key.Text).SelectMany(same => same.Skip(1)))
                .Select(entry => entry.Key))
            {
                problems.Add(path, twice.Start.Line, twice.Start.Column, "", $"The key `{NumberShape.Shorten(twice.Text)}` stands twice "
                    + "in one group.", "Nobody can tell which is meant: take one out.");
            }

            return root is YamlMapping domain && domain.Find("issues") is YamlSequence list ? Domain(path, domain, list, problems) : root;
        }
        catch (YamlMistake mistake)
        {
            foreach (Problem wrong in ScenarioReader.SyntaxProblems(mistake, text, path))
            {
                problems.Add(wrong);
            }

            return null;
        }
    }

    /// <summary>Whether a tree is a profile that can be read.</summary>
    public static bool IsProfile(YamlNode node) => node is YamlMapping root && Type(root) is string type
        && type.EndsWith(Sum, StringComparison.Ordinal) && root.Find("values") is not null;

    /// <summary>Why a tree of NegMAS is no profile that can be read; null if it is none of NegMAS.</summary>
    public static string? WhyNot(YamlNode node) => node is YamlMapping root && Type(root) is string type && type.Length > 0
        ? $"A {NumberShape.Shorten(type[(type.LastIndexOf('.') + 1)..])} is no weighted sum over issues, which is all that can be imported."
        : null;

    /// <summary>A profile in NegoLog's form, with the names of the domain's issues if there is one.</summary>
    public static YamlMapping Named(string path, YamlMapping root, YamlMapping? domain, ProblemList problems)
    {
        YamlNode[] tables = root.Find("values") switch
        {
            YamlSequence list => [.. list.Items],
            YamlMapping byName => [.. byName.Entries.Select(entry => entry.Value)],
            _ => [],
        };
        string[] names = root.Find("values") is YamlMapping named ? [.. named.Entries.Select(entry => entry.Key.Text)]
            : domain is not null ? [.. domain.Entries.Select(entry => entry.Key.Text)]
            : [.. tables.Select((_, k) => string.Create(CultureInfo.InvariantCulture, $"issue {k + 1}"))];
        YamlNode[] weights = root.Find("weights") switch
        {
            YamlSequence list => [.. list.Items],
            YamlMapping byName => [.. byName.Entries.Select(entry => entry.Value)],
            _ => [],
        };
        if (tables.Length != names.Length || weights.Length != tables.Length || tables.Length == 0)
        {
            problems.Add(path, root.Start.Line, root.Start.Column, "", string.Create(
                CultureInfo.InvariantCulture, $"The profile has values for {tables.Length} issues and {weights.Length} weights; there "
                    + $"should be one of each for "
                    + $"{(domain is null ? "every issue" : $"each of the {names.Length} issues of the domain")}."));
            return root;
        }

        List<YamlEntry> issues = [], ofWeights = [];
        foreach ((int k, YamlNode table) in tables.Index())
        {
            if ((table as YamlMapping)?.Find("mapping") is not YamlMapping mapping)
            {
                problems.Add(path, table.Start.Line, table.Start.Column, "", $"The values of `{names[k]}` are no table of values and "
                    + "utilities (TableFun with a `mapping`), which is all that can be imported.");
                continue;
            }

            issues.Add(Entry(names[k], mapping));
            ofWeights.Add(Entry(names[k], weights[k]));
        }

        YamlEntry[] reservation =
            root.Find("reserved_value") is YamlScalar { Text: not ("" or "null" or "~" or "-.inf" or "-inf") } reserved
            ? [Entry("reservationValue", reserved)] : [];
        return Group(root, [Entry("issues", Group(root, issues)), Entry("issueWeights", Group(root, ofWeights)), .. reservation]);
    }

    private static YamlMapping Domain(string path, YamlMapping root, YamlSequence list, ProblemList problems)
    {
        List<YamlEntry> issues = [];
        foreach (YamlNode item in list.Items)
        {
            if (item is YamlMapping issue && issue.Find("name") is YamlScalar name && issue.Find("values") is YamlSequence values
                && !(Type(issue)?.Contains("Contiguous", StringComparison.Ordinal) ?? false))
            {
                issues.Add(new(name, Group(issue, [Entry("values", values)]), IsAlias: false, values.End));
            }
            else
            {
                problems.Add(path, item.Start.Line, item.Start.Column, "", "This issue has no name with a list of values, which is all "
                    + "that can be imported.");
            }
        }

        return Group(root, [.. root.Entries.Where(entry => entry.Key.Text == "name"), Entry("issuesValues", Group(root, issues))]);
    }

    private static string? Type(YamlMapping group) =>
        ((group.Find("type") ?? group.Find("python_class__") ?? group.Find("$type")) as YamlScalar)?.Text;

    private static IEnumerable<YamlMapping> Mappings(YamlNode node) => node switch
    {
        YamlMapping group => group.Entries.SelectMany(entry => Mappings(entry.Value)).Prepend(group),
        YamlSequence list => list.Items.SelectMany(Mappings),
        _ => [],
    };

    private static YamlEntry Entry(string key, YamlNode value) =>
        new(new YamlScalar { Text = key, IsPlain = true, Start = value.Start, End = value.Start }, value, IsAlias: false, value.End);

    private static YamlMapping Group(YamlNode at, IReadOnlyList<YamlEntry> entries) =>
        new() { Entries = entries, IsFlow = true, Start = at.Start, End = at.End };
}
