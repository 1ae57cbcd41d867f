using Entente.Ensembles;
using Entente.Scenarios;
using ParquetSharp;

namespace Entente.Tests.Ensembles;

/// <summary>docs/reference/results-folder.md has a row for every column that a run writes.</summary>
public sealed class ResultsFolderTests : IDisposable
{
    private const string Page = "docs/reference/results-folder.md";

    private readonly string folder = Directory.CreateTempSubdirectory("entente-columns").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_column_has_its_row_in_the_documentation()
    {
        RunRequest request = SmallRun.Request(Path.Combine(folder, "r"), draws: 32);
        string written = ScenarioRun.Start(request, stop: TestContext.Current.CancellationToken).Results!.Folder;
        HashSet<string> inputs = [.. ScenarioInputs.Of(request.Original, request.File, 1).Numbers.Select(number => number.Path)];
        string page = Repository.Read(Page);
        foreach (string table in new[] { "draws.parquet", "timeline.parquet" })
        {
            string section = page[page.IndexOf($"## {table}", StringComparison.Ordinal)..].Split("\n## ")[0];
            string[] missing =
            [
                .. Columns(Path.Combine(written, table)).Except(inputs).Select(column => Documented(column, request.File.Scenario!))
                    .Distinct().Where(column => !IsIn(section, column)),
            ];
            Assert.True(missing.Length == 0, $"{Page} has no row under {table} for {string.Join(", ", missing)}.");
        }
    }

    private static string[] Columns(string path)
    {
        using ParquetFileReader reader = new(path);
        return [.. Enumerable.Range(0, reader.FileMetaData.NumColumns).Select(column => reader.FileMetaData.Schema.Column(column).Name)];
    }

    // As the page writes it: capitals for the keys of a scenario.
    private static string Documented(string column, Scenario scenario)
    {
        if (column.StartsWith("event.", StringComparison.Ordinal))
        {
            return "event.EVENT";
        }

        string[] packages = [.. scenario.Packages.Names.DefaultIfEmpty("settlement")];
        IEnumerable<string> parts = column.Split('.').Select((part, place) =>
            place == 0 ? part.StartsWith("stands-", StringComparison.Ordinal) ? "stands-YEARS" : part
            : packages.Contains(part) ? "PACKAGE" : scenario.Issues.Names.Contains(part) ? "ISSUE" : scenario.Actors.Names.Contains(part)
                ? "ACTOR" : part);
        return string.Join('.', parts);
    }

    private static readonly string[] LaterQuantiles = [".p50", ".p90"];

    // Of three quantiles the page writes the first in full.
    private static bool IsIn(string section, string column) => section.Contains($"`{column}`", StringComparison.Ordinal)
        || (LaterQuantiles.FirstOrDefault(end => column.EndsWith(end, StringComparison.Ordinal)) is string quantile
            && section.Contains($"`{column[..^quantile.Length]}.p10`, `.p50`, `.p90`", StringComparison.Ordinal));
}
