using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Compare;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers;

/// <summary>`entente compare RUN RUN`, in the library and as it is called.</summary>
[Long]
public sealed class ComparedRunsTests : IDisposable
{
    private const int Draws = 96;

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Two_runs_of_the_same_worlds_differ_as_a_comparison_of_the_change_says()
    {
        ScenarioFile file = ScenarioReader.Read(SmallRun.Text, "small.yaml");
        string[] set = ["talks.pace=1"];
        RunsComparison runs = Compared(Run("a"), Run("b", set: set));
        Comparison asked = Comparison.Of(file, [new("", ScenarioEditor.Apply(file, set), [])], new(Draws, 7),
            stop: TestContext.Current.CancellationToken);
        Assert.Equal(Pairing.SameWorlds, runs.Pairing);
        // no run keeps it
        ChangedQuantity[] same = [.. asked.Alternatives[0].Quantities.Where(one => one.Quantity.Kind != QuantityKind.AgreementChance)];
        Assert.Equal(same.Select(one => (one.Quantity.Kind, one.Quantity.Name, one.Quantity.Detail)),
            runs.Quantities.Select(one => (one.Quantity.Kind, one.Quantity.Name, one.Quantity.Detail)));
        Assert.All(same.Zip(runs.Quantities), pair => Assert.Equal(pair.First.Change, pair.Second.Change));
        Assert.Contains(runs.Quantities, one => one.Change.Difference != 0);
        ScenarioDifference difference = Assert.Single(runs.Differences);
        Assert.Equal(("talks.pace", "1..3..6", "1"), (difference.Path, difference.Before, difference.After));
    }

    [Fact]
    public void Runs_that_share_no_worlds_have_the_errors_of_both()
    {
        RunsComparison runs = Compared(Run("a"), Run("b", seed: 8));
        Assert.Equal(Pairing.OtherSeed, runs.Pairing);
        Assert.Empty(runs.Differences);
        ChangedQuantity agreement = runs.Quantities.Last(one => one.Quantity.Kind == QuantityKind.AgreementBy);
        Assert.Equal(agreement.Change.UnpairedSe, agreement.Change.Se);
        Assert.False(agreement.Change.IsClear && Math.Abs(agreement.Change.Difference!.Value) > 4 * agreement.Change.Se);
        Assert.Equal(Pairing.OtherDraws, Compared(Run("a"), Run("c", draws: Draws / 2)).Pairing);
    }

    [Fact]
    public void A_number_that_becomes_certain_moves_the_others_only_where_the_file_changes()
    {
        // With --set the number keeps its dimension, so that the other numbers keep their draws; in the file it gives its dimension up.
        Assert.Equal(Pairing.SameWorlds, Compared(Run("a"), Run("b", set: "actors.north.power=100")).Pairing);
        Assert.Equal(Pairing.OtherNumbers,
            Compared(Run("a"), Run("c", text: SmallRun.Text.Replace("power: 90..100..110", "power: 100", StringComparison.Ordinal)))
            .Pairing);
    }

    [Fact]
    public void What_came_and_went_is_named_and_evidence_stands_apart()
    {
        string text = SmallRun.Text
            .Replace("title: Two neighbours", "title: Three neighbours", StringComparison.Ordinal)
            .Replace("deadlines:\n", "deadlines:\n  autumn: {date: 2025-10-01, hurry: 1.5}\n", StringComparison.Ordinal)
            .Replace("confidence: high}", "confidence: low}", StringComparison.Ordinal)
            .Replace("  patron:\n    name: Patron\n    role: outside\n", "  patron:\n    name: Patron\n    role: consent\n",
            StringComparison.Ordinal);
        RunsComparison runs = Compared(Run("a"), Run("b", text: text));
        Assert.Equal(
            ["title", "actors.patron.role", "deadlines.autumn", "evidence.north-demands.confidence"],
            runs.Differences.Select(one => one.Path));
        Assert.Equal(("outside", "consent"), (runs.Differences[1].Before, runs.Differences[1].After));
        Assert.Null(runs.Differences[2].Before);
        Assert.Equal([false, false, false, true], runs.Differences.Select(one => one.IsEvidence));
    }

