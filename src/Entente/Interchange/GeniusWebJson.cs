using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Interchange;

/// <summary>JSON of GeniusWeb (as the ANL competitions use it) and of NegoLog, and the YAML of NegMAS: a domain, and one linear additive
/// profile a party.</summary>
/// <remarks>GeniusWeb: `LinearAdditiveUtilitySpace` with `issueUtilities`, `issueWeights` and perhaps a `reservationBid`, whose utility is
/// the reservation. NegoLog: `issues`, `issueWeights`, `reservationValue`. Number issues and other utility spaces are refused.</remarks>
internal static class GeniusWebJson
{
    private const string Space = "LinearAdditiveUtilitySpace", Discrete = "DiscreteValueSetUtilities", OlderDiscrete = "discreteutils",
        Values = "valueUtilities", DomainValues = "issuesValues";

    /// <summary>Reads profiles, with or without their domain, or null if anything is wrong.</summary>
    public static AdditiveDomain? Read(IReadOnlyList<string> files, ProblemList problems)
    {
        (string File, YamlMapping Root)? domain = null;
        List<(string File, YamlMapping Root)> profiles = [];
        foreach (string file in files)
        {
            if ((NegMasYaml.Is(file) ? NegMasYaml.Read(file, problems) : JsonTree.Read(file, problems)) is not YamlNode node)
            {
                continue;
            }

            if (NegMasYaml.IsProfile(node))
            {
                profiles.Add((file, (YamlMapping)node));
            }
            else if (node is YamlMapping root
                && (root.Find(Space) is YamlMapping || (root.Find("issues") is YamlMapping && root.Find("issueWeights") is YamlMapping)))
            {
                profiles.Add((file, root.Find(Space) as YamlMapping ?? root));
            }
            else if (node is YamlMapping other && other.Find(DomainValues) is YamlMapping && domain is null)
            {
                domain = (file, other);
            }
            else
            {
                Report(problems, file, node, node is YamlMapping { Entries: [YamlEntry only] }
                    && only.Key.Text.EndsWith("Space", StringComparison.Ordinal)
                    ? $"A {NumberShape.Shorten(only.Key.Text)} is no weighted sum over issues, which is all that can be imported."
                    : domain is not null && node is YamlMapping second && second.Find(DomainValues) is not null
                        ? "Two domains were given; one scenario has one."
                    : NegMasYaml.WhyNot(node) ?? "This is neither a domain nor a linear additive profile of GeniusWeb, NegoLog or NegMAS.");
            }
        }

        if (problems.IsClean && profiles.Count == 0)
        {
            problems.Add(files[^1], "A domain says what can be agreed, but not who wants what: name the profiles of its parties too.");
        }

        if (!problems.IsClean)
        {
            return null;
        }

        profiles = [.. profiles.Select(profile => NegMasYaml.IsProfile(profile.Root)
            ? (profile.File, NegMasYaml.Named(profile.File, profile.Root, domain?.Root.Find(DomainValues) as YamlMapping, problems))
                : profile)];
        if (!problems.IsClean)
        {
            return null;
        }

        IReadOnlyList<DomainIssue> issues = domain is (string domainFile, YamlMapping domainRoot)
            ? IssuesOfDomain(domainFile, domainRoot, problems) : IssuesOfProfile(profiles[0].File, profiles[0].Root, problems);
        List<DomainProfile> read = Profiles(domain?.File ?? profiles[0].File, profiles, issues, problems);
        string title = domain is (_, YamlMapping named) && named.Find("name") is YamlScalar name ? name.Text
            : Path.GetFileNameWithoutExtension(files[0]);
        return problems.IsClean ? new(title, issues, read, $"{string.Join(", ", files.Select(Path.GetFileName))}: files of GeniusWeb, "
            + "NegoLog or NegMAS") : null;
    }

