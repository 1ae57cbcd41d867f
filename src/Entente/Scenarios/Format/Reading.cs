using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>The state of reading one file: where in it the reader is, what it has found wrong, and what names the file knows.</summary>
internal sealed class Reading(string file, FileNames names)
{
    /// <summary>More problems than this are not listed: whoever has so many reads the first ones.</summary>
    public const int MaxProblems = 200;

    private readonly List<(string Name, NameKind Kind)> path = [];
    private readonly List<Problem> problems = [];
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);
    private readonly HashSet<(NameKind Kind, string? Within, string Name)> toldUnknown = [];

    /// <summary>Every problem found so far.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Every number read, with its place.</summary>
    public List<NumberInFile> Numbers { get; } = [];

    /// <summary>Every place where a name stands for something of the file: where it is given, and where it is referred to.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>The names that the file gives to things.</summary>
    public FileNames Names { get; } = names;

    /// <summary>The verbal scales: the file's own words before the usual ones.</summary>
    public Named<Named<Uncertain>> Words { get; set; } = VerbalScales.Default;

    /// <summary>How many times as wide as written every range is.</summary>
    public double Spread { get; set; } = 1;

    /// <summary>The scenario as far as it has been read; changes are resolved against it.</summary>
    public Scenario? Draft { get; set; }

    /// <summary>The dotted path of what is being read.</summary>
    public string Path => string.Join('.', path.Select(segment => segment.Name));

    /// <summary>The last part of the path, in quotes for a sentence.</summary>
    public string Here => path.Count == 0 ? "the file"
        : path.Count > 1 && path[^1].Name.All(char.IsAsciiDigit) && path[^1].Kind == NameKind.Free
            ? $"item {path[^1].Name} of `{path[^2].Name}`"
        : $"`{path[^1].Name}`";

    /// <summary>The issue that a group names, where what is read does not stand under it.</summary>
    public string? IssueBeside { get; set; }

    private readonly Dictionary<string, Anchors?> scales = new(StringComparer.Ordinal);

    /// <summary>The scale of the issue that the reader is at; null if it is at none, or at one with options.</summary>
    public Anchors? Scale()
    {
        if ((Innermost(NameKind.Issue) ?? IssueBeside) is not string issue)
        {
            return null;
        }

        if (!scales.TryGetValue(issue, out Anchors? scale))
        {
            scales[issue] = scale = Names.ScaleOf(issue) is YamlNode written ? AnchorsShape.Of(written) : null;
        }

        return scale;
    }

    /// <summary>Reads something one level further in.</summary>
    public T Within<T>(string name, NameKind kind, Func<T> read)
    {
        path.Add((name, kind));
        T value = read();
        path.RemoveAt(path.Count - 1);
        return value;
    }

    /// <summary>Reads something at the end of a dotted path.</summary>
    public T Along<T>(IReadOnlyCollection<(string Name, NameKind Kind)> segments, Func<T> read)
    {
        path.AddRange(segments);
        T value = read();
        path.RemoveRange(path.Count - segments.Count, segments.Count);
        return value;
    }

    /// <summary>The innermost name of a kind on the path, or null.</summary>
    public string? Innermost(NameKind kind)
    {
        int at = path.FindLastIndex(segment => segment.Kind == kind);
        return at < 0 ? null : path[at].Name;
    }

    /// <summary>Notes that a key or value is a name.</summary>
    public void Mention(NameKind kind, YamlScalar written)
    {
        if (kind != NameKind.Free)
        {
            Mentions.Add(new(kind, Around(kind), written.Text, written, 0));
        }
    }

    /// <summary>Notes the names in a dotted path.</summary>
    public void MentionPath(IReadOnlyList<(string Name, NameKind Kind)> segments, YamlScalar written)
    {
        int from = 0;
        for (int i = 0; i < segments.Count; i++)
        {
            (string name, NameKind kind) = segments[i];
            if (kind != NameKind.Free)
            {
                string? around = Along([.. segments.Take(i)], () => Around(kind));
                Mentions.Add(new(kind, around, name, written, from));
            }

            from += name.Length + 1;
        }
    }

    // An option is one of an issue, and a faction one of an actor.
    private string? Around(NameKind kind) => kind switch
    {
        NameKind.Faction => Innermost(NameKind.Actor),
        NameKind.Option => Innermost(NameKind.Issue),
        NameKind.Free or NameKind.Actor or NameKind.Issue or NameKind.Stream or NameKind.Package or NameKind.Deadline or NameKind.Lever
            or NameKind.Variant or NameKind.Question or NameKind.Spoiler or NameKind.Source or NameKind.Evidence or NameKind.Analyst
            or NameKind.Scale or NameKind.Word => null,
    };

    /// <summary>The names of a kind that are known where the reader is.</summary>
    public IReadOnlyCollection<string> Known(NameKind kind) =>
        kind == NameKind.Faction ? (Innermost(NameKind.Actor) is string actor ? Names.FactionsOf(actor) : [])
        : kind == NameKind.Option ? (Innermost(NameKind.Issue) is string issue ? Names.OptionsOf(issue) : [])
        : Names.All(kind);

    /// <summary>Whether nobody can say which names of a kind exist here, because what gives them is no group.</summary>
    public bool AreUnreadable(NameKind kind) =>
        Names.AreUnreadable(kind, Innermost(kind == NameKind.Faction ? NameKind.Actor : NameKind.Issue));

    /// <summary>Whether a name that the file does not give to anything is to be told here: once is enough, for what is missing is one
    /// thing. Elsewhere it only counts as broken. Where nothing of its kind is there, that is told once.</summary>
    public bool IsFirstUnknown(NameKind kind, string name)
    {
        string? within = kind == NameKind.Faction ? Innermost(NameKind.Actor) : kind == NameKind.Option ? Innermost(NameKind.Issue) : null;
        bool isFirst = toldUnknown.Add((kind, within, Known(kind).Count == 0 ? "" : name));
        if (!isFirst)
        {
            broken.Add(Path);
        }

        return isFirst;
    }

    /// <summary>Notes an error at the place of a node.</summary>
    public void Report(YamlNode at, string message, string? hint = null) => Report(at.Start, Path, message, hint);

    /// <summary>Notes an error about a key of the group that is being read.</summary>
    public void ReportKey(YamlScalar key, string message, string? hint = null) => Report(key.Start, PathOf(key.Text), message, hint);

    /// <summary>Notes a key that the group should not have. What it was probably meant to be counts as broken too, so that nobody is
    /// told that it is missing.</summary>
    public void ReportStranger(YamlScalar key, string message, IEnumerable<string> known)
    {
        string[] candidates = [.. known];
        if (problems.Count >= MaxProblems)
        {
            return;
        }

        ReportKey(key, message, NearestName.Hint(key.Text, candidates));
        if (NearestName.Of(key.Text, candidates) is string meant)
        {
            broken.Add(PathOf(meant));
        }
    }

    /// <summary>Notes a key that was meant to be a key with its value. The key that it begins with counts as broken too.</summary>
    public void ReportMisread(YamlScalar key, string message, string? hint, IEnumerable<string> known)
    {
        ReportKey(key, message, hint);
        string meant = key.Text.Split(':')[0].Trim();
        broken.UnionWith(known.Where(name => name == meant).Select(PathOf));
    }

    /// <summary>The path of a key of the group that is being read.</summary>
    public string PathOf(string key) => path.Count == 0 ? key : $"{Path}.{key}";

    /// <summary>Notes an error.</summary>
    public void Report(Mark at, string where, string message, string? hint = null)
    {
        broken.Add(where);
        if (problems.Count < MaxProblems)
        {
            string sentence = char.ToUpperInvariant(message[0]) + message[1..];
            problems.Add(new(Severity.Error, file, at.Line, at.Column, Problem.Visible(where), Problem.Sentence(sentence), hint is null
                ? null : Problem.Visible(hint)));
        }
    }

    /// <summary>Whether what stands at a path could not be read: an error was noted at the path or at a group around it; for a path that
    /// ends in `.*`, at anything within the group.</summary>
    public bool IsBroken(string where)
    {
        if (where.EndsWith(".*", StringComparison.Ordinal))
        {
            return IsBrokenWithin(where[..^2]);
        }

        if (broken.Contains(""))
        {
            return true;
        }

        for (int end = where.Length; end > 0; end = where.LastIndexOf('.', end - 1))
        {
            if (broken.Contains(where[..end]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBrokenWithin(string group) =>
        broken.Any(where => where.Length > group.Length && where[group.Length] == '.' && where.StartsWith(group, StringComparison.Ordinal));
}

/// <summary>A place where a name stands for something of the file.</summary>
/// <param name="Kind">What it stands for; free where only other keys tell.</param>
/// <param name="Around">The issue of an option, the actor of a faction; null for the rest.</param>
/// <param name="Name">The name.</param>
/// <param name="Written">The key or value that it is, or stands in.</param>
/// <param name="At">Where in its text the name begins.</param>
internal sealed record Mention(NameKind Kind, string? Around, string Name, YamlScalar Written, int At);
