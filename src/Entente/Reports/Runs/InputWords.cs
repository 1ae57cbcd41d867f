using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Reports.Runs;

/// <summary>Says in words which number of a scenario stands at a dotted path, and what it rests on.</summary>
internal sealed class InputWords(RunWords words)
{
    private readonly Dictionary<string, Uncertain> numbers = words.Numbers.ToDictionary(number => number.Path, number => number.Value, StringComparer.Ordinal);

    /// <summary>The number in words, such as `Russia on nato: accepts, to`.</summary>
    public string Of(string path) => path.Split('.') switch
    {
        ["issues", var issue, "wants", var actor, "accepts", "from"] => $"the lowest position on {RunWords.Issue(issue)} that {words.Actor(actor)} accepts",
        ["issues", var issue, "wants", var actor, "accepts", "to"] => $"the highest position on {RunWords.Issue(issue)} that {words.Actor(actor)} accepts",
        ["issues", var issue, "wants", var actor, "ideal"] => $"what {words.Actor(actor)} wants most on {RunWords.Issue(issue)}",
        ["issues", var issue, "wants", var actor, "salience"] => $"how much {RunWords.Issue(issue)} matters to {words.Actor(actor)}",
        ["talks", "pace"] => "pace of talks",
        ["actors", var actor, "reservation"] => $"what no deal is worth to {words.Actor(actor)}",
        ["actors", var actor, "power"] => $"the strength of {words.Actor(actor)}",
        ["actors", var actor, "rearm"] => $"how much {words.Actor(actor)} re-arms in a peace",
        ["actors", var actor, "optimism"] => $"how much {words.Actor(actor)} overrates its strength",
        ["actors", var actor, "doubt"] => $"how unsure {words.Actor(actor)} is of its strength",
        ["actors", var actor, "discount"] => $"how impatient {words.Actor(actor)} is",
        ["actors", var actor, "war-cost"] => $"what the war costs {words.Actor(actor)}",
        ["actors", var actor, "supports", var helped, var stream] => $"{RunWords.Issue(stream)} that {words.Actor(actor)} gives {words.Actor(helped)}",
        ["war", "collapse", ("attacker" or "defender") and var side] => $"how likely the side of {words.Actor(StandingTerms.Lead(side == "attacker" ? Side.Attacker : Side.Defender, words.Scenario))} collapses",
        ["war", "pace"] => "how fast the front moves",
        ["war", "volatility"] => "how erratically the front moves",
        ["actors", var actor, "factions", var faction, .. var rest] => $"{Faction(actor, faction)}: {Rest(rest)}",
        ["issues", var issue, "wants", var actor, "factions", var faction, .. var rest] => $"{Faction(actor, faction)} on {RunWords.Issue(issue)}: {Rest(rest)}",
        ["actors", var actor, .. var rest] => $"{words.Actor(actor)}: {Rest(rest)}",
        ["issues", var issue, "wants", var actor, .. var rest] => $"{words.Actor(actor)} on {RunWords.Issue(issue)}: {Rest(rest)}",
        ["issues", var issue, .. var rest] => $"{RunWords.Issue(issue)}: {Rest(rest)}",
        ["events", var place, .. var rest] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= words.Scenario.Events.Count =>
            $"event \"{words.Scenario.Events[number - 1].Name}\": {Rest(rest)}",
        ["deadlines", var deadline, .. var rest] => $"deadline {words.Scenario.Deadlines[deadline].Name ?? deadline}: {Rest(rest)}",
        ["levers", var lever, .. var rest] => $"lever \"{words.Scenario.Levers[lever].Name ?? lever}\": {Rest(rest)}",
        [var part, .. var rest] => $"{RunWords.Issue(part)}: {Rest(rest)}",
        _ => path,
    };

    /// <summary>What the number means, in a sentence without its full stop; empty where <see cref="Of"/> says it.</summary>
    public string Meaning(string path) => path.Split('.') is ["issues", _, "wants", _, "accepts" or "ideal" or "salience", ..] ? "" : ScenarioPath.Meaning(words.Scenario, path).TrimEnd('.');

    /// <summary>What is assumed about the number, in words.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="written">As the file writes it, for numbers that it leaves out.</param>
    public string Assumed(string path, string written) => numbers.GetValueOrDefault(path) switch
    {
        Uncertain.Point exact => $"{Say.Digits(exact.Value)} exactly",
        Uncertain.Uniform range => $"{Say.Digits(range.Low)} to {Say.Digits(range.High)}, each value as likely as any other",
        Uncertain.Pert range => $"{Say.Digits(range.Low)} to {Say.Digits(range.High)}, most likely {Say.Digits(range.Central)}",
        Uncertain.Word range => $"\"{range.Name}\", {Say.Digits(range.Low)} to {Say.Digits(range.High)}",
        Uncertain.TruncatedNormal range => $"{written}, in eight worlds of ten {Say.Digits(range.Quantile(0.1))} to {Say.Digits(range.Quantile(0.9))}",
        _ => written,
    };

    /// <summary>What the number rests on.</summary>
    public Ground GroundOf(string path)
    {
        PieceOfEvidence[] pieces = [.. words.EvidenceFor(path).Where(words.Scenario.Evidence.Has).Select(name => words.Scenario.Evidence[name])];
        return pieces.Length == 0 ? Ground.Nothing : pieces.Any(piece => piece.Source is not null) ? Ground.Sources : Ground.Judgement;
    }

    /// <summary>What a number rests on, in words.</summary>
    public string Grounds(string path) => GroundOf(path) switch
    {
        Ground.Nothing => "nothing",
        Ground.Judgement => "the analyst's own judgement",
        _ => string.Join(", ", words.EvidenceFor(path)),
    };

    /// <summary>A group inside an actor by its own name, also where its key is that of an actor.</summary>
    private string Faction(string actor, string key) =>
        $"{(words.Scenario.Actors.TryGet(actor, out Actor? of) && of.Factions.TryGet(key, out Faction? faction) && faction.Name is string name ? name : RunWords.Issue(key))} in {words.Actor(actor)}";

    private string Rest(IEnumerable<string> parts) => string.Join(", ", parts.Select(part => words.Scenario.Actors.Has(part) ? words.Actor(part) : RunWords.Issue(part)));
}

/// <summary>What a number rests on.</summary>
internal enum Ground
{
    /// <summary>No evidence is named for it.</summary>
    Nothing,

    /// <summary>Evidence without a document: what the analyst thinks.</summary>
    Judgement,

    /// <summary>At least one document.</summary>
    Sources,
}
