using CsCheck;
using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Tests.Interchange;

/// <summary>What is written in another program's format reads back as the same scenario.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly string[] Names = ["North", "S\u00FCd", "a, \"b\"", "=1+1", "\u5317\u4EAC", "x-1", "yes", "12"];

    private static readonly Gen<string> Name = Gen.Int[0, 7].Select(i => Names[i]);

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    private static Gen<StakeholderTable> Tables(int mostIssues, bool complete, double mostSalience) =>
        from actors in Name.Array[2, 5]
        from issues in Gen.Int[1, mostIssues]
        from numbers in Gen.Select(Gen.Double[0, 100], Gen.Double[0.5, mostSalience], Gen.Double[0, 1e6], Gen.Bool).Array[5 * mostIssues]
        from known in Gen.Double[0, 100].Array[2 * mostIssues]
        let names = actors.Distinct().ToArray()
        select new StakeholderTable
        {
            Title = "Table",
            Actors = [.. names.Select(name => new TableActor(LegalNames.Of(name), name))],
            Issues = [.. Enumerable.Range(0, issues).Select(k => new TableIssue($"i{k}", $"i{k}") { Today = complete ? null : known[2 * k], Outcome = complete ? null : known[(2 * k) + 1] })],
            Rows =
            [
                .. from k in Enumerable.Range(0, issues)
                   from i in Enumerable.Range(0, names.Length)
                   let one = numbers[(5 * k) + i]
                   where complete || one.Item4 || i == 0
                   select new TableRow(i, k, one.Item1, one.Item2, complete ? 7 + i : one.Item3),
            ],
            Source = "table",
        };

    [Fact]
    public void Plain_tables_come_back() => Tables(4, complete: false, 100).SampleFixed(table => Same(table, StakeholderCsv.Write(table), "stakeholders"), iter: 60);

    [Fact]
    public void Ktab_tables_come_back() => Tables(3, complete: true, 33).SampleFixed(table => Same(table, KtabCsv.Write(table), "ktab"), iter: 60);

    [Fact]
    public void Deu_tables_come_back() => Tables(4, complete: false, 100).SampleFixed(
        table =>
        {
            (string issues, string positions) = DeuTables.Write(table);
            Imported back = Imports.Read(Imports.Find("deu")!, [files.Add("issues.csv", issues), files.Add("positions.csv", positions)], new() { From = ImportOptions.AnyDay });
            Assert.Equal(Numbers(StakeholderScenario.Of(table, new() { From = ImportOptions.AnyDay })), Numbers(TextFiles.ScenarioOf(back)));
        },
        iter: 60);

    [Fact]
    public void A_scenario_comes_back_from_each_table_that_can_hold_it()
    {
        string text = TextFiles.ScenarioOf(files.Import("stakeholders", "issue,actor,capability,position,salience,today,outcome\ntax,North,100,80,40,5,60\ntax,South,60,20,45.5,5,60\nquota,South,60,0,20,,\nquota,North,100,3,20,,\n")) is Scenario made ? ScenarioWriter.Write(made) : "";
        foreach (string kind in new[] { "stakeholders", "deu" })
        {
            ScenarioFile file = ScenarioReader.Read(text, "x.yaml");
            Exported exported = Exports.Kinds.First(one => one.Name == kind).Write(file, []);
            Assert.Empty(exported.Problems);
            string[] written = [.. exported.Files.Select(one => files.Add(one.Name, one.Text))];
            Scenario back = TextFiles.ScenarioOf(Imports.Read(Imports.Find(kind)!, written, new() { From = file.Scenario!.From }));
            Assert.Equal(Numbers(file.Scenario), Numbers(back));
        }
    }

    private void Same(StakeholderTable table, string text, string kind)
    {
        Imported back = files.Import(kind, text, new() { GreatestSalience = kind == "stakeholders" ? 100 : null });
        string[] expected = Numbers(StakeholderScenario.Of(table, new())), found = Numbers(TextFiles.ScenarioOf(back));
        Assert.Equal(expected.Select(AnyIssue), found.Select(AnyIssue));

        // A plain table of one issue does not name it.
        string AnyIssue(string line) => table.Issues.Count == 1 && kind == "stakeholders" ? line.Replace("input", "i0", StringComparison.Ordinal) : line;
    }

    /// <summary>Everything that a table holds, as text, exact to the last bit.</summary>
    private static string[] Numbers(Scenario scenario) =>
    [
        .. from issue in scenario.Issues
           let scale = (ScaleIssue)issue.Value
           from wants in scale.Wants.OrderBy(one => one.Key, StringComparer.Ordinal)
           let capability = wants.Value.Capability ?? scenario.Actors[wants.Key].Capability
           select FormattableString.Invariant($"{issue.Key} {wants.Key} {wants.Value.Ideal!.Central:R} {wants.Value.Salience!.Central:R} {capability!.Central:R} {scale.Today.Central:R} {scale.Outcome?.Central:R}"),
    ];
}
