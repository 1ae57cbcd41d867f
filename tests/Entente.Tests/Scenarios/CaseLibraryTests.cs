using Entente.Scenarios;
using Entente.Scoring.Cases;

namespace Entente.Tests.Scenarios;

/// <summary>What the historical cases of the back-test keep: <c>cases/NAME.yaml</c>, and beside it <c>NAME.outcome.yaml</c>.</summary>
public sealed class CaseLibraryTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "cases");

    public static TheoryData<string> Names =>
    [
        .. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.EndsWith(".outcome", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_has_no_errors_and_every_number_has_evidence(string name)
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Folder, $"{name}.yaml"));
        Assert.Empty(file.Errors);
        EvidenceCoverage coverage = new(file.Scenario!);
        Assert.DoesNotContain(file.Numbers, number => coverage.For(number.Path).Count == 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_asks_for_a_settlement_within_90_days_and_a_year_and_says_how_long_one_is_followed(string name)
    {
        Scenario scenario = ScenarioReader.ReadFile(Path.Combine(Folder, $"{name}.yaml")).Scenario!;
        Assert.Contains("settlement", scenario.Packages.Names);
        Assert.Equal(scenario.From.AddDays(90), scenario.Questions["agreement-in-90-days"].By);
        Assert.Equal(scenario.From.AddYears(1), scenario.Questions["agreement-in-a-year"].By);
        Assert.NotNull(scenario.Holding);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_has_a_row_in_the_page_of_cases(string name) =>
        Assert.Contains($"\n| [{name}](../cases/{name}.yaml) |", Repository.Read("docs", "cases.md"), StringComparison.Ordinal);

    [Fact]
    public void Every_case_has_an_outcome_without_errors_and_every_outcome_a_case()
    {
        (ValueList<CaseOfPast> cases, ValueList<Problem> problems) = CaseFolder.Read([Folder]);
        Assert.Empty(problems);
        Assert.Equal(Names.Select(row => row.Data), cases.Select(one => one.Name));
        Assert.Equal(
            Names.Select(row => $"{row.Data}{CaseFile.Ending}").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder, $"*{CaseFile.Ending}").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void As_many_cases_have_an_agreement_within_a_year_as_have_none()
    {
        CaseOfPast[] cases = [.. CaseFolder.Read([Folder]).Cases];
        Assert.Equal(cases.Count(one => CaseFacts.AgreedBy(one, 365) == true), cases.Count(one => CaseFacts.AgreedBy(one, 365) == false));
        Assert.All(cases, one => Assert.Equal("settlement", one.File.Scenario!.MainPackage));
    }
}
