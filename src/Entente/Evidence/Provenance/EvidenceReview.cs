using Entente.Scenarios;

namespace Entente.Evidence.Provenance;

/// <summary>What a person may do with a piece of evidence, each as a change of the scenario's text: `entente review` and the workbench
/// change it in the same way.</summary>
internal static class EvidenceReview
{
    /// <summary>The keys that can be edited, in the order in which they are asked for.</summary>
    public static readonly IReadOnlyList<string> Editable = ["says", "speaker", "speaks-for", "confidence"];

    /// <summary>The text with evidence accepted or rejected.</summary>
    /// <exception cref="ArgumentException">The text cannot be changed there, or what is to be accepted says nothing yet.</exception>
    public static string Decide(string text, string name, EvidenceStatus status) =>
        status == EvidenceStatus.Accepted && ScenarioReader.Read(text, "").Scenario is Scenario scenario
            && scenario.Evidence.TryGet(name, out PieceOfEvidence? piece) && ReportedWords.IsPlaceholder(piece.Says)
            ? throw new ArgumentException(
                $"`{Problem.Visible(name)}` says nothing yet but that something is to be written there: edit it first.")
            : ScenarioEditor.Set(text, $"evidence.{name}.status", status.ToString().ToLowerInvariant());

    /// <summary>The text with one of the keys changed.</summary>
    /// <exception cref="ArgumentException">The text cannot be changed there.</exception>
    public static string Edit(string text, string name, string key, string value) => ScenarioEditor.Set(
        text, $"evidence.{name}.{key}", key == "confidence" ? value : JsonLayout.Quoted(value));

    /// <summary>The text with evidence tied to a number, which accepts it.</summary>
    /// <exception cref="ArgumentException">Nothing around the number can name evidence.</exception>
    public static string Tie(ScenarioFile file, string name, string number) =>
        Decide(EvidenceTies.Add(file, number, name), name, EvidenceStatus.Accepted);

    /// <summary>Why evidence cannot be tied to a path; null if it is that of a number.</summary>
    public static string? WhyNoNumber(ScenarioFile file, string path) => file.Numbers.Any(number => number.Path == path) ? null
        : $"`{Problem.Visible(path)}` is not a number of this file. {NearestName.Hint(path, file.Numbers.Select(number => number.Path))}";
}
