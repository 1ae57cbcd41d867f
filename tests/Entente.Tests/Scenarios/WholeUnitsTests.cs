using System.Text.Json.Nodes;
using CsCheck;
using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.Tests.Cli;
using Entente.Tests.Interchange;
using Entente.Tests.Web;

namespace Entente.Tests.Scenarios;

/// <summary>Scales of which only whole units are agreed.</summary>
public sealed class WholeUnitsTests : IDisposable
{
    private const string Exchange = "exchange.yaml";

    private static readonly string[] Quantiles = ["p10", "p50", "p90"];

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    /// <summary>Two who want opposite ends share five seats at two and a half: the nearest whole terms are two or three, and both gain.</summary>
    [Fact]
    public void Half_a_seat_is_not_agreed()
    {
        PackageProblem problem = ProblemOf(Seats("accepts: 0..5", "accepts: 0..5"));
        double[] terms = [.. problem.Solve()[problem.Rule]!.Point.Terms];
        Assert.Contains(terms[0], new double[] { 40, 60 });
        Assert.Equal(DealTerms.Gains(problem.Problem, terms), problem.Solve()[problem.Rule]!.Point.Gains);
    }

    [Fact]
    public void Red_lines_decide_which_whole_number_it_is()
    {
        Assert.Equal(40, TermsOf(Seats("accepts: 1.9..2.6", "accepts: 0..5")));
        Assert.Equal(60, TermsOf(Seats("accepts: 2.4..5", "accepts: 0..5")));
    }

