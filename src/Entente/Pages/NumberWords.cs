using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Pages;

/// <summary>Says in words which number of a scenario stands at a dotted path.</summary>
internal sealed class NumberWords(Scenario scenario)
{
    /// <summary>The number in words, such as `the highest position on nato that Russia accepts`.</summary>
    public string Of(string path) => path.Split('.') switch
    {
        ["issues", var issue, "wants", var actor, "accepts", "from"] => $"the lowest position on {TermsWords.Spaced(issue)} that {Actor(actor)} accepts",
        ["issues", var issue, "wants", var actor, "accepts", "to"] => $"the highest position on {TermsWords.Spaced(issue)} that {Actor(actor)} accepts",
        ["issues", var issue, "wants", var actor, "ideal"] => $"what {Actor(actor)} wants most on {TermsWords.Spaced(issue)}",
        ["issues", var issue, "wants", var actor, "salience"] => $"how much {TermsWords.Spaced(issue)} matters to {Actor(actor)}",
        ["talks", "pace"] => "pace of talks",
        ["actors", var actor, "reservation"] => $"what no deal is worth to {Actor(actor)}",
        ["actors", var actor, "power"] => $"the strength of {Actor(actor)}",
        ["actors", var actor, "rearm"] => $"how much {Actor(actor)} re-arms in a peace",
        ["actors", var actor, "optimism"] => $"how much {Actor(actor)} overrates its strength",
        ["actors", var actor, "doubt"] => $"how unsure {Actor(actor)} is of its strength",
        ["actors", var actor, "discount"] => $"how impatient {Actor(actor)} is",
        ["actors", var actor, "war-cost"] => $"what the war costs {Actor(actor)}",
        ["actors", var actor, "supports", var helped, var stream] => $"{TermsWords.Spaced(stream)} that {Actor(actor)} gives {Actor(helped)}",
        ["war", "collapse", ("attacker" or "defender") and var side] => $"how likely the side of {Actor(StandingTerms.Lead(side == "attacker" ? Side.Attacker : Side.Defender, scenario))} collapses",
        ["war", "pace"] => "how fast the front moves",
        ["war", "volatility"] => "how erratically the front moves",
        ["actors", var actor, "factions", var faction, .. var rest] => $"{Faction(actor, faction)}: {Rest(rest)}",
        ["issues", var issue, "wants", var actor, "factions", var faction, .. var rest] => $"{Faction(actor, faction)} on {TermsWords.Spaced(issue)}: {Rest(rest)}",
        ["actors", var actor, .. var rest] => $"{Actor(actor)}: {Rest(rest)}",
        ["issues", var issue, "wants", var actor, .. var rest] => $"{Actor(actor)} on {TermsWords.Spaced(issue)}: {Rest(rest)}",
        ["issues", var issue, .. var rest] => $"{TermsWords.Spaced(issue)}: {Rest(rest)}",
        ["events", var place, .. var rest] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= scenario.Events.Count =>
            $"event \"{scenario.Events[number - 1].Name}\": {Rest(rest)}",
        ["deadlines", var deadline, .. var rest] => $"deadline {scenario.Deadlines[deadline].Name ?? deadline}: {Rest(rest)}",
        ["levers", var lever, .. var rest] => $"lever \"{scenario.Levers[lever].Name ?? lever}\": {Rest(rest)}",
        [var part, .. var rest] => $"{TermsWords.Spaced(part)}: {Rest(rest)}",
        _ => path,
    };

    /// <summary>A group inside an actor by its own name, also where its key is that of an actor.</summary>
    private string Faction(string actor, string key) =>
        $"{(scenario.Actors.TryGet(actor, out Actor? of) && of.Factions.TryGet(key, out Faction? faction) && faction.Name is string name ? name : TermsWords.Spaced(key))} in {Actor(actor)}";

    private string Rest(IEnumerable<string> parts) => string.Join(", ", parts.Select(part => scenario.Actors.Has(part) ? Actor(part) : TermsWords.Spaced(part)));

    private string Actor(string key) => scenario.Actors.TryGet(key, out Actor? actor) ? actor.Name ?? key
        : scenario.Holding?.Spoilers.TryGet(key, out Spoiler? spoiler) == true ? spoiler.Name ?? key
        : key;
}
