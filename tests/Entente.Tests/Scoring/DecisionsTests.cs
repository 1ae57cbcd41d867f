using System.Text.Json.Nodes;
using Entente.Answers.Score;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Scoring;
using Entente.Stakeholders;
using Entente.Tests.Interchange;

namespace Entente.Tests.Scoring;

/// <summary>Data sets of decisions in each of their forms, and the scores of models on them.</summary>
public sealed class DecisionsTests : IDisposable
{
    private const string Plain = """
        issue,proposal,actor,capability,position,salience,today,outcome
        tax,budget,North,100,80,50,0,60
        tax,budget,South,100,20,50,0,
        quota,budget,North,100,10,10,,20
        quota,budget,South,300,50,10,,20
        speed,roads,South,10,100,100,,
        """;

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_plain_table_is_scored_by_hand()
    {
        Decisions decisions = Read(files.Add("decisions.csv", Plain));
        Assert.Equal(["decisions budget", "decisions roads"], decisions.All.Select(one => one.Proposal));
        DatasetScore score = DatasetScoring.Score(decisions, ModelChoice.Parse(["mean", "median", "nash"]).Choices, seed: 1,
            replicates: 100);
        Assert.Equal((2, 1), (score.Issues.Count, score.Proposals));

        // Means 50 and 40 against 60 and 20; the constant 50 against the same.
        Check(score, "mean", 2, 15, Math.Sqrt((100 + 400) / 2.0), 15, 5);
        Check(score, "constant-50", 2, 20, Math.Sqrt((100 + 900) / 2.0), 20, 10);
        // the middle of a tie at 50, and 50 with three quarters of the weight
        Check(score, "median", 2, 20, Math.Sqrt((100 + 900) / 2.0), 20, 10);
        ModelScore nash = score.Models.Single(model => model.Choice.Name == "nash");
        Assert.Equal((1, "It needs to know where an issue stands if nothing is agreed."), (nash.Scored, nash.Silent.Names.Single()));
        Assert.Equal(5, score.Models.Single(model => model.Choice.Name == "constant-50").AgainstMean!.Value.Value);
    }

    [Fact]
    public void Ideals_that_follow_positions_reach_the_models()
    {
        Imported imported = Imports.Read(Imports.Find("stakeholders")!, [files.Add("decisions.csv", Plain)], new());
        ScenarioFile file = ScenarioReader.Read(imported.Text!, "d.yaml");
        Scenario following = file.Scenario! with
        {
            Actors = new(file.Scenario.Actors.Select(one =>
                KeyValuePair.Create(one.Key, one.Key == "North" ? one.Value with { Accommodates = [new("North", 0.5), new("South", 0.5)] }
                : one.Value))),
        };
        Decisions decisions = Read(files.Add("decisions.yaml", ScenarioWriter.Write(following)));
        Assert.Equal(["North", "South"], decisions.All[0].Problem.Actors[0].Accommodates.Names);
    }

    [Fact]
    public void Every_form_of_the_same_decisions_gives_the_same_scores()
    {
        string expected = Scores(files.Add("decisions.csv", Plain));
        Imported imported = Imports.Read(Imports.Find("stakeholders")!, [Path.Combine(files.Folder, "decisions.csv")], new());
        Assert.Equal(expected, Scores(files.Add("decisions.yaml", imported.Text!)));

        using TextFiles tables = new();
        foreach (ExportedFile table in Exports.Kinds.First(kind => kind.Name == "deu")
            .Write(ScenarioReader.Read(imported.Text!, "d.yaml"), []).Files)
        {
            tables.Add(table.Name, table.Text);
        }

        Assert.Equal(expected, Scores(tables.Folder));

        using TextFiles folder = new();
        folder.Add("a.csv", Plain);
        Assert.Equal(expected, Scores(folder.Folder));
    }

    [Fact]
    public void Ktab_tables_take_their_outcomes_from_a_table_beside_them()
    {
        files.Add("a.csv", "t,d,2,1\nActor,Description,Power,Tariff,S\nA,,100,10,40\nB,,60,90,40\n");
        files.Add("outcomes.csv", "file,issue,outcome,proposal\na.csv,Tariff,30,trade\n");
        Decisions decisions = Read(files.Folder);
        Assert.Equal(("trade", 30), (decisions.All[0].Proposal, decisions.All[0].Outcomes[0]!.Value));

        files.Add("outcomes.csv", "file,issue,outcome\na.csv,Tarif,30\n");
        (_, ValueList<Problem> problems, _) = DecisionFiles.Read(files.Folder, new());
        Assert.Contains(problems, problem => problem.Line == 2 && problem.Hint == "Did you mean `Tariff`?");
    }

