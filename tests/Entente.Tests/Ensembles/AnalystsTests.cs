using Entente.Answers.Check;
using Entente.Answers.Explain;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

/// <summary>Several analysts: whose number a draw takes, and what they say together.</summary>
public sealed class AnalystsTests
{
    private const int Draws = 16_000;

    private static readonly AnalystPanel Panel = new(["anna", "boris", "clara"], [2, 1, 1], Pooling.Analyst, null);

    [Fact]
    public void A_number_of_several_analysts_is_the_mixture_of_what_they_say()
    {
        Uncertain number = Uncertain.By(Panel, [new("anna", Uncertain.Between(0, 10)), new("boris", Uncertain.Between(20, 40))]);
        Assert.Equal(((2.0 / 3) * 5) + ((1.0 / 3) * 30), number.Central, 1e-12);
        Assert.Equal((0, 40), (number.Low, number.High));
        // two thirds of the mixture lie below 10, evenly; the rest between 20 and 40
        Assert.Equal(5, number.Quantile(1.0 / 3), 1e-9);
        Assert.Equal(30, number.Quantile(5.0 / 6), 1e-9);
        Assert.Equal(1.0 / 3, number.ShareUpTo(5), 1e-12);
        Assert.Equal(2.0 / 3, number.ShareUpTo(15), 1e-12);
    }

    /// <summary>Every form of a number: the share up to its quantile is the share.</summary>
    [Fact]
    public void Shares_up_to_a_quantile_are_what_the_quantile_is_of()
    {
        Uncertain[] forms =
        [
            Uncertain.Between(3, 8), Uncertain.Likely(1, 2, 9), Uncertain.Around(70, 20, new Bounds(0, 100)), Uncertain.Verbal("w", 2, 5),
            Uncertain.Widened(Uncertain.Likely(10, 20, 60), 2.35, new Bounds(0, 100)),
            Uncertain.By(Panel, [new("anna", Uncertain.Likely(1, 2, 9)), new("clara", Uncertain.Around(5, 3, new Bounds(0, 100)))]),
        ];
        foreach (Uncertain form in forms)
        {
            for (int i = 1; i < 100; i++)
            {
                Assert.Equal(i / 100.0, form.ShareUpTo(form.Quantile(i / 100.0)), 1e-9);
            }
        }
    }

    /// <summary>The first of a draw's order who gave the number comes in proportion to the weights of those who did, whoever else there
    /// is; and it is one person for all numbers that the same people gave.</summary>
    [Fact]
    public void Who_gave_a_number_is_chosen_in_proportion_to_weights()
    {
        const int points = 120_000;
        int[] all = new int[3], two = new int[3];
        for (int i = 0; i < points; i++)
        {
            double share = (i + 0.5) / points;
            all[Panel.First(share, _ => true)]++;
            two[Panel.First(share, place => place != 0)]++;
        }

        Assert.Equal([points / 2, points / 4, points / 4], all);
        Assert.InRange(two[1], (points / 2) - 3, (points / 2) + 3);
        Assert.Equal(0, two[0]);
    }

    [Fact]
    public void One_draw_takes_one_analyst_for_all_numbers_that_both_gave()
    {
        double[][] values = Columns(Read("analysts: {anna: {weight: 3}, boris: {}}"), "actors.north.power", "war.pace");
        int anna = values[0].Count(value => value < 100);
        Assert.All(values[0].Zip(values[1]), pair => Assert.Equal(pair.First < 100, pair.Second < 0.2));
        Assert.InRange((double)anna / Draws, 0.745, 0.755);
    }

    [Fact]
    public void Pooled_by_number_each_number_takes_its_own()
    {
        double[][] values = Columns(Read("analysts: {anna: {weight: 3}, boris: {}}\npool: number"), "actors.north.power", "war.pace");
        double power = values[0].Count(value => value < 100) / (double)Draws, pace = values[1].Count(value => value < 0.2) / (double)Draws,
            both = values[0].Zip(values[1]).Count(pair => pair.First < 100 && pair.Second < 0.2) / (double)Draws;
        Assert.InRange(power, 0.745, 0.755);
        Assert.InRange(pace, 0.745, 0.755);
        Assert.InRange(both, (0.75 * 0.75) - 0.01, (0.75 * 0.75) + 0.01);
    }

