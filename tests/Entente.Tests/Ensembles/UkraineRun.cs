using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

/// <summary>Runs of the shipped scenario on Ukraine with few draws.</summary>
internal static class UkraineRun
{
    public const int Draws = 150; // more than two chunks of the log

    public static RunRequest Request(string folder, int threads = 2, int draws = Draws, params string[] set)
    {
        ScenarioFile original = ScenarioReader.Read(Repository.Read("scenarios", "ukraine-2025.yaml"), "scenarios/ukraine-2025.yaml");
        return new() { Original = original, File = ScenarioEditor.Apply(original, set), Set = new(set), Settings = new(draws, 7, threads), Version = "test", Folder = folder };
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
