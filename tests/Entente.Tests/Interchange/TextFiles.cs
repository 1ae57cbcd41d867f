using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Tests.Interchange;

/// <summary>Small files for a test, in a folder that goes away with it.</summary>
internal sealed class TextFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Add(string name, string text) => Add(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Add(string name, byte[] content)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public Imported Import(string kind, string text, ImportOptions? options = null) =>
        Imports.Read(Imports.Find(kind)!, [Add("input." + (text.TrimStart().StartsWith('<') ? "xml" : "csv"), text)], options ?? new());

    /// <summary>The scenario of an import that must succeed and pass every check.</summary>
    public static Scenario ScenarioOf(Imported imported)
    {
        Assert.DoesNotContain(imported.Problems, problem => problem.Severity == Severity.Error);
        ScenarioFile file = ScenarioReader.Read(imported.Text!, "imported.yaml");
        Assert.Empty(file.Errors);
        return file.Scenario!;
    }

    /// <summary>Place and beginning of each problem: `3:5 The salience is …`.</summary>
    public static string[] PlacesOf(IEnumerable<Problem> problems) =>
        [.. problems.Select(problem => FormattableString.Invariant($"{problem.Line}:{problem.Column} {problem.Message}"))];
}