    /// <summary>Nobody but clara gave the cost of war, and she gave nothing else: in every draw it is hers.</summary>
    [Fact]
    public void What_the_chosen_analyst_did_not_give_is_taken_from_those_who_did()
    {
        ScenarioFile file = Read("analysts: {anna: {}, boris: {}, clara: {}}", ", war-cost: {by: {clara: 0.5..0.6}}");
        Assert.All(Columns(file, "actors.north.war-cost")[0], value => Assert.InRange(value, 0.5, 0.6));
        double[] power = Columns(file, "actors.north.power")[0];
        Assert.InRange(power.Count(value => value < 100) / (double)Draws, 0.495, 0.505);
    }

    [Fact]
    public void One_analyst_alone_leaves_all_other_draws_as_they_were()
    {
        ScenarioFile file = Read("analysts: {anna: {}, boris: {}}"), alone = ScenarioEditor.Apply(file, ["analyst=anna"]);
        Assert.Empty(alone.Errors);
        ScenarioInputs all = ScenarioInputs.Of(file, file, 3), hers = ScenarioInputs.Of(alone, file, 3);
        Dictionary<string, double> before = Named(all, 40), after = Named(hers, 40);
        Assert.Equal(before["talks.pace"], after["talks.pace"]);
        Assert.DoesNotContain("analysts", after.Keys);
        double[] shares = new double[hers.Numbers.Count];
        hers.Shares(40, shares);
        Assert.Equal(Uncertain.Between(80, 90).Quantile(shares[0]), after["actors.north.power"]);
        Assert.Equal(85, alone.Scenario!.Actors["north"].Power!.Central);
    }

    /// <summary>The odds of the mixture are those of the single runs in proportion to the weights.</summary>
    [Fact]
    public void A_run_of_two_analysts_is_the_weighted_mixture_of_the_runs_of_each()
    {
        const int draws = 3200;
        ScenarioFile file = Read("analysts: {anna: {weight: 3}, boris: {}}");
        Chance all = Odds(), anna = Odds("analyst=anna"), boris = Odds("analyst=boris");
        double expected = (0.75 * anna.P!.Value) + (0.25 * boris.P!.Value),
            error = Math.Sqrt(Square(all.Se!.Value) + Square(0.75 * anna.Se!.Value) + Square(0.25 * boris.Se!.Value));
        Assert.True(Math.Abs(anna.P.Value - boris.P.Value) > 0.05, $"The analysts see {anna} and {boris}: the test shows nothing.");
        Assert.InRange(all.P!.Value, expected - (4 * error), expected + (4 * error));

        Chance Odds(params string[] set) => ScenarioRun.InMemory(new()
        {
            Original = file,
            File = ScenarioEditor.Apply(file, set),
            Set = new(set),
            Settings = new(draws, 7, 2),
            Version = "test",
            Folder = "",
        }, stop: TestContext.Current.CancellationToken).Forecast.Agreement;

        static double Square(double one) => one * one;
    }

