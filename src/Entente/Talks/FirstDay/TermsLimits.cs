using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What ties the issues of a scenario to each other whatever the package, in numbers: the sums and rules of
/// `constraints`.</summary>
/// <param name="scenario">The scenario, as it stands after any changes.</param>
/// <param name="value">The value of each uncertain number.</param>
internal sealed class TermsLimits(Scenario scenario, Func<Uncertain, double> value)
{
    private SumConstraint[]? sums;
    private WhenThen[]? rules;

    /// <summary>Linear limits on scale issues.</summary>
    public SumConstraint[] Sums => sums ??= [.. scenario.Constraints.OfType<WeightedSum>().SelectMany(SumsOf)];

    /// <summary>Rules that tie options and positions together.</summary>
    public WhenThen[] Rules => rules ??=
        [.. scenario.Constraints.OfType<Implication>().Select(rule => new WhenThen(Conditions(rule.When), Conditions(rule.Then)))];

    private IEnumerable<SumConstraint> SumsOf(WeightedSum sum)
    {
        // A sum counts every position in the unit of its scale: from + position·units a point.
        double[] own = [.. scenario.Issues.Names.Select(issue => sum.Sum.TryGet(issue, out Uncertain? weight) ? value(weight) : 0)];
        Scenarios.Anchors?[] scales = [.. scenario.Issues.Values.Select(issue => (issue as ScaleIssue)?.Scale)];
        double[] weights =
            [.. own.Zip(scales, (weight, scale) => scale is null or { IsInPoints: true } ? weight : weight * scale.UnitsAPoint)];
        double before = own.Zip(scales, (weight, scale) => weight * (scale?.From ?? 0)).Sum();
        if (sum.Max is Uncertain max)
        {
            yield return new(weights, value(max) - before);
        }

        if (sum.Min is Uncertain min)
        {
            yield return new([.. weights.Select(weight => -weight)], before - value(min));
        }
    }

    /// <summary>Sets of values as conditions on terms.</summary>
    public Condition[] Conditions(Named<IssueSet> sets) =>
        [.. sets.Select(set => ConditionOf(scenario.Issues.Names.Index().First(issue => issue.Item == set.Key).Index, set.Value))];

    /// <summary>A set of values of an issue as a condition on terms.</summary>
    public Condition ConditionOf(int issue, IssueSet set) => set switch
    {
        Positions positions => new(issue, new ScaleInterval(value(positions.Interval.From), value(positions.Interval.To))),
        Choices choices => new(issue,
            Options: [.. choices.Options.Select(option =>
            (int)StandingTerms.Number(new Choice(option), scenario.Issues[issue].Value, value))]),
        _ => throw new ArgumentException($"{set.GetType().Name} is no set of values."),
    };
}
