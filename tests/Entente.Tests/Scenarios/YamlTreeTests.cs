using Entente.Scenarios.Yaml;

namespace Entente.Tests.Scenarios;

public sealed class YamlTreeTests
{
    private const string Mixed = "a: 1 # one\nb:\n  - {c: two, d: [3, 'f''our']}\n  - \"fi\\tve\"\ne: >-\n  long\n  text\n\ng:\n  h: "
        + "ü𝄞x\n  i: last\n";

    [Theory]
    [InlineData(Mixed)]
    [InlineData("a: 1\r\nb:\r\n  c: two\r\n  d: three\r\n")]
    public void Every_plain_value_stands_where_its_marks_say(string text)
    {
        foreach (YamlScalar scalar in Scalars(YamlTree.Read(text)).Where(one => one.IsPlain))
        {
            Assert.Equal(scalar.Text, text[scalar.Start.Index..scalar.End.Index]);
            string before = text[..scalar.Start.Index];
            Assert.Equal(before.Count(c => c == '\n') + 1, scalar.Start.Line);
            Assert.Equal(before.Length - before.LastIndexOf('\n'), scalar.Start.Column);
        }
    }

    [Fact]
    public void Duplicate_keys_are_kept_for_the_reader_to_report() =>
        Assert.Equal(3, Assert.IsType<YamlMapping>(YamlTree.Read("{a: 1, a: 2, b: 3}")).Entries.Count);

    [Fact]
    public void An_alias_is_the_node_it_stands_for()
    {
        YamlMapping root = Assert.IsType<YamlMapping>(YamlTree.Read("a: &x {b: 1}\nc: *x\n"));
        Assert.Same(root.Find("a"), root.Find("c"));
        Assert.Equal(2, root.FindEntry("c")!.End.Line);
    }

    [Fact]
    public void Nesting_of_64_is_read_and_of_65_refused()
    {
        Assert.NotNull(YamlTree.Read(new string('[', 63) + "1" + new string(']', 63)));
        YamlMistake mistake = Assert.Throws<YamlMistake>(() => YamlTree.Read(new string('[', 64) + "1" + new string(']', 64)));
        Assert.Equal(65, mistake.At.Column);
    }

    [Fact]
    public void Nesting_through_aliases_counts()
    {
        string text = string.Concat(Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [[[[*a{i - 1}]]]]\n"));
        Assert.Contains("64 levels", Assert.Throws<YamlMistake>(() => YamlTree.Read("a0: &a0 1\n" + text)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_aliases_are_read_and_one_more_is_refused()
    {
        string List(int count) => $"a: &a 1\nb: [{string.Join(',', Enumerable.Repeat("*a", count))}]";
        Assert.NotNull(YamlTree.Read(List(YamlTree.MaxAliases)));
        Assert.Contains("10000", Assert.Throws<YamlMistake>(() => YamlTree.Read(List(YamlTree.MaxAliases + 1))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_inside_aliases_count()
    {
        string bomb = "a: &a [x, x]\n" + string.Concat("bcdefghijklmnopqrstu".Select(c =>
            $"{c}: &{c} [*{(char)(c - 1)}, *{(char)(c - 1)}]\n"));
        Assert.Contains("10000", Assert.Throws<YamlMistake>(() => YamlTree.Read(bomb)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [*b]", "*b stands for nothing")]
    [InlineData("a: &a [*a]", "*a stands for nothing")]
    [InlineData("a: 1\n---\nb: 2", "second document")]
    [InlineData("? [a]\n: 1", "A key is a single word")]
    [InlineData("a: !!int 1", "Tags")]
    [InlineData("", "empty")]
    [InlineData("# only a comment", "empty")]
    [InlineData("a: {b: 1", "not closed")]
    [InlineData("a: [1, 2", "not closed")]
    [InlineData("a: \"b\nc: 1", "not closed")]
    [InlineData("a: b: c", "put the text in quotes")]
    [InlineData("a: x\u0007y", "U+0007")]
    [InlineData("a: {b: {c: x\nd: {}\n", "not closed")]
    [InlineData("a: !<%> b", "begins with !")]
    [InlineData("a: !<:> b", "begins with !")]
    public void Mistakes_are_said_in_plain_words(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<YamlMistake>(() => YamlTree.Read(text)).Message, StringComparison.Ordinal);

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence list => list.Items.SelectMany(Scalars),
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value).Prepend(entry.Key)),
        _ => [],
    };
}
