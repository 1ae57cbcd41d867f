namespace Entente.Scenarios;

/// <summary>A number of a scenario with what it rests on.</summary>
/// <param name="Number">The number and its place.</param>
/// <param name="Evidence">Its evidence with the name of each piece, nearest first; empty if it rests on nothing.</param>
internal sealed record NumberEvidence(NumberInFile Number, ValueList<KeyValuePair<string, PieceOfEvidence>> Evidence)
{
    /// <summary>All numbers of a file, in file order, each with what it rests on.</summary>
    /// <param name="file">A file without errors.</param>
    public static IReadOnlyList<NumberEvidence> Of(ScenarioFile file)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("The scenario has errors.", nameof(file));
        EvidenceCoverage coverage = new(scenario);
        return [.. file.Numbers.Select(number =>
            new NumberEvidence(number, new(coverage.For(number.Path).Select(name => KeyValuePair.Create(name, scenario.Evidence[name])))))];
    }

    /// <summary>The numbers that are an actor's own: its resources, and what it wants on each issue.</summary>
    /// <param name="file">A file without errors.</param>
    /// <param name="actor">Name of the actor.</param>
    public static IReadOnlyList<NumberEvidence> OfActor(ScenarioFile file, string actor) =>
        [.. Of(file).Where(one => one.Number.Path.Split('.') is ["actors", string who, ..] && who == actor
            || one.Number.Path.Split('.') is ["issues", _, "wants", string wanting, ..] && wanting == actor)];

    /// <summary>A piece of evidence in one line: its words, who said them, where they stand, and how good it is.</summary>
    public static string Words(string name, PieceOfEvidence piece, Scenario scenario)
    {
        string source = piece.Source is string key && scenario.Sources.TryGet(key, out Source? document) ? document.Title : "";
        string[] about =
        [
            .. new[] { piece.Speaker, source, piece.At, piece.Analyst is null ? null : $"judgement of {piece.Analyst}" }.Where(part =>
                part is { Length: > 0 })!,
            $"confidence {piece.Confidence.ToString().ToLowerInvariant()}",
            .. piece.Status == EvidenceStatus.Accepted ? Array.Empty<string>()
                : [piece.Status == EvidenceStatus.Rejected ? "rejected" : "not yet accepted"],
        ];
        return $"{name}: {piece.Says} ({string.Join("; ", about)})";
    }
}
