using System.Reflection;
using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>The catalogue of bargaining rules: complete, told in the docs as it stands, and true in what it claims.</summary>
public sealed class BargainingRulesTests
{
    private static readonly PropertyInfo[] Rules =
        [.. typeof(BargainingRules).GetProperties().Where(property => property.PropertyType == typeof(BargainingRule))];

    public static TheoryData<string> Keys => [.. BargainingRules.All.Select(rule => rule.Key)];

    [Fact]
    public void The_catalogue_has_every_rule_once()
    {
        Assert.All(Rules, rule => Assert.True(
            BargainingRules.All.Contains((BargainingRule)rule.GetValue(null)!),
            $"BargainingRules.{rule.Name} is not in BargainingRules.All."));
        Assert.Equal(BargainingRules.All.Count, BargainingRules.All.Select(rule => rule.Key).Distinct().Count());
        Assert.Equal(BargainingRules.All.Count, BargainingRules.All.Select(rule => rule.Name).Distinct().Count());
    }

    [Fact]
    public void The_docs_have_every_rule_as_the_catalogue_tells_it()
    {
        const string page = "docs/explanation/deal-space.md", glossary = "docs/reference/glossary.md";
        string[] rows = [.. Repository.Read(page).Split("| rule | terms | source |\n|---|---|---|\n")[1].Split('\n')];
        foreach ((int place, BargainingRule rule) in BargainingRules.All.Index())
        {
            string row = $"| {rule.Name} | {rule.Measure} | {rule.Source} |";
            Assert.True(rows[place] == row, $"Row {place + 1} of the table of rules in {page} should be\n{row}");
        }

        Assert.Equal("", rows[BargainingRules.All.Count]);
        string keys = string.Join(", ", BargainingRules.All.Select(rule => $"`{rule.Key}`"));
        Assert.True(Repository.Read(glossary).Contains(keys, StringComparison.Ordinal), $"{glossary} should list the rules: {keys}");
    }

    [Fact]
    public void Every_rule_has_a_known_answer()
    {
        const string folder = "tests/Entente.Tests/Deals";
        string[] tests = [.. Directory.GetFiles(Path.Combine(Repository.Root, folder)).Where(path => !path.EndsWith(
            $"{nameof(BargainingRulesTests)}.cs", StringComparison.Ordinal)).Select(File.ReadAllText)];
        Assert.All(Rules, rule => Assert.True(
            tests.Any(text => text.Contains($"BargainingRules.{rule.Name}]", StringComparison.Ordinal)),
            $"No test in {folder} holds BargainingRules.{rule.Name} to a known answer; look at KnownDealTests and EnumerationTests."));
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
