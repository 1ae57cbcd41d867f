using System.Text.Json.Nodes;
using Entente.Answers.Explain;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers.Explain;

/// <summary>What terms and holding hang on, in cases whose answer is known.</summary>
/// <remarks>Two parties share a scale, and the only terms that both accept are the red line of one. So the position is that number; and if
/// only a spoiler can break the deal, it stands after a year with exp(−break-rate·logistic((T − U − c)/tremble)), T = 0.8 today and U = 0.6
/// at 40: with c = 0.1 and tremble = 0.08 the logistic is 0.7773.</remarks>
public sealed class ExplainedAnswerTests : IDisposable
{
    private const double Logistic = 0.777299861174691;

    private const string Wreckers = "{wreckers: {reach: 1, hurt-by: {share: {ideal: 0}}}}";

    private readonly string folder = Directory.CreateTempSubdirectory("entente-explain").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Terms_hang_on_the_red_line_that_they_repeat_and_on_nothing_else()
    {
        ForecastSensitivity answer = Ask(Share("30..45"), "terms.share", 128);
        Assert.Equal(256, answer.Answered);
        Assert.Equal(37.5, answer.Mean!.Value, 0.1);
        Assert.Equal(15 / Math.Sqrt(12), answer.Deviation!.Value, 0.1);
        foreach ((InputGroup group, SobolIndices index) in answer.Groups.Zip(answer.Indices))
        {
            double carries = group.Name == "Boas: red lines" ? 1 : 0;
            Assert.InRange(index.Total.Value, carries - 1e-6 - index.Total.HalfWidth, carries + 1e-6 + index.Total.HalfWidth);
            Assert.InRange(index.First.Value, carries - 1e-6 - index.First.HalfWidth, carries + 1e-6 + index.First.HalfWidth);
        }

        TornadoBar bar = answer.Tornado[0];
        Assert.Equal("issues.share.wants.b.accepts.to", bar.Path);
        Assert.Equal((31.5, 43.5), (Math.Round(bar.AtLow, 3), Math.Round(bar.AtHigh, 3)));
        Assert.Equal(37.5, answer.Central!.Value, 1e-3);
        Assert.All(answer.Tornado.Skip(1), other => Assert.False(other.IsClear && other.Length > 1e-3, other.Path));
        Assert.Contains(answer.FindOut, lean => lean.Path == "issues.share.wants.b.accepts.to" && lean.Share > 0.999);
    }

    [Fact]
    public void Holding_hangs_on_the_rate_at_which_the_only_breaker_breaks()
    {
        ForecastSensitivity answer = Ask(Share("40", "0.2..0.8", "{from: 40, to: 100}"), "holding", 128);
        Assert.Equal(256, answer.Answered);
        double mean = (Math.Exp(-0.2 * Logistic) - Math.Exp(-0.8 * Logistic)) / (0.6 * Logistic);
        Assert.Equal(mean, answer.Mean!.Value, 1e-3);
        TornadoBar bar = answer.Tornado[0];
        Assert.Equal("holding.break-rate", bar.Path);
        Assert.Equal(Math.Exp(-0.26 * Logistic), bar.AtLow, 1e-3);
        Assert.Equal(Math.Exp(-0.74 * Logistic), bar.AtHigh, 1e-3);
        SobolIndices holding = answer.Indices[answer.Groups.Index().Single(group => group.Item.Name == "whether a deal holds").Index];
        Assert.InRange(holding.Total.Value, 1 - holding.Total.HalfWidth - 1e-6, 1 + holding.Total.HalfWidth + 1e-6);
        Assert.True(holding.Total.IsTold);
    }

