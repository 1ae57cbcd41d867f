using Entente.Answers.Score;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Scoring;
using Entente.Tests.Ensembles;
using Entente.Tests.Interchange;

namespace Entente.Tests.Scoring;

/// <summary>A finished run against what happened.</summary>
public sealed class RunScoringTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    /// <summary>A run that gave a ceasefire 20 % by April and 50 % by July, and a settlement 10 % and 30 %.</summary>
    internal static Forecast Run { get; } = new()
    {
        Scenario = "border.yaml",
        Draws = 1000,
        Failed = 0,
        Seed = 1,
        Outcomes = [new("settlement", new(0.3, 0.01)), new("ceasefire-only", new(0.2, 0.01)), new("none", new(0.5, 0.01))],
        Agreement = new(0.5, 0.01),
        AgreementByWorld = new(0, null, null, null, null, null),
        Partial = new(0, 0),
        Broken = new(0, 0),
        By =
        [
            new(new(2025, 4, 20), "ceasefire", 0.2, 0.01), new(new(2025, 4, 20), "settlement", 0.1, 0.01),
            new(new(2025, 7, 1), "ceasefire", 0.5, 0.01), new(new(2025, 7, 1), "settlement", 0.3, 0.01),
        ],
        MainPackage = "settlement",
        Terms = [new("strip", new() { Draws = 300, Mean = 50, P10 = 37.1844844, P50 = 50, P90 = 62.8155156 }),
            new("guards", new() { Draws = 300, Share = [new("none", 0.8), new("troops", 0.2)] })],
        Utility = [],
        Holds = [],
        Questions = [new("feast", new("A ceasefire by 20 April 2025?", 0.2, 0.01, new(2025, 4, 20), ["ceasefire"], null))],
        Packages = [],
        Obstacles = new(0, 0, new(null, null), new(null, null), [], []),
        LeansOn = [],
    };

    [Fact]
    public void Each_kind_of_answer_is_scored_by_its_formula()
    {
        RunScore score = Score("""
            answers:
              - {question: feast, happened: no, source: a newspaper}
              - {package: settlement, by: 2025-07-01, happened: yes}
              - {package: ceasefire, happened: yes, on: 2025-05-09}
              - {outcome: x, was: none}
              - {issue: strip, was: 55}
              - {issue: guards, was: none}
            """.Replace("outcome: x, ", "", StringComparison.Ordinal));
        Assert.Equal([0.04, 0.49], score.Questions.Select(one => Math.Round(one.Brier, 12)));
        Assert.Equal([0.08, 0.98], score.Questions.Select(one => Math.Round(one.BrierTwoSided, 12)));
        Assert.Equal(-Math.Log(0.8), score.Questions[0].Log, 1e-12);
        Assert.Equal([(0.2, false), (0.5, true)], score.Dates.Select(one => (one.Probability, one.Happened)));

        // By April 0.2, by July 0.3 more, later or never 0.5; it came in the second span.
        OutcomeScore when = score.Outcomes[0];
        Assert.Equal("by 2025-07-01", when.Was);
        Assert.Equal(0.04 + 0.49 + 0.25, when.BrierTwoSided, 1e-12);
        Assert.Equal(0.04 + 0.25, when.Ranked!.Value, 1e-12);
        Assert.Equal(-Math.Log(0.3), when.Log, 1e-12);

        Assert.Equal(0.09 + 0.04 + 0.25, score.Outcomes[1].BrierTwoSided, 1e-12);
        Assert.Equal(0.08, score.Outcomes[2].BrierTwoSided, 1e-12);
        Assert.Equal(DistributionScores.CrpsOfNormal(50, 10, 55), score.Terms[0].Crps, 1e-5);
        Assert.Empty(score.Open);
    }

    [Fact]
    public void Draws_are_scored_as_they_are_where_they_are_kept()
    {
        Resolution answer = new() { Issue = "strip", Was = "3", Place = (1, 1) };
        RunScore score = RunScoring.Score(Run, [answer], (_, message, _) => Assert.Fail(message), issue => issue == "strip" ? [1, 2, 4, 7]
            : []);
        Assert.Equal(0.75, score.Terms.Single().Crps, 1e-12); // as closed-forms.csv has it
        Assert.Contains("draws with an agreement: 4", score.Terms.Single().How, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_yet_does_not_count()
    {
        RunScore score = Score("""
            answers:
              - {question: feast, happened: unknown}
              - {package: ceasefire, happened: no, until: 2025-05-01}
            """);
        Assert.Equal(["A ceasefire by 20 April 2025?", "ceasefire by 2025-07-01"], score.Open);
        Assert.Equal("ceasefire by 2025-04-20", score.Dates.Single().What);
        Assert.Empty(score.Outcomes);
    }

    [Fact]
    public void A_table_says_the_same_as_yaml()
    {
        string yaml = files.Add("a.yaml", "answers:\n  - {question: feast, happened: no, source: a newspaper}\n  - {package: ceasefire, "
            + "happened: yes, on: 2025-05-09}\n");
        string table = files.Add("a.csv", "question;package;happened;on;source\nfeast;;No;;a newspaper\n;ceasefire;YES;2025-05-09;\n");
        Finished(files.Folder, Run);
        ((RunScore Score, Scenario)? one, ValueList<Problem> none) = RunScoring.Score(files.Folder, yaml);
        ((RunScore Score, Scenario)? two, _) = RunScoring.Score(files.Folder, table);
        Assert.Empty(none);
        Assert.Equal(ScoreJson.Of(one!.Value.Score).ToJsonString(JsonLayout.Options), ScoreJson.Of(two!.Value.Score).ToJsonString(JsonLayout.Options));
    }

    [Fact]
    public void All_mistakes_in_answers_are_listed_with_their_places()
    {
        Finished(files.Folder, Run);
        string answers = files.Add("a.yaml", """
            answers:
              - {question: feest, happened: no}
              - {question: feast, happened: perhaps}
              - {package: ceasefire, by: 2025-04-21, happened: no}
              - {package: ceasefire, happened: yes}
              - {issue: strip, was: 155}
              - {issue: guards, was: tropps}
              - {question: feast, package: ceasefire, happened: no}
              - {question: feast, hapened: no}
              - {was: peace}
            """);
        ((RunScore Score, Scenario)? score, ValueList<Problem> problems) = RunScoring.Score(files.Folder, answers);
        Assert.Null(score);
        Assert.Equal([3, 8, 9, 9], problems.Select(problem => problem.Line)); // what the file itself says wrong comes first

        string legal = files.Add("b.yaml", "answers:\n  - {question: feest, happened: no}\n  - {question: feast, happened: yes, on: "
            + "2025-05-01}\n  - {package: ceasefire, by: 2025-04-21, happened: no}\n  - {package: ceasefire, happened: yes}\n  - {issue: "
            + "strip, was: 155}\n  - {issue: guards, was: tropps}\n  - {was: peace}\n");
        (_, problems) = RunScoring.Score(files.Folder, legal);
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], problems.Select(problem => problem.Line));
        Assert.Contains(problems, problem => problem.Hint == "Did you mean `troops`?");
    }

    /// <summary>Makes a folder one of a finished run that came to a forecast, and keeps no draws of its terms.</summary>
    internal static void Finished(string folder, Forecast forecast)
    {
        string made = Path.Combine(folder, "made");
        RunInfo info = ScenarioRun.Start(SmallRun.Request(made, draws: 20))
            .Results!.Info with
        { Seed = forecast.Seed, Draws = forecast.Draws };
        foreach (string file in info.Files.Names)
        {
            File.Copy(Path.Combine(made, file == RunResults.DrawsFile ? RunResults.TimelineFile : file), Path.Combine(folder, file),
                overwrite: true);
        }

        Directory.Delete(made, recursive: true);
        File.WriteAllText(Path.Combine(folder, RunResults.ForecastFile), forecast.ToJson());
        File.WriteAllText(Path.Combine(folder, RunResults.InfoFile),
            (info with
            {
                Files = new(info.Files.Names.Select(file =>
            KeyValuePair.Create(file, RunInfo.Sha256OfFile(Path.Combine(folder, file)))))
            }).ToJson());
    }

    private RunScore Score(string answers)
    {
        Finished(files.Folder, Run);
        ((RunScore Score, Scenario)? score, ValueList<Problem> problems) = RunScoring.Score(files.Folder, files.Add("answers.yaml", answers));
        Assert.Empty(problems);
        return score!.Value.Score;
    }
}
