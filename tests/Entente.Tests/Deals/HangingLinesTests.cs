using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.Tests.Talks;

namespace Entente.Tests.Deals;

/// <summary>Red lines that hang on another issue (`accepts-when`): exact in the solver, and an actor's own in all that judges
/// terms.</summary>
public sealed class HangingLinesTests
{
    /// <summary>Observers matter to a; b has a line on them only where the towns are its own.</summary>
    private static FormattableString Towns(string line, string more = "") => $$"""
        actors: {a: {reservation: 0.2}, b: {reservation: 0.2} }
        issues:
          observers: {scale: {0: none, 100: many}, today: 0,
            wants: {a: {ideal: 100, salience: 4}, b: {ideal: 0, salience: 1{{line}}} } }
          towns: {options: {shared: Run together, local: Run by b}, today: shared,
            wants: {a: {scores: {shared: 100, local: 40}, salience: 2}, b: {scores: {shared: 0, local: 100}, salience: 4} } }
        {{more}}
        """;

    private const string Hanging = ", accepts-when: [{when: {towns: local}, accepts: 0..30}]";

    private const string Rule = "constraints: [{when: {towns: local}, then: {observers: 0..30}}]";

    [Fact]
    public void It_binds_as_a_rule_of_the_file_would()
    {
        SolvedFile line = SolvedFile.Of(Towns(Hanging)), rule = SolvedFile.Of(Towns("", Rule)), none = SolvedFile.Of(Towns(""));
        foreach (BargainingRule one in BargainingRules.All)
        {
            Assert.Equal(rule.Solution.Space[one]!.Point!.Terms, line.Solution.Space[one]!.Point!.Terms);
            Assert.Equal(rule.Solution.Space[one]!.Point!.Gains, line.Solution.Space[one]!.Point!.Gains);
        }

        Assert.Equal(rule.Json["range"]!.ToJsonString(), line.Json["range"]!.ToJsonString());
        Assert.Equal("local", (string)none.Term("nash", "towns")!);
        Assert.True(none.Position("nash", "observers") > 30);
        Assert.NotEqual(none.Depth, line.Depth);
    }

    /// <summary>The best of all terms on a grid, by the plain definition of who refuses what.</summary>
    [Fact]
    public void Its_terms_are_the_best_of_a_grid()
    {
        SolvedFile solved = SolvedFile.Of(Towns(Hanging));
        double most = 0;
        for (int observers = 0; observers <= 1000; observers++)
        {
            for (int towns = 0; towns < 2; towns++)
            {
                double x = observers / 10.0;
                double a = solved.GainOf("a", x, towns), b = solved.GainOf("b", x, towns);
                most = towns == 1 && x > 30 ? most : Math.Max(most, Math.Max(0, a) * Math.Max(0, b));
            }
        }

        double[] nash = [.. solved.Solution.Space[BargainingRules.Nash]!.Point!.Gains];
        Assert.Equal(most, nash[0] * nash[1], 1e-4 * most);
    }

    /// <summary>The actor refuses, and the file's rules are kept; what would turn it is in the direction of either issue.</summary>
    [Fact]
    public void Whoever_draws_it_refuses_at_any_price()
    {
        PackageProblem problem = SolvedFile.Of(Towns(Hanging)).Problem;
        TermsVerdict crossed = problem.Judge([50, 1]), free = problem.Judge([50, 0]);
        Assert.Empty(crossed.BrokenRules);
        Assert.Equal([0], crossed.Actors[1].CrossedRedLines);
        Assert.Equal(new RedLineShift(0, 30, 50), Assert.Single(crossed.Actors[1].RedLineShifts));
        Assert.Contains(crossed.Actors[1].Turns, turn => turn.Issue == 0 && Math.Abs(turn.To - 30) < 1e-6);
        Assert.Empty(crossed.Actors[0].CrossedRedLines);
        Assert.Empty(free.Actors[1].CrossedRedLines);
        Assert.True(TermsTest.KeepsRules(problem.Problem, [50, 1]));
    }

