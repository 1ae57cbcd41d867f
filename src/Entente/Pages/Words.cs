using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Pages;

/// <summary>What actors, packages, issues, outcomes and numbers of a scenario are called in sentences.</summary>
internal sealed class Words(Scenario scenario)
{
    private static readonly HashSet<string> Agreements =
    [
        "accord", "agreement", "armistice", "arrangement", "bargain", "ceasefire", "compact", "contract", "deal", "pact", "peace",
        "protocol", "settlement", "treaty", "truce",
    ];

    private static readonly string[] Articles = ["A ", "An ", "The ", "a ", "an ", "the "];

    public Scenario Scenario { get; } = scenario;

    public Named<Package> Packages { get; } = scenario.AllPackages;

    public bool IsWar => Scenario.War is not null;

    /// <summary>What an agreement that ends the dispute is called here.</summary>
    public string AnyAgreement => IsWar ? "an agreement that stops the fighting" : "an agreement";

    /// <summary>Whether the war goes on whatever is agreed: no package of the file stops the fighting.</summary>
    public bool StopsNothing => IsWar && Packages.Values.All(package => !package.EndsFighting);

    /// <summary>The main package in a sentence: `the settlement`.</summary>
    public string TheMain => The(Package(Scenario.MainPackage));

    /// <summary>An actor or a spoiler.</summary>
    public string Actor(string key) => Scenario.Actors.TryGet(key, out Actor? actor) ? actor.Name ?? key
        : Scenario.Holding?.Spoilers.TryGet(key, out Spoiler? spoiler) == true ? spoiler.Name ?? key
        : key;

    /// <summary>A group inside an actor by its own name, also where its key is that of an actor.</summary>
    public string Faction(string actor, string key) =>
        Scenario.Actors.TryGet(actor, out Actor? of) && of.Factions.TryGet(key, out Faction? faction) && faction.Name is string name
            ? name : TermsWords.Spaced(key);

    /// <summary>Whether an actor wants anything: who does not gets neither more nor less by anybody's terms.</summary>
    public bool Wants(string actor) => Scenario.Issues.Values.Any(issue => issue.AllWants.Any(wants => wants.Key == actor));

    /// <summary>The strongest actor of a side, after whom the side is called.</summary>
    public string Leader(Side side) => IsWar ? Actor(StandingTerms.Lead(side, Scenario)) : side.ToString();

    public string Package(string key) =>
        Packages.TryGet(key, out Package? package) && package.Name is string name ? name : TermsWords.Spaced(key);

    /// <summary>A package in a sentence: `a settlement`; one whose name is no word for an agreement in quotes:
    /// `the package "half"`.</summary>
    public string APackage(string key) => One(Package(key));

    /// <summary>The question of an issue, or its name.</summary>
    public string Question(string issue) => Scenario.Issues[issue].Asks ?? Issue(issue);

    /// <summary>An option of an issue, in its words.</summary>
    public string Option(string issue, string option) =>
        Scenario.Issues.TryGet(issue, out Issue? known) && known is OptionsIssue { Options: var options }
            && options.TryGet(option, out string? text)
            ? text : Issue(option);

    public static string Issue(string key) => TermsWords.Spaced(key);

    /// <summary>How things stand on the last day.</summary>
    public string Outcome(string key) => key switch
    {
        "settlement" => "a settlement",
        "ceasefire-only" => "a ceasefire without a settlement",
        "imposed-by-attacker" => $"terms imposed by the side of {Leader(Side.Attacker)}",
        "imposed-by-defender" => $"terms imposed by the side of {Leader(Side.Defender)}",
        _ => IsWar ? "war without an agreement" : "no agreement",
    };

