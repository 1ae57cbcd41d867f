using System.Text.Json.Nodes;
using CsCheck;
using Entente.Deals;
using Entente.Tests.Deals;

namespace Entente.Tests.Answers;

/// <summary>What holds of `solve` for every file.</summary>
public sealed class SolvePropertyTests
{
    private const double SameUtility = 1e-6;

    private static readonly string[] Actors = ["north", "south", "patron", "allies"];
    private static readonly string[] Issues = ["strip", "guards", "trade"];

    [Fact]
    public void Other_names_give_the_same_answer_under_the_other_names() => Gen.UInt[0, 10_000].Sample(
        seed =>
        {
            string[] others = ["no", "юг", "a-1", "null"], questions = ["水", "on", "x-1"];
            string answer = SolvedFile.Of($"{File(seed, Actors, Issues)}").Json.ToJsonString();
            JsonNode renamed = JsonNode.Parse(SolvedFile.Of($"{File(seed, others, questions)}").Json.ToJsonString())!;
            Assert.Equal(answer, Renamed(renamed, others.Zip(Actors).Concat(questions.Zip(Issues))
                .ToDictionary(pair => pair.First, pair => pair.Second)).ToJsonString());
        },
        iter: 8);

    [Fact]
    public void Another_order_gives_the_same_answer() => Gen.UInt[0, 10_000].Sample(
        seed =>
        {
            SolvedFile straight = SolvedFile.Of($"{File(seed, Actors, Issues)}");
            SolvedFile turned = SolvedFile.Of($"{File(seed, Actors, Issues, turned: true)}");
            Assert.Equal(straight.Depth.HasValue, turned.Depth.HasValue);
            Assert.Equal(straight.Depth ?? 0, turned.Depth ?? 0, SameUtility);
            Assert.All(Actors, actor => Assert.Equal(straight.W(actor), turned.W(actor), 1e-12));
            foreach (RuleSolution one in straight.Solution.Space.Solutions.Where(one => one.Status == SolveStatus.Converged))
            {
                string rule = one.Rule.Key;
                if (one.Rule.IsUnique)
                {
                    Assert.All(Actors[..3], actor => Assert.Equal(straight.Utility(rule, actor), turned.Utility(rule, actor), 1e-7));
                }
            }
        },
        iter: 8);

    [Fact]
    public void Nothing_is_infinite_or_no_number_at_the_ends_of_the_legal_ranges() => Gen.UInt[0, 100_000].Sample(
        seed =>
        {
            SolvedFile file = SolvedFile.Of($"{Extreme(seed)}", seed % 3 == 0 ? "bilateral" : "settlement");
            Assert.All(Actors, actor => Assert.True(double.IsFinite(file.W(actor))));
            Assert.All(file.Problem.ValueOf(file.Problem.Today).Worth, worth => Assert.True(double.IsFinite(worth)));
            Assert.True(file.Depth is null || double.IsFinite(file.Depth.Value));
            foreach (RuleSolution one in file.Solution.Space.Solutions)
            {
                Assert.All(file.Problem.Utilities(one.Point.Terms), utility => Assert.InRange(utility, -1e-9, 1 + 1e-9));
                Assert.All(one.Point.Gains, gain => Assert.True(double.IsFinite(gain)));
            }

            Assert.DoesNotContain("NaN", file.Json.ToJsonString(), StringComparison.Ordinal); // and infinities would not even print
        },
        iter: 60);

