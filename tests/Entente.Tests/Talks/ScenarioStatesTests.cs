using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>The states of a scenario, each built once for all worlds.</summary>
public sealed class ScenarioStatesTests
{
    private static readonly Scenario Scenario = SolvedFile.Read($$"""
        actors:
          north: {side: attacker, power: 60}
          south: {side: defender, power: 40}
        issues:
          land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
        war: {front: 0.5, pace: 0.4, volatility: 0.1}
        talks: {pace: 2}
        levers:
          arm: {actor: north, date: 2025-02-01, set: {actors.north.power: 80} }
          same: {actor: north, date: 2025-02-01, set: {actors.north.power: 60} }
          hurry: {actor: south, date: 2025-03-01, set: {talks.pace: 4} }
          ask: {actor: south, date: 2025-01-20, set: {issues.land.wants.south.ideal: 20} }
          beg: {actor: south, date: 2025-04-01, set: {issues.land.wants.south.ideal: 30} }
        """);

    [Fact]
    public void A_state_is_one_object_in_all_worlds_whoever_asks()
    {
        Timetable one = Of("arm", "hurry"), other = Of("arm", "same", "hurry");
        Assert.Same(one.With([false, false]), other.With([false, false, false]));
        Assert.Same(one.With([true, true]), other.With([true, false, true]));
        Assert.NotSame(one.With([true, false]), one.With([true, true]));
    }

    [Fact]
    public void A_change_that_changes_nothing_leads_to_the_same_state()
    {
        Timetable same = Of("same");
        Assert.Same(same.With([false]), same.With([true]));
        Timetable both = Of("arm", "same");
        Assert.NotSame(both.With([true, false]), both.With([true, true])); // it takes back what the first did
        Assert.Equal(ModelPart.None, both.With([true, true]).Differences(both.With([false, false])));
    }

    [Fact]
    public void What_differs_is_what_some_change_touches()
    {
        Timetable all = Of("arm", "hurry");
        ScenarioState none = all.With([false, false]), armed = all.With([true, false]), both = all.With([true, true]);
        Assert.True(armed.DiffersIn(ModelPart.War, none));
        Assert.False(armed.DiffersIn(ModelPart.Talks | ModelPart.Wants | ModelPart.Today, none));
        Assert.True(both.DiffersIn(ModelPart.Talks, armed));
        Assert.False(both.DiffersIn(ModelPart.War, armed));
    }

    [Fact]
    public void States_under_which_talks_are_about_the_same_have_one_leader()
    {
        Timetable all = Of("ask", "arm", "hurry");
        ScenarioState none = all.With([false, false, false]), both = all.With([false, true, true]);
        Assert.Same(none, both.Leader);
        ScenarioState asked = all.With([true, false, false]), last = all.With([true, true, true]);
        Assert.NotSame(none, asked.Leader);
        Assert.Same(asked, last.Leader);
        Assert.True(asked.HasAgendaOf(last));
        Assert.False(none.HasAgendaOf(last));
    }

    [Fact]
    public void What_came_before_that_talks_are_not_about_makes_no_other_leader()
    {
        Timetable all = Of("ask", "arm", "hurry", "beg");
        ScenarioState begged = all.With([false, false, false, true]), armed = all.With([false, true, true, true]);
        Assert.NotSame(begged, armed);
        Assert.Same(begged, armed.Leader);
        Assert.NotSame(begged, all.With([true, true, true, true]).Leader);
        Assert.Same(all.With([true, false, false, true]), all.With([true, true, true, true]).Leader);
    }

    private static Timetable Of(params string[] levers) => new(Scenario, levers, new(Scenario));
}
