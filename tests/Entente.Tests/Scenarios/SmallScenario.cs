using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

/// <summary>A small legal file that tests break in one place at a time.</summary>
internal static class SmallScenario
{
    public const string Text = """
        entente: 1
        title: A strip of land
        from: 2025-01-01
        until: 2026-01-01
        step: 1 week
        actors:
          north: {role: table, side: attacker, power: 100, war-cost: 0.1, optimism: 0.1, doubt: 0.1}
          south: {role: consent, side: defender, power: 45, discount: 10 %}
          patron:
            supports: {south: {arms: 25, money: 15}}
            factions: {doves: {weight: 60 %}, hawks: {weight: 40 %, present: false}}
          allies: {role: outside}
        issues:
          strip:
            scale: {0: all South, 50: as today, 100: all North}
            today: 50
            front: {0: 0, 1: 100}
            wants:
              north: {ideal: 100, salience: vital, accepts: {from: 30..40, to: 100}}
              south: {ideal: 0, salience: 90, accepts: 0..70}
              patron: {ideal: 60, salience: low, factions: {hawks: {ideal: 30, salience: 40, accepts: 0..60, veto: true}}}
          guards:
            options: {none: Nobody, troops: Troops}
            today: none
            wants:
              north: {scores: {none: 100, troops: 0}, salience: 70, accepts: [none]}
        constraints:
          - {when: {guards: troops}, then: {strip: 0..60}}
          - {sum: {strip: 1}, max: 90}
        packages:
          settlement: {covers: all}
          ceasefire: {covers: [guards], stops-fighting: true}
        war: {front: 0.5, pace: 0.2, volatility: 0.06}
        talks: {pace: 3}
        holding: {spoilers: {militia: {reach: 0.3, hurt-by: {strip: {ideal: 100}}}}}
        events:
          - {date: 2025-03-04, name: Pause, chance: 30 %, ends: 2025-03-11, set: {actors.patron.supports.south.arms: 0}}
        deadlines:
          feast: {date: 2025-04-20, matters-to: {patron: 0.03}, hurry: 2, window: 8 weeks}
        levers:
          aid-ends: {actor: patron, date: 2025-03-01, set: {actors.patron.supports.south: {}}, cost: {patron: 0.01}}
        variants:
          seat: {set: {actors.south.role: table}}
        questions:
          truce: {asks: "A truce?", package: [ceasefire, settlement], by: 2025-04-20}
        sources:
          report: {title: A report, date: 2025-01-01}
        evidence:
          demands: {source: report, says: North wants the strip}

        """;

    /// <summary>The file with one piece replaced; the piece must be there exactly once.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Equal(2, Text.Split(old).Length);
        return Text.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>Reads the file with one piece replaced.</summary>
    public static ScenarioFile ReadWith(string old, string replacement) => ScenarioReader.Read(With(old, replacement), "small.yaml");
}
