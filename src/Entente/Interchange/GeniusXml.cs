using System.Xml.Linq;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>The XML of Genius: a domain (`negotiation_template`) and one `utility_space` a party. Issues and weights belong together
/// by their `index`.</summary>
/// <remarks>Programs read evaluations in two ways that give different utilities, see <see cref="EvaluationReading"/>. Hierarchies of
/// objectives, integer and real issues, and utility spaces that are not linear are refused.</remarks>
internal static class GeniusXml
{
    /// <summary>Where files say what type an issue has; older ones only in the last.</summary>
    private static readonly string[] TypeAttributes = ["vtype", "etype", "type"];

    /// <summary>Reads profiles, with or without their domain, or null if anything is wrong.</summary>
    public static AdditiveDomain? Read(IReadOnlyList<string> files, ImportOptions options, ProblemList problems)
    {
        List<(string File, XElement Root)> domains = [], profiles = [];
        foreach (string file in files)
        {
            if (SafeXml.Read(file, problems)?.Root is XElement root)
            {
                bool isDomain = root.Name.LocalName == "negotiation_template";
                if (!isDomain && root.Name.LocalName != "utility_space")
                {
                    SafeXml.Report(problems, file, root, $"<{root.Name.LocalName}> is neither a domain of Genius (<negotiation_template>) "
                        + "nor a profile (<utility_space>).");
                    continue;
                }

                RefuseNested(file, root, problems);
                (isDomain ? domains : profiles).Add((file, root));
            }
        }

        if (problems.IsClean && (domains.Count > 1 || profiles.Count == 0))
        {
            problems.Add(files[^1], domains.Count > 1 ? "Two domains were given; one scenario has one." : "A domain says what can be "
                + "agreed, but not who wants what: name the profiles of its parties too.");
        }

        if (!problems.IsClean)
        {
            return null;
        }

        (string File, XElement Root) first = domains.Count > 0 ? domains[0] : profiles[0];
        HashSet<string> refused = new(StringComparer.Ordinal);
        Dictionary<string, DomainIssue> issues = Issues(first.File, first.Root, refused, problems);
        string named = Path.GetFileName(first.File);
        List<DomainProfile> read = [];
        foreach ((string file, XElement root) in profiles)
        {
            if (Profile(file, root, named, issues, refused, options.Evaluations, problems) is DomainProfile profile)
            {
                read.Add(profile);
            }
        }

        string title = Path.GetFileNameWithoutExtension(first.File);
        return problems.IsClean ? new(title, [.. issues.Values], read, $"{string.Join(", ", files.Select(Path.GetFileName))}: "
            + "files of Genius") : null;
    }

    /// <summary>Writes the domain and one profile a party, in that order, each with the name of its file.</summary>
    public static IReadOnlyList<(string File, string Text)> Write(AdditiveDomain domain)
    {
        string stem = LegalNames.Of(domain.Title);
        return
        [
            ($"{stem}.xml", Text(new XElement("negotiation_template", new XAttribute("number_of_sessions", 1), new XElement(
                "utility_space", new XAttribute("number_of_issues", domain.Issues.Count), Objective(domain, null))))),
            .. domain.Profiles.Select(profile => ($"{stem}-{LegalNames.Of(profile.Name)}.xml", Text(new XElement(
                "utility_space", Objective(domain, profile), new XElement("discount_factor", new XAttribute("value", "1")),
                    new XElement("reservation", new XAttribute("value", CsvText.Number(profile.Reservation))))))),
        ];
    }

    private static XElement Objective(AdditiveDomain domain, DomainProfile? profile) => new(
        "objective", new XAttribute("index", 0), new XAttribute("name", "root"), new XAttribute("type", "objective"),
            new XAttribute("etype", "objective"), new XAttribute("description", ""),
        domain.Issues.Select((issue, k) => new XElement(
            "issue", new XAttribute("index", k + 1), new XAttribute("name", issue.Name), new XAttribute("type", "discrete"),
                new XAttribute("etype", "discrete"), new XAttribute("vtype", "discrete"),
            issue.Values.Select((value, v) => new XElement(
                "item", new XAttribute("index", v + 1), new XAttribute("value", value),
                profile is null ? null : new XAttribute("evaluation", CsvText.Number(profile.Scores[k][v])))))),
        profile?.Weights.Select((weight, k) =>
            new XElement("weight", new XAttribute("index", k + 1), new XAttribute("value", CsvText.Number(weight)))));

    private static string Text(XElement root) => root.ToString().ReplaceLineEndings("\n") + "\n";

