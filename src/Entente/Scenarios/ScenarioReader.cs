using Entente.Scenarios.Checks;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>Reads scenario files and finds everything that is wrong with them in one go.</summary>
internal static class ScenarioReader
{
    /// <summary>Largest legal file, in bytes.</summary>
    public const int MaxFileSize = TextFile.MaxFileSize;

    /// <summary>Reads a file. A file that is missing, too large or no text is a problem like any other, never an exception.</summary>
    public static ScenarioFile ReadFile(string path)
    {
        (string text, Problem? problem) = TextFile.Read(path);
        return problem is null ? Read(text, path) : ScenarioFile.Unreadable(path, "", problem);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The file name for problems.</param>
    public static ScenarioFile Read(string text, string name)
    {
        YamlNode root;
        try
        {
            root = YamlTree.Read(text);
        }
        catch (YamlMistake mistake)
        {
            return ScenarioFile.Unreadable(name, text, SyntaxProblems(mistake, text, name));
        }

        return Read(text, name, root);
    }

    /// <summary>Reads a text whose YAML was read already.</summary>
    internal static ScenarioFile Read(string text, string name, YamlNode root)
    {
        Reading reading = new(name, new FileNames(root));
        (Scenario scenario, ValueList<NumberInFile> filled) = HistoryDefaults.Fill((Scenario)Shapes.Scenario.Read(root, reading), root);
        scenario = CourseDefaults.Fill(scenario);
        FindingPlacer placer = new(name, root);
        List<Problem> found =
        [
            // an alias is read once for each use
            .. reading.Problems.DistinctBy(problem => (problem.Line, problem.Column, problem.Message)),
            .. ScenarioChecks.Of(scenario)
                .Where(finding => !finding.RestsOn.Append(finding.Path).Any(reading.IsBroken))
                .Take(Reading.MaxProblems)
                .Select(placer.Place),
        ];
        if (found.Any(problem => problem.Severity == Severity.Error))
        {
            return ScenarioFile.Unreadable(name, text, InFileOrder(found));
        }

        // What numbers rest on is worth saying only of a file that can be used.
        found.AddRange(AnalystChecks.Of(scenario, reading.Numbers).Concat(EvidenceChecks.Of(scenario, reading.Numbers))
            .Select(placer.Place));
        return new(
            name, text, scenario, new(InFileOrder(found)),
                new(reading.Numbers.Concat(filled).OrderBy(number => number.Line).ThenBy(number => number.Column)));
    }

    /// <summary>Every place of a text where a name stands for something of the file.</summary>
    /// <exception cref="YamlMistake">The text is no YAML.</exception>
    internal static IReadOnlyList<Mention> Mentions(string text)
    {
        YamlNode root = YamlTree.Read(text);
        Reading reading = new("", new FileNames(root));
        Shapes.Scenario.Read(root, reading);
        return reading.Mentions;
    }

    private static IEnumerable<Problem> InFileOrder(IEnumerable<Problem> problems) =>
        problems.OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column);

    /// <summary>What is wrong with a text that is no YAML.</summary>
    internal static Problem[] SyntaxProblems(YamlMistake mistake, string text, string name)
    {
        const string tab = "The line is indented with a tab; YAML is indented with spaces.";
        Problem[] tabs =
        [
            .. SyntaxMessage.LinesIndentedWithTabs(text).Take(20).Select(line => new Problem(Severity.Error, name, line, 1, "", tab, null)),
        ];
        Problem[] stray = [.. StraySigns.Near(mistake.At.Line, text, name)];
        if (stray.Length > 0)
        {
            return stray;
        }

        bool overTab = mistake.Message.Contains("tab", StringComparison.Ordinal) || tabs.Any(problem => problem.Line == mistake.At.Line);
        (int line, int column) = WithinText(mistake.At, text);
        return tabs.Length > 0 && overTab ? tabs : [new(Severity.Error, name, line, column, "", mistake.Message, null), .. tabs];
    }

    // What is not closed is noticed after the end of the file, where nobody can look: its last line is named then.
    private static (int Line, int Column) WithinText(Mark at, string text)
    {
        int last = text.AsSpan().Count('\n') + 1;
        return at.Line <= last ? (at.Line, at.Column) : (last, text.Length - text.LastIndexOf('\n'));
    }
}