    [Fact]
    public void The_real_program_tells_what_changed_and_puts_its_page_into_the_second_folder()
    {
        (RunResults before, RunResults after) = (Run("a"), Run("b", set: "talks.pace=1"));
        EntenteRun call = EntenteCall.Run("compare", before.Folder, after.Folder);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        string text = call.Output.ReplaceLineEndings(" ");
        Assert.Contains("Both runs drew the same worlds", text, StringComparison.Ordinal);
        Assert.Matches(@"talks\.pace +1\.\.3\.\.6 +1 ", text);
        Assert.Contains("The scenarios differ in one place, which stands below. What differs in the answers is what that does.", text,
            StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(after.Folder, "compare.html")));
        Assert.False(File.Exists(Path.Combine(before.Folder, "compare.html")));
        string page = File.ReadAllText(Path.Combine(after.Folder, "compare.html"));
        Assert.Contains("entente compare a b", page, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, page, StringComparison.Ordinal); // where somebody keeps its files is nobody else's business

        JsonNode json = JsonNode.Parse(
            EntenteCall.Run("compare", before.Folder, after.Folder, "--json", "--out", Path.Combine(folder, "page.html")).Output)!;
        RunsComparison runs = Compared(before, after);
        Assert.True((bool)json["paired"]!);
        Assert.Equal(runs.Quantities.Select(one => one.Change.Difference), json["quantities"]!.AsArray()
            .Select(one => (double?)one!["difference"]));
        Assert.Equal("talks.pace", (string?)json["inputs"]![0]!["path"]);
        Assert.Empty(json["evidence"]!.AsArray());
    }

    [Fact]
    public void What_is_no_run_is_refused_both_at_once()
    {
        RunResults good = Run("a");
        EntenteRun call = EntenteCall.Run("compare", Path.Combine(folder, "nowhere"), folder);
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains("there is no folder", call.Error, StringComparison.Ordinal);
        Assert.Contains("holds no finished run", call.Error, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(good.Folder, "draws.parquet"), "PAR1 none PAR1");
        EntenteRun damaged = EntenteCall.Run("compare", good.Folder, good.Folder);
        Assert.Equal((2, ""), (damaged.ExitCode, damaged.Output));
        Assert.Contains("is damaged", damaged.Error, StringComparison.Ordinal);

        EntenteRun mixed = EntenteCall.Run("compare", good.Folder, good.Folder, "--set", "talks.pace=1", "--draws", "32");
        Assert.Equal(2, mixed.ExitCode);
        Assert.Contains("Two finished runs are compared as they are: leave out --set, --draws.", mixed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_replaced_while_it_is_read_is_refused_whichever_of_the_two_it_is()
    {
        foreach ((RunResults before, RunResults after) in new[] { (Run("a"), Run("b")), (Run("b"), Run("a")) })
        {
            RunResults other = after with { Fingerprint = "of another run" };
            foreach (Action compare in new Action[] { () => RunsComparison.Of(before, other), () => RunsComparison.Of(other, before) })
            {
                Assert.Contains("was replaced by another one", Assert.Throws<UnusableDrawsException>(compare).Message, StringComparison.Ordinal);
            }
        }

        RunResults few = Run("few", draws: 32);
        Assert.Throws<UnusableDrawsException>(() => RunsComparison.Of(Run("a"), few with { Fingerprint = "of another run" }));
    }

    private RunResults Run(string name, ulong seed = 7, int draws = Draws, string? text = null, params string[] set)
    {
        ScenarioFile original = ScenarioReader.Read(text ?? SmallRun.Text, "small.yaml");
        string to = Path.Combine(folder, name);
        if (!Directory.Exists(to))
        {
            RunRequest request = new()
            {
                Original = original,
                File = ScenarioEditor.Apply(original, set),
                Set = new(set),
                Settings = new(draws, seed, 2),
                Version = "test",
                Folder = to
            };
            ScenarioRun.Start(request, complete: Entente.Answers.Run.RunReport.Write, stop: TestContext.Current.CancellationToken);
        }

        (RunResults? results, string? why) = FinishedRun.Open(to, "test");
        Assert.Null(why);
        return results!;
    }

    private static RunsComparison Compared(RunResults before, RunResults after) =>
        RunsComparison.Of(before, after);
}
