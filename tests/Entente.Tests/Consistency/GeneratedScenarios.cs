using System.Globalization;
using System.Text;
using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Tests.Consistency;

/// <summary>Random legal scenario files of every structure, small enough to be simulated in a moment: wars along a front and by one throw,
/// disputes; settlements, ceasefires and bargains; red lines, rules, options, factions, spoilers, doubts, events, deadlines, levers,
/// questions.</summary>
internal sealed class GeneratedScenarios
{
    private const int Months = 3;

    private readonly StringBuilder text = new();
    private readonly List<string> scales = [];
    private readonly List<string> issues = [];
    private readonly List<string> todays = [];
    private readonly RandomStream random;

    private GeneratedScenarios(int index) => random = new RandomStream(12, "generated", "", index, 0);

    /// <summary>The file of a number; the same number gives the same file.</summary>
    public static ScenarioFile Of(int index) => ScenarioReader.Read(new GeneratedScenarios(index).Write(), $"generated-{index}.yaml");

    private string Write()
    {
        int actors = 2 + Pick(3), kind = Pick(3); // a war along a front, a war by one throw, a dispute
        bool front = kind == 0, war = kind < 2, factions = Chance(0.3);
        text.Append(CultureInfo.InvariantCulture, $"entente: 1\ntitle: Generated\nfrom: 2025-01-01\nuntil: 2025-0{1 + Months}-01\nstep: 1 "
            + $"month\nactors:\n");
        for (int i = 0; i < actors; i++)
        {
            string role = i == 0 || (i == 1 && Chance(0.7)) ? "table" : Chance(0.6) ? "consent" : "outside";
            string side = war && i < 2 ? $", side: {(i == 0 ? "attacker" : "defender")}, power: {Range(20, 90)}, "
                + $"rearm: {Number(0, 0.5)}" : "";
            string belief = front && i < 2 ? $", optimism: {Number(-0.1, 0.25)}, doubt: {Range(0.02, 0.15)}" : "";
            string stated = !war || Chance(0.15) ? $", reservation: {Range(0.15, 0.6)}" : "";
            string help = front && i == 2 ? ", supports: {a1: {arms: 10..20}}" : "";
            string inside = factions && i == 0 ? ", factions: {doves: {weight: 2}, hawks: {weight: 1}}" : "";
            Line($"  a{i}: {{role: {role}, discount: {Range(0.05, 0.3)}, curvature: {Curvature()}, "
                + $"war-cost: {Number(0, 0.25)}{side}{belief}{stated}{help}{inside}}}");
        }

        Line("issues:");
        int count = 1 + Pick(3);
        for (int k = 0; k < count; k++)
        {
            Issue(k, actors, front, factions);
        }

        if (count > 1 && Chance(0.3))
        {
            Line(scales.Count > 1 && Chance(0.5) ? $"constraints: [{{sum: {{{scales[0]}: 1, {scales[1]}: 0.5}}, "
                + $"max: {90 + Pick(40)}}}]" : $"constraints: [{{when: {{{issues[1]}: {Some(1)}}}, then: {{{issues[0]}: {Some(0)}}}}}]");
        }

        string[] packages = Packages(count, war);
        if (front)
        {
            Line($"war: {{front: {Number(0.3, 0.7)}, pace: {Range(0.1, 0.6)}, volatility: {Number(0.03, 0.2)}, "
                + $"collapse: {{attacker: {Number(0, 0.1)}, defender: {Number(0, 0.1)}}}}}");
        }
        else if (war)
        {
            Line($"war: {{lottery: {Range(0.3, 0.7)}, cost: {{a0: {Number(0.02, 0.2)}, a1: {Number(0.02, 0.2)}}}}}");
        }

        Line($"talks: {{pace: {Range(1, 8)}, depth-scale: {Number(0.02, 0.2)}, weights: {(Chance(0.3) ? "patience" : "equal")}}}");
        if (Chance(0.6))
        {
            string spoilers = Chance(0.6)
                ? $", spoilers: {{s: {{hurt-by: {{{Hurt(Pick(count))}}}}}{(Chance(0.3) ? $", t: {{hurt-by: {{{Hurt(Pick(count))}}}}}" : "")}}}" : "";
            Line($"holding: {{break-rate: {Range(0.1, 1.5)}, tremble: {Number(0.02, 0.1)}, holds-for: 2 years{spoilers}}}");
        }

        if (Chance(0.5))
        {
            Line($"deadlines: {{feast: {{date: 2025-03-10, matters-to: {{a0: {Range(0.01, 0.1)}, a1: {Number(0.01, 0.1)}}}, "
                + $"hurry: {Number(1, 3)}, window: 4 weeks}}}}");
        }

        Changes(front);
        if (Chance(0.5))
        {
            Line($"questions: {{soon: {{asks: \"Soon?\", package: {packages[0]}, by: 2025-03-01}}}}");
        }

        return text.ToString();
    }

