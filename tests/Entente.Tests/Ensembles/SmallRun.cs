using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

/// <summary>Short runs of the small war that `entente new` writes, in steps of a month.</summary>
internal static class SmallRun
{
    public const int Draws = 150; // more than two chunks of the log

    /// <summary>The text of the scenario.</summary>
    public static readonly string Text = Repository.Read("src", "Entente", "Scenarios", "Templates", "war.yaml")
        .Replace("step: 1 week", "step: 1 month", StringComparison.Ordinal);

    public static RunRequest Request(string folder, int threads = 2, int draws = Draws, params string[] set)
    {
        ScenarioFile original = ScenarioReader.Read(Text, "small.yaml");
        return new()
        {
            Original = original,
            File = ScenarioEditor.Apply(original, set),
            Set = new(set),
            Settings = new(draws, 7, threads),
            Version = "test",
            Folder = folder
        };
    }

    /// <summary>Every file of a folder by its name.</summary>
    public static Dictionary<string, byte[]> Files(string folder) =>
        Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    public static void AssertSame(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(actual[file.Key]), $"{file.Key} differs"));
    }
}
