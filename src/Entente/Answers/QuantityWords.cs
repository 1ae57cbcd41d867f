using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Answers;

/// <summary>The words for what can be asked of the draws of a scenario.</summary>
internal sealed class QuantityWords(Scenario scenario)
{
    private readonly Named<Package> packages = PackageProblem.Packages(scenario);

    public bool IsWar => scenario.War is not null;

    /// <summary>Whether an actor wants anything: who does not gets neither more nor less by anybody's terms.</summary>
    public bool Wants(string actor) => scenario.Issues.Values.Any(issue => issue.AllWants.Any(wants => wants.Key == actor));

    /// <summary>The main package.</summary>
    public string Main => Package(PackageProblem.MainPackage(scenario));

    /// <summary>The main package in a sentence.</summary>
    public string TheMain => PackageWords.The(Main);

    public string Actor(string key) => scenario.Actors.TryGet(key, out Actor? actor) ? actor.Name ?? key : key;

    public string Package(string key) => packages.TryGet(key, out Package? package) ? package.Name ?? TermsWords.Spaced(key) : TermsWords.Spaced(key);

    /// <summary>The day by which something is to be agreed.</summary>
    public static string Day(Quantity quantity) => Say.Day(DateOnly.ParseExact(quantity.Detail, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A quantity as the first cell of its row.</summary>
    public string Of(Quantity quantity) => quantity.Kind switch
    {
        QuantityKind.AgreementBy or QuantityKind.AgreementChance => Day(quantity),
        QuantityKind.PackageBy => Package(quantity.Name),
        QuantityKind.Outcome => Outcome(quantity.Name),
        QuantityKind.Option => $"{TermsWords.Spaced(quantity.Name)}: {Option(quantity.Name, quantity.Detail)}",
        QuantityKind.Position => TermsWords.Spaced(quantity.Name),
        QuantityKind.Payoff => Actor(quantity.Name),
        QuantityKind.Holds => quantity.Detail == "1" ? "a year" : quantity.Detail + " years",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
    };

    /// <summary>What the ends of a scale mean.</summary>
    public string Scale(string issue) => $"{TermsWords.Spaced(issue)} runs from {TermsWords.Of(scenario.Issues[issue], ScaleIssue.Least)} to {TermsWords.Of(scenario.Issues[issue], ScaleIssue.Greatest)}";

    private string Option(string issue, string option) =>
        scenario.Issues.TryGet(issue, out Issue? known) && known is OptionsIssue { Options: var options } && options.TryGet(option, out string? text) ? text : TermsWords.Spaced(option);

    private string Outcome(string key) => key switch
    {
        "settlement" => "a settlement",
        "ceasefire-only" => "a ceasefire without a settlement",
        "imposed-by-attacker" => $"terms imposed by the side of {Leader(Side.Attacker)}",
        "imposed-by-defender" => $"terms imposed by the side of {Leader(Side.Defender)}",
        _ => IsWar ? "the war goes on" : packages.Count > 1 ? "no settlement, perhaps an agreement on part" : "no agreement",
    };

    private string Leader(Side side) => IsWar ? Actor(StandingTerms.Lead(side, scenario)) : side.ToString();
}
