using CsCheck;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioEditorTests
{
    [Fact]
    public void A_comment_in_a_value_cannot_swallow_the_keys_beside_it() => Assert.Contains(
        "more than a value", Assert.Throws<ArgumentException>(() => ScenarioEditor.Set("a: {b: 1, c: 2}", "a.b", "2 # hey")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Changes_have_to_make_sense_only_together()
    {
        ScenarioFile small = ScenarioReader.Read(SmallScenario.Text, "small.yaml");
        string[] swap = ["actors.patron.factions.doves.present=false", "actors.patron.factions.hawks.present=true"];
        Assert.Empty(ScenarioEditor.Apply(small, swap).Errors);
        Assert.Single(ScenarioEditor.Apply(small, swap[..1]).Errors);
    }

    [Theory]
    [InlineData("block.b", "{x: 3}", "{x: 1, y: 2} # in a list\n", "{x: 1, y: 2} # in a list\n    - {x: 3}\n")]
    [InlineData("flow.list", "3", "list: [1, 2]", "list: [1, 2, 3]")]
    [InlineData("none", "{a: 1}", "none: []", "none: [{a: 1}]")]
    [InlineData("new", "1", "none: []\n", "none: []\nnew: [1]\n")]
    [InlineData("tight", "two", "tight:\n- one\n", "tight:\n- one\n- two\n")]
    public void An_item_is_put_at_the_end_of_a_list_and_nothing_else_changes(string path, string item, string before, string after)
    {
        const string text = """
            # head
            block:
              b:
                - one
                - {x: 1, y: 2} # in a list

            # between
            flow: {list: [1, 2], c: 3}
            tight:
            - one
            none: []

            """;
        Assert.Contains(before, text, StringComparison.Ordinal);
        Assert.Equal(text.Replace(before, after, StringComparison.Ordinal), ScenarioEditor.Append(text, path, item));
        string windows = text.ReplaceLineEndings("\r\n");
        Assert.Equal(windows.Replace(before.ReplaceLineEndings("\r\n"), after.ReplaceLineEndings("\r\n"), StringComparison.Ordinal),
            ScenarioEditor.Append(windows, path, item));
    }

    [Theory]
    [InlineData("a: 1", "a", "2")]
    [InlineData("a: {b: 1}", "a", "2")]
    [InlineData("a: [1]", "a", "2, 3")]
    [InlineData("a: [1]", "a", "2 # three")]
    [InlineData("b: &x [1]\na: *x", "a", "2")]
    public void What_is_no_list_or_no_item_is_refused(string text, string path, string item) =>
        Assert.Throws<ArgumentException>(() => ScenarioEditor.Append(text, path, item));

    private const string Commented = """
        # head
        title: Old   # beside
        block:
          # above a
          a: 1      # beside a
          b:
            - one
            - {x: 1, y: 2} # in a list

        # between
        flow: {a: 1, b: {c: 2}, }
        empty: {}
        range: 0..50
        folded: >-
          long text
          in two lines
        quoted: "with # inside"

        # tail

        """;

    [Theory]
    [InlineData("title", "New", "title: Old ", "title: New ")]
    [InlineData("block.a", "60..80", "a: 1      # beside a", "a: 60..80      # beside a")]
    [InlineData("block.b.1", "uno", "- one", "- uno")]
    [InlineData("block.b.2.y", "3", "y: 2}", "y: 3}")]
    [InlineData("block.c", "5", "- {x: 1, y: 2} # in a list\n", "- {x: 1, y: 2} # in a list\n  c: 5\n")]
    [InlineData("flow.b.c", "[1, 2]", "{c: 2}", "{c: [1, 2]}")]
    [InlineData("flow.b.d", "4", "{c: 2}", "{c: 2, d: 4}")]
    [InlineData("flow.z", "4", "{c: 2}, }", "{c: 2}, z: 4 }")]
    [InlineData("flow.b", "{}", "b: {c: 2}", "b: {}")]
    [InlineData("empty.a.b", "1", "empty: {}", "empty: {a: {b: 1}}")]
    [InlineData("folded", "short", "folded: >-\n  long text\n  in two lines", "folded: short")]
    [InlineData("quoted", "'other # text'", "\"with # inside\"", "'other # text'")]
    [InlineData("range.to", "60..70", "range: 0..50", "range: {from: 0, to: 60..70}")]
    [InlineData("flow.a", "Who, what?", "{a: 1,", "{a: \"Who, what?\",")]
    [InlineData("added.deep", "1", "quoted: \"with # inside\"\n", "quoted: \"with # inside\"\nadded: {deep: 1}\n")]
    public void Only_the_value_changes(string path, string value, string old, string replacement)
    {
        Assert.Equal(2, Commented.Split(old).Length);
        Assert.Equal(Commented.Replace(old, replacement, StringComparison.Ordinal), ScenarioEditor.Set(Commented, path, value));
    }

    [Fact]
    public void Windows_line_ends_stay()
    {
        string text = "a:\r\n  b: 1\r\nc: 2\r\n";
        Assert.Equal("a:\r\n  b: 1\r\n  d: 5\r\nc: 2\r\n", ScenarioEditor.Set(text, "a.d", "5"));
        Assert.Equal("a:\r\n  b: 7\r\nc: 2\r\n", ScenarioEditor.Set(text, "a.b", "7"));
    }

    [Fact]
    public void An_entry_is_added_to_a_file_that_does_not_end_its_last_line() =>
        Assert.Equal("a: 1\nb: 2", ScenarioEditor.Set("a: 1", "b", "2"));

    [Theory]
    [InlineData("a: {b: 1, b: 2}", "a.b", "3", "a: {b: 3, b: 2}")]
    [InlineData("a: &x {b: 1}\nc: *x\n", "c", "5", "a: &x {b: 1}\nc: 5\n")]
    public void The_first_of_two_and_whole_aliases_can_be_replaced(string text, string path, string value, string expected) =>
        Assert.Equal(expected, ScenarioEditor.Set(text, path, value));

    [Theory]
    [InlineData("a: &x {b: 1}\nc: *x\n", "c.b", "5", "alias")]
    [InlineData("a: 1", "a.b", "5", "a single value")]
    [InlineData("a: 1", "b", "[1", "is not a value")]
    [InlineData("a: 1", "b", "1\nc: 2", "on one line")]
    public void What_cannot_be_changed_is_refused(string text, string path, string value, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => ScenarioEditor.Set(text, path, value)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_value_cannot_smuggle_in_other_keys() =>
        Assert.Equal("a: {b: \"1, c: 3\"}", ScenarioEditor.Set("a: {b: 1}", "a.b", "\"1, c: 3\""));

    [Fact]
    public void Setting_a_number_of_a_shipped_scenario_changes_one_line_and_that_number()
    {
        foreach (string path in Repository.ShippedScenarios)
        {
            ScenarioFile file = ScenarioReader.ReadFile(path);
            string[] settable = [.. file.Numbers.Where(number => number.Value is Uncertain.Point
                && !number.Path.Contains(".set.", StringComparison.Ordinal)).Select(number => number.Path)];
            Gen.Int[0, settable.Length - 1].Sample(
                i =>
                {
                    string number = settable[i];
                    ScenarioFile changed = ScenarioEditor.Apply(file, [$"{number}=0.5..0.75"]);
                    if (changed.Scenario is null)
                    {
                        return changed.Errors.All(error => error.File == $"--set {number}=0.5..0.75"); // some numbers have other ranges
                    }

                    string[] before = file.Text.Split('\n'), after = changed.Text.Split('\n');
                    return before.Length == after.Length
                        && before.Zip(after).Count(pair => pair.First != pair.Second) == 1
                        && changed.Numbers.Single(one => one.Path == number).Value.Equals(Uncertain.Between(0.5, 0.75));
                },
                iter: 20,
                threads: 1);
        }
    }

    [Theory]
    [InlineData("talks.paze=3", "has no key `paze`", "Did you mean `pace`?")]
    [InlineData("actors.nort.power=3", "`nort` is not an actor here", "Did you mean `north`?")]
    [InlineData("talks.pace=fast", "not a number", null)]
    [InlineData("talks.pace=-1", "from 0 to 1000", null)]
    [InlineData("talks.pace", "path=value", null)]
    [InlineData("=3", "path=value", null)]
    [InlineData("talks.pace=", "Nothing stands after the equals sign", "Write a value, or \"\" for empty text.")]
    [InlineData("talks.pace=2 # hey", "more than a value", null)]
    [InlineData("actors.south.role=outside", "", null)]
    public void A_wrong_change_is_a_problem_of_the_option(string change, string message, string? hint)
    {
        ScenarioFile file = ScenarioEditor.Apply(ScenarioReader.Read(SmallScenario.Text, "small.yaml"), [change]);
        if (message.Length == 0)
        {
            Assert.Empty(file.Errors);
            return;
        }

        Problem problem = Assert.Single(file.Errors);
        Assert.Equal($"--set {change}", problem.File);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(hint, problem.Hint);
    }

    [Fact]
    public void All_wrong_changes_are_reported_at_once() =>
        Assert.Equal(2, ScenarioEditor.Apply(ScenarioReader.Read(SmallScenario.Text, "small.yaml"),
            ["talks.paze=3", "talks.pace=2", "war.pacce=1"]).Errors.Count());

    [Theory]
    [InlineData("a: 1\n", "a: 1\n\nnew:\n  x: {p: 1}\n  y: {q: 2,\n    r: 3}\n")]
    [InlineData("a: 1\nnew:\n    w: 0 # why\n\n# end\nb: 2\n", "a: 1\nnew:\n    w: 0 # why\n    x: {p: 1}\n    y: {q: 2,\n      r: "
        + "3}\n\n# end\nb: 2\n")]
    [InlineData("new: {w: 0} # why\nb: 2", "new: {w: 0, x: {p: 1}, y: {q: 2, r: 3}} # why\nb: 2")]
    [InlineData("new: {}\nb: 2\n", "new:\n  x: {p: 1}\n  y: {q: 2,\n    r: 3}\nb: 2\n")]
    [InlineData("new:\nb: 2\n", "new:\n  x: {p: 1}\n  y: {q: 2,\n    r: 3}\nb: 2\n")]
    public void Entries_are_added_to_a_section_in_its_own_layout(string text, string expected) =>
        Assert.Equal(expected, ScenarioEditor.AddEntries(text, "new", [new("x", "{p: 1}"), new("y", "{q: 2,\nr: 3}")]));

    [Theory]
    [InlineData("new: text\n")]
    [InlineData("- a list\n")]
    [InlineData("a: [\n")]
    [InlineData("other: &o {w: 0}\nnew: *o\n")]
    [InlineData("new:\n  x: 1\n")]
    public void Where_entries_would_disturb_the_rest_they_are_refused(string text) =>
        Assert.Throws<ArgumentException>(() => ScenarioEditor.AddEntries(text, "new", [new("x", "{p: 1}")]));
}
