using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class StakeholdersOfScenarioTests
{
    private const string Text = """
        entente: 1
        title: A dispute
        from: 2025-01-01
        until: 2026-01-01
        actors:
          a: {name: Alpha, power: 4}
          b: {power: 4, capability: 10..20}
          c: {capability: 3, accommodates: {c: 0.5, a: 20 %}, factions: {left: {weight: 3}, right: {weight: 1}, gone: {present: false}}}
          d: {role: outside}
        issues:
          fee:
            asks: How much?
            scale: {0: none, 100: all}
            today: 20
            outcome: 70
            wants:
              a: {ideal: 10, salience: vital}
              b: {ideal: 40..50..90, salience: 30, capability: 7}
              c: {ideal: 80, salience: 20, factions: {right: {ideal: 40, salience: 60, capability: 9}}}
          guard:
            options: {yes: Yes, no: No}
            today: no
            wants: {a: {scores: {yes: 100, no: 0}, salience: 10}}

        """;

    [Fact]
    public void Scale_issues_become_stakes_and_options_are_left_out()
    {
        Scenario scenario = Read(Text);
        StakeholderProblem problem = StakeholdersOfScenario.Of(scenario, number => number.Central)!;
        Assert.Equal(["fee"], problem.Issues.Select(issue => issue.Key));
        Assert.Equal(["guard"], StakeholdersOfScenario.LeftOut(scenario));
        Assert.Equal(new StakeholderIssue("fee", "How much?", 20, 70), problem.Issues[0] with { Scale = new([]) });
        Assert.Equal(["Alpha", "b", "c", "d"], problem.Actors.Select(actor => actor.Name));
        Assert.Equal(new Stake(10, 92.5, 4), problem[0, 0]);
        Assert.Equal(new Stake(50, 30, 7), problem[1, 0]);
        Assert.Null(problem[3, 0]);
    }

    /// <summary>Three quarters of one faction and a quarter of another: (3·80 + 40)/4, (3·20 + 60)/4, (3·3 + 9)/4.</summary>
    [Fact]
    public void Factions_present_are_averaged_by_weight() =>
        Assert.Equal(new Stake(70, 30, 4.5), StakeholdersOfScenario.Of(Read(Text), number => number.Central)![2, 0]);

    [Fact]
    public void Value_of_a_draw_replaces_the_central_one()
    {
        StakeholderProblem problem = StakeholdersOfScenario.Of(Read(Text), number => number.High)!;
        Assert.Equal(new Stake(90, 30, 7), problem[1, 0]);
    }

    [Fact]
    public void Accommodation_is_read_as_shares_by_actor()
    {
        StakeholderProblem problem = StakeholdersOfScenario.Of(Read(Text), number => number.Central)!;
        Assert.Empty(problem.Actors[0].Accommodates);
        Assert.Equal(0.2, problem.Actors[2].Accommodates["a"], 1e-12);
    }

    [Fact]
    public void Scenario_without_a_scale_gives_nothing()
    {
        Scenario scenario = Read(Text);
        Assert.Null(StakeholdersOfScenario.Of(scenario with { Issues = [scenario.Issues[1]] }, number => number.Central));
    }

    private static Scenario Read(string text)
    {
        ScenarioFile file = ScenarioReader.Read(text, "dispute.yaml");
        Assert.Empty(file.Errors);
        return file.Scenario!;
    }
}
