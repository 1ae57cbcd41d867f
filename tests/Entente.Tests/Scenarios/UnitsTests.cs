using System.Text.Json.Nodes;
using CsCheck;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Interchange;

namespace Entente.Tests.Scenarios;

/// <summary>Scales in a unit of their own: the same odds and utilities as in points, bit for bit, and every position in its unit.</summary>
public sealed class UnitsTests : IDisposable
{
    private static readonly string[] Columns = ["payoff.north", "payoff.south", "issues.line.wants.north.ideal", "terms.settlement.line"],
        Naming = ["issue", "path", "name", "of"];

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    /// <summary>A span for each of two issues: from 0, from below 0, from far above it, and a short one.</summary>
    public static TheoryData<double, double> Spans => new() { { 0, 3000 }, { -500, 2500 }, { 1_000_000, 4_000_000 }, { 0, 0.5 } };

    [Theory]
    [MemberData(nameof(Spans))]
    public void Every_answer_has_the_same_odds_and_utilities_in_any_unit_and_positions_in_the_own_one(double from, double to)
    {
        Rescaling unit = new(from, to);
        (Negotiation points, Negotiation own) = (Negotiation.Parse(War(unit, isOwn: false)), Negotiation.Parse(War(unit, isOwn: true)));
        CancellationToken stop = TestContext.Current.CancellationToken;
        SameAs(points.Solve().Json(), own.Solve().Json(), unit);
        SameAs(points.Solve("truce").Json(), own.Solve("truce").Json(), unit);
        SameAs(points.Run(96, 7, 2, stop).Json(), own.Run(96, 7, 2, stop).Json(), unit);
        SameAs(points.Why(32, 3, 2, stop).Json(), own.Why(32, 3, 2, stop).Json(), unit);
        SameAs(points.Trace(5).Json(), own.Trace(5).Json(), unit);
        SameAs(points.Stakeholders("challenge", "exchange").Json(), own.Stakeholders("challenge", "exchange").Json(), unit);
    }

    [Fact]
    public void What_is_asked_of_many_worlds_over_again_is_the_same_too()
    {
        Rescaling unit = new(-500, 2500);
        (Negotiation points, Negotiation own) = (Negotiation.Parse(War(unit, isOwn: false)), Negotiation.Parse(War(unit, isOwn: true)));
        CancellationToken stop = TestContext.Current.CancellationToken;
        SameAs(points.Holds(null, 32, 3, 2, stop).Json(), own.Holds(null, 32, 3, 2, stop).Json(), unit);
        SameAs(points.Moves(16, 3, 2, stop).Json(), own.Moves(16, 3, 2, stop).Json(), unit);
        SameAs(points.Compare("softer", 32, 3, 2, stop).Json(), own.Compare("softer", 32, 3, 2, stop).Json(), unit);
        SameAs(points.Explain("terms.line", 32, 3, 2, stop).Json(), own.Explain("terms.line", 32, 3, 2, stop).Json(), unit);
    }

    [Theory]
    [MemberData(nameof(Spans))]
    public void Draws_have_the_same_inputs_and_their_columns_are_in_the_unit(double from, double to)
    {
        Rescaling unit = new(from, to);
        (string one, string other) = (files.Add("points.yaml", War(unit, false)), files.Add("own.yaml", War(unit, true)));
        foreach ((string path, string name) in new[] { (one, "a"), (other, "b") })
        {
            EntenteRun run = EntenteCall.Run("run", path, "--draws", "96", "--seed", "4", "--out", Path.Combine(files.Folder, name));
            Assert.Equal(0, run.ExitCode);
        }

        (string points, string own) = (Path.Combine(files.Folder, "a", "draws.parquet"), Path.Combine(files.Folder, "b", "draws.parquet"));
        Assert.Equal(Entente.Ensembles.TableReader.Names(points), Entente.Ensembles.TableReader.Names(own));
        foreach (string column in Columns.Intersect(Entente.Ensembles.TableReader.Names(points)))
        {
            bool isPosition = column.Contains("line", StringComparison.Ordinal);
            Assert.All(Entente.Ensembles.TableReader.Numbers(points, column).Zip(Entente.Ensembles.TableReader.Numbers(own, column)),
                pair => Assert.True(isPosition ? double.IsNaN(pair.First) == double.IsNaN(pair.Second)
                    && (double.IsNaN(pair.First) || unit.IsTold(pair.First, pair.Second)) : pair.First.Equals(pair.Second), column));
        }
    }