    /// <summary>Writes the domain and one profile a party, in that order, each with the name of its file.</summary>
    /// <remarks>GeniusWeb knows a reservation only as a bid, so a reservation above 0 that no bid has exactly is lost.</remarks>
    public static IReadOnlyList<(string File, string Text)> Write(AdditiveDomain domain)
    {
        string stem = LegalNames.Of(domain.Title);
        JsonObject Domain() => new()
        {
            ["name"] = domain.Title,
            [DomainValues] = new JsonObject(domain.Issues.Select(issue => KeyValuePair.Create(issue.Name, (JsonNode?)new JsonObject
            {
                ["values"] = new JsonArray([.. issue.Values.Select(value => (JsonNode)value)]),
            }))),
        };
        return
        [
            ($"{stem}.json", Domain().ToJsonString(JsonLayout.Options) + "\n"),
            .. domain.Profiles.Select(profile => ($"{stem}-{LegalNames.Of(profile.Name)}.json", new JsonObject
            {
                [Space] = new JsonObject
                {
                    ["issueUtilities"] = new JsonObject(
                        domain.Issues.Select((issue, k) => KeyValuePair.Create(issue.Name, (JsonNode?)new JsonObject
                    {
                        [Discrete] = new JsonObject
                        {
                            [Values] = new JsonObject(
                                issue.Values.Select((value, v) => KeyValuePair.Create(value, (JsonNode?)profile.Scores[k][v]))),
                        },
                    }))),
                    ["issueWeights"] = new JsonObject(
                        domain.Issues.Select((issue, k) => KeyValuePair.Create(issue.Name, (JsonNode?)profile.Weights[k]))),
                    ["domain"] = Domain(),
                    ["name"] = profile.Name,
                },
            }.ToJsonString(JsonLayout.Options) + "\n")),
        ];
    }

    private static List<DomainIssue> IssuesOfDomain(string file, YamlMapping root, ProblemList problems)
    {
        List<DomainIssue> issues = [];
        foreach (YamlEntry issue in ((YamlMapping)root.Find(DomainValues)!).Entries)
        {
            if ((issue.Value as YamlMapping)?.Find("values") is YamlSequence values)
            {
                Add(file, issue, [.. values.Items.OfType<YamlScalar>().Select(value => value.Text)], issues, problems);
            }
            else
            {
                Report(problems, file, issue.Key, $"`{issue.Key.Text}` is not a list of values, which is all that can be imported.");
            }
        }

        return issues;
    }

    private static List<DomainIssue> IssuesOfProfile(string file, YamlMapping root, ProblemList problems)
    {
        List<DomainIssue> issues = [];
        foreach (YamlEntry issue in Scored(root).Entries)
        {
            if (ScoresOf(issue.Value) is YamlMapping scores)
            {
                Add(file, issue, [.. scores.Entries.Select(value => value.Key.Text)], issues, problems);
            }
            else
            {
                Report(problems, file, issue.Key, $"`{issue.Key.Text}` is not a list of values, which is all that can be imported.");
            }
        }

        return issues;
    }

    private static void Add(string file, YamlEntry issue, string[] values, List<DomainIssue> issues, ProblemList problems)
    {
        string name = issue.Key.Text;
        foreach (string twice in values.CountBy(value => value).Where(value => value.Value > 1).Select(value => value.Key))
        {
            problems.Note($"{Path.GetFileName(file)}: the value `{NumberShape.Shorten(twice)}` of `{NumberShape.Shorten(name)}` stands "
                + "more than once; it was taken once.");
        }

        if (values.Length == 0 || Array.Exists(values, value => value.Trim().Length == 0))
        {
            Report(problems, file, issue.Key, values.Length == 0 ? $"`{name}` has no values." : $"A value of `{name}` is empty.");
        }
        else if (issues.Exists(known => known.Name == name))
        {
            Report(problems, file, issue.Key, $"The issue `{name}` stands twice.");
        }
        else
        {
            issues.Add(new(name, [.. values.Distinct(StringComparer.Ordinal)]));
        }
    }

    private static List<DomainProfile> Profiles(string naming, List<(string File, YamlMapping Root)> profiles,
        IReadOnlyList<DomainIssue> issues, ProblemList problems)
    {
        List<DomainProfile> read = [];
        bool areKnown = problems.IsClean; // else nobody can say what a profile has too much or too little of
        foreach ((string file, YamlMapping root) in profiles)
        {
            if (Profile(file, root, areKnown ? Path.GetFileName(naming) : null, issues, problems) is DomainProfile profile)
            {
                read.Add(profile);
            }

            areKnown &= file != naming || problems.IsClean;
        }

        return read;
    }

