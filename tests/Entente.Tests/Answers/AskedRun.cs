using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Entente.Answers;
using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers;

/// <summary>A finished run of the small war, in whose folder every question was asked once.</summary>
public sealed class AskedRun : IDisposable
{
    public const string Set = "talks.pace=2..3";

    /// <summary>Every question whose page stands beside the report, with sizes that take a moment.</summary>
    public static readonly string[][] Questions =
    [
        ["compare", "--variant", "aid-ends", "--draws", "96"], ["why", "--draws", "48"],
        .. RunPages.All.Select(page => Path.GetFileNameWithoutExtension(page.File)).Except(["compare", "why", "holds"])
            .Select(question => (string[])[question, "--draws", "32"]),
        ["holds", "--draws", "48"],
    ];

    public AskedRun()
    {
        File.WriteAllText(Scenario,
            SmallRun.Text.Replace("levers:\n", "levers:\n  south-digs-in: {actor: south, date: 2025-02-01, multiply: {actors.south.power: "
            + "1.2}, cost: {south: 0.01}}\n", StringComparison.Ordinal));
        Assert.Equal(0, EntenteCall.Run("run", Scenario, "--draws", "96", "--seed", "5", "--set", Set, "--out", Run).ExitCode);
        Report = File.ReadAllText(At("report.html"));
        Answers = Questions.ToDictionary(question => question[0], Answer, StringComparer.Ordinal);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-asked").FullName;

    public string Scenario => Path.Combine(Folder, "small.yaml");

    public string Run => Path.Combine(Folder, "run");

    /// <summary>The report before anything was asked.</summary>
    public string Report { get; }

    /// <summary>What each question answered to programs.</summary>
    public IReadOnlyDictionary<string, JsonNode> Answers { get; }

    public string At(string file) => Path.Combine(Run, file);

    /// <summary>The page of a question, as a browser reads it.</summary>
    public IDocument Page(string question) =>
        new HtmlParser().ParseDocument(File.ReadAllText(At($"{question}.html")).Replace("&nbsp;", " ", StringComparison.Ordinal));

    /// <summary>Every number in the data of the pictures of a page, those of their layers included.</summary>
    public static double[] Drawn(IDocument page) =>
    [
        .. from script in page.QuerySelectorAll("figure script")
           let picture = JsonDocument.Parse(script.TextContent).RootElement
           from layer in picture.GetProperty("layer").EnumerateArray().Prepend(picture)
           where layer.TryGetProperty("data", out _)
           from row in layer.GetProperty("data").GetProperty("values").EnumerateArray()
           from field in row.EnumerateObject()
           where field.Value.ValueKind == JsonValueKind.Number
           select field.Value.GetDouble(),
    ];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private JsonNode Answer(string[] question)
    {
        EntenteRun asked = EntenteCall.Run([question[0], Run, .. question[1..], "--json"]);
        Assert.Equal((0, ""), (asked.ExitCode, asked.Error));
        return JsonNode.Parse(asked.Output)!;
    }
}