    // One mistake, one sentence, however many issues stand inside others.
    private static void RefuseNested(string file, XElement root, ProblemList problems)
    {
        if (root.Descendants("issue").FirstOrDefault(issue => issue.Ancestors("issue").Any()) is XElement inner)
        {
            SafeXml.Report(problems, file, inner,
                $"An issue stands inside the issue `{Attribute(inner.Ancestors("issue").First(), "name")}`; only flat lists of issues can "
                + "be imported.");
        }
        else if (root.Descendants("issue").FirstOrDefault(issue => issue.Parent?.Parent?.Name.LocalName == "objective") is XElement deep)
        {
            SafeXml.Report(problems, file, deep, $"`{Attribute(deep, "name")}` belongs to an objective inside another; only flat domains "
                + "can be imported.");
        }
    }

    /// <summary>The issues of a file by their index; those that cannot be imported are refused, and what profiles say of them is left
    /// alone.</summary>
    private static Dictionary<string, DomainIssue> Issues(string file, XElement root, HashSet<string> refused, ProblemList problems)
    {
        Dictionary<string, DomainIssue> issues = new(StringComparer.Ordinal);
        foreach (XElement issue in root.Descendants("issue"))
        {
            string index = Attribute(issue, "index"), name = Attribute(issue, "name");
            if (WhyNot(issue, name) is string why)
            {
                refused.Add(index);
                SafeXml.Report(problems, file, issue, why);
            }
            else if (issues.TryAdd(index,
                new(name, [.. issue.Elements("item").Select(item => Attribute(item, "value")).Distinct(StringComparer.Ordinal)])))
            {
                NoteTwice(file, issue, name, problems);
            }
            else
            {
                SafeXml.Report(problems, file, issue, $"Two issues have the index {Problem.Visible(NumberShape.Shorten(index))}.");
            }
        }

        if (issues.Count == 0 && problems.IsClean)
        {
            SafeXml.Report(problems, file, root, "There is no issue in this file.");
        }

        return issues;
    }

    private static string? WhyNot(XElement issue, string name)
    {
        string kind = TypeAttributes.Select(attribute => Attribute(issue, attribute)).FirstOrDefault(text => text.Length > 0) ?? "discrete";
        XElement[] items = [.. issue.Elements("item")];
        return name.Length == 0 ? "An issue has no name."
            : kind != "discrete" ? $"`{name}` is an issue of type {NumberShape.Shorten(kind)}; only lists of values (discrete) can "
                + "be imported."
            : items.Length == 0 ? $"`{name}` has no values."
            : Array.Exists(items, item => Attribute(item, "value").Trim().Length == 0) ? $"A value of `{name}` is empty."
            : items.GroupBy(item => Attribute(item, "value"))
                .Any(same => same.Select(item => Attribute(item, "evaluation")).Distinct().Skip(1).Any())
                ? $"Two values of `{name}` are the same, but their evaluations differ."
            : null;
    }

    private static void NoteTwice(string file, XElement issue, string name, ProblemList problems)
    {
        foreach (string value in issue.Elements("item").Select(item => Attribute(item, "value")).CountBy(value => value)
            .Where(value => value.Value > 1).Select(value => value.Key))
        {
            problems.Note($"{Path.GetFileName(file)}: the value `{NumberShape.Shorten(value)}` of `{NumberShape.Shorten(name)}` stands "
                + "more than once; it was taken once.");
        }
    }