    [Fact]
    public void Explain_has_a_group_for_which_analyst()
    {
        ScenarioFile file = Read("analysts: {anna: {}, boris: {}}");
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 1);
        InputGroup group = InputGroup.Of(file.Scenario!, inputs)[^1];
        Assert.Equal(InputGroup.WhichAnalyst, group.Name);
        Assert.True(inputs.Numbers[group.Places[0]].IsChoice);
        ForecastSensitivity found = ForecastSensitivity.Of(file.Scenario!, inputs, ExplainedAnswer.Odds, new(64, 1, 2),
            stop: TestContext.Current.CancellationToken);
        Assert.Contains(found.Groups, one => one.Name == InputGroup.WhichAnalyst);
        Assert.DoesNotContain(found.Tornado, bar => bar.Path == "analysts");
        Assert.DoesNotContain(found.FindOut, lean => lean.Path == "analysts");
    }

    [Fact]
    public void Check_says_who_counts_how_much_and_on_what_they_differ_most()
    {
        ScenarioFile file = Read("analysts: {anna: {name: Anna Rao, weight: 3}, boris: {}}",
            ", optimism: {by: {anna: 0.1..0.2, boris: 0.1..0.22}}");
        string told = string.Join('\n', AnalystFacts.Of(file).Select(fact => fact.Text));
        Assert.Contains("Anna Rao (75 %, 3 numbers) and boris (25 %, 3 numbers)", told, StringComparison.Ordinal);
        Assert.Contains("They differ most on ", told, StringComparison.Ordinal);
        int power = told.IndexOf("the strength of north (Anna Rao 80..90, boris 120..140)", StringComparison.Ordinal),
            optimism = told.IndexOf("how much north overrates its strength", StringComparison.Ordinal);
        Assert.True(power >= 0 && optimism > power, told);
    }

    [Theory]
    [InlineData("analysts: {anna: {weight: 0}}", "", "above 0", null)]
    [InlineData("analysts: {anna: {}, boris: {}}\nanalyst: ana", "", "`ana` is not an analyst", "`anna`")]
    [InlineData("analysts: {anna: {}, boris: {}}\npool: numbers", "", "it is one of analyst, number", "`number`")]
    [InlineData("analysts: {anna: {}, boris: {}}", ", war-cost: {by: {ana: 0.1}}", "`ana` is not an analyst", "`anna`")]
    [InlineData("analysts: {anna: {}, boris: {}}", ", war-cost: {by: {anna: 20}}", "should be a number from 0 to 1", "20 %")]
    [InlineData("analysts: {anna: {}, boris: {}}", ", war-cost: {bye: {anna: 0.1}}", "`bye` does not belong here", "`by`")]
    [InlineData("analysts: {anna: {}, boris: {}}", ", war-cost: {by: {}}", "given by nobody", "{by: {ANALYST")]
    [InlineData("analysts: {anna: {}, boris: {}}", ", war-cost: {by: {anna: {by: {boris: 0.1}}}}", "gives one number", null)]
    [InlineData("analysts: {anna: {}, boris: {}}", ", war-cost: {by: {anna: 0.1, anna: 0.2}}", "`anna` stands twice", null)]
    [InlineData("title: t", "", "`anna` should be an analyst, but there is none here", null)]
    public void Mistakes_are_named(string head, string more, string message, string? hint)
    {
        ScenarioFile file = Parse(head, more);
        Assert.Contains(file.Errors, error => error.Message.Contains(message, StringComparison.Ordinal)
            && (hint is null || error.Hint?.Contains(hint, StringComparison.Ordinal) == true) && error.Line > 0);
    }

    [Fact]
    public void Who_gives_no_number_is_pointed_out() => Assert.Contains(
        Read("analysts: {anna: {}, boris: {}, clara: {}}").Warnings,
        warning => warning.Message.Contains("`clara` gives no number", StringComparison.Ordinal));

    [Fact]
    public void What_is_written_reads_back_the_same_and_redacted_names_nobody()
    {
        ScenarioFile file = Read("analysts: {anna: {name: Anna Rao, weight: 3}, boris: {}}\nanalyst: boris");
        ScenarioFile again = ScenarioReader.Read(ScenarioWriter.Write(file.Scenario!), "again.yaml");
        Assert.Equal(file.Scenario!.Actors, again.Scenario!.Actors);
        Assert.Equal(file.Scenario.Analysts, again.Scenario.Analysts);
        ScenarioFile redacted = Redaction.Of(file);
        Assert.DoesNotContain("anna", redacted.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("boris", redacted.Text, StringComparison.Ordinal);
        Assert.Equal(ScenarioInputs.Of(file, file, 3).Values(5), ScenarioInputs.Of(redacted, redacted, 3).Values(5));
    }

    private static ScenarioFile Read(string head, string more = "")
    {
        ScenarioFile file = Parse(head, more);
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return file;
    }

    private static ScenarioFile Parse(string head, string more) => ScenarioReader.Read($$$"""
        entente: 2
        {{{(head.StartsWith("title", StringComparison.Ordinal) ? "" : head)}}}
        title: Two views
        from: 2025-01-01
        until: 2026-01-01
        step: 1 month
        actors:
          north: {side: attacker, power: {by: {anna: 80..90, boris: 120..140}}, doubt: 0.1{{{more}}}}
          south: {role: consent, side: defender, power: 100, war-cost: 0.2}
        issues:
          land:
            scale: {0: all South, 100: all North}
            today: 50
            wants: {north: {ideal: 100, salience: 50, accepts: 55..100}, south: {ideal: 0, salience: 50, accepts: 0..70}}
        war: {front: 0.5, pace: {by: {anna: 0.1..0.15, boris: 0.3..0.4}}, volatility: 0.1}
        talks: {pace: 0.5..1.5}
        """, "two.yaml");

    private static double[][] Columns(ScenarioFile file, params string[] paths)
    {
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 5);
        Dictionary<string, double>[] rows = [.. Enumerable.Range(0, Draws).Select(draw => Named(inputs, draw))];
        return [.. paths.Select(path => rows.Select(row => row[path]).ToArray())];
    }

    private static Dictionary<string, double> Named(ScenarioInputs inputs, int draw) =>
        inputs.Numbers.Zip(inputs.Values(draw)).ToDictionary(pair => pair.First.Path, pair => pair.Second);
}
