using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Gives something of a scenario file another name, where it is defined and wherever it is referred to, and leaves every other
/// character as it is.</summary>
internal static class ScenarioNames
{
    /// <summary>The text with a thing renamed.</summary>
    /// <param name="file">A file without errors.</param>
    /// <param name="path">The dotted path of the thing: `actors.north`, `actors.patron.factions.hawks`,
    /// `issues.strip.options.troops`.</param>
    /// <param name="name">Its new name.</param>
    /// <exception cref="ArgumentException">There is no such thing, or it cannot be called so; the message says why.</exception>
    public static string Rename(ScenarioFile file, string path, string name)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("The file has errors; mend them first.", nameof(file));
        if (FileName.Illegal(name) is string illegal)
        {
            throw new ArgumentException(illegal);
        }

        Mention[] before = Mentions(file.Text);
        Mention defined = Defined(scenario, file, path);
        if (before.Any(one => IsOf(one, defined) && one.Name == name))
        {
            throw new ArgumentException($"There is `{name}` already.");
        }

        Mention[] meant = [.. before.Where(one => one.Name == defined.Name && (IsOf(one, defined) || MayBe(one, defined)))];
        string text = file.Text;
        foreach ((int start, int end) in meant.Select(one => Place(file.Text, one)).OrderByDescending(place => place))
        {
            text = string.Concat(text.AsSpan(0, start), name, text.AsSpan(end));
        }

        // Whoever had the new name before had it as something else; now all that had the old one have it too, and nobody else.
        return ScenarioReader.Read(text, file.Name).Scenario is not null
            && Mentions(text).Count(one => one.Name == name && (IsOf(one, defined) || MayBe(one, defined)))
                == meant.Length + before.Count(one => one.Name == name && MayBe(one, defined))
            ? text
            : throw new ArgumentException($"`{path}` cannot be called `{name}` without making something else of the file; change the file "
                + "by hand.");
    }

    // What stands at an anchor is read once more at each alias.
    private static Mention[] Mentions(string text) =>
        [.. ScenarioReader.Mentions(text).DistinctBy(one => one.Written.Start.Index + one.At)];

    private static Mention Defined(Scenario scenario, ScenarioFile file, string path)
    {
        Reading reading = new(file.Name, new FileNames(Yaml.YamlTree.Read(file.Text))) { Draft = scenario };
        ResolvedPath target = ScenarioPath.Resolve(scenario, path, reading, onlyChangeable: false);
        if (target.Problem is string problem)
        {
            throw new ArgumentException(problem);
        }

        Yaml.YamlScalar written = new() { Text = path, IsPlain = true, Start = Yaml.Mark.Start, End = Yaml.Mark.Start };
        reading.MentionPath(target.Segments, written);
        return target.Segments[^1].Kind == NameKind.Free ? throw new ArgumentException($"`{path}` is a key of the format, and no name.")
            : reading.Mentions[^1];
    }

    private static bool IsOf(Mention one, Mention other) => one.Kind == other.Kind && one.Around == other.Around;

    // The option and the lever or variant of a question: which of them, only its other keys tell.
    private static bool MayBe(Mention one, Mention other) =>
        one.Kind == NameKind.Free && other.Kind is NameKind.Option or NameKind.Lever or NameKind.Variant;

    private static (int Start, int End) Place(string text, Mention one)
    {
        int start = one.Written.Start.Index + (one.Written.IsPlain ? 0 : 1) + one.At;
        return text.AsSpan(start).StartsWith(one.Name, StringComparison.Ordinal) ? (start, start + one.Name.Length)
            : throw new ArgumentException($"`{one.Name}` is written with escapes on line {one.Written.Start.Line}; write it "
                + "plainly first.");
    }
}
