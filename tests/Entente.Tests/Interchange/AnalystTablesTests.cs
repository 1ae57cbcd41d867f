using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Tests.Interchange;

/// <summary>The round by spreadsheet: each analyst's own table out and back.</summary>
public sealed class AnalystTablesTests : IDisposable
{
    private const string Text = """
        entente: 2
        title: Two views
        from: 2025-01-01
        until: 2026-01-01
        analysts: {anna: {}, boris: {}}
        actors: {a: {reservation: 0.4}, b: {reservation: 0.3}}
        issues:
          tax:
            scale: {0: none, 100: all}   # the scale
            today: 50
            wants:
              a: {ideal: 100, salience: high, accepts: 30..100}  # why
              b: {ideal: {by: {boris: 10..20}}, salience: 50}
        """;

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void An_analyst_sees_its_own_numbers_and_everybodys_and_not_those_of_others()
    {
        Scenario scenario = ScenarioReader.Read(Text, "s.yaml").Scenario!;
        Assert.Contains("tax,b,,,10..20,,50,", WantsTable.Write(scenario, "boris"), StringComparison.Ordinal);
        Assert.Contains("tax,b,,,,,50,", WantsTable.Write(scenario, "anna"), StringComparison.Ordinal);
        Assert.Contains("tax,b,,,{by: {boris: 10..20}},,50,", WantsTable.Write(scenario), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("anna")]
    [InlineData("boris")]
    public void An_untouched_table_changes_nothing(string? analyst)
    {
        ScenarioFile file = ScenarioReader.Read(Text, "s.yaml");
        WantsImported back = WantsImport.Into(files.Add("wants.csv", WantsTable.Write(file.Scenario!, analyst)), file, analyst);
        Assert.Empty(back.Problems);
        Assert.Empty(back.Changes);
        Assert.Equal(file.Text, back.Text);
    }

    /// <summary>Where anna departs from what was everybody's, boris keeps it; what she adds stands beside his.</summary>
    [Fact]
    public void A_round_of_two_leaves_each_with_its_own_numbers()
    {
        ScenarioFile file = ScenarioReader.Read(Text, "s.yaml");
        ScenarioFile one = Back(file, "anna", table => table.Replace("tax,a,,,100,,high,30..100", "tax,a,,,80..90,,high,40..100",
            StringComparison.Ordinal).Replace("tax,b,,,,,50", "tax,b,,,5,,50", StringComparison.Ordinal));
        ScenarioFile two = Back(one, "boris", table => table.Replace("tax,a,,,100,,high", "tax,a,,,95,,low", StringComparison.Ordinal));
        ScaleWants a = ((ScaleIssue)two.Scenario!.Issues["tax"]).Wants["a"], b = ((ScaleIssue)two.Scenario.Issues["tax"]).Wants["b"];
        Assert.Equal(Uncertain.Between(80, 90), Of(a.Ideal, "anna"));
        Assert.Equal(95, Of(a.Ideal, "boris"));
        Assert.Equal("high", ((Uncertain.Word)Of(a.Salience, "anna")).Name);
        Assert.Equal("low", ((Uncertain.Word)Of(a.Salience, "boris")).Name);
        Assert.Equal((40, 30), (Of(a.Accepts!.From, "anna").Central, Of(a.Accepts.From, "boris").Central));
        Assert.Equal(100, a.Accepts.To);
        Assert.Equal((5, 15), (Of(b.Ideal, "anna").Central, Of(b.Ideal, "boris").Central));
        Assert.Equal(50, b.Salience);
        Assert.Equal(2, two.Text.Split('\n').Count(line => line.Contains("# ", StringComparison.Ordinal)));

        static Uncertain Of(Uncertain? number, string analyst) => ((Uncertain.Opinions)number!).Given[analyst];
    }

    [Fact]
    public void Whom_the_scenario_does_not_know_has_no_table()
    {
        ScenarioFile file = ScenarioReader.Read(Text, "s.yaml");
        Problem problem = Assert.Single(WantsImport.Into(files.Add("wants.csv", WantsTable.Write(file.Scenario!)), file, "ana").Problems);
        Assert.Contains("`ana` is not an analyst", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`anna`", problem.Hint, StringComparison.Ordinal);
        Exported exported = Exports.Kinds.First(kind => kind.Name == "wants").WriteFor(file, "bori");
        Assert.Empty(exported.Files);
        Assert.Contains("`boris`", exported.Problems[0].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_number_is_everybodys()
    {
        ScenarioFile file = ScenarioReader.Read(Text, "s.yaml");
        WantsImported back = WantsImport.Into(files.Add("wants.csv", "issue,actor,because\ntax,a,It said so.\n"), file, "anna");
        Assert.Contains(back.Problems, problem => problem.Message.Contains("everybody's", StringComparison.Ordinal) && problem.Line == 2);
    }

    private ScenarioFile Back(ScenarioFile file, string analyst, Func<string, string> change)
    {
        string table = WantsTable.Write(file.Scenario!, analyst), changed = change(table);
        Assert.NotEqual(table, changed);
        WantsImported back = WantsImport.Into(files.Add($"{analyst}.csv", changed), file, analyst);
        Assert.Empty(back.Problems);
        ScenarioFile after = ScenarioReader.Read(back.Text!, "s.yaml");
        Assert.True(after.Scenario is not null, string.Join('\n', after.Errors) + after.Text);
        return after;
    }
}
