using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Ensembles;

public sealed class QuestionRuleTests : IDisposable
{
    private const int Settlement = 0, Ceasefire = 1, Bargain = 2;

    private static readonly Scenario Files = Read("q: {asks: Agreed?, package: ceasefire, by: 2025-06-01}").Scenario!;

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("package: ceasefire, by: 2025-05-01", true)]
    [InlineData("package: ceasefire, by: 2025-04-30", false)]
    [InlineData("package: ceasefire, from: 2025-05-01, by: 2025-06-01", true)]
    [InlineData("package: ceasefire, from: 2025-05-02, by: 2025-06-01", false)]
    [InlineData("package: settlement, by: 2025-12-01", true)]
    [InlineData("package: settlement, by: 2025-07-31", false)]
    [InlineData("package: [settlement, ceasefire], by: 2025-05-01", true)]
    [InlineData("package: ceasefire, on: 2025-04-30", false)]
    [InlineData("package: ceasefire, on: 2025-05-01", true)]
    [InlineData("package: ceasefire, on: 2025-07-31", true)]
    [InlineData("package: ceasefire, on: 2025-08-01", false)] // the settlement takes its place on that day
    [InlineData("package: [settlement, ceasefire], on: 2025-08-01", true)]
    [InlineData("package: settlement, on: 2025-11-01", false)] // broken on that day
    [InlineData("package: settlement, on: 2025-10-31", true)]
    [InlineData("package: ceasefire, by: 2025-06-01, holds-for: 184 days", true)] // 1 May to 1 November, through the settlement
    [InlineData("package: ceasefire, by: 2025-06-01, holds-for: 185 days", false)]
    [InlineData("package: settlement, by: 2025-09-01, holds-for: 3 months", true)]
    [InlineData("package: settlement, by: 2025-09-01, holds-for: 4 months", false)]
    [InlineData("issue: strip, at-least: 60, by: 2025-12-01", true)]
    [InlineData("issue: strip, at-least: 60.5, by: 2025-12-01", false)]
    [InlineData("issue: strip, at-most: 60, by: 2025-12-01", true)]
    [InlineData("issue: strip, at-most: 59.5, by: 2025-12-01", false)]
    [InlineData("issue: strip, at-least: 50, at-most: 60, by: 2025-07-01", false)] // the ceasefire does not settle it
    [InlineData("issue: guarantees, is: observers, by: 2025-06-01", true)]
    [InlineData("issue: guarantees, is: troops, by: 2025-12-01", false)]
    [InlineData("issue: guarantees, is: observers, package: settlement, by: 2025-06-01", false)]
    [InlineData("package: bargain, on: 2025-12-31", true)] // made in spite of the war, it stands
    public void One_agreement_must_meet_all_that_is_asked(string asked, bool expected)
    {
        ScenarioFile file = Read($"q: {{asks: A question, {asked}}}");
        Assert.Empty(file.Errors);
        Assert.Equal(expected, new QuestionRule(file.Scenario!, file.Scenario!.Questions["q"]).IsYes(Course()));
    }

    [Theory]
    [InlineData("package: ceasefire", "names no day")]
    [InlineData("package: ceasefire, by: 2025-06-01, on: 2025-06-01", "has both `by` and `on`")]
    [InlineData("by: 2025-06-01", "names no package")]
    [InlineData("package: ceasefire, from: 2025-07-01, by: 2025-06-01", "after its last day")]
    [InlineData("package: ceasefire, from: 2024-07-01, by: 2025-06-01", "lies outside the forecast")]
    [InlineData("package: ceasefire, from: 2025-03-01, on: 2025-06-01", "`from` goes with `by`")]
    [InlineData("package: ceasefire, holds-for: 30 days, on: 2025-06-01", "`holds-for` goes with `by`")]
    [InlineData("package: ceasefire, holds-for: 6 years, by: 2025-06-01", "longer than agreements are followed")]
    [InlineData("issue: strip, by: 2025-06-01", "does not say which positions")]
    [InlineData("issue: strip, is: troops, by: 2025-06-01", "is a scale")]
    [InlineData("issue: strip, at-least: 60..70, by: 2025-06-01", "not about an uncertain one")]
    [InlineData("issue: strip, at-least: 60, at-most: 50, by: 2025-06-01", "No position is at least this")]
    [InlineData("issue: strip, at-least: 60, package: ceasefire, by: 2025-06-01", "does not settle `strip`")]
    [InlineData("issue: guarantees, at-least: 60, by: 2025-06-01", "is a list of options")]
    [InlineData("issue: guarantees, by: 2025-06-01", "does not say which option")]
    [InlineData("issue: guarantees, is: observer, by: 2025-06-01", "Did you mean `observers`?")]
    [InlineData("package: ceasefire, at-least: 60, by: 2025-06-01", "names no `issue`")]
    [InlineData("package: ceasefire, by: 2025-06-01, if: aid-end", "Did you mean `aid-ends`?")]
    public void What_cannot_be_answered_is_refused_once(string asked, string message)
    {
        Problem error = Assert.Single(Read($"q: {{asks: A question, {asked}}}").Errors);
        Assert.Contains(message, $"{error.Message} {error.Hint}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_under_a_change_is_answered_as_in_a_run_with_that_change()
    {
        const string same = "asks: Agreed?, package: [settlement, ceasefire], by: 2025-06-01";
        Forecast both = Run($"q: {{{same}}}\n  changed: {{{same}, if: aid-ends}}", [], "both"),
            changed = Run($"q: {{{same}}}", ["aid-ends"], "changed");
        Assert.Equal(changed.Questions["q"].P, both.Questions["changed"].P);
        Assert.NotEqual(both.Questions["q"].P, both.Questions["changed"].P);
        Assert.Equal("aid-ends", both.Questions["changed"].If);
    }

    private Forecast Run(string questions, string[] changes, string name)
    {
        ScenarioFile file = Read(questions);
        return ScenarioRun.Start(new()
        {
            Original = file,
            File = file,
            Settings = new(32, 3, 2),
            Options = TalksOptions.Default with { Changes = new(changes) },
            Version = "test",
            Folder = Path.Combine(folder, name),
        }).Results!.Forecast;
    }

    /// <summary>A bargain in January, a ceasefire from 1 May, replaced by a settlement on 1 August that is broken on 1 November.</summary>
    private static Draw Course() => new()
    {
        Index = 0,
        Agreements =
        [
            Made(Bargain, new(2025, 1, 10)),
            Made(Ceasefire, new(2025, 5, 1)) with { Replaced = new DateOnly(2025, 8, 1) },
            Made(Settlement, new(2025, 8, 1)) with { Broken = new(new(2025, 11, 1), 0, null, 0) },
        ],
    };

    private static Agreement Made(int package, DateOnly date) =>
        new(package, 0, date, [60, Files.Issues["guarantees"] is OptionsIssue options && options.Options.TryIndexOf("observers", out int k)
        ? k : -1, 5], [], new([], [], [], []))
        { Parties = [] };

    private static ScenarioFile Read(string questions) => ScenarioReader.Read(
        """
        entente: 1
        title: Questions
        from: 2025-01-01
        until: 2025-12-31
        step: 1 month
        actors:
          north: {side: attacker, power: 60, war-cost: 0.3}
          south: {side: defender, power: 50, war-cost: 0.3}
          patron: {role: outside, supports: {south: {arms: 30}}}
        issues:
          strip: {scale: {0: all South, 100: all North}, today: 50, front: {0: 0, 1: 100}, wants: {north: {ideal: 100, salience: 60}, south: {ideal: 0, salience: 60}}}
          guarantees:
            options: {none: Nobody, observers: Observers, troops: Troops}
            today: none
            wants: {north: {scores: {none: 60, observers: 100, troops: 0}, salience: 40}, south: {scores: {none: 0, observers: 100, troops: 80}, salience: 40}}
          trade: {scale: {0: none, 100: all}, today: 5, wants: {north: {ideal: 100, salience: 20}, south: {ideal: 80, salience: 20}}}
        packages:
          settlement: {covers: all}
          ceasefire: {covers: [guarantees], stops-fighting: true}
          bargain: {covers: [trade], stops-fighting: false}
        war: {front: 0.5, pace: 0.2, volatility: 0.1}
        talks: {pace: 1}
        holding: {break-rate: 50 %, tremble: 0.05, holds-for: 5 years}
        variants:
          aid-ends: {set: {actors.patron.supports.south.arms: 0, talks.pace: 0.2}}
        questions:

        """ + $"  {questions}\n", "questions.yaml");
}
