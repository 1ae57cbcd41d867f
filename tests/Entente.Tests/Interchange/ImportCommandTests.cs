using System.Text.Json;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Interchange;

/// <summary>`import` and `export` as a user calls them.</summary>
[Collection<InAFolder>]
public sealed class ImportCommandTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Import_writes_a_scenario_once_and_says_how_it_understood_the_file()
    {
        files.Add("input.csv", "actor;capability;position;salience\nNorth;100;80;90\nSouth;60;20;45,5\n");
        EntenteRun run = Run("import", "stakeholders", "input.csv", "--out", "talks.yaml", "--from", "2025-02-13", "--title", "Talks");
        Assert.Equal((0, "Wrote talks.yaml\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
        Assert.Contains("`45,5` was read as 45.5", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("check", "talks.yaml").ExitCode);
        Assert.Equal(new DateOnly(2025, 2, 13), ScenarioReader.ReadFile(Path.Combine(files.Folder, "talks.yaml")).Scenario!.From);

        EntenteRun again = Run("import", "stakeholders", "input.csv", "--out", "talks.yaml");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("is there already", again.Error, StringComparison.Ordinal);

        EntenteRun json = Run("import", "stakeholders", "input.csv", "--out", "other.yaml", "--json");
        Assert.Equal("other.yaml", JsonDocument.Parse(json.Output).RootElement.GetProperty("written").GetString());
    }

    [Fact]
    public void Bad_input_is_listed_with_places_and_nothing_is_written()
    {
        files.Add("input.csv", "actor,capability,position,salience\nNorth,100,180,90\nNorth,60,20,a\n");
        EntenteRun run = Run("import", "stakeholders", "input.csv", "--out", "talks.yaml");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("input.csv:2:11: error: The position is 180", run.Error, StringComparison.Ordinal);
        Assert.Contains("input.csv:3:1: error: `North` stands twice", run.Error, StringComparison.Ordinal);
        Assert.Contains("input.csv:3:13: error: The salience is `a`", run.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(files.Folder));
    }

    [Fact]
    public void Wants_go_out_and_come_back_into_the_same_file()
    {
        string scenario = Path.Combine(files.Folder, "s.yaml");
        File.Copy(Path.Combine(Repository.Root, "scenarios", "river-sharing.yaml"), scenario);
        Assert.Equal(0, Run("export", "wants", "s.yaml", "--out", "wants.csv").ExitCode);
        string table = Path.Combine(files.Folder, "wants.csv"), before = File.ReadAllText(scenario);
        EntenteRun untouched = Run("import", "wants", "wants.csv", "--into", "s.yaml");
        Assert.Equal((0, "No value differs from s.yaml.\n"), (untouched.ExitCode, untouched.Output.ReplaceLineEndings("\n")));
        Assert.Equal(before, File.ReadAllText(scenario));

        string[] lines = File.ReadAllLines(table);
        int row = Array.FindIndex(lines, line => line.Contains("salience", StringComparison.Ordinal)) + 1;
        string[] cells = lines[row].Split(',');
        File.AppendAllText(table, "");
        File.WriteAllText(table, $"issue,actor,salience\n{cells[0]},{cells[1]},33..44\n");
        EntenteRun changed = Run("import", "wants", "wants.csv", "--into", "s.yaml", "--json");
        Assert.Equal(0, changed.ExitCode);
        Assert.Equal($"issues.{cells[0]}.wants.{cells[1]}.salience", JsonDocument.Parse(changed.Output)
            .RootElement.GetProperty("changes")[0].GetProperty("path").GetString());
        Assert.Single(before.Split('\n').Zip(File.ReadAllText(scenario).Split('\n')), pair => pair.First != pair.Second);
    }

    [Fact]
    public void Export_into_a_folder_writes_all_or_nothing()
    {
        EntenteRun refused = Run("export", "genius", Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml"), "--out", "domain");
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("is a scale; this format holds lists of values only", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(files.Folder));

        Assert.Equal(0, Run("export", "deu", Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml"), "--out", "tables").ExitCode);
        Assert.Equal(["issues.csv", "positions.csv"], Directory.GetFiles(Path.Combine(files.Folder, "tables")).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
    }

    private EntenteRun Run(params string[] arguments) => EntenteCall.In(files.Folder, arguments);
}
