using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioChecksTests
{
    [Theory]
    [InlineData("side: attacker, power: 100, war-cost: 0.1, optimism: 0.1, doubt: 0.1", "side: attacker, power: 100, optimism: 0.1",
        "can never be unlearned")]
    [InlineData("discount: 10 %", "discount: 5", "500 % a year")]
    [InlineData("    today: 50", "    today: 60", "The front puts `strip` at 50")]
    [InlineData("accepts: 0..70", "accepts: 0..20", "`north` accepts nothing below 35 and `south` nothing above 20")]
    [InlineData("accepts: 0..70", "accepts: {from: 0..60, to: 50..70}", "In some worlds the two ends of this interval cross")]
    [InlineData("ideal: 0, salience: 90", "ideal: 80, salience: 90", "lies outside its own red line")]
    [InlineData("accepts: [none]}", "accepts: [none]}\n      patron: {scores: {none: 0, troops: 100}, salience: 5, accepts: [troops]}",
        "no option is acceptable to all of `north`, `patron`")]
    [InlineData("allies: {role: outside}", "allies: {role: outside, name: south}", "are both called")]
    [InlineData("set: {actors.patron.supports.south.arms: 0}}", "because: nothing}", "This changes nothing")]
    [InlineData("date: 2025-01-01}", "date: 2025-01-01, sha256: abc}", "64 hexadecimal digits")]
    [InlineData("{set: {actors.south.role: table}}", "{name: As it is}", "changes nothing")]
    [InlineData("accepts: 0..60, veto: true", "veto: true", "no effect without a red line")]
    [InlineData("  guards:\n", "  calendar:\n    options: {old: Old, new: New}\n    today: old\n    wants:\n      north: {scores: {old: 0, new: 100}, "
        + "salience: 20}\n      south: {scores: {old: 30, new: 100}, salience: 5}\n  guards:\n", "Nobody disputes `calendar`")]
    [InlineData("  guards:\n", "  pace:\n    scale: {0: slow, 100: fast}\n    today: 20\n    wants: {north: {ideal: 60, salience: 20}, "
        + "patron: {ideal: 60, salience: 5}}\n  guards:\n", "Nobody disputes `pace`")]
    public void What_is_doubtful_is_a_warning(string old, string replacement, string message)
    {
        ScenarioFile file = SmallScenario.ReadWith(old, replacement);
        Assert.Empty(file.Errors);
        Problem[] own = [.. file.Warnings.Except(ScenarioReader.Read(SmallScenario.Text, "small.yaml").Warnings)
            .Where(one => !one.Message.Contains("evidence", StringComparison.Ordinal))];
        Assert.Contains(own, warning => warning.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("power: 45, discount: 10 %", "power: 45, discount: 10 %, supports: {south: {arms: 3}}", "supports itself")]
    [InlineData("supports: {south: {arms: 25, money: 15}}", "supports: {south: {arms: 25, money: 15}, allies: {food: 3}}",
        "on no side of the war, so support")]
    [InlineData("allies: {role: outside}", "allies: {role: outside, side: attacker, power: 100}", "are equally strong")]
    [InlineData("  patron:\n", "  patron:\n    side: attacker\n", "supports both sides")]
    [InlineData("  patron:\n", "  patron:\n    optimism: 0.1\n", "cannot be optimistic")]
    [InlineData("war: {front: 0.5,", "war: {lead: {attacker: south}, front: 0.5,", "cannot lead the attacker")]
    [InlineData("  seat: {", "  aid-ends: {", "the name of a lever and of a variant")]
    [InlineData("salience: 90, accepts: 0..70", "salience: 90, accepts: 0..70, veto: true", "Only a faction can have a veto")]
    [InlineData("{hawks: {ideal: 30,", "{hawks: {factions: {doves: {ideal: 3}}, ideal: 30,", "factions of its own")]
    [InlineData("    factions: {doves: {weight: 60 %}, hawks: {weight: 40 %, present: false}}",
        "    factions: {doves: {weight: 60 %, present: false}, hawks: {weight: 40 %, present: false}}", "nobody speaks for it")]
    [InlineData("role: table, side: attacker", "role: outside, side: defender", "no actor has `side: attacker`")]
    public void What_makes_no_sense_is_an_error(string old, string replacement, string message)
    {
        Problem[] errors = [.. SmallScenario.ReadWith(old, replacement).Errors];
        Assert.Contains(errors, error => error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_forecast_that_would_not_fit_into_memory_is_refused_with_the_steps_that_would()
    {
        string actors = string.Concat(Enumerable.Range(1, 40).Select(i => $"  ally-{i}: {{role: outside}}\n"));
        ScenarioFile Days(string more) => ScenarioReader.Read(
            SmallScenario.Text.Replace("until: 2026-01-01", "until: 2034-12-31", StringComparison.Ordinal)
                .Replace("step: 1 week", "step: 1 day", StringComparison.Ordinal)
                .Replace("  allies: {role: outside}\n", "  allies: {role: outside}\n" + more, StringComparison.Ordinal), "days.yaml");

        // The front, 2 packages, and 2 for each actor: 11 quantities in each of 3,651 steps fit, 91 do not.
        Assert.Empty(Days("").Errors);
        Problem refused = Assert.Single(Days(actors).Errors);
        Assert.Equal("step", refused.Path);
        Assert.Contains("3651 steps of 1 day with 91 quantities in each, of 44 actors and 2 packages, take more than 2 GB of "
            + "memory in a run.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Take a longer step: at most 1758 fit.", refused.Hint);
        const double gigabyte = 1e9;
        Assert.InRange(Entente.Scenarios.Checks.TimeChecks.MaxQuantitiesOverTime, 0,
            2 * gigabyte / (Entente.Ensembles.TimelineBuilder.Cells * Entente.Ensembles.QuantileSketch.BytesOfACell));
    }

    [Fact]
    public void Numbers_without_evidence_are_counted_and_covered_ones_are_not()
    {
        ScenarioFile bare = ScenarioReader.Read(SmallScenario.Text, "small.yaml");
        Assert.Contains(bare.Warnings, one =>
            one.Message.StartsWith($"{bare.Numbers.Count} of {bare.Numbers.Count} numbers name no evidence", StringComparison.Ordinal));
        Assert.Contains(bare.Warnings, one => one.Message.Contains("No number rests on the evidence `demands`", StringComparison.Ordinal));

        ScenarioFile covered = SmallScenario.ReadWith("power: 45,", "power: 45, evidence: {power: demands},");
        Assert.Contains(covered.Warnings, one =>
            one.Message.StartsWith($"{bare.Numbers.Count - 1} of {bare.Numbers.Count} numbers", StringComparison.Ordinal));
        Assert.DoesNotContain(covered.Warnings, one => one.Message.Contains("`demands`", StringComparison.Ordinal));
    }

    [Fact]
    public void Evidence_beside_a_group_covers_every_number_inside()
    {
        ScenarioFile file = SmallScenario.ReadWith("    today: 50\n", "    today: 50\n    evidence: [demands]\n");
        EvidenceCoverage coverage = new(file.Scenario!);
        Assert.Equal(["demands"], coverage.For("issues.strip.wants.north.accepts.from"));
        Assert.Empty(coverage.For("issues.guards.wants.north.salience"));
    }

    [Fact]
    public void A_number_whose_only_evidence_was_rejected_is_named()
    {
        string text = SmallScenario.With("power: 45,", "power: 45, evidence: [demands],")
            .Replace("wants the strip", "wants it, status: rejected", StringComparison.Ordinal);
        Assert.Contains(ScenarioReader.Read(text, "x").Warnings, one =>
            one.Path == "actors.south.power" && one.Message.Contains("was rejected", StringComparison.Ordinal));
    }
}