    [Fact]
    public void Terms_of_a_file_and_a_results_folder_go_in_and_out_in_the_unit()
    {
        Rescaling unit = new(-500, 2500);
        string path = files.Add("own.yaml", War(unit, true)), plan = files.Add("plan.yaml", "{line: 1900, aid: 40}");
        JsonNode told = JsonNode.Parse(EntenteCall.Run("solve", path, "--terms", plan, "--json").Output)!["terms"]!;
        Assert.Equal(1900, (double)told["terms"]!["line"]!);
        string inPoints = files.Add("points.yaml", War(unit, false)), same = files.Add("same.yaml", "{line: 80, aid: 40}");
        JsonNode other = JsonNode.Parse(EntenteCall.Run("solve", inPoints, "--terms", same, "--json").Output)!["terms"]!;
        Assert.Equal(other["gain"]!.ToJsonString(), told["gain"]!.ToJsonString());
        EntenteRun wrong = EntenteCall.Run("solve", path, "--terms", files.Add("far.yaml", "{line: 2501}"));
        Assert.Contains("far.yaml:1:8", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("from -500 to 2500", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_as_it_was_read_and_redacted_files_give_the_same_numbers()
    {
        foreach (Rescaling unit in new Rescaling[] { new(0, 3000), new(-500, 2500) })
        {
            ScenarioFile file = Read(War(unit, true)), again = Read(ScenarioWriter.Write(file.Scenario!));
            Assert.Equal(file.Scenario!.Issues, again.Scenario!.Issues);
            Assert.Equal(file.Numbers.Select(number => number.Value.Central), again.Numbers.Select(number => number.Value.Central));
            ScenarioFile redacted = Redaction.Of(file);
            Assert.Equal(file.Numbers.Select(number => (number.Path, number.Value.Low, number.Value.High)),
                redacted.Numbers.Select(number => (number.Path, number.Value.Low, number.Value.High)));
            Assert.Equal(((ScaleIssue)file.Scenario.Issues["line"]).Today.Central,
                ((ScaleIssue)Read(redacted.Text).Scenario!.Issues["line"]).Today.Central);
        }
    }

    [Fact]
    public void A_named_point_stands_wherever_a_position_may()
    {
        string text = War(new(0, 3000), true).Replace("today: 1500", "today: the line", StringComparison.Ordinal)
            .Replace("accepts: 600..3000", "accepts: a fifth..all North", StringComparison.Ordinal)
            .Replace("ideal: 0\n        salience: 60", "ideal: all South\n        salience: 60", StringComparison.Ordinal);
        ScaleIssue issue = (ScaleIssue)Read(text).Scenario!.Issues["line"];
        Assert.Equal((50, 0), (issue.Today.Central, issue.Wants["south"].Ideal!.Central));
        Assert.Equal((20, 100), (issue.Wants["north"].Accepts!.From.Central, issue.Wants["north"].Accepts!.To.Central));
        Assert.Equal(File(text).Issues["line"], File(ScenarioWriter.Write(Read(text).Scenario!)).Issues["line"]);
        // A name that is a number itself is none.
        Assert.Equal(50, ((ScaleIssue)Read(War(new(0, 100), false).Replace("20: a fifth", "20: \"50\"", StringComparison.Ordinal))
            .Scenario!.Issues["line"]).Today.Central);

        static Scenario File(string written) => Read(written).Scenario!;
    }

    [Fact]
    public void A_table_of_wants_goes_out_and_back_in_the_unit()
    {
        ScenarioFile file = Read(War(new(-500, 2500), true));
        string table = WantsTable.Write(file.Scenario!);
        Assert.Contains("line,north,,,1900..2200..2500,,70,100..2500", table, StringComparison.Ordinal);
        Assert.Empty(WantsImport.Into(files.Add("same.csv", table), file).Changes);
        WantsImported back = WantsImport.Into(
            files.Add("other.csv", table.Replace("1900..2200..2500", "2000", StringComparison.Ordinal)), file);
        Assert.Equal(2000, ((ScaleIssue)Read(back.Text!).Scenario!.Issues["line"]).Wants["north"].Ideal!.Shown(
            ((ScaleIssue)Read(back.Text!).Scenario!.Issues["line"]).Wants["north"].Ideal!.Central));
        WantsImported far = WantsImport.Into(
            files.Add("far.csv", table.Replace("1900..2200..2500", "2600", StringComparison.Ordinal)), file);
        Assert.Contains(far.Problems, problem => problem.Message.Contains("from -500 to 2500", StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_from_outside_are_in_the_unit()
    {
        Rescaling unit = new(-500, 2500);
        string path = files.Add("own.yaml", War(unit, true));
        JsonNode moved = JsonNode.Parse(EntenteCall.Run(
            "solve", path, "--set", "issues.line.wants.north.accepts=400..2500", "--json").Output)!, inPoints = JsonNode.Parse(EntenteCall.Run("solve", files.Add("points.yaml", War(unit, false)),
                "--set", "issues.line.wants.north.accepts=30..100", "--json").Output)!;
        Assert.Equal(inPoints["depth"]!.ToJsonString(), moved["depth"]!.ToJsonString());
        EntenteRun wrong = EntenteCall.Run("solve", path, "--set", "issues.line.wants.north.accepts=3000..4000");
        Assert.Contains("from -500 to 2500", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("today: 1500", "today: 4000", 19, 12, "a number from 0 to 3000", null)]
    [InlineData("today: 1500", "today: a fith", 19, 12, "a number from 0 to 3000", "Did you mean `a fifth`?")]
    [InlineData("to: 3000, unit", "to: -5, unit", 18, 26, "not above its beginning at 0", "Write the lower end as `from`.")]
    [InlineData("from: 0, to: 3000", "form: 0, to: 3000", 18, 13, "`form`", "Did you mean `from`?")]
    [InlineData("from: 0, to: 3000", "to: 3000", 18, 12, "has no `from`", null)]
    [InlineData("unit: km", "unit: [km]", 18, 38, "`unit`", null)]
    [InlineData("unit: km", "unit: km, whole: yes", 18, 49, "it is true or false", "Write `true`.")]
    [InlineData("from: 0, to: 3000, unit: km", "from: 0.5, to: 3000, unit: km, whole: true", 18, 19, "counts whole units",
        "Write a whole number, or leave out `whole`.")]
    [InlineData("from: 0, to: 3000", "from: 900000000000, to: 900000000000.5", 18, 37, "too short", null)]
    [InlineData("600: a fifth", "6000: a fifth", 18, 65, "is not a number from 0 to 3000", null)]
    [InlineData("points: {0: all South, 600: a fifth, 1500: the line, 3000: all North}", "points: {}", 18, 50, "has no points", null)]
    [InlineData("drifts: 0.3", "drifts: 40000", 20, 13, "a number from -30000 to 30000", null)]
    [InlineData("margin: 150", "margin: 3100", 22, 94, "a number from 0 to 3000", null)]
    public void Mistakes_are_told_with_their_place_in_the_unit_of_the_file(
        string old, string text, int line, int column, string message, string? hint)
    {
        string written = Talks;
        Assert.Contains(old, written, StringComparison.Ordinal);
        Problem[] found = [.. ScenarioReader.Read(written.Replace(old, text, StringComparison.Ordinal), "u.yaml").Errors];
        Assert.Contains(found, error => error.Message.Contains(message, StringComparison.Ordinal)
            && (error.Line, error.Column) == (line, column) && (hint is null || error.Hint == hint));
    }

    [Fact]
    public void Several_mistakes_of_a_scale_are_told_at_once()
    {
        string[] told = [.. ScenarioReader.Read(Talks.Replace("from: 0, to: 3000, unit: km", "from: zero, too: 3000, whole: maybe",
            StringComparison.Ordinal), "u.yaml").Errors.Select(error => error.Message)];
        Assert.Contains(told, one => one.Contains("`from` is `zero`", StringComparison.Ordinal));
        Assert.Contains(told, one => one.Contains("not `too`", StringComparison.Ordinal));
        Assert.Contains(told, one => one.Contains("has no `to`", StringComparison.Ordinal));
        Assert.Contains(told, one => one.Contains("`whole` is `maybe`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_factor_is_refused_on_a_scale_that_does_not_begin_at_0()
    {
        static Problem[] Errors(Rescaling unit) => [.. ScenarioReader.Read(War(unit, true).Replace("variants:",
            "variants:\n  more: {multiply: {issues.line.wants.north.ideal: 0.9}}", StringComparison.Ordinal), "u.yaml").Errors];
        Assert.Empty(Errors(new(0, 3000)));
        Assert.Contains("begins at -500", Assert.Single(Errors(new(-500, 2500))).Message, StringComparison.Ordinal);
    }

    /// <summary>What is written with up to nine figures comes back as it was, and a span and its points agree.</summary>
    [Fact]
    public void Any_span_tells_what_was_written() => Gen.Select(Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Long[1, 1_000_000_000],
        Gen.Int[0, 6], Gen.Double[0, 1]).Sample((begin, length, decimals, share) =>
    {
        double ten = double.Parse($"1e-{decimals}", System.Globalization.CultureInfo.InvariantCulture);
        double from = (double)(begin * (decimal)ten), to = (double)((begin + length) * (decimal)ten);
        if (to - from < 1e-6 * Math.Max(Math.Abs(from), Math.Abs(to)))
        {
            return;
        }

        Anchors scale = new([]) { From = from, To = to };
        double written = (double)((begin + (long)(share * length)) * (decimal)ten), position = scale.Inside(written);
        Assert.InRange(position, 0, 100);
        Assert.Equal(written, scale.Own(position));
        Assert.Equal((0, 100), (scale.Inside(from), scale.Inside(to)));
        Assert.Equal((from, to), (scale.Own(0), scale.Own(100)));
        Assert.InRange(scale.Outward(0, position), position - 1e-9, 100);
        Assert.InRange(scale.Outward(100, position), 0, position + 1e-9);
    });

    /// <summary>Utilities and depths of random talks in random spans, against points.</summary>
    [Fact]
    public void Random_spans_change_no_utility() => Gen.Select(Gen.Int[-1000, 1000], Gen.Int[1, 1_000_000], Gen.Int[0, 100].Array[6])
        .Sample((from, length, numbers) =>
        {
            Rescaling unit = new(from, from + length);
            string Text(Rescaling one, bool isOwn) => Small(one, isOwn, numbers);
            if (ScenarioReader.Read(Text(new(0, 100), false), "p.yaml").Scenario is not Scenario points)
            {
                return; // red lines upside down, in either
            }

            JsonObject inPoints = Negotiation.Parse(Text(new(0, 100), false)).Solve().Json();
            SameAs(inPoints, Negotiation.Parse(Text(unit, true)).Solve().Json(), unit);
        }, iter: 40);

    private static ScenarioFile Read(string text)
    {
        ScenarioFile file = ScenarioReader.Read(text, "u.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return file;
    }

    /// <summary>Two answers of files that differ in the unit of `line` alone: every number is the same, to the last bit, but where it is
    /// about that issue; there it may be a position or a length in the unit.</summary>
    private static void SameAs(JsonNode? points, JsonNode? own, Rescaling unit, bool isOfLine = false, string path = "$")
    {
        switch (points, own)
        {
            case (JsonObject one, JsonObject other):
                Assert.Equal(one.Select(entry => entry.Key), other.Select(entry => entry.Key));
                bool isHere = isOfLine || Naming.Any(key => one[key] is JsonValue named
                    && named.GetValueKind() == System.Text.Json.JsonValueKind.String
                    && named.GetValue<string>().Split('.').Contains("line"));
                foreach ((string key, JsonNode? value) in one)
                {
                    SameAs(value, other[key], unit, isHere || key.Split('.').Contains("line"), $"{path}.{key}");
                }

                break;
            case (JsonArray one, JsonArray other):
                Assert.Equal(one.Count, other.Count);
                for (int i = 0; i < one.Count; i++)
                {
                    SameAs(one[i], other[i], unit, isOfLine, $"{path}[{i}]");
                }

                break;
            case (JsonValue one, JsonValue other) when one.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                (double before, double now) = (Number(one), Number(other));
                Assert.True(before.Equals(now) || (isOfLine && (unit.IsTold(before, now) || unit.IsLength(before, now))),
                    $"{path}: {before:R} in points, {now:R} in the unit");
                break;
            default:
                Assert.Equal(points is null, own is null);
                break;
        }

        static double Number(JsonValue value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Points from 0 to 100 in another unit.</summary>
    private sealed record Rescaling(double From, double To)
    {
        private double Span => To - From;

        public string At(double position) => Figures((decimal)From + ((decimal)position * ((decimal)To - (decimal)From) / 100));

        public string Length(double points) => Figures((decimal)points * ((decimal)To - (decimal)From) / 100);

        public bool IsTold(double points, double own) => IsNear(From + (points * Span / 100), own);

        public bool IsLength(double points, double own) => IsNear(points * Span / 100, own);

        private bool IsNear(double expected, double own) => Math.Abs(expected - own) <= 1e-10 * Math.Max(Math.Abs(From), Math.Abs(To));

        private static string Figures(decimal number) =>
            number.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A war over a line, with everything in it that takes a position.</summary>
    /// <param name="unit">The unit of the line.</param>
    /// <param name="isOwn">Whether it is written in that unit, or in points.</param>
    private static string War(Rescaling unit, bool isOwn)
    {
        Rescaling line = isOwn ? unit : new(0, 100);
        string At(double position) => line.At(position);
        string Length(double points) => line.Length(points);
        string points = $"{{{At(0)}: all South, {At(20)}: a fifth, {At(50)}: the line, {At(100)}: all North}}";
        return $$"""
            entente: 2
            title: A line
            from: 2025-01-01
            until: 2025-09-01
            step: 1 month
            actors:
              north: {side: attacker, power: 90..110, war-cost: 0.1..0.2, optimism: 0.1, doubt: 0.1}
              south: {side: defender, power: 90, war-cost: 0.15..0.25, optimism: 0.1, doubt: 0.1, role: consent}
              guard: {role: table}
            issues:
              line:
                scale: {{(isOwn ? $"{{from: {At(0)}, to: {At(100)}, unit: km, points: {points}}}" : points)}}
                today: {{At(50)}}
                front: {0: {{At(0)}}, 0.5: {{At(50)}}, 1: {{At(100)}} }
                wants:
                  north: {ideal: {{At(80)}}..{{At(90)}}..{{At(100)}}, salience: 70, accepts: {{At(20)}}..{{At(100)}} }
                  south:
                    ideal: {{At(0)}}
                    salience: 60
                    accepts: {from: {{At(0)}}, to: {{At(70)}}..{{At(80)}}, margin: {{Length(5)}}, loss: 0.1}
                  guard:
                    ideal: {{At(50)}} ± {{Length(4)}}
                    salience: 20
                    accepts-when: [{when: {aid: 90..100}, accepts: {{At(10)}}..{{At(90)}} }]
              aid:
                scale: {0: none, 100: all}
                today: 10
                drifts: -0.5
                wants: {north: {ideal: 0, salience: 20}, south: {ideal: 100, salience: 40}, guard: {ideal: 60, salience: 10} }
            constraints:
              - {when: {line: {{At(60)}}..{{At(100)}} }, then: {aid: 20..100} }
              - sum: {line: {{(isOwn ? "1" : unit.Length(1))}}, aid: {{unit.Length(1)}} }
                max: {{(isOwn ? unit.At(150) : unit.Length(150))}}
            packages:
              settlement: {covers: all}
              truce: {covers: [aid], stops-fighting: true}
            war:
              front: 0.5
              pace: 0.15..0.25
              volatility: 0.1
              collapse: {attacker: 5 %, defender: 6 %}
              victory: {attacker: {line: {{At(95)}} } }
            talks: {pace: 2..4}
            holding: {break-rate: 80 %, tremble: 0.05, holds-for: 2 years, spoilers: {band: {hurt-by: {line: {ideal: {{At(100)}} } } } } }
            events:
              - date: 2025-03-01
                name: A map
                chance: 30 %
                set: {issues.line.wants.guard.ideal: {{At(60)}}, issues.line.wants.north.accepts: {{At(25)}}..{{At(100)}} }
            levers:
              offer: {actor: north, date: 2025-02-01, set: {issues.line.wants.north.accepts: {{At(10)}}..{{At(100)}} } }
            variants:
              softer: {set: {issues.line.wants.south.ideal: {{At(15)}} } }
            questions:
              half: {asks: Half or more?, package: settlement, by: 2025-09-01, issue: line, at-least: {{At(50)}}, at-most: {{At(75)}} }
            """;
    }

    private static readonly string Talks = """
        entente: 2
        title: Talks about a road
        from: 2025-01-01
        until: 2025-07-01
        step: 1 month
        actors:
          north:
            reservation: 0.3
          south:
            reservation: 0.2
        # the numbers of the lines below are those of the tests
        # of mistakes
        #
        #
        #
        issues:
          line:
            scale: {from: 0, to: 3000, unit: km, points: {0: all South, 600: a fifth, 1500: the line, 3000: all North}}
            today: 1500
            drifts: 0.3
            wants:
              north: {ideal: 2400..2700..3000, salience: 60, accepts: {from: 1200, to: 3000, margin: 150, loss: 0.1}}
              south: {ideal: 600 ± 150, salience: 50}
        """;

    private static string Small(Rescaling one, bool isOwn, int[] n) => $$"""
        entente: 2
        title: Talks
        from: 2025-01-01
        until: 2025-07-01
        actors: {a: {reservation: 0.3, curvature: 1.5}, b: {reservation: 0.2} }
        issues:
          line:
            scale: {{(isOwn ? $"{{from: {one.At(0)}, to: {one.At(100)}, points: {{{one.At(0)}: low, {one.At(100)}: high}}}}"
                : "{0: low, 100: high}")}}
            today: {{one.At(n[0])}}
            wants:
              a: {ideal: {{one.At(n[1])}}, salience: 60, accepts: {from: {{one.At(n[2])}}, to: {{one.At(100)}} } }
              b: {ideal: {{one.At(n[3])}}, salience: 50, accepts: {from: {{one.At(0)}}, to: {{one.At(n[4])}} } }
          tax:
            scale: {0: none, 100: all}
            today: {{n[5]}}
            wants: {a: {ideal: 0, salience: 30}, b: {ideal: 100, salience: 50} }
        """;
}
