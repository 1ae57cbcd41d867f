using System.Reflection;
using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>The catalogue of bargaining rules: complete, told in the docs as it stands, and true in what it claims.</summary>
public sealed class BargainingRulesTests
{
    public static TheoryData<string> Keys => [.. BargainingRules.All.Select(rule => rule.Key)];

    [Fact]
    public void The_catalogue_has_every_rule_once()
    {
        IEnumerable<PropertyInfo> rules = typeof(BargainingRules).GetProperties()
            .Where(property => property.PropertyType == typeof(BargainingRule));
        Assert.Equal(rules.Select(rule => (BargainingRule)rule.GetValue(null)!).ToHashSet(), [.. BargainingRules.All]);
        Assert.Equal(BargainingRules.All.Count, BargainingRules.All.Select(rule => rule.Key).Distinct().Count());
        Assert.Equal(BargainingRules.All.Count, BargainingRules.All.Select(rule => rule.Name).Distinct().Count());
    }

    [Fact]
    public void The_docs_have_every_rule_as_the_catalogue_tells_it()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "explanation", "deal-space.md"));
        string table = page[page.IndexOf("| rule | terms | source |", StringComparison.Ordinal)..];
        Assert.StartsWith(
            string.Concat(BargainingRules.All.Select(rule => $"| {rule.Name} | {rule.Measure} | {rule.Source} |\n")
                .Prepend("| rule | terms | source |\n|---|---|---|\n").Append("\n")),
            table, StringComparison.Ordinal);
        string glossary = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "glossary.md"));
        Assert.Contains(string.Join(", ", BargainingRules.All.Select(rule => $"`{rule.Key}`")), glossary, StringComparison.Ordinal);
    }

    /// <summary>Two who share a pie in proportion to their share: every division has the same sum, and only the middle is best by the
    /// others.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public void A_rule_is_unique_where_it_says_so(string key)
    {
        BargainingRule rule = BargainingRules.All.Single(one => one.Key == key);
        DealProblem problem = DealProblems.OneIssue(0.1, 0.1);
        double[] measures = [.. new[] { 20.0, 50, 80 }.Select(terms => Measure(rule, DealTerms.Gains(problem, [terms])))];
        Assert.Equal(rule.IsUnique, measures[1] > measures[0] + 1e-6 && measures[1] > measures[2] + 1e-6);
        Assert.Equal(measures[1], Measure(rule, [.. DealSolver.Solve(problem)[rule]!.Point.Gains]), 1e-6);
    }

    private static double Measure(BargainingRule rule, double[] gains) =>
        rule == BargainingRules.Nash ? gains.Sum(Math.Log) : rule.IsUnique ? gains.Min() : gains.Sum();
}
