using System.Globalization;
using System.Text;
using Entente.Tests.Deals;

namespace Entente.Tests.Scenarios;

/// <summary>Legal scenarios of the greatest sizes that anybody may come with, as texts: what they ask is far more than a world can be
/// searched for.</summary>
internal static class ExtremeSizes
{
    /// <summary>Every size, by name.</summary>
    /// <param name="share">1 for the whole, less for as much of everything.</param>
    public static IEnumerable<(string Name, string Text)> All(double share = 1)
    {
        yield return ("actors-and-issues", Of(Some(30), Some(20), Some(20), options: 4, packages: 0));
        yield return ("packages", Of(3, 5, 5, options: 4, Some(200)));
        yield return ("options", Of(4, 0, 8, Some(40), packages: 0));
        yield return ("issues-of-options", Of(3, 0, Some(40), options: 4, packages: 0));
        yield return ("actors-and-packages", Of(Some(200), 5, 5, options: 4, Some(200)));

        int Some(int number) => Math.Max(3, (int)(number * share));
    }

    private static string Of(int actors, int scales, int choices, int options, int packages)
    {
        var random = new SmallGenerator(1);
        var text = new StringBuilder("entente: 1\ntitle: As much as may be\nfrom: 2025-01-01\nuntil: 2026-01-01\nstep: 1 week\nactors:\n");
        for (int i = 0; i < actors; i++)
        {
            string side = i switch
            {
                0 => ", side: attacker, power: 50, war-cost: 10 %",
                1 => ", side: defender, power: 50, war-cost: 10 %",
                _ => ""
            };
            Line($"  actor-{i}: {{role: table, discount: 10 %{side}}}");
        }

        Line($"issues:");
        for (int k = 0; k < scales + choices; k++)
        {
            bool isScale = k < scales;
            string[] names = [.. Enumerable.Range(0, options).Select(o => $"o{o}")];
            Line($"  issue-{k}:");
            Line(isScale ? (FormattableString)$"    scale: {{0: none, 100: all}}" : $"    options: {{{string.Join(", ", names.Select(name => $"{name}: Way {name}"))}}}");
            Line(isScale ? (FormattableString)$"    today: 50" : $"    today: o0");
            Line($"    wants:");
            for (int i = 0; i < actors; i++)
            {
                string wants = isScale ? $"ideal: {Below(101)}" : $"scores: {{{string.Join(", ", names.Select((name, o) => $"{name}: {Below(o == 0 ? 41 : 101)}"))}}}";
                Line($"      actor-{i}: {{{wants}, salience: {1 + Below(100)}}}");
            }
        }

        Line($"war: {{front: 0.5, pace: 0.5, volatility: 0.2}}");
        Line($"holding: {{break-rate: 0.1, tremble: 0.05, holds-for: 5 years}}");
        Line(packages > 0 ? (FormattableString)$"packages:" : $"");
        for (int p = 0; p < packages; p++)
        {
            string[] covers = [.. Enumerable.Range(0, scales + choices).Where(k => k == p % (scales + choices) || random.Next() < 0.5)
                .Select(k => $"issue-{k}")];
            Line($"  package-{p}: {{covers: [{string.Join(", ", covers)}], stops-fighting: {(p % 2 == 0 ? "true" : "false")}}}");
        }

        Line($"levers:");
        Line($"  hurry: {{actor: actor-0, date: 2025-03-01, set: {{actors.actor-0.discount: 20 %}}}}");
        return text.ToString();

        int Below(int bound) => (int)(random.Next() * bound);

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