    [Theory]
    [InlineData("actor,capability,position,salience\nA,1,2,30\n", "nothing to score")]
    [InlineData("actor,capability,position,salience,outcome\nA,1,2,30,200\n", "The outcome is 200")]
    [InlineData("actor,capability,position,salience,outcome\nA,1,2,30,20\nB,1,2,30,21\n", "another outcome")]
    public void A_bad_data_set_is_refused(string text, string message)
    {
        (Decisions? decisions, ValueList<Problem> problems, _) = DecisionFiles.Read(files.Add("d.csv", text), new());
        Assert.Null(decisions);
        Assert.Contains(problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Models_and_settings_are_read_and_their_mistakes_named()
    {
        (ValueList<ModelChoice> choices, ValueList<string> mistakes) = ModelChoice.Parse(["median:weights=equal,ties=lower", "mean"]);
        Assert.Empty(mistakes);
        Assert.Equal(["constant-50", "mean", "median:weights=equal,ties=lower"], choices.Select(choice => choice.Name));
        Assert.Equal(ModelCatalog.All.Count + 1, ModelChoice.Parse([]).Choices.Count);
        Assert.Contains("Did you mean `median`?", ModelChoice.Parse(["medain"]).Mistakes.Single(), StringComparison.Ordinal);
        Assert.Contains("weights", ModelChoice.Parse(["mean:weigths=equal"]).Mistakes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_are_the_same_on_any_number_of_threads_and_for_any_order_of_actors()
    {
        string path = files.Add("decisions.csv", Plain),
            turned = files.Add("turned.csv", Plain.Split('\n')[0] + "\n" + string.Join('\n', Plain.Split('\n').Skip(1).Reverse()) + "\n");
        ValueList<ModelChoice> all = ModelChoice.Parse([]).Choices;
        string one = ScoreJson.Of(DatasetScoring.Score(Read(path), all, 3, 200, threads: 1)).ToJsonString(JsonLayout.Options);
        Assert.Equal(one, ScoreJson.Of(DatasetScoring.Score(Read(path), all, 3, 200, threads: 4)).ToJsonString(JsonLayout.Options));
        foreach (ModelScore model in DatasetScoring.Score(Read(turned), ModelChoice.Parse(["median"]).Choices, 3, 200).Models)
        {
            Assert.Equal(DatasetScoring.Score(Read(path), ModelChoice.Parse(["median"]).Choices, 3, 200)
                .Models.Single(same => same.Choice.Name == model.Choice.Name).MeanError!.Value.Value, model.MeanError!.Value.Value, 1e-12);
        }
    }

    // The figures of the data set's own README: arregui2021, development part.
    [ReferenceFact("stakeholder")]
    public void Deu_reproduces_its_published_mean_errors()
    {
        (Decisions? decisions, _, _) = DecisionFiles.Read(ReferenceFolder.Of("stakeholder", "deu3"), new());
        DatasetScore score = DatasetScoring.Score(decisions!, ModelChoice.Parse(["mean:weights=equal", "median:weights=equal"]).Choices,
            seed: 1, replicates: 200);
        Assert.Equal((207, 82), (score.Issues.Count, score.Proposals));
        double[] errors = [.. score.Models.Select(model => model.MeanError!.Value.Value)];
        double[] published = [27.2560, 21.8914, 21.9336, 25.5942];
        for (int i = 0; i < published.Length; i++)
        {
            Assert.Equal(published[i], errors[i], 1e-3);
        }
    }

    private static Decisions Read(string path)
    {
        (Decisions? decisions, ValueList<Problem> problems, _) = DecisionFiles.Read(path, new());
        Assert.Empty(problems);
        return decisions!;
    }

    private static string Scores(string path)
    {
        JsonObject scores = ScoreJson.Of(
            DatasetScoring.Score(Read(path), ModelChoice.Parse(["median", "nash", "challenge"]).Choices, seed: 1, replicates: 100));
        scores.Remove("dataset");
        return scores.ToJsonString(JsonLayout.Options);
    }

    private static void Check(DatasetScore score, string name, int issues, double mean, double root, double median, double bias)
    {
        ModelScore model = score.Models.Single(one => one.Choice.Name == name);
        Assert.Equal(issues, model.Scored);
        Assert.Equal(mean, model.MeanError!.Value.Value, 1e-9);
        Assert.Equal(root, model.RootMeanSquare!.Value.Value, 1e-9);
        Assert.Equal(median, model.MedianError!.Value.Value, 1e-9);
        Assert.Equal(bias, model.Bias!.Value.Value, 1e-9);
    }
}
