using System.Text.Json;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Tests.KnownAnswers;
using Entente.War;

namespace Entente.Tests.Answers;

/// <summary>The answers known in closed form that closed-forms.csv wants from `solve`, each through a scenario file.</summary>
/// <remarks>A party that is averse to risk, u = x^γ, is linear in y where x = y^(1/γ), and the other party's utility 1 − x then has the
/// curvature 1/γ: the file's issue is y.</remarks>
public sealed class SolvedClosedFormTests
{
    private const string Nash = "nash";

    private static readonly Dictionary<string, Func<ClosedForm, double>> Models = new(StringComparer.Ordinal)
    {
        ["Fearon1995.range"] = row => OfWar(row, Lottery(row["p"], row["cA"], row["cB"])),
        ["Fearon1995.risk_averse_lower"] = row =>
            Untwist(1 / row["gamma"], Lottery(row["p"], row["cA_utils"], 0.1, 1 / row["gamma"]).Low("pie")),
        ["Nash1950.linear"] = row => Pie(row["d1"], row["d2"]).Utility(Nash, "a"),
        ["Nash.power_utils"] = row =>
            Untwist(1 / row["a"], Pie(0, 0, row["b"] / row["a"], row["alpha"], 1 - row["alpha"]).Position(Nash, "pie")),
        ["Nash.sqrt_linear_with_d"] = row => Untwist(2, Pie(row["d1"], row["d2"], 2).Position(Nash, "pie")),
        ["KalaiSmorodinsky.sqrt_linear"] = row => Untwist(2, Pie(row["d"], row["d"], 2).Position("kalai-smorodinsky", "pie")),
        ["KalaiSmorodinsky.sqrt_linear_with_d"] = row => Untwist(2, Pie(row["d1"], row["d2"], 2).Position("kalai-smorodinsky", "pie")),
        ["Egalitarian.sqrt_linear_with_d"] = row => Untwist(2, Pie(row["d1"], row["d2"], 2).Position("egalitarian", "pie")),
        ["KS1975.monotonicity_example"] = Kinked,
        ["Nash.TU_n_player"] = row => Transferable(Numbers(row, "d")).Utility(Nash, "p1"),
        ["Logrolling.two_issue"] = row => TwoIssues(Numbers(row, "wA"), Numbers(row, "wB"), Numbers(row, "d")).Utility(Nash, "a"),
        ["Counterfactual.aid_cut"] = AidCut,
        ["ExcludedPayer.feasible"] = row => Balance(Numbers(row, "net_gains")) >= 0 ? 1 : 0,
        ["ExcludedPayer.min_subsidy"] = row => Math.Max(0, -Balance(Numbers(row, "net_gains"))),
        ["NPlayer.bargain_exists"] = row => (bool)Transferable(Numbers(row, "war_values")).Json["zopa"]! ? 1 : 0,
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    [Fact]
    public void Every_row_that_goes_through_solve_is_covered()
    {
        string[] wanted = [.. ClosedForms.Table("closed-forms.csv").Where(cells => IsSolve(cells[5])).Select(cells => cells[0])
            .Distinct(StringComparer.Ordinal)];
        Assert.Equal(wanted.Order(StringComparer.Ordinal), Models.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(27, wanted.Sum(model => RowsOf(model).Count()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_of_the_file_is_the_known_one(string model)
    {
        foreach (ClosedForm row in RowsOf(model))
        {
            row.Check(Models[model](row));
        }
    }

    /// <summary>A cut of aid moves both ends of the range by as much as it moves the odds, and its length not at all.</summary>
    [Fact]
    public void Lever_that_cuts_aid_shifts_the_range_and_keeps_its_length()
    {
        ClosedForm row = ClosedForms.Of("Counterfactual.aid_cut")[0];
        (SolvedFile before, SolvedFile after) = AroundAidCut(row);
        double shift = 100 * (ShareWith(row, row["aid"]) - ShareWith(row, 0));
        Assert.Equal(before.Low("pie") - shift, after.Low("pie"), 100 * row.Tolerance);
        Assert.Equal(before.High("pie") - shift, after.High("pie"), 100 * row.Tolerance);
        Assert.Equal(before.Depth!.Value, after.Depth!.Value, row.Tolerance);
    }

    private static bool IsSolve(string through) => through.StartsWith("solve", StringComparison.Ordinal);

    private static IEnumerable<ClosedForm> RowsOf(string model) => ClosedForms.Of(model).Where(row => IsSolve(row.Through));

    private static double Untwist(double power, double position) => Math.Pow(position / 100, power);

    private static double[] Numbers(ClosedForm row, string name) =>
        [.. row.Inputs.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    private static double OfWar(ClosedForm row, SolvedFile file) =>
        row.Quantity.Contains("lower", StringComparison.Ordinal) ? file.Low("pie") / 100
        : row.Quantity.Contains("upper", StringComparison.Ordinal) ? file.High("pie") / 100
        : row.Quantity.StartsWith("midpoint", StringComparison.Ordinal) ? file.Position(Nash, "pie") / 100
        : throw new ArgumentException(row.Quantity);

    private static SolvedFile Lottery(double p, double costA, double costB, double curvatureB = 1) => SolvedFile.Of($$"""
        actors:
          a: {side: attacker}
          b: {side: defender, curvature: {{curvatureB}} }
        issues:
          pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 100}, b: {ideal: 0, salience: 100} } }
        war: {lottery: {{p}}, cost: {a: {{costA}}, b: {{costB}} } }
        levers:
          aid-ends: {actor: a, date: 2025-01-01, set: {war.lottery: 0} }
        """);

    private static SolvedFile Pie(double d1, double d2, double curvatureB = 1, double weightA = 1, double weightB = 1) => SolvedFile.Of($$"""
        actors:
          a: {reservation: {{d1}}, bargaining-weight: {{weightA}} }
          b: {reservation: {{d2}}, bargaining-weight: {{weightB}}, curvature: {{curvatureB}} }
        issues:
          pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 100}, b: {ideal: 0, salience: 100} } }
        """);

    private static SolvedFile TwoIssues(double[] weightsA, double[] weightsB, double[] d) => SolvedFile.Of($$"""
        actors: {a: {reservation: {{d[0]}} }, b: {reservation: {{d[1]}} } }
        issues:
          first: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: {{100 * weightsA[0]}} }, b: {ideal: 0, salience: {{100 * weightsB[0]}} } } }
          second: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: {{100 * weightsA[1]}} }, b: {ideal: 0, salience: {{100 * weightsB[1]}} } } }
        """);

    /// <summary>The frontier (0, 1)-(corner)-(1, 0): each party cares most for the issue that the other gives up at the corner.</summary>
    private static double Kinked(ClosedForm row)
    {
        JsonElement corner = row.Inputs.GetProperty("frontier")[1];
        (double a, double b) = (corner[0].GetDouble(), corner[1].GetDouble());
        SolvedFile file = TwoIssues([a, 1 - a], [1 - b, b], Numbers(row, "d"));
        return file.Utility(row.Quantity.StartsWith("KS", StringComparison.Ordinal) ? "kalai-smorodinsky" : Nash,
            row.Quantity.EndsWith("u1", StringComparison.Ordinal) ? "a" : "b");
    }

    /// <summary>A pie among several: a share for each, and the shares sum to a whole at most.</summary>
    private static SolvedFile Transferable(double[] outside)
    {
        int[] parties = [.. Enumerable.Range(1, outside.Length)];
        string actors = string.Join(", ",
            parties.Select(i => FormattableString.Invariant($$"""p{{i}}: {reservation: {{outside[i - 1]}} }""")));
        string issues = string.Join('\n', parties.Select(i => FormattableString.Invariant(
            $$"""  share{{i}}: {scale: {0: nothing, 100: all}, today: 0, wants: {p{{i}}: {ideal: 100, salience: 100} } }""")));
        string sum = string.Join(", ", parties.Select(i => FormattableString.Invariant($"share{i}: 1")));
        return SolvedFile.Of($$"""
            actors: { {{actors}} }
            issues:
            {{issues}}
            constraints: [{sum: { {{sum}} }, max: 100}]
            """);
    }

    private static double ShareWith(ClosedForm row, double aid) => Contest.AttackerShare(row["own"] + aid, row["B"], row["m"]);

    private static double AidCut(ClosedForm row) => OfWar(row, AroundAidCut(row).Before);

    private static (SolvedFile Before, SolvedFile After) AroundAidCut(ClosedForm row)
    {
        SolvedFile before = Lottery(ShareWith(row, row["aid"]), row["cA"], row["cB"]);
        Lever lever = before.Scenario.Levers["aid-ends"] with { Set = [new("war.lottery", (Uncertain)ShareWith(row, 0))] };
        return (before, SolvedFile.Of(ScenarioChanges.Apply(before.Scenario, [lever])));
    }

    /// <summary>What the winners of a plan could pay from their gains, less what the left out would need: those who gain are at the
    /// table, those who lose are not.</summary>
    private static double Balance(double[] gains)
    {
        string actors = string.Join(", ",
            gains.Select((gain, i) => $$"""p{{i}}: {role: {{(gain > 0 ? "table" : "outside")}}, reservation: 0.5}"""));
        string wants = string.Join(", ", gains.Select((gain, i) => FormattableString.Invariant(
            $$"""p{{i}}: {scores: {as-today: 0, agreed: {{50 + (100 * gain)}} }, salience: 100}""")));
        SolvedFile file = SolvedFile.Of($$"""
            actors: { {{actors}} }
            issues:
              plan: {options: {as-today: As today, agreed: The plan}, today: as-today, wants: { {{wants}} } }
            """);
        Assert.Equal("agreed", (string?)file.Term(Nash, "plan"));
        double paid = file.Json["left-out"]!.AsObject().Sum(one => (double)one.Value!["compensation"]!);
        double gained = gains.Index().Where(one => one.Item > 0).Sum(one => file.GainOf($"p{one.Index}", 1));
        Assert.Equal(Math.Max(0, paid - gained), LeftOut.LeastOutsideMoney(gains), 1e-12);
        return gained - paid;
    }
}