    private static DomainProfile? Profile(string file, XElement root, string domain, Dictionary<string, DomainIssue> issues,
        HashSet<string> refused, EvaluationReading reading, ProblemList problems)
    {
        if (root.Descendants().FirstOrDefault(element =>
            element.Name.LocalName is "ufun" or "hyperRectangle" or "hyper_rectangle" or "constraint") is XElement other)
        {
            SafeXml.Report(problems, file, other, $"This profile has a <{other.Name.LocalName}>: its utility is no weighted sum over "
                + "issues, which is all that can be imported.");
            return null;
        }

        Dictionary<string, XElement> own = [];
        foreach (XElement issue in root.Descendants("issue"))
        {
            string index = Attribute(issue, "index");
            if (refused.Contains(index))
            {
                continue;
            }

            if (!issues.TryGetValue(index, out DomainIssue? known) || known.Name != Attribute(issue, "name"))
            {
                SafeXml.Report(problems, file, issue, $"{domain} has no issue {Problem.Visible(NumberShape.Shorten(index))} called "
                    + $"`{Attribute(issue, "name")}`.", NearestName.Hint(Attribute(issue, "name"), issues.Values.Select(one => one.Name)));
            }

            own[index] = issue;
        }

        Dictionary<string, double> weights = [];
        foreach (XElement weight in root.Descendants("weight"))
        {
            weights[Attribute(weight, "index")] = Number(file, weight, "value", problems);
        }

        List<double> found = [];
        List<double[]> evaluations = [];
        foreach ((string index, DomainIssue issue) in issues)
        {
            if (!own.TryGetValue(index, out XElement? at) || !weights.TryGetValue(index, out double weight))
            {
                SafeXml.Report(problems, file, root, $"The profile says nothing {(own.ContainsKey(index) ? "of the weight of" : "about")} "
                    + $"the issue `{issue.Name}`, which stands in {domain}.");
                continue;
            }

            found.Add(weight);
            evaluations.Add(Evaluations(file, at, domain, issue, problems));
        }

        // Whatever it says, it is left out.
        if (root.Descendants("discount_factor").FirstOrDefault() is XElement discount
            && Attribute(discount, "value") is { Length: > 0 } rate
            && !(double.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read is 0 or 1))
        {
            problems.Note($"{Path.GetFileName(file)} has a discount factor; it was left out, because a scenario's discount is a rate a "
                + "year, and a session of Genius has no length in years.");
        }

        double reservation = root.Descendants("reservation").FirstOrDefault() is XElement kept
            ? Number(file, kept, "value", problems, Reservations(found.Sum())) : 0;
        if (problems.IsClean && found.Sum() <= 0)
        {
            SafeXml.Report(problems, file, root, "All weights of this profile are 0.");
        }

        return problems.IsClean ? Utilities(Path.GetFileNameWithoutExtension(file), found, evaluations, reservation, reading) : null;
    }

    /// <summary>What a reservation may be: from −10 to 1 once it is divided by the sum of the weights, as in a scenario.</summary>
    internal static Bounds Reservations(double sum) => sum > 0 ? new(-10 * sum, sum) : new(-10, 1);

    private static double[] Evaluations(string file, XElement at, string domain, DomainIssue issue, ProblemList problems)
    {
        Dictionary<string, XElement> items = [];
        foreach (XElement item in at.Elements("item"))
        {
            string value = Attribute(item, "value");
            if (!issue.Values.Contains(value))
            {
                SafeXml.Report(problems, file, item, $"`{value}` is not a value of `{issue.Name}` in {domain}.",
                    NearestName.Hint(value, issue.Values));
            }

            else if (items.TryGetValue(value, out XElement? before) && Attribute(before, "evaluation") != Attribute(item, "evaluation"))
            {
                SafeXml.Report(problems, file, item, $"`{value}` of `{issue.Name}` stands twice with different evaluations.");
            }

            items[value] = item;
        }

        foreach (string missing in issue.Values.Where(value => !items.ContainsKey(value)))
        {
            SafeXml.Report(problems, file, at, $"The profile gives no evaluation to `{missing}` of `{issue.Name}`, which stands "
                + $"in {domain}.");
        }

        return [.. issue.Values.Select(value => items.TryGetValue(value, out XElement? item) ? Number(file, item, "evaluation", problems)
            : 0)];
    }

    private static DomainProfile Utilities(string name, List<double> weights, List<double[]> evaluations, double reservation,
        EvaluationReading reading)
    {
        double[] greatest = [.. evaluations.Select(issue => issue.Max())];
        double total = weights.Zip(greatest, (weight, most) => weight * most).Sum();
        double[][] scores =
            [.. evaluations.Select((issue, k) => issue.Select(value => greatest[k] > 0 ? value / greatest[k] : 0).ToArray())];
        IReadOnlyList<double> read = reading == EvaluationReading.ByTotal && total > 0
            ? [.. weights.Select((weight, k) => weight * greatest[k] / total)] : weights;
        return new(name, read, scores, reservation);
    }

    private static double Number(string file, XElement element, string attribute, ProblemList problems, Bounds? legal = null)
    {
        Bounds range = legal ?? new(0, double.MaxValue);
        string text = Attribute(element, attribute), words = CsvNumbers.Range(range);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && range.Contains(value))
        {
            return value;
        }

        SafeXml.Report(problems, file, element, text.Length == 0
            ? $"<{element.Name.LocalName}> has no `{attribute}`."
            : $"The {attribute} of <{element.Name.LocalName}> is `{NumberShape.Shorten(text)}`, which is not a number {words}.",
                CsvNumbers.Advice(text, range));
        return 0;
    }

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";
}
