using System.Text;
using Entente.Ensembles;
using Entente.Ensembles.Parts;
using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

/// <summary>Parts of a run in a folder: whatever happens to them, what is merged is one run, byte for byte, or it is said which part
/// lacks.</summary>
[Long]
public sealed class PartsTests : IDisposable
{
    private const int Cut = 5;

    private static readonly bool Thorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1";

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Ranges_hold_every_draw_once()
    {
        RandomStream chance = new(3, "ranges", "", 0, 0);
        for (int trial = 0; trial < 2000; trial++)
        {
            int draws = 1 + (int)(chance.NextUniform() * (trial % 2 == 0 ? 300 : 1_000_000_000));
            int parts = 1 + (int)(chance.NextUniform() * Math.Min(draws, 1000));
            PartRange[] ranges = [.. PartRange.All(parts, draws)];
            Assert.Equal(0, ranges[0].From);
            Assert.Equal(draws, ranges[^1].To);
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.All(ranges, range => Assert.InRange(range.To - range.From, draws / parts, (draws / parts) + 1));
        }
    }

    [Fact]
    public void Parts_with_their_draws_are_the_bytes_of_one_run()
    {
        ScenarioRun.Start(SmallRun.Request(At("one")), stop: TestContext.Current.CancellationToken);
        foreach (int cut in Thorough ? (int[])[1, 2, 3, 7, 16, 64, SmallRun.Draws] : [1, Cut])
        {
            string parts = At($"parts-{cut}"), results = At($"merged-{cut}");
            // In no order, and on any number of threads.
            foreach (int part in Enumerable.Range(0, cut).OrderBy(part => part * 7 % cut))
            {
                PartEnd end = PartRun.Start(SmallRun.Request(parts, threads: 1 + (part % 3)), new(part, cut, SmallRun.Draws), keepsDraws: true,
                    stop: TestContext.Current.CancellationToken);
                Assert.True(end is { IsWhole: true, WasThere: false });
            }

            Assert.NotNull(Merge(parts, results).Results);
            SmallRun.AssertSame(SmallRun.Files(At("one")), SmallRun.Files(results));
        }
    }

