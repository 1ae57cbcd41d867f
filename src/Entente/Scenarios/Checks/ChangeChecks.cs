using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>Events, levers and variants: their names, and whether the scenario still makes sense once each has happened.</summary>
internal static class ChangeChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario)
    {
        HashSet<string> before = [.. States(scenario).Select(finding => finding.Message)];
        return
        [
            .. Names(scenario),
            .. scenario.Events.SelectMany((one, i) =>
                Consequences(string.Create(CultureInfo.InvariantCulture, $"events.{i + 1}"), scenario, before, [one])),
            .. scenario.Levers.SelectMany(lever => Consequences($"levers.{lever.Key}", scenario, before, [lever.Value])),
            .. scenario.Variants.SelectMany(variant => Consequences(
                $"variants.{variant.Key}",
                scenario,
                before,
                [.. variant.Value.Levers.Where(scenario.Levers.Has).Select(lever => scenario.Levers[lever]), variant.Value])),
        ];
    }

    private static IEnumerable<Finding> Names(Scenario scenario)
    {
        foreach (string name in scenario.Variants.Names.Where(scenario.Levers.Has))
        {
            yield return Finding.Error($"variants.{name}", $"`{name}` is the name of a lever and of a variant; commands could not "
                + "tell them apart.");
        }

        HashSet<string> events = new(StringComparer.Ordinal);
        foreach ((Event one, int i) in scenario.Events.Select((one, i) => (one, i)))
        {
            if (!events.Add(one.Name))
            {
                yield return Finding.Error(
                    string.Create(CultureInfo.InvariantCulture, $"events.{i + 1}.name"),
                    $"Two events are called `{one.Name}`; the name keys an event's chance, so each needs its own.");
            }
        }
    }

    /// <summary>What is wrong with the scenario once the changes have happened, and was not before.</summary>
    private static IEnumerable<Finding> Consequences(string path, Scenario scenario, HashSet<string> before, IReadOnlyList<Change> changes)
    {
        if (changes.All(change => change.Set.Count == 0 && change.Multiply.Count == 0))
        {
            return [Finding.Warning(path, "This changes nothing.",
                "Write what it changes under `set` or `multiply`.") with { RestsOn =
                [$"{path}.set", $"{path}.multiply", $"{path}.levers"] }];
        }

        return
        [
            .. from finding in States(ScenarioChanges.Apply(scenario, changes))
               where finding.Severity == Severity.Error && !before.Contains(finding.Message)
               select Finding.Error(path, $"Once this has happened: {finding.Message}",
               finding.Hint) with { RestsOn = [finding.Path, .. finding.RestsOn] },
            .. changes.SelectMany((change, i) => Beyond(path, ScenarioChanges.Apply(scenario, changes.Take(i)), change)),
        ];
    }

    /// <summary>Factors that lead out of the legal range in some worlds, where the number stops at its end.</summary>
    private static IEnumerable<Finding> Beyond(string path, Scenario before, Change change)
    {
        Scenario scenario = ScenarioChanges.Apply(before, [change with { Multiply = [] }]);
        foreach (Scaling scaling in change.Multiply)
        {
            if (ScenarioPath.Product(scenario, scaling.Path, scaling.Factor) is Uncertain.Product product
                && Outside(product) is double most)
            {
                yield return Finding.Warning(
                    $"{path}.multiply.{scaling.Path}",
                    $"`{scaling.Path}` can come to {Shown(most)}, outside its legal range "
                        + $"from {Shown(product.Legal.Low)} to {Shown(product.Legal.High)}: in such worlds it "
                        + "stops at the end of the range.");

                string Shown(double value) => NumberSyntax.Number(product.Shown(value));
            }
        }
    }

    /// <summary>The product farthest out of its legal range, or null. A normal number goes to the end of its range anyhow, and counts at
    /// its mean.</summary>
    private static double? Outside(Uncertain.Product product)
    {
        double[] numbers = Ends(product.Number), factors = Ends(product.Factor);
        double[] beyond = [.. from number in numbers from factor in factors where !product.Legal.Contains(number * factor)
            select number * factor];
        return beyond.Length > 0 ? beyond.MaxBy(one => Math.Abs(one - product.Legal.Clamp(one))) : null;

        static double[] Ends(Uncertain number) => number switch
        {
            Uncertain.Wide wide => Ends(wide.Written),
            Uncertain.OnScale own => Ends(own.Drawn),
            Uncertain.TruncatedNormal => [number.Central],
            Uncertain.Opinions opinions => [.. opinions.Counting.SelectMany(one => Ends(one.Number))],
            _ => [number.Low, number.High],
        };
    }

    private static IEnumerable<Finding> States(Scenario scenario) =>
        [.. ActorChecks.Of(scenario), .. WantsChecks.Of(scenario), .. WarChecks.Of(scenario), .. TermsChecks.Of(scenario)];
}
