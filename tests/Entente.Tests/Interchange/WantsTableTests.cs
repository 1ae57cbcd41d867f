using Entente.Interchange;
using Entente.Scenarios;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Interchange;

/// <summary>The table of wants for a spreadsheet: out, filled in, and back without disturbing the scenario file.</summary>
public sealed class WantsTableTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void An_untouched_table_changes_nothing()
    {
        foreach (string path in Repository.ShippedScenarios.Append(Repository.TestFile("border-strip.yaml")))
        {
            ScenarioFile file = ScenarioReader.ReadFile(path);
            WantsImported back = WantsImport.Into(files.Add("wants.csv", WantsTable.Write(file.Scenario!)), file);
            Assert.Empty(back.Problems);
            Assert.Empty(back.Changes);
            Assert.Equal(file.Text, back.Text);
        }
    }

    [Fact]
    public void Ranges_pert_spreads_words_and_red_lines_survive_and_so_do_comments()
    {
        const string before = """
            entente: 1   # the version
            title: t
            from: 2025-01-01
            until: 2026-01-01
            actors: {a: {reservation: 0.4}, b: {reservation: 0.3}}
            issues:
              tax:
                scale: {0: none, 100: all}   # the scale
                today: 50
                wants:
                  a: {ideal: 100, salience: high}  # why
                  b: {ideal: 0, salience: 50}
              seat:
                options: {north: North, south: South}
                today: north
                wants: {a: {scores: {north: 100, south: 0}, salience: 10}, b: {scores: {north: 0, south: 100}, salience: 10}}
            """;
        string table = files.Add("wants.csv", "issue,actor,option,ideal,score,salience,accepts,because\n"
            + "tax,a,,60..70..90,,vital,\"{from: 30..40, to: 100}\",\"It said so: \"\"all, or nothing\"\".\"\n"
            + "tax,b,,20 ± 5,,40..60,0..70,\nseat,a,north,,80..90,,,\nseat,b,,,,low,south,\n");
        ScenarioFile file = ScenarioReader.Read(before, "s.yaml");
        WantsImported back = WantsImport.Into(table, file);
        Assert.Empty(back.Problems);
        Assert.Equal(10, back.Changes.Count);
        Scenario after = ScenarioReader.Read(back.Text!, "s.yaml").Scenario!;
        ScaleWants a = ((ScaleIssue)after.Issues["tax"]).Wants["a"], b = ((ScaleIssue)after.Issues["tax"]).Wants["b"];
        Assert.Equal(Uncertain.Likely(60, 70, 90), a.Ideal);
        Assert.Equal("vital", ((Uncertain.Word)a.Salience!).Name);
        Assert.Equal(new Interval(Uncertain.Between(30, 40), 100), a.Accepts);
        Assert.Equal("It said so: \"all, or nothing\".", a.Because);
        Assert.Equal(5, ((Uncertain.TruncatedNormal)b.Ideal!).Deviation);
        Assert.Equal(["south"], ((OptionsIssue)after.Issues["seat"]).Wants["b"].Accepts!);
        Assert.Equal(Uncertain.Between(80, 90), ((OptionsIssue)after.Issues["seat"]).Wants["a"].Scores["north"]);
        Assert.Equal(3, back.Text!.Split('\n').Count(line => line.Contains("# ", StringComparison.Ordinal)));
        Assert.Equal(before.Split('\n').Length, back.Text.Split('\n').Length);

        // And out again: the table of the changed file says the same.
        WantsImported again = WantsImport.Into(files.Add("again.csv", WantsTable.Write(after)), ScenarioReader.Read(back.Text, "s.yaml"));
        Assert.Empty(again.Changes);
    }

    /// <summary>A table of Monday, a colleague's edit of Tuesday, the table back on Wednesday: who changed what is told apart by what the
    /// rows were made from.</summary>
    [Theory]
    [InlineData("south", "40", false)]
    [InlineData("north", "60", true)]
    [InlineData("north", "33", false)]
    public void What_was_changed_in_the_scenario_since_the_table_was_written_is_not_undone(string actor, string ideal, bool isConflict)
    {
        const string text = """
            entente: 1
            title: t
            from: 2025-01-01
            until: 2026-01-01
            actors: {north: {reservation: 0.4}, south: {reservation: 0.3}}
            issues:
              tax:
                scale: {0: none, 100: all}
                today: 50
                wants: {north: {ideal: 15, salience: 50}, south: {ideal: 90, salience: 50}}
            """;
        string monday = WantsTable.Write(ScenarioReader.Read(text, "s.yaml").Scenario!);
        ScenarioFile tuesday = ScenarioReader.Read(text.Replace("ideal: 15", "ideal: 33", StringComparison.Ordinal), "s.yaml");
        string row = monday.Split('\n').Single(line => line.StartsWith($"tax,{actor},", StringComparison.Ordinal));
        string wednesday = monday.Replace(row, row.Replace(actor == "north" ? ",15," : ",90,", $",{ideal},", StringComparison.Ordinal),
            StringComparison.Ordinal);
        WantsImported back = WantsImport.Into(files.Add("wants.csv", wednesday), tuesday);
        if (isConflict)
        {
            Assert.Null(back.Text);
            Assert.Contains("changed here and in the scenario too", Assert.Single(back.Problems).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Empty(back.Problems);
        Scenario after = ScenarioReader.Read(back.Text!, "s.yaml").Scenario!;
        Assert.Equal(33, ((ScaleIssue)after.Issues["tax"]).Wants["north"].Ideal!.Central);
        Assert.Equal(actor == "south" ? 40 : 90, ((ScaleIssue)after.Issues["tax"]).Wants["south"].Ideal!.Central);
        Assert.Equal(actor == "south" ? 1
            : 0, back.Notes.Count(note => note.Contains("the scenario's values stay", StringComparison.Ordinal)));
    }

    // Many changes at once give the same text as one after the other, also where a value needs quotes or is not there yet.
    [Fact]
    public void Many_changes_at_once_are_those_one_by_one()
    {
        string text = Repository.Read("scenarios", "ukraine-2025.yaml");
        Scenario scenario = ScenarioReader.Read(text, "u.yaml").Scenario!;
        (string Path, string Value)[] changes =
        [
            .. from issue in scenario.Issues
               from wants in issue.Value.AllWants
               select ($"issues.{issue.Key}.wants.{wants.Key}.salience", $"{wants.Key.Length}..{20 + issue.Key.Length}"),
            ("title", "\"a: b, c\""), ("issues.territory.wants.europe.capability", "7"),
                ("issues.territory.wants.us.because", "\"x, y: z\""),
        ];
        string oneByOne = changes.Aggregate(text, (now, change) => ScenarioEditor.Set(now, change.Path, change.Value));
        Assert.Equal(oneByOne, ScenarioEditor.SetAll(text, changes));
        Assert.Equal(text, ScenarioEditor.SetAll(text, []));

        // A bare comma inside braces would split the entry in two: it is quoted, as one by one.
        Assert.Equal(ScenarioEditor.Set(ScenarioEditor.Set("a: {b: 1, c: 2}\n", "a.b", "x, y"), "a.c", "3"),
            ScenarioEditor.SetAll("a: {b: 1, c: 2}\n", [("a.b", "x, y"), ("a.c", "3")]));
    }

    [Fact]
    public void Wants_of_an_actor_that_had_none_are_added()
    {
        ScenarioFile file = ScenarioReader.Read(SmallScenario.Text, "s.yaml");
        (string issue, Issue of) = file.Scenario!.Issues.First(one => one.Value is ScaleIssue);
        string actor = file.Scenario.Actors.Names.First();
        string table = files.Add("wants.csv", $"issue;actor;ideal;salience;capability\n{issue};{actor};12,5;5..10;3\n");
        WantsImported back = WantsImport.Into(table, file);
        Assert.Empty(back.Problems);
        ScaleWants wants = ((ScaleIssue)ScenarioReader.Read(back.Text!, "s.yaml").Scenario!.Issues[issue]).Wants[actor];
        Assert.Equal((12.5, 5, 3), (wants.Ideal!.Central, wants.Salience!.Low, wants.Capability!.Central));
        Assert.NotNull(of);
    }

    [Fact]
    public void Every_bad_cell_is_listed_with_its_place()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml"));
        string table = files.Add("wants.csv", "issue,actor,faction,option,ideal,score,salience,accepts\n"
            + "teritory,russia,,,80,,vital,\n"
            + "territory,rusia,,,80,,vital,\n"
            + "territory,russia,doves,,80,,vital,\n"
            + "territory,russia,,,180,,vitall,100..50\n"
            + "territory,us,,,,5,,\n"
            + "recognition,us,,defered,,5,,\n"
            + "recognition,us,,deferred,,5,9,\n"
            + "recognition,us,,recognised,,\"1,200\",,\n");
        WantsImported back = WantsImport.Into(table, file);
        Assert.Null(back.Text);
        Assert.Equal([2, 3, 4, 5, 5, 5, 6, 7, 8, 9], back.Problems.Select(problem => problem.Line).Order());
        Assert.All(back.Problems, problem => Assert.EndsWith("wants.csv", problem.File, StringComparison.Ordinal));
        Assert.Contains(back.Problems, problem => problem.Hint == "Did you mean `territory`?");
        Assert.Contains(back.Problems, problem => problem.Hint == "Did you mean `vital`?");
        Assert.Contains(back.Problems, problem => problem.Line == 9 && problem.Message.Contains("`1,200`", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_that_make_no_sense_together_are_refused_where_they_stand()
    {
        ScenarioFile file = ScenarioReader.Read(SmallScenario.Text, "s.yaml");
        string issue = file.Scenario!.Issues.First(one => one.Value is ScaleIssue).Key;
        string[] rows = [.. file.Scenario.Actors.Names.Select(actor => $"{issue},{actor},0")];
        WantsImported back = WantsImport.Into(files.Add("wants.csv", "issue,actor,salience\n" + string.Join('\n', rows) + "\n"), file);
        Assert.Null(back.Text);
        Assert.Contains(back.Problems, problem => problem.Message.Contains("All saliences", StringComparison.Ordinal));
    }
}
