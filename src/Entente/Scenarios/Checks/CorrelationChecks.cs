using Entente.Numerics;
using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>Whether numbers can hang together as the file says.</summary>
internal static class CorrelationChecks
{
    private const int MaxNamed = 6;

    public static IEnumerable<Finding> Of(Scenario scenario) =>
        [.. Lists(scenario), .. Twice(scenario), .. CorrelatedGroup.Of(scenario).SelectMany(group => Together(group))];

    private static IEnumerable<Finding> Lists(Scenario scenario)
    {
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach ((int place, Correlation one) in scenario.Correlations.Index())
        {
            string path = $"{PathOf(place)}.between";
            string[] numbers = [.. one.Between.Distinct()];
            if (numbers.Length < 2)
            {
                yield return Finding.Error(path, "It takes two different numbers to hang together.",
                    "Name the other one too, such as [war.pace, actors.north.power].") with
                {
                    RestsOn = [$"{PathOf(place)}.*"],
                };
            }

            foreach (string twice in numbers.Where(number => one.Between.Count(other => other == number) > 1 && numbers.Length > 1))
            {
                yield return Finding.Error(path, $"`{twice}` stands twice in this list.");
            }

            foreach ((int item, string number) in one.Between.Index())
            {
                if (ScenarioPath.Steps(scenario, number).Last().Value is Uncertain { IsExact: true } exact && told.Add(number))
                {
                    yield return Finding.Warning(string.Create(CultureInfo.InvariantCulture, $"{path}.{item + 1}"),
                        $"`{number}` is known exactly ({NumberSyntax.Write(exact)}), so nothing can hang together with it.",
                        "Write it as a range, or take it out of the list.");
                }
            }
        }
    }

    private static IEnumerable<Finding> Twice(Scenario scenario)
    {
        Dictionary<(string, string), int> first = [];
        foreach ((int place, Correlation one) in scenario.Correlations.Index())
        {
            foreach ((string a, string b) in one.Pairs().Distinct().Where(pair => pair.One != pair.Other))
            {
                (string, string) pair = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
                if (!first.TryAdd(pair, place) && first[pair] != place)
                {
                    yield return Finding.Error(PathOf(place), string.Create(CultureInfo.InvariantCulture,
                        $"`{a}` and `{b}` have a rank already, in item {first[pair] + 1} of `correlations`."), "Give each pair one rank.");
                }
            }
        }
    }

    private static IEnumerable<Finding> Together(CorrelatedGroup group)
    {
        string[] rests = [.. group.Places.Distinct().SelectMany(place => new[] { PathOf(place), $"{PathOf(place)}.*" })];
        if (group.Paths.Count > GaussianCopula.MaxNumbers)
        {
            yield return Finding.Error("correlations", string.Create(CultureInfo.InvariantCulture,
                $"{group.Paths.Count} numbers hang together, directly or through others; {GaussianCopula.MaxNumbers} is the most."),
                "Leave out the weakest correlations.") with
            {
                RestsOn = rests,
            };
        }
        else if (group.Pairs.Any(pair => !(Math.Abs(pair.Rank) < 1)) || GaussianCopula.Of(group.Paths.Count, group.Pairs) is not null)
        {
            yield break;
        }
        else
        {
            RankedPair[] nearest = NearestRanks.To(group.Paths.Count, group.Pairs);
            (RankedPair Given, RankedPair Legal, int Place)[] moved =
            [
                .. group.Pairs.Zip(nearest, group.Places).Where(one => one.First.Rank != one.Second.Rank)
                    .OrderByDescending(one => Math.Abs(one.First.Rank - one.Second.Rank)),
            ];
            string[] instead = [.. moved.Take(MaxNamed).Select(one => $"{NumberSyntax.Number(one.Legal.Rank)} for "
                + $"`{group.Paths[one.Given.One]}` and `{group.Paths[one.Given.Other]}`")];
            string more = moved.Length > MaxNamed
                ? string.Create(CultureInfo.InvariantCulture, $", and {moved.Length - MaxNamed} more that change less") : "";
            string ranks = string.Join(", ", group.Pairs.Take(MaxNamed).Select(pair => NumberSyntax.Number(pair.Rank)))
                + (group.Pairs.Count > MaxNamed ? ", …" : "");
            yield return Finding.Error($"{PathOf(moved[0].Place)}.rank",
                $"No numbers hang together like this: the ranks ({ranks}) contradict each other, and no joint law has them all.",
                $"The nearest that are possible: {string.Join(", ", instead)}{more}.") with
            {
                RestsOn = rests,
            };
        }
    }

    private static string PathOf(int place) => string.Create(CultureInfo.InvariantCulture, $"correlations.{place + 1}");
}
