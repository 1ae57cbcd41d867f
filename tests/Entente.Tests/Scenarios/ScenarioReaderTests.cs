using System.Text;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_small_scenario_has_no_errors() => Assert.Empty(ScenarioReader.Read(SmallScenario.Text, "small.yaml").Errors);

    [Fact]
    public void The_example_of_the_format_has_no_errors() =>
        Assert.Empty(ScenarioReader.ReadFile(Repository.TestFile("border-strip.yaml")).Errors);

    [Fact]
    public void Shipped_scenarios_have_no_errors_and_every_number_has_evidence()
    {
        Assert.Equal(7, Repository.ShippedScenarios.Count);
        foreach (string path in Repository.ShippedScenarios)
        {
            ScenarioFile file = ScenarioReader.ReadFile(path);
            Assert.Empty(file.Errors);
            EvidenceCoverage coverage = new(file.Scenario!);
            Assert.DoesNotContain(file.Numbers, number => coverage.For(number.Path).Count == 0);
        }
    }

    // Each row: what is replaced, by what, the words under which the problem is reported (@ marks them), and what it says.
    [Theory]
    [InlineData("power: 45", "@powr: 45", "`powr` is not a key of `south`", "Did you mean `power`?")]
    [InlineData("role: consent", "role: @consnt", "one of table, consent, outside", "Did you mean `consent`?")]
    [InlineData("salience: 90", "salience: @190", "from 0 to 100", null)]
    [InlineData("salience: 90", "salience: @90 %", "not a share", "Write 90 without the percent sign.")]
    [InlineData("salience: vital", "salience: @vitl", "not a number", "Did you mean `vital`?")]
    [InlineData("salience: 90", "salience: @.nan", "not a number", null)]
    [InlineData("salience: 90", "salience: @-.inf", "not a number", null)]
    [InlineData("discount: 10 %", "discount: @10 years", "not a number above 0", "such as 10 %.")]
    [InlineData("discount: 10 %", "discount: @0", "above 0", null)]
    [InlineData("window: 8 weeks", "window: @8 wekes", "days, weeks, months or years", null)]
    [InlineData("window: 8 weeks", "window: @5 %", "days, weeks, months or years", null)]
    [InlineData("step: 1 week", "step: @0 weeks", "days, weeks, months or years", null)]
    [InlineData("power: 45", "power: @80..60", "upside down", "60..80")]
    [InlineData("accepts: 0..70", "accepts: @70..0", "upside down", null)]
    [InlineData("accepts: 0..70", "accepts: @{from: 70..80, to: 10}", "upside down", null)]
    [InlineData("accepts: 0..70", "accepts: @0..10..70", "an interval such as", "{from: 0..10, to: 70}")]
    [InlineData("accepts: 0..70", "accepts: {@form: 0, to: 70}", "has the keys from, to, margin", "Did you mean `from`?")]
    [InlineData("until: 2026-01-01", "until: @2026-02-30", "February 2026 has 28 days", null)]
    [InlineData("until: 2026-01-01", "until: @2026-13-01", "months go from 01 to 12", null)]
    [InlineData("until: 2026-01-01", "until: @01.01.2026", "year-month-day", null)]
    [InlineData("until: 2026-01-01", "until: @2024-01-01", "not after it begins", null)]
    [InlineData("step: 1 week", "step: 1 week\nstep: 2 weeks", "stands twice; the first is on line 5", null)]
    [InlineData("  allies: {role: outside}", "  @north: {role: outside}", "stands twice here; the first is on line 7", null)]
    [InlineData("      south: {ideal: 0", "      @sotuh: {ideal: 0", "`sotuh` is not an actor", "Did you mean `south`?")]
    [InlineData("{hawks: {ideal: 30", "{@hawk: {ideal: 30", "`hawk` is not a faction of this actor", "Did you mean `hawks`?")]
    [InlineData("scores: {none: 100, troops: 0}", "scores: {none: 100}", "no score to `troops`", null)]
    [InlineData("scores: {none: 100, troops: 0}", "scores: {none: 100, @trops: 0}", "`trops` is not an option", "Did you mean `troops`?")]
    [InlineData("accepts: [none]", "accepts: [none, @nobody]", "`nobody` is not an option", null)]
    [InlineData("accepts: [none]", "accepts: @[]", "accepts no option at all", null)]
    [InlineData("salience: 70, accepts: [none]", "salience: 70, accepts: [none, @none]", "stands twice in this list", null)]
    [InlineData("    today: none", "    today: @nothing", "`nothing` is not an option", null)]
    [InlineData("covers: [guards]", "covers: [@gards]", "`gards` is not an issue", "Did you mean `guards`?")]
    [InlineData("front: {0: 0, 1: 100}", "front: {0: 0, @2: 100}", "not a number from 0 to 1", null)]
    [InlineData("front: {0: 0, 1: 100}", "front: @{0: 0, 0.5: 100}", "needs the keys 0 and 1", null)]
    [InlineData("front: 0.5", "front: @1", "above 0 and below 1", null)]
    [InlineData("front: 0.5", "front: @50", "above 0 and below 1", "Did you mean 50 %?")]
    [InlineData("chance: 30 %", "chance: @130 %", "from 0 to 1", null)]
    [InlineData("date: 2025-03-04", "date: @2027-03-04", "outside the forecast", null)]
    [InlineData("ends: 2025-03-11", "ends: @2025-03-01", "not after it begins", null)]
    [InlineData("by: 2025-04-20", "by: @2024-04-20", "outside the forecast", null)]
    [InlineData("date: 2025-01-01", "date: @2025-06-01", "after the date of the forecast", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "@actors.patron.suports.south.arms: 0", "leads nowhere",
        "Did you mean `supports`?")]
    [InlineData("actors.patron.supports.south.arms: 0", "@actors.patron.supports.south.amrs: 0", "not a stream of support",
        "Did you mean `arms`?")]
    [InlineData("actors.patron.supports.south.arms: 0", "@actors.pattron.power: 0", "leads nowhere", "Did you mean `patron`?")]
    [InlineData("actors.patron.supports.south.arms: 0", "actors.patron.supports.south.arms: @-1", "from 0 to", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "@title: other", "fixed for the whole forecast", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "@issues.strip.scale: {0: x}", "fixed for the whole forecast", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "issues.strip.wants.north.salience: @vitl", "not a number",
        "Did you mean `vital`?")]
    [InlineData("{actors.south.role: table}", "{actors.south.role: @tabel}", "one of table, consent, outside", "Did you mean `table`?")]
    [InlineData("set: {actors.south.role: table}", "multiply: {@actors.south.role: 2}", "no number", null)]
    [InlineData("set: {actors.south.role: table}", "multiply: {actors.south.discount: @200}", "outside its legal range", null)]
    [InlineData("actor: patron", "actor: @patrn", "`patrn` is not an actor", "Did you mean `patron`?")]
    [InlineData("package: [ceasefire, settlement]", "package: @truce", "`truce` is not a package", null)]
    [InlineData("source: report", "source: @rapport", "`rapport` is not a source", "Did you mean `report`?")]
    [InlineData("says: North wants the strip", "speaker: x", "key `says` is missing", null)]
    [InlineData("present: false", "present: @no", "true or false", "Write `false`.")]
    [InlineData("max: 90", "min: 0, max: @abc", "not a number", null)]
    [InlineData("{sum: {strip: 1}, max: 90}", "@{sum: {strip: 1}}", "needs a `max` or a `min`", null)]
    [InlineData("{sum: {strip: 1}, max: 90}", "{sum: {guards: @1}, max: 90}", "cannot be part of a sum", null)]
    [InlineData("then: {strip: 0..60}", "then: {strip: @troops}", "not a number from 0 to 100", null)]
    [InlineData("power: 45", "power: 45, evidence: {@pwer: [demands]}", "not a key of `south` with numbers", "Did you mean `power`?")]
    [InlineData("title: A strip of land", "title: @\"\"", "is empty text", null)]
    [InlineData("title: A strip of land", "title: @\"a\\e[2Jb\"", "control character", null)]
    [InlineData("step: 1 week", "step: @9999 years", "longer than the whole forecast", null)]
    [InlineData("step: 1 week", "words: {salience: {vital: @90 ± 5}}", "stands for a range", null)]
    [InlineData("step: 1 week", "words: {salience: {@70: 85..100}}", "taken for a number", null)]
    [InlineData("step: 1 week", "words: {salience: {@\"\": 85..100}}", "cannot be a name", null)]
    [InlineData("package: [ceasefire, settlement]", "package: @[]", "names no package", null)]
    [InlineData("{when: {guards: troops}", "@{when: {guards: []}", "none of its options", null)]
    [InlineData("then: {strip: 0..60}", "then: {strip: @50 ± 5}", "is uncertain here", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "@actors.patron.factions: {doves: {}}", "cannot be replaced as a whole", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "@war: {lottery: 60 %}", "cannot be replaced as a whole", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "@actors.patron: {power: 3}", "cannot be replaced as a whole", null)]
    [InlineData("actors.patron.supports.south.arms: 0", "@pace: 0", "The file has no key `pace`", null)]
    [InlineData("name: Pause, ", "@nme: Pause, ", "is not a key of item 1 of `events`", "Did you mean `name`?")]
    [InlineData("entente: 1", "entente: @3", "this program reads versions 1 and 2", null)]
    [InlineData("power: 45", "power: @", "has no value", null)]
    [InlineData("power: 45", "power: @[45]", "is a list", null)]
    [InlineData("  allies: {role: outside}", "  @all.ies: {role: outside}", "cannot be a name", null)]
    [InlineData("settlement: {covers: all}", "settlement: {covers: all, between: @[south]}", "between at least two parties", null)]
    public void A_mistake_is_reported_where_it_stands(string old, string marked, string message, string? hint)
    {
        ScenarioFile file = SmallScenario.ReadWith(old, marked.Replace("@", "", StringComparison.Ordinal));
        Assert.Null(file.Scenario);
        Problem problem = Assert.Single(file.Errors);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        if (hint is not null)
        {
            Assert.Contains(hint, problem.Hint, StringComparison.Ordinal);
        }

        if (marked.Contains('@'))
        {
            int at = SmallScenario.With(old, marked).IndexOf('@', StringComparison.Ordinal);
            string before = SmallScenario.With(old, marked)[..at];
            Assert.Equal((before.Count(c => c == '\n') + 1, at - before.LastIndexOf('\n')), (problem.Line, problem.Column));
        }
    }

    [Fact]
    public void Twenty_mistakes_are_reported_in_one_run()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Repository.TestFile("twenty-mistakes.yaml"));
        string[] expected =
        [
            .. File.ReadLines(Repository.TestFile("twenty-mistakes.yaml")).Select((line, i) => (line, i))
                .Where(one => one.line.Contains("# wrong", StringComparison.Ordinal))
                .Select(one => $"{one.i + 1}"),
        ];
        Assert.Equal(20, expected.Length);
        Assert.Equal(expected, file.Errors.Select(error => $"{error.Line}"));
    }

    [Fact]
    public void One_mistake_does_not_bring_others_after_it()
    {
        Assert.Single(SmallScenario.ReadWith("until: 2026-01-01", "until: soon").Errors);
        Assert.Single(SmallScenario.ReadWith("role: table, side", "role: tabel, side").Errors);
        Assert.Single(ScenarioReader.Read("- a\n- b\n", "list.yaml").Errors);
        Assert.Single(ScenarioReader.Read("hello\n", "word.yaml").Errors);
        Assert.Single(SmallScenario.ReadWith("options: {none: Nobody, troops: Troops}", "options: [none, troops]").Errors);
        Assert.Single(SmallScenario.ReadWith("{actors.south.role: table}", "{actors.sout.role: table}").Errors);
    }

    [Theory]
    [InlineData("#1 deal", "put it in quotes: \"#1 deal\".")]
    [InlineData("# my \"own\" words", "put it in quotes.")]
    public void A_text_that_yaml_takes_for_a_comment_is_asked_for_in_quotes(string title, string hint)
    {
        Problem problem = Assert.Single(SmallScenario.ReadWith("title: A strip of land", $"title: {title}").Errors);
        Assert.EndsWith("has no value; it should be text.", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(hint, problem.Hint, StringComparison.Ordinal);
        Assert.Null(Assert.Single(SmallScenario.ReadWith("title: A strip of land", "title:").Errors).Hint);
    }

    [Fact]
    public void A_question_of_a_file_without_packages_is_told_the_one_that_it_has()
    {
        const string text = "entente: 1\ntitle: T\nfrom: 2026-01-01\nuntil: 2026-12-31\nactors: {a: {}, b: {}}\nissues:\n  pay:\n    "
            + "scale: {0: none, 100: all}\n    today: 50\n"
            + "    wants: {a: {ideal: 0, salience: 50}, b: {ideal: 100, salience: 50}}\nquestions: {q: {asks: Will they agree?, by: "
            + "2026-12-31PACKAGE}}\n";
        Problem problem = Assert.Single(ScenarioReader.Read(text.Replace("PACKAGE", "", StringComparison.Ordinal), "q.yaml").Errors);
        Assert.StartsWith("Write `package: settlement`", problem.Hint, StringComparison.Ordinal);
        Assert.Empty(ScenarioReader.Read(text.Replace("PACKAGE", ", package: settlement", StringComparison.Ordinal), "q.yaml").Errors);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_legal()
    {
        string path = Path.Combine(folder, "windows.yaml");
        File.WriteAllText(path, SmallScenario.Text.Replace("\n", "\r\n", StringComparison.Ordinal),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        ScenarioFile file = ScenarioReader.ReadFile(path);
        Assert.Empty(file.Errors);
        Assert.Equal(ScenarioReader.Read(SmallScenario.Text, path).Scenario, file.Scenario);
        Assert.Equal(ScenarioReader.Read(SmallScenario.Text, path).Problems, file.Problems);
    }

    [Fact]
    public void Names_in_any_script_are_legal()
    {
        string text = SmallScenario.Text.Replace("north", "север", StringComparison.Ordinal)
            .Replace("south", "남한", StringComparison.Ordinal)
            .Replace("patron", "la-méditation", StringComparison.Ordinal).Replace("strip", "حدود", StringComparison.Ordinal);
        ScenarioFile file = ScenarioReader.Read(text, "names.yaml");
        Assert.Empty(file.Errors);
        Assert.True(file.Scenario!.Actors.Has("남한"));
    }

    [Fact]
    public void Yes_no_on_and_null_are_ordinary_names()
    {
        string text = SmallScenario.Text.Replace("allies:", "no:", StringComparison.Ordinal)
            .Replace("feast:", "null:", StringComparison.Ordinal);
        ScenarioFile file = ScenarioReader.Read(text, "names.yaml");
        Assert.Empty(file.Errors);
        Assert.Equal("no", file.Scenario!.Actors[3].Key);
    }

    [Theory]
    [InlineData("actors:\n\tnorth: {}\n", "indented with a tab")]
    [InlineData("", "empty")]
    [InlineData("a: [", "not closed")]
    public void Text_that_is_no_yaml_is_said_to_be_so(string text, string message) =>
        Assert.Contains(message, Assert.Single(ScenarioReader.Read(text, "x.yaml").Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Files_that_are_no_text_are_refused()
    {
        Refused(new byte[] { 0x65, 0x0A, 0x61, 0xFC, 0x62 }, 2, 2, "UTF-8");
        Refused(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("entente: 1")).ToArray(), 1, 1, "UTF-16");
        Refused(Encoding.UTF8.GetBytes("entente: 1\ntitle: a\0b"), 2, 9, "U+0000");
        Refused(new byte[ScenarioReader.MaxFileSize + 1], 1, 1, "larger than 1 MB");

        void Refused(byte[] bytes, int line, int column, string message)
        {
            string path = Path.Combine(folder, "bytes.yaml");
            File.WriteAllBytes(path, bytes);
            Problem problem = Assert.Single(ScenarioReader.ReadFile(path).Errors);
            Assert.Equal((line, column), (problem.Line, problem.Column));
            Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_problems_not_exceptions()
    {
        Assert.Contains("no such file", Assert.Single(ScenarioReader.ReadFile(Path.Combine(folder, "none.yaml")).Errors).Message,
            StringComparison.Ordinal);
        Assert.Contains("a folder", Assert.Single(ScenarioReader.ReadFile(folder).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_override_the_words_for_numbers()
    {
        ScenarioFile file = SmallScenario.ReadWith("step: 1 week", "words: {salience: {vital: 95..100, crucial: 80..90}}");
        Assert.Equal(97.5, Assert.IsType<ScaleIssue>(file.Scenario!.Issues["strip"]).Wants["north"].Salience!.Central);
        Assert.Empty(ScenarioReader.Read(SmallScenario.With("salience: vital", "salience: crucial")
            + "words: {salience: {crucial: 80..90}}\n", "x").Errors);
    }

    [Fact]
    public void Numbers_are_listed_in_file_order_with_their_place()
    {
        ScenarioFile file = ScenarioReader.Read(SmallScenario.Text, "small.yaml");
        Assert.Equal("actors.north.power", file.Numbers[0].Path);
        Assert.Equal((7, 47), (file.Numbers[0].Line, file.Numbers[0].Column));
        Assert.Equal(file.Numbers.OrderBy(number => number.Line).ThenBy(number => number.Column), file.Numbers);
        Assert.Contains(file.Numbers, number =>
            number.Path == "issues.strip.wants.north.accepts.from" && number.Value == Uncertain.Between(30, 40));
        Assert.Contains(file.Numbers, number => number.Path == "events.1.set.actors.patron.supports.south.arms");
    }
}
