using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>The words for what can be asked of the draws of a scenario.</summary>
internal static class QuantityWords
{
    /// <summary>The day by which something is to be agreed.</summary>
    public static string Day(Quantity quantity) =>
        Say.Day(DateOnly.ParseExact(quantity.Detail, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A quantity as the first cell of its row.</summary>
    public static string Of(Quantity quantity, Words words) => quantity.Kind switch
    {
        QuantityKind.AgreementBy or QuantityKind.AgreementChance => Day(quantity),
        QuantityKind.PackageBy => words.Package(quantity.Name),
        QuantityKind.Outcome => Outcome(quantity.Name, words),
        QuantityKind.Option => $"{Words.Issue(quantity.Name)}: {words.Option(quantity.Name, quantity.Detail)}",
        QuantityKind.Position => Words.Issue(quantity.Name),
        QuantityKind.Payoff => words.Actor(quantity.Name),
        QuantityKind.Holds => Say.Years(int.Parse(quantity.Detail, CultureInfo.InvariantCulture)),
    };

    /// <summary>What the ends of a scale mean.</summary>
    public static string Scale(string issue, Words words) => $"{Words.Issue(issue)} runs from "
        + $"{TermsWords.Of(words.Scenario.Issues[issue], ScaleIssue.Min)} to {TermsWords.Of(words.Scenario.Issues[issue], ScaleIssue.Max)}";

    // A share of all worlds without a settlement holds those with an agreement on part; the report tells these two apart.
    private static string Outcome(string key, Words words) =>
        key == "none" && !words.IsWar && words.Packages.Count > 1 ? "no settlement, perhaps an agreement on part" : words.Outcome(key);
}
