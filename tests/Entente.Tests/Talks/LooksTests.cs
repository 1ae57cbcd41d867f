using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>How often talks are looked at by somebody who is no part of the draw.</summary>
public sealed class LooksTests
{
    private static readonly Scenario Scenario = SolvedFile.Read($$"""
        actors:
          north: {role: table}
          south: {role: table}
        issues:
          land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
        """);

    private static readonly Deadlines Deadlines = new(Scenario);

    [Fact]
    public void One_stretch_of_four_is_looked_at_and_the_last()
    {
        Looks looks = new(4);
        Regime regime = NewRegime();
        bool[] seen = [.. Enumerable.Range(0, 11).Select(week => looks.GoOn(Week(week), regime, week == 10))];
        Assert.Equal([true, false, false, false, true, false, false, false, true, false, true], seen);
    }

    [Fact]
    public void Something_new_is_looked_at_at_once()
    {
        Looks looks = new(4);
        Regime before = NewRegime(), after = NewRegime();
        Assert.True(looks.GoOn(Week(0), before, false));
        Assert.False(looks.GoOn(Week(1), before, false));
        Assert.True(looks.GoOn(Week(2), after, false));
        Assert.False(looks.GoOn(Week(3), after, false));
        Assert.True(looks.GoOn(Week(5), after, false)); // a week was lived through otherwise
    }

    [Fact]
    public void Looking_at_every_stretch_leaves_none_out()
    {
        Looks looks = new(1);
        Regime regime = NewRegime();
        Assert.All(Enumerable.Range(0, 5), week => Assert.True(looks.GoOn(Week(week), regime, false)));
    }

    private static TalkingTime Week(int week) => new(Deadlines, SimulatedFile.Central, 7 * week, 7 * (week + 1));

    private static Regime NewRegime()
    {
        ScenarioState state = ScenarioState.Of(Scenario);
        Func<Uncertain, double> value = SimulatedFile.Central;
        return new(state, new Agenda(state, new(Scenario, value), [double.NaN], value), value);
    }
}