    private void Issue(int k, int actors, bool front, bool factions)
    {
        if (Chance(0.7))
        {
            string name = $"scale-{k}";
            (bool moves, string today) = (front && scales.Count == 0 && Chance(0.7), Number(0, 100));
            text.Append(CultureInfo.InvariantCulture,
                $"  {name}: {{scale: {{0: low, 100: high}}, "
                + $"today: {(moves ? "50" : today)}{(moves ? ", front: {0: 0, 1: 100}" : "")}{(Chance(0.3) ? $", enforces: {Number(0, 0.2)}" : "")}, wants: {{");
            for (int i = 0; i < actors; i++)
            {
                string ideal = i == 0 ? Range(60, 100) : i == 1 ? Range(0, 40) : Range(0, 100);
                string line = Chance(0.25) ? i == 0 ? ", accepts: 10..100" : i == 1 ? ", accepts: {from: 0, to: 60..95}" : "" : "";
                string hawks = factions && i == 0 && Chance(0.6) ? ", factions: {hawks: {ideal: 100, salience: 50, accepts: 30..100, "
                    + "veto: true}}" : "";
                text.Append(CultureInfo.InvariantCulture,
                    $"a{i}: {{ideal: {ideal}, salience: {Range(20, 90)}{line}{hawks}}}{(i < actors - 1 ? ", " : "}}\n")}");
            }

            scales.Add(name);
            todays.Add(moves ? "50" : today);
            issues.Add(name);
        }
        else
        {
            string name = $"choice-{k}";
            text.Append(CultureInfo.InvariantCulture, $"  {name}: {{options: {{none: Nothing, some: Something, much: Much}}, today: "
                + $"none{(Chance(0.4) ? ", enforces: {some: 0.05, much: 0.15}" : "")}, wants: {{");
            for (int i = 0; i < actors; i++)
            {
                string line = Chance(0.2) ? ", accepts: [none, some]" : "";
                text.Append(CultureInfo.InvariantCulture, $"a{i}: {{scores: {{none: {Pick(101)}, some: {Pick(101)}, much: {Pick(101)}}}, "
                    + $"salience: {Range(10, 90)}{line}}}{(i < actors - 1 ? ", " : "}}\n")}");
            }

            issues.Add(name);
            todays.Add("none");
        }
    }

    private string[] Packages(int count, bool war)
    {
        if (Chance(0.35))
        {
            return ["settlement"];
        }

        Line("packages:");
        Line("  whole: {covers: all}");
        List<string> names = ["whole"];
        if (count > 1 && Chance(0.7))
        {
            Line($"  truce: {{covers: [{issues[^1]}], stops-fighting: true}}");
            names.Add("truce");
        }

        if (count > 1 && Chance(0.4))
        {
            Line($"  bargain: {{covers: [{issues[0]}]{(Chance(0.5) && war ? ", between: [a0, a1]" : "")}, stops-fighting: false}}");
            names.Add("bargain");
        }

        return [.. names];
    }

    private void Changes(bool front)
    {
        if (Chance(0.4))
        {
            Line($"events: [{{date: 2025-02-10, name: Something happens, chance: {Range(0.2, 0.8)}, "
                + $"set: {{{(front ? "actors.a1.power" : "actors.a1.discount")}: {(front ? Number(10, 60) : Number(0.02, 0.4))}}}}}]");
        }

        if (Chance(0.35))
        {
            Line($"levers: {{push: {{actor: a0, date: 2025-02-01, multiply: {{talks.pace: 2}}, cost: {{a0: 0.01}}}}}}");
        }
    }

    private string Some(int issue) => IsChoice(issue) ? "[none, some]" : "20..100";

    /// <summary>What a spoiler is hurt by, who often likes things best as they stand.</summary>
    private string Hurt(int issue) => IsChoice(issue)
        ? $"{issues[issue]}: {{scores: {{none: {Pick(101)}, some: {Pick(101)}, much: {Pick(101)}}}}}"
        : $"{issues[issue]}: {{ideal: {(Chance(0.3) ? todays[issue] : Number(0, 100))}}}";

    private bool IsChoice(int issue) => issues[issue].StartsWith("choice", StringComparison.Ordinal);

    private string Curvature() => Pick(3) switch { 0 => "1", 1 => "1.5", _ => "2" };

    private void Line(string line) => text.Append(line).Append('\n');

    private bool Chance(double probability) => random.NextUniform() < probability;

    private int Pick(int count) => (int)(random.NextUniform() * count);

    private string Number(double low, double high) =>
        (low + (random.NextUniform() * (high - low))).ToString("0.###", CultureInfo.InvariantCulture);

    private string Range(double low, double high)
    {
        double one = low + (random.NextUniform() * (high - low)), other = low + (random.NextUniform() * (high - low));
        return Math.Abs(one - other) < 0.01 * (high - low) ? one.ToString("0.###", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(one, other):0.###}..{Math.Max(one, other):0.###}");
    }
}
