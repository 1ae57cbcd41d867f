using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>The names that a file gives to things, collected before anything is read so that every reference can be checked.</summary>
internal sealed class FileNames
{
    private readonly YamlMapping? root;
    private readonly Dictionary<NameKind, HashSet<string>> all = [];
    private readonly Dictionary<YamlMapping, HashSet<string>> inner = [];

    /// <summary>The names of a scenario file.</summary>
    /// <param name="root">The file.</param>
    /// <param name="beside">A file beside it with sources and evidence of its own; none = those of the scenario.</param>
    public FileNames(YamlNode root, YamlNode? beside = null)
    {
        this.root = root as YamlMapping;
        foreach ((NameKind kind, string section) in Sections)
        {
            YamlMapping? names = kind is NameKind.Source or NameKind.Evidence ? (beside ?? root) as YamlMapping : this.root;
            all[kind] = [.. KeysOf(names?.Find(section))];
        }

        all[NameKind.Stream] = [.. Streams()];
    }

    private static readonly (NameKind Kind, string Section)[] Sections =
    [
        (NameKind.Actor, "actors"), (NameKind.Issue, "issues"), (NameKind.Package, "packages"),
        (NameKind.Lever, "levers"), (NameKind.Variant, "variants"), (NameKind.Source, "sources"),
        (NameKind.Evidence, "evidence"), (NameKind.Deadline, "deadlines"), (NameKind.Question, "questions"),
        (NameKind.Analyst, "analysts"),
    ];

    /// <summary>Every name of a kind.</summary>
    public IReadOnlyCollection<string> All(NameKind kind) =>
        kind == NameKind.Package && all[kind].Count == 0 ? [Package.Default]
        : all.TryGetValue(kind, out HashSet<string>? names) ? names : [];

    /// <summary>The factions of an actor.</summary>
    public IReadOnlyCollection<string> FactionsOf(string actor) => Inner(Within(root?.Find("actors"), actor), "factions");

    /// <summary>The options of an issue; none for a scale.</summary>
    public IReadOnlyCollection<string> OptionsOf(string issue) => Inner(Issue(issue), "options");

    /// <summary>Whether the part of the file that gives names of a kind is no group, so that nobody can say which names exist.</summary>
    public bool AreUnreadable(NameKind kind, string? within) =>
        kind == NameKind.Faction ? within is not null
            && Within(Within(root?.Find("actors"), within), "factions") is not (null or YamlMapping)
        : kind == NameKind.Option
            ? within is not null && (Within(Issue(within), "options") is not (null or YamlMapping) || SeemsToHaveOptions(Issue(within)))
        : Sections.Any(section => section.Kind == kind && root?.Find(section.Section) is not (null or YamlMapping));

    /// <summary>The scale of an issue as written; null if it has none.</summary>
    public YamlNode? ScaleOf(string issue) => Within(Issue(issue), "scale");

    /// <summary>Whether an issue has options (not a scale).</summary>
    public bool HasOptions(string issue) => Within(Issue(issue), "options") is not null || SeemsToHaveOptions(Issue(issue));

    /// <summary>Whether a group that names neither options nor a scale is an issue with options all the same, since scores are wanted of
    /// it: the key is misspelt or lost.</summary>
    public static bool SeemsToHaveOptions(YamlNode? issue) =>
        Within(issue, "options") is null && Within(issue, "scale") is null && Within(issue, "wants") is YamlMapping wants
            && wants.Entries.Any(entry => Within(entry.Value, "scores") is not null);

    private HashSet<string> Inner(YamlNode? group, string key)
    {
        if (Within(group, key) is not YamlMapping names)
        {
            return [];
        }

        if (!inner.TryGetValue(names, out HashSet<string>? found))
        {
            inner[names] = found = [.. KeysOf(names)];
        }

        return found;
    }

    private YamlNode? Issue(string name) => Within(root?.Find("issues"), name);

    private IEnumerable<string> Streams() =>
    [
        .. KeysOf(Within(root?.Find("war"), "stream-weights")),
        .. from actor in (root?.Find("actors") as YamlMapping)?.Entries ?? []
           from recipient in (Within(actor.Value, "supports") as YamlMapping)?.Entries ?? []
           from stream in KeysOf(recipient.Value)
           select stream,
    ];

    private static YamlNode? Within(YamlNode? node, string key) => (node as YamlMapping)?.Find(key);

    private static IEnumerable<string> KeysOf(YamlNode? node) =>
        (node as YamlMapping)?.Entries.Select(entry => entry.Key.Text) ?? [];
}
