namespace Entente.Scenarios.Checks;

/// <summary>What can be agreed: issues, constraints and packages.</summary>
internal static class TermsChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario) =>
    [
        .. Issues(scenario),
        .. scenario.Constraints.SelectMany((constraint, i) => OfConstraint(Place("constraints", i), constraint, scenario)),
        .. scenario.Packages.SelectMany(package => OfPackage(package.Key, package.Value, scenario)),
    ];

    private static string Place(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}.{index + 1}");

    private static IEnumerable<Finding> Issues(Scenario scenario)
    {
        if (scenario.Issues.Count == 0)
        {
            yield return Finding.Error("issues", "There is no issue, so there is nothing to agree on.");
        }

        foreach ((string name, Issue issue) in scenario.Issues)
        {
            if (issue is OptionsIssue { Options.Count: 0 })
            {
                yield return Finding.Error($"issues.{name}.options", $"`{name}` has no options.");
            }
        }
    }

    private static IEnumerable<Finding> OfConstraint(string path, Constraint constraint, Scenario scenario)
    {
        switch (constraint)
        {
            case Implication { When.Count: 0 } or Implication { Then.Count: 0 }:
                yield return Finding.Error(path, "A rule with `when` and `then` names at least one "
                    + "issue in each.") with
                { RestsOn = [$"{path}.when", $"{path}.then", $"{path}.when.*", $"{path}.then.*"] };
                break;
            case Implication rule when rule.When.Concat(rule.Then)
                .FirstOrDefault(set => set.Value is Choices { Options.Count: 0 }) is { Key: string empty }:
                yield return Finding.Error(path,
                    $"This rule names `{empty}`, but none of its options.") with
                {
                    RestsOn =
                    [$"{path}.when.{empty}", $"{path}.then.{empty}", $"{path}.when.{empty}.1", $"{path}.then.{empty}.1"]
                };
                break;
            case WeightedSum sum:
                foreach (string issue in sum.Sum.Names.Where(name => scenario.Issues.TryGet(name, out Issue? one) && one is OptionsIssue))
                {
                    yield return Finding.Error($"{path}.sum.{issue}", $"`{issue}` has options, not positions, so it cannot be "
                        + "part of a sum.", "Use a rule with `when` and `then`.");
                }

                if (sum.Sum.Count == 0)
                {
                    yield return Finding.Error(path,
                        "A sum names at least one scale issue.") with
                    { RestsOn = [$"{path}.sum", $"{path}.sum.*"] };
                }

                if (sum.Max is null && sum.Min is null)
                {
                    yield return Finding.Error(path, "A sum needs a `max` or a `min`.");
                }
                else if (sum is { Max: Uncertain max, Min: Uncertain min } && min.Central > max.Central)
                {
                    yield return Finding.Error($"{path}.min", "The `min` of this sum is above its `max`, so no terms obey it.");
                }

                break;
        }
    }

    private static IEnumerable<Finding> OfPackage(string name, Package package, Scenario scenario)
    {
        string path = $"packages.{name}";
        if (package.Covers.Listed is { Count: 0 })
        {
            yield return Finding.Error($"{path}.covers", $"`{name}` covers no issue.",
                "Name issues, or write `covers: all`.") with
            { RestsOn = [$"{path}.covers.1"] };
        }

        if (package.Between is { Count: < 2 })
        {
            yield return Finding.Error($"{path}.between",
                $"`{name}` is made between at least two parties.") with
            { RestsOn = [$"{path}.between.1", $"{path}.between.2"] };
        }
        else if (package.Between is ValueList<string> parties
            && !parties.Any(party => scenario.Actors.TryGet(party, out Actor? actor) && actor.Role != Role.Consent))
        {
            yield return Finding.Error(
                $"{path}.between", $"Nobody in `{name}` bargains: at least one of its parties must have a role other than consent.");
        }
    }
}