    /// <summary>A random file of a war: beliefs, supporters, factions, red lines, a sum and a rule; with holding in one of four.</summary>
    private static string File(uint seed, string[] actors, string[] issues, bool turned = false)
    {
        var random = new SmallGenerator(seed);
        string Number(double low, double high) => FormattableString.Invariant($"{low + ((high - low) * random.Next())}");
        string Role() => random.Next() < 0.5 ? "table" : "consent";
        (string a, string b, string c, string d) = (actors[0], actors[1], actors[2], actors[3]);
        string[] who =
        [
            $"  {a}: {{role: table, side: attacker, power: {Number(50, 150)}, discount: {Number(0.03, 0.3)}, "
                + $"war-cost: {Number(0.05, 0.3)}, optimism: {Number(-0.1, 0.2)}, doubt: {Number(0.01, 0.2)}, curvature: {Number(1, 2)}, "
                + $"rearm: {Number(0, 0.4)}}}",
            $"  {b}: {{role: {Role()}, side: defender, power: {Number(30, 90)}, war-cost: {Number(0.05, 0.3)}, doubt: {Number(0.01, 0.2)}, "
                + $"bargaining-weight: {Number(0.5, 2)}}}",
            $"  {c}: {{role: {Role()}, war-cost: {Number(0, 0.1)}, supports: {{{b}: {{arms: {Number(1, 40)}}}}}, "
                + $"factions: {{doves: {{weight: {Number(0.2, 1)}}}, hawks: {{weight: {Number(0.2, 1)}}}}}}}",
            $"  {d}: {{role: outside, war-cost: 0.02}}",
        ];
        string Scale(int issue, string more) =>
            $"  {issues[issue]}: {{scale: {{0: none, 100: all}}, today: {Number(10, 90)}, {more}wants: {{{a}: {{ideal: {Number(60, 100)}, "
                + $"salience: {Number(20, 100)}, accepts: {Number(0, 30)}..100}}, {b}: {{ideal: {Number(0, 40)}, "
                + $"salience: {Number(20, 100)}}}, {c}: {{ideal: {Number(0, 100)}, salience: {Number(0, 50)}, "
                + $"factions: {{hawks: {{ideal: {Number(0, 100)}, accepts: 0..{Number(60, 100)}, veto: "
                + $"true}}}}}}, {d}: {{ideal: {Number(0, 100)}, salience: 10}}}}}}";
        string Scores() => $"{{scores: {{none: {Number(0, 100)}, few: {Number(0, 100)}, many: {Number(0, 100)}}}, "
            + $"salience: {Number(20, 100)}}}";
        string[] what =
        [
            Scale(0, $"front: {{0: 0, 0.4: {Number(20, 60)}, 1: 100}}, "),
            $"  {issues[1]}: {{options: {{none: Nobody, few: Some, many: Many}}, today: none, enforces: {{many: 0.1}}, "
                + $"wants: {{{a}: {Scores()}, {b}: {Scores()}, {c}: {Scores()}}}}}",
            Scale(2, ""),
        ];
        string war = $"war: {{front: {Number(0.2, 0.8)}, pace: {Number(0.05, 0.4)}, volatility: {Number(0.05, 0.4)}, "
            + $"collapse: {{attacker: {Number(0, 0.1)}, defender: {Number(0, 0.1)}}}}}";
        string[] order = turned ? [who[2], who[0], who[3], who[1]] : who, asked = turned ? [what[2], what[0], what[1]] : what;
        return $$"""
            actors:
            {{string.Join('\n', order)}}
            issues:
            {{string.Join('\n', asked)}}
            constraints:
              - {when: { {{issues[1]}}: many}, then: { {{issues[0]}}: 0..70} }
              - {sum: { {{issues[0]}}: 1, {{issues[2]}}: 0.5}, max: 120}
            {{war}}
            {{(seed % 4 == 0 ? "holding: {break-rate: 0.5}" : "")}}
            """;
    }

    private static string Extreme(uint seed)
    {
        var random = new SmallGenerator(seed);
        string One(params string[] among) => among[(int)(among.Length * random.Next())];
        return $$"""
            actors:
              north: {side: attacker, power: {{One("0", "1", "1000000")}}, discount: {{One("1e-9", "0.1", "10")}}, war-cost: {{One("0", "10")}}, optimism: {{One("-1", "0", "1")}}, doubt: {{One("0", "2")}}, curvature: {{One("1", "10")}}, rearm: {{One("0", "10")}}, bargaining-weight: {{One("1e-9", "1", "1000")}} }
              south: {side: defender, power: {{One("1e-6", "1", "1000000")}}, discount: {{One("1e-9", "0.1", "10")}}, war-cost: {{One("0", "10")}}, optimism: {{One("-1", "0", "1")}}, doubt: {{One("0", "2")}} }
              patron: {supports: {north: {arms: {{One("1e-6", "1", "1000000")}} } } }
              allies: {role: outside}
            issues:
              strip: {scale: {0: none, 100: all}, today: {{One("0", "50", "100")}}, front: {0: 0, 0.000000001: 50, 1: 100}, wants: {north: {ideal: {{One("0", "100")}}, salience: {{One("1e-9", "100")}} }, south: {ideal: {{One("0", "100")}}, salience: 50} } }
              guards: {options: {none: Nobody, many: Many}, today: none, enforces: {many: {{One("0", "10")}} }, wants: {patron: {scores: {none: 0, many: 100}, salience: 1} } }
              trade: {scale: {0: none, 100: all}, today: {{One("0", "50", "100")}}, wants: {north: {ideal: 100, salience: 50}, south: {ideal: {{One("0", "100")}}, salience: 50} } }
            packages: {settlement: {}, bilateral: {covers: [trade], between: [north, south]} }
            war: {front: {{One("1e-9", "0.5", "0.999999999")}}, pace: {{One("0", "0.2", "100")}}, volatility: {{One("1e-9", "0.1", "10")}}, decisiveness: {{One("0", "1", "20")}}, collapse: {attacker: {{One("0", "100")}}, defender: {{One("0", "100")}}, response: {{One("0", "20")}} } }
            talks: {weights: {{One("equal", "patience")}} }
            {{One("", "holding: {break-rate: 100, tremble: 1e-9}", "holding: {break-rate: 0.5, tremble: 1}")}}
            """;
    }

    private static JsonNode Renamed(JsonNode node, Dictionary<string, string> names) => node switch
    {
        JsonObject group => new JsonObject(
            group.Select(one => KeyValuePair.Create(names.GetValueOrDefault(one.Key, one.Key), one.Value is null ? null
            : Renamed(one.Value, names)))),
        JsonArray list => new JsonArray([.. list.Select(one => one is null ? null : Renamed(one, names))]),
        JsonValue value when value.TryGetValue(out string? text) && names.TryGetValue(text, out string? name) => JsonValue.Create(name),
        _ => node.DeepClone(),
    };
}
