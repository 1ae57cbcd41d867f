using System.Text.Json;
using Entente.Tests.Cli;
using Entente.Tests.Interchange;

namespace Entente.Tests.Scoring;

/// <summary>`score` as a user calls it.</summary>
[Collection<InAFolder>]
public sealed class ScoreCommandTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Decisions_are_scored_in_text_json_tables_and_a_page()
    {
        files.Add("decisions.csv",
            "issue,proposal,actor,capability,position,salience,today,outcome\n" + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"i{i},p{i / 3},North,100,{(i * 37) % 101},50,0,{(i * 53) % 101}\ni{i},p{i / 3},South,60,{(i * 71) % 101},80,0,"
                + $"{(i * 53) % 101}\ni{i},p{i / 3},East,30,{(i * 13) % 101},20,0,{(i * 53) % 101}\n")));
        EntenteRun run = Run("score", "decisions.csv", "--model", "median", "--model", "mean:weights=equal", "--out", "scores", "--seed",
            "5", "--replicates", "200");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check("score-decisions.txt", run.Output);
        Assert.Equal(["forecasts.csv", "report.html", "scores.csv", "scores.json"], Directory.GetFiles(Path.Combine(files.Folder, "scores"))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string page = File.ReadAllText(Path.Combine(files.Folder, "scores", "report.html"));
        Assert.Contains("How far off", page, StringComparison.Ordinal);
        Assert.Contains("triangle-up", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);

        EntenteRun json = Run("score", "decisions.csv", "--model", "median", "--json", "--replicates", "200");
        JsonElement scores = JsonDocument.Parse(json.Output).RootElement.GetProperty("models");
        Assert.Equal(["constant-50", "mean", "median"], scores.EnumerateObject().Select(model => model.Name));
        Assert.Equal(30, scores.GetProperty("median").GetProperty("issues").GetInt32());
        Assert.Equal(0, scores.GetProperty("mean").GetProperty("against-mean").GetProperty("difference").GetDouble());
    }

    [Theory]
    [InlineData(1, "the weighted mean of positions by 40.0")]
    [InlineData(0, "the weighted mean of positions forecasts nothing")]
    public void One_decision_alone_makes_no_model_better_than_another(int capability, string ofMean)
    {
        files.Add("one.csv", $"actor,capability,position,salience,outcome\nNorth,{capability},80,50,30\nSouth,{capability},60,50,30\n");
        EntenteRun run = Run("score", "one.csv", "--out", "scores");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 issue of 1 proposal, positions from 0 to 100.", run.Output, StringComparison.Ordinal);
        Assert.Contains(ofMean, run.Output, StringComparison.Ordinal);
        Assert.Contains("no intervals", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("beyond", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("(", run.Output.Split("Whoever")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", File.ReadAllText(Path.Combine(files.Folder, "scores", "scores.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_scored_against_answers()
    {
        Directory.CreateDirectory(Path.Combine(files.Folder, "run"));
        RunScoringTests.Finished(Path.Combine(files.Folder, "run"), RunScoringTests.Run);
        files.Add("answers.yaml", "answers:\n  - {question: feast, happened: no, source: a newspaper}\n  - {package: ceasefire, happened: "
            + "no}\n  - {was: none}\n  - {issue: strip, was: 55}\n");
        EntenteRun run = Run("score", "run", "--answers", "answers.yaml", "--out", "scores");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check("score-run.txt", run.Output);
        Assert.Contains("Do the odds mean what they say?", File.ReadAllText(Path.Combine(files.Folder, "scores", "report.html")),
            StringComparison.Ordinal);

        EntenteRun without = Run("score", "run");
        Assert.Equal((2, ""), (without.ExitCode, without.Output));
        Assert.Contains("--answers", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_ends_in_html_is_a_page_and_no_folder()
    {
        files.Add("one.csv", "actor,capability,position,salience,outcome\nNorth,1,80,50,30\nSouth,1,60,50,30\n");
        EntenteRun run = Run("score", "one.csv", "--out", "scores.html");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Page: scores.html", run.Output, StringComparison.Ordinal);
        Assert.Contains("<title>How good were the forecasts? — one.csv</title>",
            File.ReadAllText(Path.Combine(files.Folder, "scores.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score nothing.csv", "There is no such file")]
    [InlineData("score .", "neither the DEU tables")]
    [InlineData("score nothing.csv --model medain", "Did you mean `median`?")]
    [InlineData("score nothing.csv --model median:ties=midle", "median: `ties` is `midle`; it should be one of middle, lower, upper. Did "
        + "you mean `middle`?")]
    [InlineData("score nothing.csv --model median:ties=lower,ties=upper", "`ties` is given twice")]
    [InlineData("score nothing.csv --model constant-50:ties=lower", "The baseline constant-50 has no settings")]
    [InlineData("score nothing.csv --replicates 1", "from 100 to 100,000")]
    [InlineData("score nothing.csv --threads -1", "from 0")]
    public void Mistakes_are_said_without_a_stack_trace(string call, string message)
    {
        EntenteRun run = Run(call.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private EntenteRun Run(params string[] arguments) => EntenteCall.In(files.Folder, arguments);
}