    /// <summary>Options that hang on a scale, by a faction with a veto; whoever is not asked has no say.</summary>
    [Fact]
    public void Options_factions_and_outsiders()
    {
        static FormattableString File(string role, string veto) => $$"""
            actors:
              a: {reservation: 0}
              b: {reservation: 0, role: {{role}}, factions: {hawks: {weight: 1}, doves: {weight: 1} } }
            issues:
              force: {scale: {0: small, 100: large}, today: 0, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 100, salience: 1} } }
              command: {options: {joint: Joint, own: Own}, today: own, wants: {
                a: {scores: {joint: 0, own: 100}, salience: 1},
                b: {scores: {joint: 50, own: 50}, salience: 1, factions: {hawks: {veto: {{veto}},
                  accepts-when: [{when: {force: 40..100}, accepts: joint}]} } } } }
            """;
        SolvedFile bound = SolvedFile.Of(File("table", "true")), free = SolvedFile.Of(File("table", "false")),
            outside = SolvedFile.Of(File("outside", "true"));
        Assert.Equal("own", (string)free.Term("nash", "command")!);
        Assert.Equal(100, free.Position("nash", "force"), 1e-6);
        Assert.True((string)bound.Term("nash", "command")! == "joint" || bound.Position("nash", "force") <= 40 + 1e-6);
        Assert.Equal("own", (string)outside.Term("nash", "command")!);
        Assert.Equal(100, outside.Position("nash", "force"), 1e-6);
    }

    /// <summary>Draws agree on nothing that it refuses; and `why` finds it.</summary>
    [Fact]
    public void No_draw_agrees_on_what_it_refuses()
    {
        SimulatedFile file = SimulatedFile.Of(Towns(Hanging, "talks: {pace: 4, depth-scale: 0.001}"));
        Agreement[] made = [.. file.Draws(20).SelectMany(draw => draw.Agreements)];
        Assert.NotEmpty(made);
        Assert.All(made, one => Assert.True(one.Terms[1] == 0 || one.Terms[0] <= 30 + 1e-6));
    }

    [Theory]
    [InlineData("[{when: {}, accepts: 0..30}]", "issues.observers.wants.b.accepts-when.1", "names at least one")]
    [InlineData("[{when: {observers: 0..5}, accepts: 0..30}]", "issues.observers.wants.b.accepts-when.1.when.observers", "itself")]
    [InlineData("[{when: {tawns: local}, accepts: 0..30}]", "issues.observers.wants.b.accepts-when.1.when.tawns", "towns")]
    [InlineData("[{when: {towns: lokal}, accepts: 0..30}]", "issues.observers.wants.b.accepts-when.1.when.towns", "local")]
    [InlineData("[{when: {towns: []}, accepts: 0..30}]", "issues.observers.wants.b.accepts-when.1.when.towns", "none of its options")]
    [InlineData("[{when: {towns: local}, accepts: 0..130}]", "issues.observers.wants.b.accepts-when.1.accepts", "130")]
    [InlineData("[{when: {towns: local}}]", "issues.observers.wants.b.accepts-when.1", "accepts")]
    [InlineData("[{wenn: {towns: local}, accepts: 0..30}]", "issues.observers.wants.b.accepts-when.1.wenn", "when")]
    public void Mistakes_are_named_with_their_place(string line, string path, string message)
    {
        ScenarioFile file = ScenarioReader.Read("entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: 2026-01-01\n"
            + FormattableString.Invariant(Towns($", accepts-when: {line}")), "case.yaml");
        Assert.Contains(file.Errors, one => one.Path.StartsWith(path, StringComparison.Ordinal) && one.Line > 0
            && (one.Message + one.Hint).Contains(message, StringComparison.Ordinal));
    }
}
