using Entente.Deals;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Solve;

/// <summary>Which rules of the file terms break, in sentences.</summary>
internal static class RuleWords
{
    /// <summary>A sentence for each broken rule, every number at its central value.</summary>
    public static IEnumerable<string> Broken(Scenario scenario, TermsVerdict verdict)
    {
        Implication[] rules = [.. scenario.Constraints.OfType<Implication>()];
        (WeightedSum Sum, bool IsMost)[] sums =
        [
            .. scenario.Constraints.OfType<WeightedSum>()
                .SelectMany<WeightedSum, (WeightedSum Sum, bool IsMost)>(sum => [(sum, true), (sum, false)])
                .Where(one => (one.IsMost ? one.Sum.Max : one.Sum.Min) is not null),
        ];
        return
        [
            .. verdict.BrokenRules.Select(rule => Of(scenario, rules[rule])),
            .. verdict.BrokenSums.Select(sum => Of(scenario, sums[sum].Sum, sums[sum].IsMost, verdict.Point.Terms)),
        ];
    }

    private static string Of(Scenario scenario, Implication rule) => $"They break a rule of the file: with {Sets(scenario, rule.When)}, it "
        + $"asks for {Sets(scenario, rule.Then)}.";

    private static string Of(Scenario scenario, WeightedSum rule, bool isMost, IReadOnlyList<double> terms)
    {
        double sum = rule.Sum.Sum(part => part.Value.Central
            * TermsJson.Own(scenario.Issues[part.Key], terms[Place(scenario, part.Key)]));
        string parts = string.Concat(rule.Sum.Index().Select(part => Sign(part.Index, part.Item.Value.Central)
            + (Math.Abs(part.Item.Value.Central) == 1 ? "" : $"{Say.Digits(Math.Abs(part.Item.Value.Central))} × ")
            + TermsWords.Spaced(part.Item.Key)));
        return $"They break a rule of the file: {parts} must be {Total((isMost ? rule.Max : rule.Min)!.Central)} "
            + $"{(isMost ? "or less" : "or more")}, and is {Total(sum)}.";

        static string Sign(int place, double weight) => place == 0 ? weight < 0 ? "−" : "" : weight < 0 ? " − " : " + ";

        static string Total(double total) => TermsWords.Number(total).Replace('-', '−');
    }

    private static string Sets(Scenario scenario, Named<IssueSet> sets) => Say.List([.. sets.Select(set =>
        $"{TermsWords.Spaced(set.Key)} "
            + (set.Value is Positions positions ? In(scenario.Issues[set.Key], positions.Interval)
                : $"at {Any(scenario, set.Key, set.Value)}"))]);

    private static string In(Issue issue, Interval interval) => interval.From.Central == interval.To.Central
        ? $"at {TermsWords.Number(issue, interval.From.Central)}"
        : $"between {TermsWords.Number(issue, interval.From.Central)} and {TermsWords.Number(issue, interval.To.Central)}";

    private static string Any(Scenario scenario, string issue, IssueSet set) =>
        Say.Any([.. ((Choices)set).Options.Select(option => $"\"{((OptionsIssue)scenario.Issues[issue]).Options[option]}\"")]);

    private static int Place(Scenario scenario, string issue) => scenario.Issues.TryIndexOf(issue, out int place) ? place : -1;
}