    /// <summary>The number at a dotted path, such as `the highest position on nato that Russia accepts`.</summary>
    public string Number(string path) => path.Split('.') switch
    {
        ["issues", var issue, "wants", var actor, "accepts", "from"] =>
            $"the lowest position on {Issue(issue)} that {Actor(actor)} accepts",
        ["issues", var issue, "wants", var actor, "accepts", "to"] => $"the highest position on {Issue(issue)} that {Actor(actor)} accepts",
        ["issues", var issue, "wants", var actor, "accepts", "margin"] =>
            $"how far beyond its red line on {Issue(issue)} {Actor(actor)} can go",
        ["issues", var issue, "wants", var actor, "accepts", "gives"] =>
            $"how far the red line of {Actor(actor)} on {Issue(issue)} gives way as war goes worse",
        ["issues", var issue, "wants", var actor, "accepts", "loss"] =>
            $"what it costs {Actor(actor)} to go beyond its red line on {Issue(issue)}",
        ["issues", var issue, "wants", var actor, "ideal"] => $"what {Actor(actor)} wants most on {Issue(issue)}",
        ["issues", var issue, "wants", var actor, "salience"] => $"how much {Issue(issue)} matters to {Actor(actor)}",
        ["issues", var issue, "may-fail", var actor] => $"the chance that {Actor(actor)} does not carry out {Issue(issue)}",
        ["talks", "pace"] => "pace of talks",
        ["actors", var actor, "reservation"] => $"what no deal is worth to {Actor(actor)}",
        ["actors", var actor, "power"] => $"the strength of {Actor(actor)}",
        ["actors", var actor, "rearm"] => $"how much {Actor(actor)} re-arms in a peace",
        ["actors", var actor, "optimism"] => $"how much {Actor(actor)} overrates its strength",
        ["actors", var actor, "doubt"] => $"how unsure {Actor(actor)} is of its strength",
        ["actors", var actor, "discount"] => $"how impatient {Actor(actor)} is",
        ["actors", var actor, "war-cost"] => $"what the war costs {Actor(actor)}",
        ["actors", var actor, "supports", var helped, var stream] => $"{Issue(stream)} that {Actor(actor)} gives {Actor(helped)}",
        ["war", "collapse", "attacker"] => $"how likely the side of {Leader(Side.Attacker)} collapses",
        ["war", "collapse", "defender"] => $"how likely the side of {Leader(Side.Defender)} collapses",
        ["war", "pace"] => "how fast the front moves",
        ["war", "volatility"] => "how erratically the front moves",
        ["actors", var actor, "factions", var faction, .. var rest] => $"{Faction(actor, faction)} in {Actor(actor)}: {Rest(rest)}",
        ["issues", var issue, "wants", var actor, "factions", var faction, .. var rest] =>
            $"{Faction(actor, faction)} in {Actor(actor)} on {Issue(issue)}: {Rest(rest)}",
        ["actors", var actor, .. var rest] => $"{Actor(actor)}: {Rest(rest)}",
        ["issues", var issue, "wants", var actor, .. var rest] => $"{Actor(actor)} on {Issue(issue)}: {Rest(rest)}",
        ["issues", var issue, .. var rest] => $"{Issue(issue)}: {Rest(rest)}",
        ["events", var place, .. var rest] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number <= Scenario.Events.Count => $"event \"{Scenario.Events[number - 1].Name}\": {Rest(rest)}",
        ["deadlines", var deadline, .. var rest] => $"deadline {Scenario.Deadlines[deadline].Name ?? deadline}: {Rest(rest)}",
        ["levers", var lever, .. var rest] => $"lever \"{Scenario.Levers[lever].Name ?? lever}\": {Rest(rest)}",
        [var part, .. var rest] => $"{Issue(part)}: {Rest(rest)}",
        _ => path,
    };

    /// <summary>One of its kind: `an armistice`. A name may bring its own article ("A peace accord"), which then is not said
    /// twice.</summary>
    public static string One(string package) =>
        Article(package) is string article ? article.ToLowerInvariant() + package[article.Length..]
        : !IsAgreement(package) ? Quoted(package)
        : ("aeiouAEIOU".Contains(package[0], StringComparison.Ordinal) ? "an " : "a ") + package;

    /// <summary>The one that is talked about: `the settlement`, `the package "half"`.</summary>
    public static string The(string package) =>
        Article(package) is string article ? "the " + package[article.Length..]
        : !IsAgreement(package) ? Quoted(package)
        : "the " + package;

    private static string? Article(string name) =>
        Articles.FirstOrDefault(article => name.StartsWith(article, StringComparison.Ordinal) && name.Length > article.Length);

    private static string Quoted(string name) => $"the package \"{name}\"";

    private static bool IsAgreement(string name) => Agreements.Contains(name.Split(' ')[^1].ToLowerInvariant());

    private string Rest(IEnumerable<string> parts) =>
        string.Join(", ", parts.Select(part => Scenario.Actors.Has(part) ? Actor(part) : Issue(part)));
}
