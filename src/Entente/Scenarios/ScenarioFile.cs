using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A scenario file as read: its text, the scenario if it has no errors, and everything that is wrong or doubtful.</summary>
/// <param name="Name">The file as the user named it.</param>
/// <param name="Text">The text, without a byte-order mark.</param>
/// <param name="Scenario">The scenario, or null if there is an error.</param>
/// <param name="Problems">Errors, then warnings, each in file order.</param>
/// <param name="Numbers">Every number with its place, in file order; empty if there is an error.</param>
public sealed record ScenarioFile(
    string Name, string Text, Scenario? Scenario, ValueList<Problem> Problems, ValueList<NumberInFile> Numbers)
{
    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    /// <summary>The problems that keep the scenario from being used.</summary>
    public IEnumerable<Problem> Errors => Problems.Where(problem => problem.Severity == Severity.Error);

    /// <summary>The problems that its author should look at.</summary>
    public IEnumerable<Problem> Warnings => Problems.Where(problem => problem.Severity == Severity.Warning);

    /// <summary>A number as the file writes it: `15 %`, `60..70..90`, `vital`.</summary>
    /// <param name="number">One of <see cref="Numbers"/>.</param>
    public string AsWritten(NumberInFile number)
    {
        if (number.Value is Uncertain.Opinions)
        {
            return NumberSyntax.Text(number.Value);
        }

        string line = Text.Split('\n')[number.Line - 1], from = line[Math.Min(line.Length, number.Column - 1)..];
        int end = from.IndexOfAny([',', '}', ']', '#', '\r']);
        string written = (end < 0 ? from : from[..end]).Trim().Trim('"', '\'');
        return written.Length > 0 ? written : NumberSyntax.Text(number.Value);
    }

    internal static ScenarioFile Unreadable(string name, string text, params IEnumerable<Problem> errors) =>
        new(name, text, null, new(errors), []);
}
