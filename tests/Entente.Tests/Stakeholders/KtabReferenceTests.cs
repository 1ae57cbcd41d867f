using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

/// <summary>Every position of every turn of runs of KTAB 1.4. The files stay outside the repository; without them the tests say that they
/// were skipped.</summary>
public sealed class KtabReferenceTests
{
    private const double Tolerance = 1e-9;
    private const double PrintedDigits = 0.5e-6; // two runs are not rounded to 0.01 by KTAB, and are printed with six decimals

    [ReferenceTheory("stakeholder")]
    [InlineData("SOE-Pol-Comp")]
    [InlineData("dummyData_3Dim")]
    [InlineData("smpExample_ideal-adjustment_deterministic")]
    [InlineData("tiny3_1d")]
    [InlineData("tiny4_2d")]
    [InlineData("tiny_ally_1")]
    [InlineData("tiny_ally_100")]
    [InlineData("tiny_ally_1000")]
    public void Positions_of_every_turn_are_those_of_KTAB(string name)
    {
        string folder = ReferenceFolder.Of("stakeholder", "ktab", name);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json")));
        StakeholderForecast forecast = Run(Load(folder), Settings(document.RootElement.GetProperty("model_parameters")));
        string[][] rows = ReferenceData.Csv(Path.Combine(folder, "positions.csv"));
        Assert.Equal(rows.Max(row => Whole(row[0])) + 1, forecast.Rounds.Count);
        foreach (string[] row in rows)
        {
            Assert.Equal(Number(row[4]), forecast.Rounds[Whole(row[0])].Position(Whole(row[1]), Whole(row[3]))!.Value, Tolerance);
        }
    }

    [ReferenceFact("stakeholder")]
    public void Positions_of_every_turn_are_those_of_KTAB_with_each_option_changed()
    {
        const string name = "dummyData_3Dim";
        string folder = ReferenceFolder.Of("stakeholder", "ktab");
        StakeholderProblem problem = Load(Path.Combine(folder, name));
        ILookup<string, string[]> positions = ReferenceData.Csv(Path.Combine(folder, "variants", $"{name}_positions.csv"))
            .ToLookup(row => row[0]);
        int compared = 0;
        foreach (string[] variant in ReferenceData.Csv(Path.Combine(folder, "variants", $"{name}_summary.csv"))
            .Where(row => positions.Contains(row[0])))
        {
            using var document = JsonDocument.Parse(variant[1]);
            StakeholderForecast forecast = Run(problem, Settings(document.RootElement));
            Assert.True(positions[variant[0]].Max(row => Whole(row[1])) + 1 == forecast.Rounds.Count,
                $"{variant[0]}: {forecast.Rounds.Count} states");
            foreach (string[] row in positions[variant[0]])
            {
                for (int d = 0; d < problem.Issues.Count; d++)
                {
                    double found = forecast.Rounds[Whole(row[1])].Position(Whole(row[2]), d)!.Value;
                    Assert.True(Math.Abs(found - Number(row[3 + d])) <= (variant[0] is "ivb_S2PMax" or "bm_PWCompInterp" ? PrintedDigits
                        : Tolerance), $"{variant[0]}, turn {row[1]}, actor {row[2]}, issue {d}: {found:R}, KTAB has {row[3 + d]}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 1000);
    }

    private static StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings)
    {
        IStakeholderModel model = ModelCatalog.Of("ktab");
        return model.Run(problem, settings, ModelCatalog.StreamOf(model, 1));
    }

    /// <summary>KTAB's names of options and values, such as VictoryProbModel and PropBin, as ours: victory-prob-model and
    /// prop-bin.</summary>
    private static ModelSettings Settings(JsonElement options) => ModelSettings.Of(
        ModelCatalog.Of("ktab").Card, options.EnumerateObject()
            .Select(option => (OptionName(option.Name), Kebab(option.Value.GetString()!))));

    private static string OptionName(string ktab) => ktab switch
    {
        "VictoryProb" => "victory-prob-model",
        "PCE" => "pce-model",
        "ThirdParty" => "third-party-commit",
        _ => Kebab(ktab),
    };

    private static string Kebab(string name) => name == "PWCompInterp" ? "pw-comp-interp"
        : name[0] == 'S' && char.IsDigit(name[1])
        ? name.ToLowerInvariant()
        : name == "PCEModel" ? "pce-model"
        : name == "ASymProsp" ? "asym-prosp"
        : string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c)
            .ToString()));

    private static StakeholderProblem Load(string folder) => File.Exists(Path.Combine(folder, "input.csv"))
        ? FromCsv(ReferenceData.Lines(Path.Combine(folder, "input.csv")))
        : FromXml(XDocument.Load(Path.Combine(folder, "input.xml")));

    private static StakeholderProblem FromCsv(string[][] lines)
    {
        int issues = Whole(lines[0][3]);
        string[][] rows = [.. lines.Skip(2).Where(row => row.Length > 3)];
        return StakeholderCases.Of(
            [.. Enumerable.Range(0, issues).Select(d => $"d{d}")],
            [.. rows.Select(row => (row[0],
                (Stake?[])[.. Enumerable.Range(0, issues)
                .Select(d => new Stake(Number(row[3 + (2 * d)]), Number(row[4 + (2 * d)]), Number(row[2])))]))]);
    }

    private static StakeholderProblem FromXml(XDocument document)
    {
        XElement[] actors = [.. document.Descendants("Actor")];
        double[] Numbers(XElement actor, string element) => [.. actor.Descendants(element).Select(one => Number(one.Value))];
        StakeholderProblem problem = StakeholderCases.Of(
            [.. document.Descendants("dName").Select(name => name.Value)],
            [
                .. actors.Select(actor => (actor.Element("name")!.Value, (Stake?[])
                    [.. Numbers(actor, "dCoord")
                        .Zip(Numbers(actor, "dSal"), (x, s) => new Stake(x, s, Number(actor.Element("capability")!.Value)))])),
            ]);
        ILookup<string, KeyValuePair<string, double>> adjustments = document.Descendants("iaPair").ToLookup(
            pair => pair.Element("adjustingIdeal")!.Value,
            pair => KeyValuePair.Create(pair.Element("referencePos")!.Value, Number(pair.Element("adjust")!.Value)));
        return new(
            [.. problem.Actors.Select(actor => actor with { Accommodates = new Named<double>(adjustments[actor.Key]) })],
            problem.Issues,
            StakeholderCases.Stakes(problem));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
