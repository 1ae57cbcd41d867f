using System.Text.Json.Nodes;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers;

/// <summary>Terms of a deal as JSON: by issue a position as a number, or an option by its name.</summary>
internal static class TermsJson
{
    /// <summary>Terms, a number an issue; issues that they leave open (NaN) are left out.</summary>
    public static readonly JsonKind<(Scenario Scenario, IReadOnlyList<double> Terms)> Form =
        new JsonValueKind<(Scenario Scenario, IReadOnlyList<double> Terms)>(
            one => Issues.Write(one.Scenario.Issues.Zip(one.Terms).Where(issue => !double.IsNaN(issue.Second))
                .Select(issue => KeyValuePair.Create(issue.First.Key, (issue.First.Value, issue.Second)))),
            () => Issues.Schema());

    /// <summary>A position of an issue.</summary>
    public static JsonKind<(Issue Issue, double At)> Value => new JsonValueKind<(Issue Issue, double At)>(
        one => one.Issue is OptionsIssue options ? options.Options[(int)one.At].Key : Own(one.Issue, one.At),
        () => new() { ["type"] = new JsonArray("number", "string") });

    /// <summary>A position in the unit of its scale.</summary>
    public static double Own(Issue issue, double position) => issue is ScaleIssue scale ? scale.Scale.Own(position) : position;

    private static JsonKind<IEnumerable<KeyValuePair<string, (Issue Issue, double At)>>> Issues => Map(Value);
}