    [Fact]
    public void The_page_and_the_json_tell_the_same_and_name_what_is_explained()
    {
        string path = Save(Share("30..45"));
        string[] call = ["explain", path, "--of", "terms.share", "--draws", "64"];
        EntenteRun screen = EntenteCall.Run(call);
        Assert.Equal((0, ""), (screen.ExitCode, screen.Error));
        string text = screen.Output.ReplaceLineEndings(" ");
        Assert.StartsWith("What do the terms on share hang on?", text, StringComparison.Ordinal);
        JsonObject json = JsonNode.Parse(EntenteCall.Run([.. call, "--json"]).Output)!.AsObject();
        Assert.Equal(("terms.share", 128), ((string?)json["of"], (int)json["answered"]!));
        Assert.Contains("A settlement was agreed in 128 of 128 worlds. Once agreed, it lands at 37.5", text, StringComparison.Ordinal);
        Assert.Contains("Most of all Boas: red lines", text, StringComparison.Ordinal);
        Assert.Contains($"With every number at its central value the position on share is {Say.Number((double)json["central"]!, 1)}", text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_worlds_with_a_deal_give_a_sentence_and_no_figure()
    {
        string path = Save(Share("30..45", "0.1..0.6"));
        string[] call = ["explain", path, "--of", "holding", "--draws", "32", "--set", "talks.pace=0.05"];
        string text = EntenteCall.Run(call).Output.ReplaceLineEndings(" ");
        Assert.Matches("A settlement was agreed in [0-9]+ of 64 worlds: too few to say what the chance that it holds hangs on", text);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        JsonObject json = JsonNode.Parse(EntenteCall.Run([.. call, "--json"]).Output)!.AsObject();
        Assert.True((int)json["answered"]! < FewWorlds.MinWorlds);
        Assert.Null(json["mean"]);
        Assert.All(json["groups"]!.AsArray(), group => Assert.Null(group!["total"]!["value"]));
        Assert.Empty(json["tornado"]!.AsArray());
    }

    [Theory]
    [InlineData("terms.shar", "terms.share")]
    [InlineData("odd", "odds")]
    public void An_answer_that_there_is_not_is_refused_with_the_nearest(string asked, string meant)
    {
        EntenteRun run = EntenteCall.Run("explain", Save(Share("30..45", "0.1..0.6")), "--of", asked);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(meant, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_holding_has_no_such_answer() =>
        Assert.Contains("no section `holding`", Assert.Single(ExplainedAnswer.Of(
            ScenarioReader.Read(Repository.Read("scenarios", "port-strike.yaml"), "port-strike.yaml").Scenario!, "holding").Mistakes),
            StringComparison.Ordinal);

    [Fact]
    public void All_answers_of_a_file_are_whole_years_and_the_issues_of_its_main_package()
    {
        Scenario scenario = ScenarioReader.Read(Repository.Read("scenarios", "ukraine-2025.yaml"), "ukraine-2025.yaml").Scenario!;
        string[] names = [.. ExplainedAnswer.All(scenario).Select(one => one.Name)];
        Assert.Equal(["odds", "holding", "holding.2", "holding.3", "holding.4", "holding.5", "terms.territory"], names.Take(7));
        Assert.Contains("terms.guarantees.none", names);
        Assert.Equal(names.Distinct(), names);
    }

    private static ForecastSensitivity Ask(string text, string of, int draws)
    {
        ScenarioFile file = ScenarioReader.Read(text, "share.yaml");
        Assert.True(file.Scenario is not null, string.Join(Environment.NewLine, file.Errors));
        return ForecastSensitivity.Of(file.Scenario, ScenarioInputs.Of(file, file, 5), ExplainedAnswer.Of(file.Scenario, of).Answer!,
            new(draws, 5, 1), stop: TestContext.Current.CancellationToken);
    }

    private string Save(string text)
    {
        string path = Path.Combine(folder, "share.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    // Without a rate, every deal holds.
    private static string Share(string line, string? rate = null, string other = "{from: 10, to: 100}") => $$"""
        entente: 1
        title: A share
        from: 2025-01-01
        until: 2026-01-01
        step: 1 month
        actors: {a: {name: Ada, reservation: 0.05..0.1}, b: {name: Boas, reservation: 0.1}, c: {name: Cleo, role: outside} }
        issues:
          share:
            scale: {0: all to Boas, 100: all to Ada}
            today: 20
            wants:
              a: {ideal: 100, salience: 50, accepts: {{other}} }
              b: {ideal: 0, salience: 50, accepts: {from: 0, to: {{line}} } }
              c: {ideal: 50, salience: 50}
        talks: {pace: 300..400, depth-scale: 0.01}
        {{(rate is null ? "" : $"holding: {{break-rate: {rate}, friction: 0.1, tremble: 0.08, holds-for: 2 years, spoilers: {Wreckers}}}")}}

        """;
}
