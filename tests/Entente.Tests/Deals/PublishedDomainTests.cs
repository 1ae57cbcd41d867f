using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>
/// Two-party domains with published solution points: ANL 2023 (GeniusWeb), NegoLog, Genius. The files stay outside the repository;
/// without them the tests say that they were skipped.
/// </summary>
public sealed class PublishedDomainTests
{
    private const double Tolerance = 1e-9;

    [Theory]
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
        string folder = Path.Combine(ReferenceFolder(), domain);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, answers)));
        DealProblem problem = Load(folder, rawMaximum: answers.Contains("rawmax", StringComparison.Ordinal));
        DealSpace space = DealSolver.Solve(problem);
        AssertPoint(expected, "nash", space[SolutionRule.Nash]!);
        AssertPoint(expected, "egalitarian", space[SolutionRule.Egalitarian]!);
        AssertPoint(expected, "utilitarian", space[SolutionRule.Utilitarian]!);
        AssertPoint(expected, "ks_maximin_ratio", space[SolutionRule.KalaiSmorodinsky]!);

        ParetoPoint[] frontier = [.. ParetoFrontier.Find(problem, 0, 1)];
        double[][] pareto = [.. expected.RootElement.GetProperty("pareto").EnumerateArray().Select(Pair)];
        Assert.Equal(pareto.Length, frontier.Length);
        for (int j = 0; j < pareto.Length; j++)
        {
            Assert.Equal(pareto[j][0], frontier[j].First, Tolerance);
            Assert.Equal(pareto[j][1], frontier[j].Second, Tolerance);
        }
    }

    private static void AssertPoint(JsonDocument expected, string key, RuleSolution solution)
    {
        double[] point = Pair(expected.RootElement.GetProperty(key));
        double[] found = [.. solution.Point.Utilities];
        bool same = Math.Abs(point[0] - found[0]) <= Tolerance && Math.Abs(point[1] - found[1]) <= Tolerance;
        bool mirrored = Math.Abs(point[0] - found[1]) <= Tolerance && Math.Abs(point[1] - found[0]) <= Tolerance;
        Assert.True(same || mirrored, $"{key}: expected {point[0]}, {point[1]}; found {found[0]}, {found[1]}");
    }

    private static double[] Pair(JsonElement pair) => [pair[0].GetDouble(), pair[1].GetDouble()];

    private static string ReferenceFolder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "shared", "reference", "deals");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Skip("The reference domains (../shared/reference/deals) are not here.");
        return "";
    }

    private static DealProblem Load(string folder, bool rawMaximum)
    {
        string[] xml = [.. Directory.GetFiles(folder, "*.xml").Where(file => !file.Contains("domain", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Profile[] profiles = xml.Length > 0
            ? [.. xml.Select(file => FromXml(XDocument.Load(file), rawMaximum))]
            : [FromJson(Path.Combine(folder, "profileA.json")), FromJson(Path.Combine(folder, "profileB.json"))];
        string[] issues = [.. profiles[0].Scores.Keys];
        return new DealProblem(
            [.. issues.Select(issue => new DiscreteIssue(0, profiles[0].Scores[issue].Count))],
            [.. profiles.Select(profile => ToActor(profile, profiles[0], issues))]);
    }

    private static DealActor ToActor(Profile profile, Profile first, string[] issues)
    {
        Want[] wants =
        [
            .. issues.Select(issue => new Want
            {
                Weight = profile.Weights[issue],
                Scores = [.. first.Scores[issue].Keys.Select(option => 100 * profile.Scores[issue][option])],
            }),
        ];
        return new DealActor(DealRole.Table, new Assessment(wants, 1, profile.Weights.Values.Sum()), profile.Reservation);
    }

    private static Profile FromJson(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement root = document.RootElement;
        bool genius = root.TryGetProperty("LinearAdditiveUtilitySpace", out JsonElement space);
        JsonElement issues = genius ? space.GetProperty("issueUtilities") : root.GetProperty("issues");
        JsonElement weights = genius ? space.GetProperty("issueWeights") : root.GetProperty("issueWeights");
        return new Profile(
            weights.EnumerateObject().ToDictionary(weight => weight.Name, weight => weight.Value.GetDouble(), StringComparer.Ordinal),
            issues.EnumerateObject().ToDictionary(
                issue => issue.Name,
                issue => (genius ? issue.Value.GetProperty("DiscreteValueSetUtilities").GetProperty("valueUtilities") : issue.Value)
                    .EnumerateObject().ToDictionary(option => option.Name, option => option.Value.GetDouble(), StringComparer.Ordinal), StringComparer.Ordinal),
            genius ? 0 : root.GetProperty("reservationValue").GetDouble());
    }

    /// <summary>Genius divides each issue's evaluations by their maximum; the other reading divides the weighted total by the best total.</summary>
    private static Profile FromXml(XDocument document, bool rawMaximum)
    {
        Dictionary<string, double> weights = document.Descendants("weight").ToDictionary(weight => weight.Attribute("index")!.Value, weight => Number(weight, "value"), StringComparer.Ordinal);
        Dictionary<string, Dictionary<string, double>> scores = document.Descendants("issue").ToDictionary(
            issue => issue.Attribute("index")!.Value,
            issue => issue.Elements("item").ToDictionary(item => item.Attribute("value")!.Value, item => Number(item, "evaluation"), StringComparer.Ordinal), StringComparer.Ordinal);
        double best = rawMaximum ? scores.Sum(issue => weights[issue.Key] * issue.Value.Values.Max()) : 1;
        foreach ((string issue, Dictionary<string, double> options) in scores)
        {
            double maximum = options.Values.Max();
            weights[issue] *= rawMaximum ? maximum / best : 1;
            foreach (string option in options.Keys.ToArray())
            {
                options[option] /= maximum;
            }
        }

        double reservation = document.Descendants("reservation").Select(element => Number(element, "value")).FirstOrDefault();
        return new Profile(weights, scores, reservation);
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private sealed record Profile(Dictionary<string, double> Weights, Dictionary<string, Dictionary<string, double>> Scores, double Reservation);
}