    private static DomainProfile? Profile(string file, YamlMapping root, string? domain, IReadOnlyList<DomainIssue> issues,
        ProblemList problems)
    {
        YamlMapping scored = Scored(root);
        YamlMapping weights = root.Find("issueWeights") as YamlMapping
            ?? new() { Entries = [], IsFlow = true, Start = root.Start, End = root.End };
        foreach (YamlEntry stranger in scored.Entries.Concat(weights.Entries)
            .Where(entry => domain is not null && !issues.Any(issue => issue.Name == entry.Key.Text)).DistinctBy(entry => entry.Key.Text))
        {
            Report(problems, file, stranger.Key, $"`{stranger.Key.Text}` is not an issue of {domain}.",
                NearestName.Hint(stranger.Key.Text, issues.Select(issue => issue.Name)));
        }

        List<double> foundWeights = [];
        List<double[]> foundScores = [];
        foreach (DomainIssue issue in issues)
        {
            if (scored.Find(issue.Name) is not YamlNode at || ScoresOf(at) is not YamlMapping scores
                || weights.Find(issue.Name) is not YamlNode weight)
            {
                ReportGap(scored.Find(issue.Name)
                    ?? root, "The profile says nothing about "
                    + $"the {(scored.Find(issue.Name) is null ? "values" : ScoresOf(scored.Find(issue.Name)!) is null ? "single values"
                        : "weight")} of `{issue.Name}`, which stands in {domain}.");
                continue;
            }

            foreach (YamlEntry stranger in scores.Entries.Where(value => domain is not null && !issue.Values.Contains(value.Key.Text)))
            {
                Report(problems, file, stranger.Key, $"`{stranger.Key.Text}` is not a value of `{issue.Name}` in {domain}.",
                    NearestName.Hint(stranger.Key.Text, issue.Values));
            }

            // GeniusWeb: a value that is not named is worth nothing.
            foundWeights.Add(Number(problems, file, weight, "weight", new(0, double.MaxValue)));
            foundScores.Add([.. issue.Values.Select(value => scores.Find(value) is YamlNode score
                ? Number(problems, file, score, "utility", new(0, 1)) : 0)]);
        }

        if (problems.IsClean && foundWeights.Sum() <= 0)
        {
            Report(problems, file, root, "All weights of this profile are 0.");
        }

        if (!problems.IsClean)
        {
            return null;
        }

        double reservation = root.Find("reservationValue") is YamlNode value
            ? Number(problems, file, value, "reservationValue", GeniusXml.Reservations(foundWeights.Sum()))
                : ReservationBid(file, root, issues, foundWeights, foundScores, problems);
        return problems.IsClean ? new(Path.GetFileNameWithoutExtension(file), foundWeights, foundScores, reservation) : null;

        void ReportGap(YamlNode at, string message)
        {
            if (domain is not null)
            {
                Report(problems, file, at, message);
            }
        }
    }

    private static double ReservationBid(string file, YamlMapping root, IReadOnlyList<DomainIssue> issues, List<double> weights,
        List<double[]> scores, ProblemList problems)
    {
        if (root.Find("reservationBid") is not YamlMapping bid
            || (bid.Find("issuevalues") ?? bid.Find("issueValues")) is not YamlMapping { Entries.Count: > 0 } values)
        {
            return 0;
        }

        double utility = 0;
        foreach (YamlEntry choice in values.Entries)
        {
            int issue = issues.TakeWhile(one => one.Name != choice.Key.Text).Count();
            int value = issue < issues.Count && choice.Value is YamlScalar text ? issues[issue].Values.ToList().IndexOf(text.Text) : -1;
            if (value < 0)
            {
                Report(problems, file, choice.Key, $"The reservation bid gives `{choice.Key.Text}` something that the domain "
                    + "does not have.");
                continue;
            }

            utility += weights[issue] * scores[issue][value];
        }

        return utility;
    }

    private static YamlMapping Scored(YamlMapping root) => (root.Find("issueUtilities") ?? root.Find("issues")) as YamlMapping
        ?? new() { Entries = [], IsFlow = true, Start = root.Start, End = root.End };

    private static YamlMapping? ScoresOf(YamlNode issue) => issue is not YamlMapping group ? null
        : (group.Find(Discrete) ?? group.Find(OlderDiscrete)) is YamlMapping discrete ? discrete.Find(Values) as YamlMapping
        : group.Entries.All(entry => entry.Value is YamlScalar) ? group : null;

    private static double Number(ProblemList problems, string file, YamlNode node, string what, Bounds legal)
    {
        if (node is YamlScalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && legal.Contains(value))
        {
            return value;
        }

        string? text = (node as YamlScalar)?.Text;
        Report(problems, file, node, $"The {what} is {(text is null ? node.Kind : $"`{NumberShape.Shorten(text)}`")}; it should be a "
            + $"number {CsvNumbers.Range(legal)}.", text is null ? null : CsvNumbers.Advice(text, legal));
        return 0;
    }

    private static void Report(ProblemList problems, string file, YamlNode at, string message, string? hint = null) =>
        problems.Add(file, at.Start.Line, at.Start.Column, "", message, hint);
}
