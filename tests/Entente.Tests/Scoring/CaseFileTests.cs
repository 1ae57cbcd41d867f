using Entente.Scenarios;
using Entente.Scoring.Cases;
using Entente.Tests.Cli;

namespace Entente.Tests.Scoring;

/// <summary>What can be wrong with the cases of a back-test; each is told with its place, all at once, and the command ends with
/// 2.</summary>
public sealed class CaseFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_the_types_give()
    {
        Golden.CheckFile("schema/outcome.schema.json", CaseFile.Schema());
        Assert.Equal(CaseFile.Schema(), EntenteCall.Run("schema", "--outcome").Output);
    }

    [Fact]
    public void Good_cases_are_read_by_name()
    {
        (ValueList<CaseOfPast> cases, ValueList<Problem> problems) = CaseFolder.Read([TwoCases.In(folder)]);
        Assert.Empty(problems);
        Assert.Equal(["hill", "lake"], cases.Select(one => one.Name));
        Assert.Equal(new DateOnly(2001, 3, 1), Assert.Single(cases[1].Outcome.Agreements).Date);
        Assert.Equal((false, true), (CaseFacts.AgreedBy(cases[1], 58), CaseFacts.AgreedBy(cases[1], 59)));
        Assert.Equal((true, true, null), (CaseFacts.HeldFor(cases[1], 1), CaseFacts.HeldFor(cases[1], 5), CaseFacts.HeldFor(cases[1], 8)));
        Assert.Equal((false, null), (CaseFacts.AgreedBy(cases[0], 365), CaseFacts.AgreedBy(cases[0], 2000)));
    }

    [Theory]
    [InlineData("outcome: 1", "outcome: 2", "lake.outcome.yaml:1:10: error: Outcome files have the version 1.")]
    [InlineData("date: 2001-03-01, held", "date: 2000-03-01, held",
        "5:33: error: It was made on 2000-03-01, not after the date of the forecast")]
    [InlineData("known-until: 2009-01-01", "known-until: 2000-12-31",
        "What happened is known until 2000-12-31, which is not after the date")]
    [InlineData("known-until: 2009-01-01", "known-until: 2001-02-01", "after the last day that is known, 2001-02-01.")]
    [InlineData("held: true", "held: true, ended: 2003-01-01", "only one of `held`, `ended` and `ended-by`")]
    [InlineData("held: true", "held: false", "When did it break down?")]
    [InlineData("held: true", "ended: 2001-02-01", "It broke down on 2001-02-01; it was made on 2001-03-01")]
    [InlineData("package: settlement", "package: setlement", "settlement")]
    [InlineData("{water: 55}", "{watr: 55}", "water")]
    [InlineData("{water: 55}", "{water: 155}", "100")]
    [InlineData("how: settlement", "how: peace", "imposed-by-attacker")]
    [InlineData("how: settlement, date: 2001-03-01", "how: settlement, date: 2003-03-01", "lies outside the forecast")]
    [InlineData("evidence: [treaty]}", "evidence: [treatie]}", "treaty")]
    [InlineData("conflict: lake\n", "", "The key `conflict` is missing")]
    public void A_mistake_is_told_at_its_place(string right, string wrong, string says)
    {
        string place = TwoCases.In(folder), path = Path.Combine(place, "lake.outcome.yaml");
        Assert.Contains(right, TwoCases.Outcome.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        File.WriteAllText(path, TwoCases.Outcome.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal));
        EntenteRun run = EntenteCall.Run("backtest", place, "--draws", "16");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        string place = TwoCases.In(folder);
        File.Delete(Path.Combine(place, "lake.outcome.yaml"));
        File.WriteAllText(Path.Combine(place, "alone.outcome.yaml"), TwoCases.NoOutcome);
        string hill = Path.Combine(place, "hill.yaml");
        File.WriteAllText(hill, File.ReadAllText(hill).Replace("class: interstate-crisis", "class: interstate-crises",
            StringComparison.Ordinal));
        EntenteRun run = EntenteCall.Run("backtest", place, "--draws", "16");
        string error = run.Error.ReplaceLineEndings(" ");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The case has no outcome: there is no file `lake.outcome.yaml`", error, StringComparison.Ordinal);
        Assert.Contains("interstate-crisis", error, StringComparison.Ordinal); // the nearest name
        Assert.Contains("alone.yaml", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_must_say_what_it_is_counted_among()
    {
        string place = TwoCases.In(folder), hill = Path.Combine(place, "hill.yaml");
        File.WriteAllText(hill, File.ReadAllText(hill).Replace("history: {class: interstate-crisis }\n", "", StringComparison.Ordinal));
        EntenteRun run = EntenteCall.Run("backtest", place, "--draws", "16");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("does not say what it is counted among", run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_says_what_a_case_is()
    {
        EntenteRun run = EntenteCall.Run("backtest", folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There are no cases here.", run.Error, StringComparison.Ordinal);
    }
}
