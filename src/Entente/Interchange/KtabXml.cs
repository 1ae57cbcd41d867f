using System.Xml.Linq;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Stakeholders;

namespace Entente.Interchange;

/// <summary>The XML of the KAPSARC Toolkit for Behavioral Analysis: dimensions, actors, the model's options, and how far ideals
/// follow positions.</summary>
internal static class KtabXml
{
    /// <summary>Whether a file looks like XML.</summary>
    public static bool Is(string path) => Path.GetExtension(path).Equals(".xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a scenario of KTAB's, or null if anything is wrong.</summary>
    public static StakeholderTable? Read(string path, ImportOptions options, ProblemList problems)
    {
        if (SafeXml.Read(path, problems) is not XDocument document)
        {
            return null;
        }

        XElement root = document.Root!;
        if (root.Name.LocalName != "Scenario" || root.Element("Actors") is not XElement actors
            || root.Element("Dimensions") is not XElement dimensions)
        {
            SafeXml.Report(problems, path, root, "This is not a scenario of KTAB's: a <Scenario> with <Dimensions> and <Actors> "
                + "is expected.");
            return null;
        }

        TableBuilder builder = new((0, 100), problems);
        foreach (XElement dimension in dimensions.Elements("dName"))
        {
            builder.Issue(dimension.Value.Trim(), "", isNamed: true);
        }

        foreach (XElement actor in actors.Elements("Actor"))
        {
            ReadActor(path, actor, builder, problems);
        }

        Accommodate(path, root.Element("IdealAdjustment"), builder, problems);
        if (root.Element("ModelParameters") is XElement model)
        {
            problems.Note("KTAB's options are no part of a scenario; give them to the model: entente stakeholders FILE --model "
                + $"ktab {string.Join(' ', model.Elements().Select(AsSetting))}");
        }

        string title = options.Title ?? root.Element("name")?.Value.Trim() ?? Path.GetFileNameWithoutExtension(path);
        return builder.Build(path, title, $"{Path.GetFileName(path)}, a scenario in KTAB's format", options with { GreatestSalience = 100 },
            root.Element("desc")?.Value.Trim());
    }

    // PCEModel MarkovIncentive is pce-model=markov-incentive here; what has no such setting is passed on as it stands.
    private static string AsSetting(XElement option)
    {
        ChoiceParameter? setting = ModelCatalog.Of("ktab").Card.Parameters.OfType<ChoiceParameter>()
            .FirstOrDefault(one => IsSame(one.Name, option.Name.LocalName));
        ParameterChoice? choice = setting?.Choices.FirstOrDefault(one => IsSame(one.Name, option.Value.Trim()));
        return choice is null ? $"({Problem.Visible(NumberShape.Shorten(option.Name.LocalName))} "
            + $"{Problem.Visible(NumberShape.Shorten(option.Value.Trim()))})" : $"--with {setting!.Name}={choice.Name}";

        static bool IsSame(string ours, string theirs) =>
            ours.Replace("-", "", StringComparison.Ordinal).Equals(theirs, StringComparison.OrdinalIgnoreCase);
    }

    private static void ReadActor(string path, XElement actor, TableBuilder builder, ProblemList problems)
    {
        string name = actor.Element("name")?.Value.Trim() ?? "";
        double? power = Number(path, actor.Element("capability"), actor, "capability", new(0, 1e6), problems);
        double?[] positions = [.. Values("Position", "dCoord", "position")], saliences = [.. Values("Salience", "dSal", "salience")];
        if (positions.Length != builder.IssueCount || saliences.Length != builder.IssueCount)
        {
            SafeXml.Report(problems, path, actor,
                string.Create(CultureInfo.InvariantCulture, $"`{name}` has {positions.Length} positions and {saliences.Length} saliences; "
                + $"there are {builder.IssueCount} dimensions."));
            return;
        }

        // Rows of a table know their place; here the element stands in for one.
        System.Xml.IXmlLineInfo at = actor;
        CsvRow row = new(path, at.LineNumber, [name], "", ',');
        for (int k = 0; k < positions.Length; k++)
        {
            if (!builder.Add(row, 0, k, positions[k], saliences[k], power, actor.Element("description")?.Value.Trim()))
            {
                return;
            }
        }

        IEnumerable<double?> Values(string group, string item, string what) =>
            (actor.Element(group)?.Elements(item) ?? []).Select(value => Number(path, value, actor, what, new(0, 100), problems));
    }

    private static void Accommodate(string path, XElement? adjustment, TableBuilder builder, ProblemList problems)
    {
        foreach (IGrouping<string, XElement> pairs in (adjustment?.Elements("iaPair") ?? [])
            .GroupBy(pair => pair.Element("adjustingIdeal")?.Value.Trim() ?? ""))
        {
            List<KeyValuePair<string, double>> shares = [];
            foreach (XElement pair in pairs)
            {
                string other = pair.Element("referencePos")?.Value.Trim() ?? "";
                if (!builder.TryActor(other, out _) || !builder.TryActor(pairs.Key, out _))
                {
                    SafeXml.Report(problems, path, pair, $"`{(builder.TryActor(other, out _) ? pairs.Key : other)}` is not an actor.");
                }
                else if (Number(path, pair.Element("adjust"), pair, "adjust", new(0, 1), problems) is double share)
                {
                    shares.Add(KeyValuePair.Create(builder.KeyOfActor(other), share));
                }
            }

            if (problems.IsClean && builder.TryActor(pairs.Key, out int actor))
            {
                builder.Accommodate(actor, new(shares));
            }
        }
    }

    private static double? Number(string path, XElement? element, XElement around, string what, Bounds legal, ProblemList problems)
    {
        string text = element?.Value.Trim() ?? "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && legal.Contains(value))
        {
            return value;
        }

        string range = $"from {NumberSyntax.Number(legal.Low)} to {NumberSyntax.Number(legal.High)}";
        SafeXml.Report(problems, path, element ?? around, text.Length == 0
            ? $"The {what} is empty; it should be a number {range}." : $"The {what} is `{NumberShape.Shorten(text)}`; it should be a "
                + $"number {range}.");
        return null;
    }
}
