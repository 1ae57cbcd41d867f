using System.Text.Json;
using Entente.Deals;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Tests.Deals;

/// <summary>
/// Two-party domains with published solution points: ANL 2023 (GeniusWeb), NegoLog, Genius, imported as a user would and solved. The
/// files stay outside the repository; without them the tests say that they were skipped.
/// </summary>
public sealed class PublishedDomainTests
{
    private const double Tolerance = 1e-9;

    [ReferenceTheory("deals")]
    [InlineData("anl2023-domain01", "recomputed.json")]
    [InlineData("anl2023-domain30", "recomputed.json")]
    [InlineData("negolog-domain8", "recomputed.json")]
    [InlineData("negolog-domain25", "recomputed.json")]
    [InlineData("genius-CameraB", "recomputed.json")]
    [InlineData("genius-CameraB", "recomputed_rawmax.json")]
    [InlineData("genius-EnglandZimbabwe", "recomputed.json")]
    [InlineData("genius-EnglandZimbabwe", "recomputed_rawmax.json")]
    [InlineData("genius-Laptop", "recomputed.json")]
    [InlineData("genius-Laptop", "recomputed_rawmax.json")]
    public void Solutions_and_Pareto_set_match_the_published_points(string domain, string answers)
    {
        string folder = ReferenceFolder.Of("deals", domain);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, answers)));
        (DealProblem problem, double[] scales) = Load(folder, rawMaximum: answers.Contains("rawmax", StringComparison.Ordinal));
        DealSpace space = DealSolver.Solve(problem);
        AssertPoint(expected, "nash", space[BargainingRules.Nash]!, scales);
        AssertPoint(expected, "egalitarian", space[BargainingRules.Egalitarian]!, scales);
        AssertPoint(expected, "utilitarian", space[BargainingRules.Utilitarian]!, scales);
        AssertPoint(expected, "ks_maximin_ratio", space[BargainingRules.KalaiSmorodinsky]!, scales);

        ParetoPoint[] frontier = [.. ParetoFrontier.Find(problem, 0, 1).Points];
        double[][] pareto = [.. expected.RootElement.GetProperty("pareto").EnumerateArray().Select(Pair)];
        Assert.Equal(pareto.Length, frontier.Length);
        for (int j = 0; j < pareto.Length; j++)
        {
            Assert.Equal(pareto[j][0], frontier[j].First * scales[0], Tolerance);
            Assert.Equal(pareto[j][1], frontier[j].Second * scales[1], Tolerance);
        }
    }

    private static void AssertPoint(JsonDocument expected, string key, RuleSolution solution, double[] scales)
    {
        double[] point = Pair(expected.RootElement.GetProperty(key));
        double[] found = [.. solution.Point.Utilities.Zip(scales, (utility, scale) => utility * scale)];
        bool same = Math.Abs(point[0] - found[0]) <= Tolerance && Math.Abs(point[1] - found[1]) <= Tolerance;
        bool mirrored = Math.Abs(point[0] - found[1]) <= Tolerance && Math.Abs(point[1] - found[0]) <= Tolerance;
        Assert.True(same || mirrored, $"{key}: expected {point[0]}, {point[1]}; found {found[0]}, {found[1]}");
    }

    private static double[] Pair(JsonElement pair) => [pair[0].GetDouble(), pair[1].GetDouble()];

    private static (DealProblem Problem, double[] Scales) Load(string folder, bool rawMaximum)
    {
        string[] xml = [.. Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal)];
        string[] json = [.. Directory.GetFiles(folder, "*.json")
            .Where(file => Path.GetFileName(file) is var name
            && (name.StartsWith("profile", StringComparison.Ordinal) || name.StartsWith("domain", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)];
        ImportOptions options = new() { Evaluations = rawMaximum ? EvaluationReading.ByTotal : EvaluationReading.ByIssue };
        ProblemList problems = new();
        AdditiveDomain domain = (xml.Length > 0 ? GeniusXml.Read(xml, options, problems) : GeniusWebJson.Read(json, problems))!;
        Imported imported = Imports.Read(Imports.Find(xml.Length > 0 ? "genius" : "geniusweb")!, xml.Length > 0 ? xml : json, options);
        ScenarioFile file = ScenarioReader.Read(imported.Text!, "imported.yaml");
        Assert.Empty(file.Errors);
        Assert.Empty(file.Warnings);

        // A scenario's weights sum to 1; the published utilities are in the profile's own, which may sum to a little more.
        return (PackageProblem.Of(file.Scenario!, null, number => number.Central).Problem,
            [.. domain.Profiles.Select(profile => profile.Weights.Sum())]);
    }
}