    /// <summary>Where red lines leave only parts of a seat the terms stay as they are, and the page says so.</summary>
    [Fact]
    public void Where_only_parts_can_be_agreed_the_terms_stay_and_the_page_says_so()
    {
        string text = Seats("accepts: 2.2..2.8", "accepts: 0..5");
        Assert.InRange(TermsOf(text), 44, 56);
        EntenteRun run = EntenteCall.Run("solve", files.Add("seats.yaml", text));
        Assert.Contains("no whole number near these terms was found that all accept", run.Output.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }

    /// <summary>Whole terms keep every rule, cross no red line and leave everybody a gain; where they are not whole, none of the whole
    /// numbers beside them does all of that.</summary>
    [Fact]
    public void Random_whole_terms_are_feasible() =>
        Gen.Select(Gen.Int[2, 60], Gen.Int[2, 3000], Gen.Int[0, 100].Array[6], Gen.Int[1, 40]).Sample((seats, prisoners, n, rate) =>
        {
            PackageProblem problem = ProblemOf(Two(seats, prisoners, n, rate));
            DealSpace space = problem.Solve();
            foreach (double[] terms in space.Solutions.Select(solution => (double[])[.. solution.Point.Terms]))
            {
                Assert.True(TermsTest.KeepsRules(problem.Problem, terms));
                double[] gains = DealTerms.Gains(problem.Problem, terms);
                Assert.All(gains, gain => Assert.True(gain >= -1e-7));
                Assert.All(Enumerable.Range(0, gains.Length), i => Assert.Empty(DealTerms.Crossed(problem.Problem, i, terms)));
                if (!IsWhole(terms[0], seats) || !IsWhole(terms[1], prisoners))
                {
                    Assert.DoesNotContain(Beside(terms, seats, prisoners), at => TermsTest.KeepsRules(problem.Problem, at)
                        && DealTerms.Gains(problem.Problem, at).All(gain => gain >= 0)
                        && Enumerable.Range(0, gains.Length).All(i => DealTerms.Crossed(problem.Problem, i, at).Length == 0));
                }
            }
        }, iter: 60);

    [Fact]
    public void Agreements_of_every_world_are_whole_and_keep_the_rule_of_the_file()
    {
        string folder = Path.Combine(files.Folder, "run");
        // Red lines that leave some room: where they just meet there may be no whole number between them.
        string wide = Text.Replace("{from: 0, to: 600..900..1300, margin: 50, loss: 0.1, gives: 0.5}", "{from: 0, to: 1000..1300}",
            StringComparison.Ordinal).Replace("{from: 800..1100, to: 3000}", "{from: 700..900, to: 3000}", StringComparison.Ordinal);
        EntenteRun run = EntenteCall.Run("run", files.Add(Exchange, wide), "--draws", "96", "--seed", "3", "--out", folder);
        Assert.Equal(0, run.ExitCode);
        string draws = Path.Combine(folder, "draws.parquet");
        (double Prisoners, double Hostages)[] agreed = [.. TableReader.Numbers(draws, "terms.settlement.prisoners")
            .Zip(TableReader.Numbers(draws, "terms.settlement.hostages")).Where(pair => !double.IsNaN(pair.First))];
        Assert.NotEmpty(agreed);
        Assert.All(agreed, pair => Assert.True(Math.Round(pair.Prisoners) == pair.Prisoners && Math.Round(pair.Hostages) == pair.Hostages
            && pair.Prisoners >= 30 * pair.Hostages, $"{pair}"));
        JsonNode terms = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "forecast.json")))!["terms"]!["prisoners"]!;
        Assert.All(Quantiles, key => Assert.Equal(Math.Round((double)terms[key]!), (double)terms[key]!));
    }

    [Fact]
    public void Journals_and_scores_ask_and_take_answers_in_the_unit()
    {
        string folder = Path.Combine(files.Folder, "run"), journal = Path.Combine(files.Folder, "j.jsonl");
        Assert.Equal(0, EntenteCall.Run("run", files.Add(Exchange, Text), "--draws", "160", "--seed", "1", "--out", folder).ExitCode);
        Assert.Equal(0, EntenteCall.Run("journal", "freeze", folder, "--journal", journal).ExitCode);
        Assert.Contains("Positions in prisoners", EntenteCall.Run("journal", "show", "--journal", journal).Output, StringComparison.Ordinal);
        Assert.Contains("a position from 0 to 3000", EntenteCall.Run(
            "journal", "resolve", "issues.prisoners", "3001", "--source", "x", "--journal", journal).Error, StringComparison.Ordinal);
        Assert.Equal(0, EntenteCall.Run(
            "journal", "resolve", "issues.prisoners", "1100", "--source", "x", "--journal", journal).ExitCode);
        JsonNode tenths = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "forecast.json")))!["terms"]!["prisoners"]!;
        double[] quantiles = [(double)tenths["p10"]!, (double)tenths["p50"]!, (double)tenths["p90"]!], shares = [0.1, 0.5, 0.9];
        double pinball = 2 * quantiles.Select((at, i) => Math.Max(shares[i] * (1100 - at), (1 - shares[i]) * (at - 1100))).Average() / 3000;
        JsonNode scored = JsonNode.Parse(EntenteCall.Run("journal", "score", "--journal", journal, "--json").Output)!;
        Assert.Equal(pinball, (double)scored["questions"]![0]!["model"]!, 1e-12);
        string answers = files.Add("a.yaml", "answers: [{issue: prisoners, was: 1100, source: x}]");
        Assert.Contains("On prisoners 1100 was agreed", EntenteCall.Run("score", folder, "--answers", answers).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deal_table_takes_and_gives_positions_in_the_unit()
    {
        await using OpenWorkbench open = await OpenWorkbench.With((Exchange, Text));
        string address = $"/api/files/{await open.IdOf(Exchange)}/deal";
        JsonObject terms = new() { ["prisoners"] = 950, ["hostages"] = 25, ["money"] = 30 };
        (int status, JsonObject answer) =
            await open.Post(address, new JsonObject { ["package"] = "settlement", ["terms"] = terms.DeepClone() });
        Assert.Equal(200, status);
        await File.WriteAllTextAsync(open.PathOf("plan.yaml"), terms.ToJsonString(), TestContext.Current.CancellationToken);
        EntenteRun run = EntenteCall.Run("solve", open.PathOf(Exchange), "--terms", open.PathOf("plan.yaml"), "--json");
        Assert.Equal(JsonNode.Parse(run.Output)!["terms"]!.ToJsonString(), answer["deal"]!.ToJsonString());
        JsonObject far = new() { ["package"] = "settlement", ["terms"] = new JsonObject { ["prisoners"] = 3001 } };
        Assert.Equal(400, (await open.Post(address, far)).Status);
        (_, JsonObject nash) = await open.Post(address + "/go", new JsonObject { ["to"] = "nash", ["terms"] = new JsonObject() });
        double prisoners = (double)nash["deal"]!["terms"]!["prisoners"]!;
        Assert.Equal(Math.Round(prisoners), prisoners);
    }

    private static string Text => Repository.Read("tests", "Entente.Tests", "Scenarios", "Files", Exchange);

    private static PackageProblem ProblemOf(string text)
    {
        ScenarioFile file = ScenarioReader.Read(text, "w.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return PackageProblem.Of(file.Scenario, null, number => number.Central);
    }

    private static double TermsOf(string text)
    {
        PackageProblem problem = ProblemOf(text);
        return problem.Solve()[problem.Rule]!.Point.Terms[0];
    }

    private static bool IsWhole(double position, double units) => Math.Abs((position * units / 100) - Math.Round(position * units / 100)) < 1e-9;

    private static IEnumerable<double[]> Beside(double[] terms, double seats, double prisoners) =>
        from one in new[] { Math.Floor(terms[0] * seats / 100), Math.Ceiling(terms[0] * seats / 100) }
        from other in new[] { Math.Floor(terms[1] * prisoners / 100), Math.Ceiling(terms[1] * prisoners / 100) }
        select new[] { one * 100 / seats, other * 100 / prisoners };

    private static string Seats(string north, string south) => $$"""
        entente: 2
        title: Seats
        from: 2025-01-01
        until: 2025-07-01
        actors: {north: {reservation: 0.3}, south: {reservation: 0.3} }
        issues:
          seats:
            scale: {from: 0, to: 5, unit: seats, whole: true, points: {0: none, 5: all} }
            today: 0
            wants: {north: {ideal: 5, salience: 1, {{north}} }, south: {ideal: 0, salience: 1, {{south}} } }
        """;

    private static string Two(int seats, int prisoners, int[] n, int rate) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $$"""
        entente: 2
        title: Two
        from: 2025-01-01
        until: 2025-07-01
        actors: {north: {reservation: 0.25, curvature: 1.5}, south: {reservation: 0.2} }
        issues:
          seats:
            scale: {from: 0, to: {{seats}}, whole: true, points: {0: none, {{seats}}: all} }
            today: 0
            wants:
              north: {ideal: {{seats * n[0] / 100.0}}, salience: 50, accepts: {from: 0, to: {{seats * (50 + (n[1] / 2)) / 100.0}} } }
              south: {ideal: 0, salience: {{1 + (n[2] * 0.9)}} }
          prisoners:
            scale: {from: 0, to: {{prisoners}}, whole: true, points: {0: none, {{prisoners}}: all} }
            today: 0
            wants:
              north: {ideal: 0, salience: {{1 + (n[3] * 0.9)}} }
              south: {ideal: {{prisoners}}, salience: 60, accepts: {from: {{prisoners * n[4] / 300.0}}, to: {{prisoners}} } }
        constraints: [{sum: {prisoners: 1, seats: {{-rate}} }, min: {{-n[5]}} }]
        """);
}
