using Entente.Answers;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Talks.FirstDay;

/// <summary>Who has to carry terms out must agree to them.</summary>
public sealed class PerformersTests
{
    // North and South gain the more, the more the fund pays; the fund wants to pay nothing and at most 30.
    private static FormattableString Case(string payer, string bill = "", string packages = "", string fund = "reservation: 0.4") => $$"""
        actors:
          north: {role: table, reservation: 0.2}
          south: {role: table, reservation: 0.2}
          fund: {role: outside, {{fund}}}
        issues:
          bill:
            scale: {0: nothing, 100: everything}
            today: 0
            {{bill}}
            wants:
              north: {ideal: 100, salience: 50}
              south: {ideal: 100, salience: 50}
              fund: {ideal: 0, salience: 50, accepts: 0..30}
          line:
            scale: {0: South, 100: North}
            today: 50
            wants:
              north: {ideal: 100, salience: 50}
              south: {ideal: 0, salience: 50}
              fund: {ideal: 50, salience: 50, accepts: 50..50}
        packages:
          settlement: {covers: all{{payer}}}
          line-only: {covers: [line], stops-fighting: true}
        {{packages}}
        """;

    [Fact]
    public void Terms_that_somebody_left_out_has_to_carry_out_need_its_agreement()
    {
        SolvedFile free = SolvedFile.Of(Case(""), "settlement"), asked = SolvedFile.Of(Case("", "performed-by: fund"), "settlement");
        Assert.Equal([Role.Table, Role.Table, Role.Outside], free.Problem.Roles);
        Assert.Equal([Role.Table, Role.Table, Role.Consent], asked.Problem.Roles);
        Assert.Equal(100, (double)free.Json["range"]!["bill"]![1]!, 1e-4);
        Assert.Equal(30, (double)asked.Json["range"]!["bill"]![1]!, 1e-4); // its red line there
        Assert.True((double)asked.Json["range"]!["line"]![1]! > 51, "Its red line on what it does not carry out is nobody's concern.");
    }

    // U of the fund = 1 − bill/200 − |line − 50|/200: with the red line out of the way and W = 0.8 it pays 40 at the most.
    [Fact]
    public void It_pays_no_more_than_no_deal_is_worth_to_it()
    {
        FormattableString lax = Case("", "performed-by: fund", fund: "reservation: 0.8");
        string text = FormattableString.Invariant(lax).Replace("accepts: 0..30", "accepts: 0..100", StringComparison.Ordinal);
        SolvedFile solved = SolvedFile.Of($"{text}", "settlement");
        Assert.Equal(40, (double)solved.Json["range"]!["bill"]![1]!, 1e-3);
    }

    [Theory]
    [InlineData(", performed-by: {bill: fund}", "", Role.Consent)]
    [InlineData(", performed-by: {bill: []}", "performed-by: fund", Role.Outside)]
    [InlineData(", performed-by: {line: fund}", "performed-by: [north]", Role.Consent)]
    public void What_a_package_says_of_an_issue_takes_the_place_of_what_the_issue_says(string payer, string bill, Role role) =>
        Assert.Equal(role, SolvedFile.Of(Case(payer, bill), "settlement").Problem.Roles[2]);

    [Fact]
    public void A_package_that_leaves_the_issue_alone_asks_nobody_to_carry_it_out() =>
        Assert.Equal(Role.Outside, SolvedFile.Of(Case("", "performed-by: fund"), "line-only").Problem.Roles[2]);

    [Fact]
    public void A_variant_can_ask()
    {
        Scenario scenario = SolvedFile.Of(Case("", packages: "variants: {asked: {set: {issues.bill.performed-by: [fund]}}}")).Scenario;
        Scenario asked = ScenarioChanges.Apply(scenario, [scenario.Variants["asked"]]);
        Assert.Equal(Role.Consent, PackageProblem.Of(asked, "settlement", number => number.Central).Roles[2]);
    }

    [Fact]
    public void Without_the_consent_of_those_who_do_not_fight_nobody_is_asked_to_perform_either()
    {
        Scenario scenario = SmallScenario.ReadWith("    today: 50\n", "    today: 50\n    performed-by: [allies, north]\n").Scenario!;
        Assert.True(Without.IsIn(scenario, Assumption.Consent));
        Scenario without = Without.Of(scenario, Assumption.Consent);
        Assert.Equal(["north"], without.Issues["strip"].PerformedBy);
        Assert.False(Without.IsIn(without, Assumption.Consent));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("    performed-by: allies\n", false)]
    public void A_red_line_of_somebody_whom_nobody_asks_is_pointed_out(string performers, bool isPointedOut)
    {
        string wants = "      south: {ideal: 0, salience: 90, accepts: 0..70}\n";
        ScenarioFile file = SmallScenario.ReadWith(
            wants, $"{wants}      allies: {{ideal: 50, salience: 10, accepts: 20..80}}\n");
        file = ScenarioReader.Read(file.Text.Replace("    today: 50\n", $"    today: 50\n{performers}", StringComparison.Ordinal), "small.yaml");
        Assert.Empty(file.Errors);
        Assert.Equal(isPointedOut,
            file.Warnings.Any(one => one.Message.Contains("its red line on `strip` stops nothing", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_red_line_that_some_change_brings_to_bear_is_not_pointed_out()
    {
        string wants = "      south: {ideal: 0, salience: 90, accepts: 0..70}\n";
        string text = SmallScenario.ReadWith(wants, $"{wants}      allies: {{ideal: 50, salience: 10, accepts: 20..80}}\n").Text;
        ScenarioFile file = ScenarioReader.Read(
            text.Replace("actors.south.role: table", "actors.allies.role: consent", StringComparison.Ordinal), "small.yaml");
        Assert.Empty(file.Errors);
        Assert.DoesNotContain(file.Warnings, one => one.Message.Contains("stops nothing", StringComparison.Ordinal));
    }
}
