using System.Text;
using Entente.Scenarios.Checks;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>Reads scenario files and finds everything that is wrong with them in one go.</summary>
public static class ScenarioReader
{
    /// <summary>Largest legal file, in bytes.</summary>
    public const int LargestFile = 1_000_000;

    /// <summary>Reads a file. A file that is missing, too large or no text is a problem like any other, never an exception.</summary>
    public static ScenarioFile ReadFile(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
            {
                return Refuse(path, Directory.Exists(path) ? "This is a folder, not a scenario file." : "There is no such file.");
            }

            if (file.Length > LargestFile)
            {
                string size = (file.Length / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
                return Refuse(path, $"The file has {size} MB; a scenario has at most {LargestFile / 1_000_000} MB.");
            }

            return Decode(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, $"The file cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The file name for problems; files that the scenario names are looked for beside it.</param>
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

        Reading reading = new(name, new FileNames(root));
        Scenario scenario = (Scenario)Shapes.Scenario.Read(root, reading);
        FindingPlacer placer = new(name, root);
        List<Problem> found =
        [
            .. reading.Problems,
            .. ScenarioChecks.Of(scenario)
                .Where(finding => !finding.RestsOn.Append(finding.Path).Any(reading.IsBroken))
                .Take(Reading.MostProblems)
                .Select(placer.Place),
        ];
        if (found.Any(problem => problem.Severity == Severity.Error))
        {
            return ScenarioFile.Unreadable(name, text, InFileOrder(found));
        }

        // What numbers rest on is worth saying only of a file that can be used.
        found.AddRange(EvidenceChecks.Of(scenario, reading.Numbers).Select(placer.Place));
        return new(
            name, text, scenario, new(InFileOrder(found)), new(reading.Numbers.OrderBy(number => number.Line).ThenBy(number => number.Column)));
    }

    private static IEnumerable<Problem> InFileOrder(IEnumerable<Problem> problems) =>
        problems.OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column);

    private static ScenarioFile Decode(string path, byte[] bytes)
    {
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith<byte>([0xFF, 0xFE]) || content.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Refuse(path, "The file is UTF-16; save it as UTF-8.");
        }

        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content), path);
        }
        catch (DecoderFallbackException e)
        {
            ReadOnlySpan<byte> before = content[..Math.Clamp(e.Index, 0, content.Length)];
            int line = before.Count((byte)'\n') + 1;
            int column = before.Length - before.LastIndexOf((byte)'\n');
            Problem problem = new(
                Severity.Error, path, line, column, "", "The file is not UTF-8 text: this byte belongs to no character.", "Save it as UTF-8.");
            return ScenarioFile.Unreadable(path, "", problem);
        }
    }

    private static Problem[] SyntaxProblems(YamlMistake mistake, string text, string name)
    {
        const string tab = "The line is indented with a tab; YAML is indented with spaces.";
        Problem[] tabs =
        [
            .. SyntaxMessage.LinesIndentedWithTabs(text).Take(20).Select(line => new Problem(Severity.Error, name, line, 1, "", tab, null)),
        ];
        bool overTab = mistake.Message.Contains("tab", StringComparison.Ordinal) || tabs.Any(problem => problem.Line == mistake.At.Line);
        return tabs.Length > 0 && overTab ? tabs : [new(Severity.Error, name, mistake.At.Line, mistake.At.Column, "", mistake.Message, null), .. tabs];
    }

    private static ScenarioFile Refuse(string path, string why) =>
        ScenarioFile.Unreadable(path, "", new Problem(Severity.Error, path, 1, 1, "", why, null));
}
