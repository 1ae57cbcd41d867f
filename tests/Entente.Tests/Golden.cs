namespace Entente.Tests;

/// <summary>Whole outputs kept as files. `ENTENTE_REBASE=1 dotnet test` writes them anew; then read the difference.</summary>
internal static class Golden
{
    private const int Context = 40; // characters

    public static void Check(string name, string actual) =>
        CheckFile(string.Join('/', "tests", "Entente.Tests", "Golden", name), actual.ReplaceLineEndings("\n"));

    /// <summary>A file anywhere in the repository that is made by the program: it must be as the program makes it.</summary>
    /// <param name="path">The file, from the root of the repository.</param>
    /// <param name="made">What the program makes.</param>
    public static void CheckFile(string path, string made)
    {
        string file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("ENTENTE_REBASE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, made);
        }

        const string remedy = "ENTENTE_REBASE=1 with this test writes it; then read the difference.";
        Assert.True(File.Exists(file), $"{path} is missing. {remedy}");
        string kept = File.ReadAllText(file);
        Assert.True(kept == made, $"{path} is not as the program makes it. {Difference(kept, made)} {remedy}");
    }

    private static string Difference(string kept, string made)
    {
        string[] keptLines = kept.Split('\n'), madeLines = made.Split('\n');
        int line = keptLines.Zip(madeLines).TakeWhile(pair => pair.First == pair.Second).Count();
        string before = line < keptLines.Length ? keptLines[line] : "", now = line < madeLines.Length ? madeLines[line] : "";
        int from = Math.Max(0, before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count() - Context);
        return $"Line {line + 1}, from character {from + 1}, is there:\n{Part(before)}\nand now:\n{Part(now)}\n";

        string Part(string text) => text[Math.Min(from, text.Length)..Math.Min(from + (4 * Context), text.Length)];
    }
}
