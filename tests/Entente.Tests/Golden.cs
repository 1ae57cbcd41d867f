namespace Entente.Tests;

/// <summary>Whole outputs kept as files. `ENTENTE_REBASE=1 dotnet test` writes them anew; then read the difference.</summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        string file = Path.Combine(Repository.Root, "tests", "Entente.Tests", "Golden", name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ENTENTE_REBASE") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{file} is missing; run ENTENTE_REBASE=1 dotnet test and read it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
