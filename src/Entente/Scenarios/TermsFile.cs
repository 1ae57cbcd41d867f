using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>A file with terms for the issues of a scenario, such as a published plan: `{territory: 55, guarantees: observers}`.</summary>
/// <param name="Terms">A value for each issue that is named.</param>
/// <param name="Problems">Everything that is wrong with the file.</param>
internal sealed record TermsFile(Named<IssueValue> Terms, ValueList<Problem> Problems)
{
    /// <summary>Reads terms; issues that are not named are left to the caller.</summary>
    /// <param name="path">The file.</param>
    /// <param name="scenario">The scenario whose issues it names, without errors.</param>
    public static TermsFile Read(string path, ScenarioFile scenario)
    {
        (string text, Problem? problem) = TextFile.Read(path);
        if (problem is not null)
        {
            return new([], [problem]);
        }

        try
        {
            Reading reading = new(path, new FileNames(YamlTree.Read(scenario.Text)));
            object terms = Shapes.Terms.Read(YamlTree.Read(text), reading);
            return new((Named<IssueValue>)terms, new(reading.Problems));
        }
        catch (YamlMistake mistake)
        {
            return new([], new(ScenarioReader.SyntaxProblems(mistake, text, path)));
        }
    }
}
