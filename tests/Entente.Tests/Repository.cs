[assembly: AssemblyFixture(typeof(Entente.Tests.AtTheRoot))]

namespace Entente.Tests;

/// <summary>Where the files of this repository are, found from where the tests run.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static readonly IReadOnlyList<string> ShippedScenarios =
        [.. Directory.GetFiles(Path.Combine(Root, "scenarios"), "*.yaml").Order(StringComparer.Ordinal)];

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    public static string TestFile(string name) => Path.Combine(Root, "tests", "Entente.Tests", "Scenarios", "Files", name);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

/// <summary>Tests name files from the root of the repository, within the tests and in the processes that they start.</summary>
public sealed class AtTheRoot
{
    public AtTheRoot() => Environment.CurrentDirectory = Repository.Root;
}