    [Fact]
    public void Without_draws_all_other_files_are_those_of_one_run_and_it_is_said_where_they_are_needed()
    {
        ScenarioRun.Start(SmallRun.Request(At("one")), stop: TestContext.Current.CancellationToken);
        MakeAll(At("parts"));
        RunResults merged = Merge(At("parts"), At("merged")).Results!;
        Dictionary<string, byte[]> expected = SmallRun.Files(At("one")), actual = SmallRun.Files(At("merged"));
        Assert.Equal(expected.Keys.Where(file => file != "draws.parquet").Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(actual.Where(file => file.Key != "run.json"), file => Assert.True(expected[file.Key].AsSpan().SequenceEqual(file.Value), file.Key));
        Assert.DoesNotContain("draws.parquet", Encoding.UTF8.GetString(actual["run.json"]), StringComparison.Ordinal);

        (RunResults? opened, string? why) = FinishedRun.Open(At("merged"));
        Assert.Null(why);
        Assert.Equal(merged.Forecast.ToJson(), opened!.Forecast.ToJson());
        Assert.Contains("merged from parts that kept no draws", FinishedRun.Draws(opened, 1).WhyNot, StringComparison.Ordinal);
        // The parts stay, and another merge gives the same.
        Merge(At("parts"), At("again"));
        SmallRun.AssertSame(SmallRun.Files(At("merged")), SmallRun.Files(At("again")));
    }

    [Fact]
    public void A_part_that_lacks_or_is_damaged_is_named_and_can_be_made_anew()
    {
        MakeAll(At("parts"));
        Merge(At("parts"), At("whole"));
        MakeAll(At("other"), SmallRun.Request(At("other")) with { Settings = new(SmallRun.Draws, 8, 2) });
        for (int part = 0; part < Cut; part++)
        {
            string file = Sums("parts", part);
            byte[] right = File.ReadAllBytes(file);
            (string Why, Action Harm)[] harms =
            [
                ("is not there", () => File.Delete(file)),
                ("is cut short", () => File.WriteAllBytes(file, right[..^1])),
                ("is cut short", () => File.WriteAllBytes(file, right[..(right.Length / 2)])),
                ("is cut short", () => File.WriteAllBytes(file, [])),
                ("is not as it was written", () => File.WriteAllBytes(file, Flipped(right, 20))),
                ("is not as it was written", () => File.WriteAllBytes(file, Flipped(right, right.Length / 2))),
                ("is not as it was written", () => File.WriteAllBytes(file, Flipped(right, right.Length - 1))),
                ("is not as it was written", () => File.WriteAllBytes(file, [.. right, 0])),
                ("belongs to another run", () => File.Copy(Sums("other", part), file, overwrite: true)),
                ($"holds part {(part + 1) % Cut} of {Cut}", () => File.Copy(Sums("parts", (part + 1) % Cut), file, overwrite: true)),
            ];
            foreach ((string why, Action harm) in harms)
            {
                harm();
                MergeEnd end = Merge(At("parts"), At("none"));
                Assert.Null(end.Results);
                Assert.Equal([(part, why)], end.Lacking.Select(one => (one.Part.Part, one.Why)));
                Assert.False(Directory.Exists(At("none")));
            }

            Assert.False(Make(At("parts"), part).WasThere);
            Assert.Equal(right, File.ReadAllBytes(file));
            Assert.True(Make(At("parts"), part).WasThere);
        }

        Merge(At("parts"), At("mended"));
        SmallRun.AssertSame(SmallRun.Files(At("whole")), SmallRun.Files(At("mended")));
    }

    [Fact]
    public void A_part_whose_draws_lack_or_are_others_counts_as_missing()
    {
        MakeAll(At("parts"), keeps: true);
        string table = Path.ChangeExtension(Sums("parts", 2), ".parquet");
        byte[] right = File.ReadAllBytes(table);
        foreach (Action harm in (Action[])[() => File.Delete(table), () => File.WriteAllBytes(table, Flipped(right, 99))])
        {
            harm();
            MergeEnd end = Merge(At("parts"), At("none"));
            Assert.Equal(2, Assert.Single(end.Lacking).Part.Part);
            Assert.Contains("lacks its draws: part-000002-of-000005.parquet", end.Lacking[0].Why, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("seed", "with seed 7")]
    [InlineData("draws", "of 150 draws")]
    [InlineData("set", "with other changes (none)")]
    [InlineData("scenario", "of another scenario")]
    [InlineData("version", "of version test")]
    [InlineData("cut", "that is cut into 5 parts")]
    [InlineData("keep", "that does not keep its draws")]
    [InlineData("options", "with other options")]
    public void A_folder_of_another_run_is_refused_and_stays_as_it_is(string difference, string why)
    {
        Make(At("parts"), 0);
        Dictionary<string, byte[]> before = SmallRun.Files(At("parts"));
        RunRequest one = SmallRun.Request(At("parts")), other = difference switch
        {
            "seed" => one with { Settings = one.Settings with { Seed = 8 } },
            "draws" => one with { Settings = one.Settings with { Draws = 160 } },
            "set" => SmallRun.Request(At("parts"), set: "talks.pace=2"),
            "scenario" => one with { Original = ScenarioReader.Read(SmallRun.Text + "\n# another\n", "small.yaml") },
            "version" => one with { Version = "another" },
            "options" => one with { Options = one.Options with { WholePaths = 5 } },
            _ => one,
        };
        FolderRefusedException refused = Assert.Throws<FolderRefusedException>(() => PartRun.Start(
            other, new(1, difference == "cut" ? Cut + 1 : Cut, other.Settings.Draws), keepsDraws: difference == "keep",
            stop: TestContext.Current.CancellationToken));
        Assert.Contains($"belongs to a run {why}", refused.Message, StringComparison.Ordinal);
        SmallRun.AssertSame(before, SmallRun.Files(At("parts")));
        Assert.Single(Directory.GetFiles(Path.Combine(At("parts"), "parts")));
    }

    /// <summary>What a folder is called and where it lies, how the file was named and who made the folder do not matter.</summary>
    [Fact]
    public void The_key_knows_no_name_and_no_place()
    {
        PartsInfo one = PartsInfo.Of(SmallRun.Request(At("a")), Cut, false);
        RunRequest elsewhere = SmallRun.Request(At("b"), threads: 7);
        elsewhere = elsewhere with { Original = ScenarioReader.Read(SmallRun.Text, "/far/away/other.yaml") };
        Assert.Equal(one.Key, PartsInfo.Of(elsewhere, Cut, false).Key);
        Assert.Null(one.WhyNot(PartsInfo.Of(elsewhere, Cut, false)));
    }

    [Fact]
    public void A_folder_of_something_else_is_refused()
    {
        Directory.CreateDirectory(At("mine"));
        File.WriteAllText(Path.Combine(At("mine"), "thesis.txt"), "");
        Assert.Contains("thesis.txt", Assert.Throws<FolderRefusedException>(() => Make(At("mine"), 0)).Message, StringComparison.Ordinal);
        ScenarioRun.Start(SmallRun.Request(At("results"), draws: 16), stop: TestContext.Current.CancellationToken);
        Assert.Contains("none of parts", Assert.Throws<FolderRefusedException>(() => Make(At("results"), 0)).Message, StringComparison.Ordinal);
        Make(At("parts"), 0);
        Assert.Throws<FolderRefusedException>(() =>
            ScenarioRun.Start(SmallRun.Request(At("parts"), draws: 16), stop: TestContext.Current.CancellationToken));
        Assert.Contains("entente merge", FinishedRun.Open(At("parts")).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_on_one_part_and_in_one_new_folder_leave_one_part()
    {
        PartEnd[] ends = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Task.Run(() => Make(At("parts"), 3), TestContext.Current.CancellationToken)));
        Assert.All(ends, end => Assert.True(end.IsWhole));
        Assert.Equal([Sums("parts", 3)], Directory.GetFiles(Path.Combine(At("parts"), "parts")));
        MakeAll(At("parts"));
        MakeAll(At("calm"));
        Merge(At("parts"), At("one"));
        Merge(At("calm"), At("other"));
        SmallRun.AssertSame(SmallRun.Files(At("one")), SmallRun.Files(At("other")));
    }

    [Fact]
    public void A_stopped_part_leaves_nothing_and_a_merge_sweeps_what_a_killed_one_left()
    {
        using CancellationTokenSource stop = new();
        PartEnd end = PartRun.Start(SmallRun.Request(At("parts"), draws: SmallRun.Draws), new(0, Cut, SmallRun.Draws), keepsDraws: false,
            _ => stop.Cancel(), stop.Token);
        Assert.False(end.IsWhole);
        Assert.Empty(Directory.GetFiles(Path.Combine(At("parts"), "parts")));

        string left = Path.Combine(At("parts"), "parts", ".part-000000-of-000005.sums.node-1-x.new"), own = Path.Combine(At("parts"), "notes.txt");
        File.WriteAllText(left, "");
        File.WriteAllText(own, "");
        Assert.Null(Merge(At("parts"), At("none")).Results);
        Assert.True(File.Exists(left));
        MakeAll(At("parts"));
        Assert.NotNull(Merge(At("parts"), At("merged")).Results);
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(own));
    }

    private static PartEnd Make(string parts, int part, RunRequest? request = null, bool keeps = false) =>
        PartRun.Start(request ?? SmallRun.Request(parts), new(part, Cut, SmallRun.Draws), keeps,
            stop: TestContext.Current.CancellationToken);

    private static void MakeAll(string parts, RunRequest? request = null, bool keeps = false)
    {
        for (int part = 0; part < Cut; part++)
        {
            Make(parts, part, request, keeps);
        }
    }

    private static MergeEnd Merge(string parts, string results)
    {
        (PartsFolder? there, RunRequest? request, string? why) = PartsFolder.Open(parts, "test");
        Assert.Null(why);
        return PartsMerge.Start(there!, request! with { Folder = results });
    }

    private string Sums(string parts, int part) => Path.Combine(At(parts), "parts", new PartRange(part, Cut, SmallRun.Draws).SumsFile);

    private static byte[] Flipped(byte[] content, int at)
    {
        byte[] other = [.. content];
        other[at] ^= 1;
        return other;
    }

    private string At(string name) => Path.Combine(folder, name);
}
