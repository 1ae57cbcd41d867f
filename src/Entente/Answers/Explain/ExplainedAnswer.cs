using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Explain;

/// <summary>What is explained: the odds of an agreement, or something about the main package once it is agreed.</summary>
/// <param name="Name">As it is asked for: `odds`; `holding` or `holding.YEARS`; `terms.ISSUE` on a scale, `terms.ISSUE.OPTION` among
/// options.</param>
/// <param name="Issue">The issue; empty where it is about none.</param>
/// <param name="Option">The option; empty on a scale.</param>
/// <param name="Years">For how many years the deal is to hold; 0 where it is not about that.</param>
public sealed record ExplainedAnswer(string Name, string Issue, string Option, int Years)
{
    /// <summary>The odds of an agreement that stops the fighting (any agreement where there is no war) by the last day.</summary>
    public static ExplainedAnswer Odds { get; } = new("odds", "", "", 0);

    /// <summary>Whether only worlds in which the main package is agreed have an answer.</summary>
    public bool IsGivenADeal => this != Odds;

    /// <summary>Whether the answer is a position in points from 0 to 100, and not a chance from 0 to 1.</summary>
    public bool IsPosition => Issue.Length > 0 && Option.Length == 0;

    /// <summary>What the scale of the answer ends with.</summary>
    internal double Greatest => IsPosition ? ScaleIssue.Max : 1;

    /// <summary>How worlds are simulated so that they have the answer.</summary>
    internal TalksOptions Options =>
        new() { FullPath = !IsGivenADeal, LooksEvery = TalksOptions.UsualLooks, FollowsDeals = Years > 0 };

    /// <summary>The answer in a draw that did not fail; NaN where it has none.</summary>
    internal Func<Draw, double> In(Scenario scenario) => !IsGivenADeal ? draw => draw.PathAgreement[^1]
        : IsPosition ? Position(scenario)
        : Quantity.All(scenario).Single(quantity => Years > 0
            ? quantity.Kind == QuantityKind.Holds && quantity.Detail == Years.ToString(CultureInfo.InvariantCulture)
            : quantity.Kind is QuantityKind.Position or QuantityKind.Option && (quantity.Name, quantity.Detail) == (Issue, Option)).In;

    /// <summary>A position in points, whatever the unit of its scale: what carries its variance does not depend on that.</summary>
    private Func<Draw, double> Position(Scenario scenario)
    {
        (int k, int main) = (scenario.Issues.TryIndexOf(Issue, out int issue) ? issue : -1,
            scenario.AllPackages.TryIndexOf(scenario.MainPackage, out int package) ? package : -1);
        return draw => draw.First(main)?.Terms[k] ?? double.NaN;
    }

    /// <summary>The scale of a position; null for any other answer.</summary>
    internal Scenarios.Anchors? Scale(Scenario scenario) => IsPosition ? ((ScaleIssue)scenario.Issues[Issue]).Scale : null;

    /// <summary>Everything that can be explained about a scenario.</summary>
    public static IReadOnlyList<ExplainedAnswer> All(Scenario scenario)
    {
        Package main = scenario.AllPackages[scenario.MainPackage];
        int years = scenario.Holding is not null && main.EndsFighting ? HoldingTest.WholeYears(scenario) : 0;
        return
        [
            Odds,
            .. Enumerable.Range(1, years).Select(year => new ExplainedAnswer(
                year == 1 ? "holding" : $"holding.{year.ToString(CultureInfo.InvariantCulture)}", "", "", year)),
            .. scenario.Issues.Where(issue => main.Covers.Includes(issue.Key)).SelectMany(issue => issue.Value is OptionsIssue options
                ? options.Options.Names.Select(option => new ExplainedAnswer($"terms.{issue.Key}.{option}", issue.Key, option, 0))
                : [new($"terms.{issue.Key}", issue.Key, "", 0)]),
        ];
    }

    /// <summary>The answer of a name, or why there is none.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="name">The name; null for the odds.</param>
    public static (ExplainedAnswer? Answer, IReadOnlyList<string> Mistakes) Of(Scenario scenario, string? name)
    {
        IReadOnlyList<ExplainedAnswer> all = All(scenario);
        ExplainedAnswer? found = name is null ? Odds : all.FirstOrDefault(one => one.Name == name);
        return found is not null ? (found, [])
            : name!.StartsWith("holding", StringComparison.Ordinal) && scenario.Holding is null
                ? (null, ["the file has no section `holding`, so every deal is taken to hold and there is nothing to explain."])
            : (null, [.. Strangers.Among([name], "answer to explain", all.Select(one => one.Name))
                .Select(why => $"{why} There are {Pages.Say.List([.. all.Select(one => one.Name)])}.")]);
    }
}
