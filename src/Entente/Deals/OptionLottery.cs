using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>The lottery over the options that are left on one issue.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="First">Place of the first chance among the issues of the problem with lotteries.</param>
/// <param name="Options">The options whose chance has a scale.</param>
/// <param name="Rest">The option that has the rest; null if all have a scale.</param>
/// <param name="Today">The option that stands today.</param>
/// <param name="Sets">The sets out of which the lot may be drawn: those that rules tell apart, without any that allows less and binds
/// more.</param>
internal sealed record OptionLottery(int Issue, int First, IReadOnlyList<int> Options, int? Rest, int Today, IReadOnlyList<int[]> Sets)
{
    /// <summary>The lottery on an issue; null on a scale or with fewer than two options left.</summary>
    public static OptionLottery? On(int issue, DealProblem problem, int first)
    {
        if (problem.Issues[issue] is not DiscreteIssue options)
        {
            return null;
        }

        int[] open =
        [
            .. Enumerable.Range(0, options.Count).Where(option => (options.Open?.Contains(option) ?? true)
                && problem.Actors.Where(actor => actor.Role.IsRequired)
                .All(actor => actor.Utility.Wants[issue].AcceptsOptions?.Contains(option) ?? true)),
        ];
        if (open.Length < 2)
        {
            return null;
        }

        int[][] sets = SetsOf(open, issue, problem.Binding);
        int? rest = open.Where(option => sets.All(set => set.Contains(option))).Select(option => (int?)option).FirstOrDefault();
        return new(issue, first, [.. open.Where(option => option != rest)], rest, (int)options.Today, sets);
    }

    /// <summary>What becomes of the issue itself: the choice of a set.</summary>
    public DiscreteIssue Choice => new(0, Sets.Count);

    /// <summary>The chances.</summary>
    public IEnumerable<ContinuousIssue> Chances => Options.Select(option => new ContinuousIssue(option == Today ? ScaleIssue.Max : 0));

    /// <summary>Chances sum to 1 at most, or to 1 if no option has the rest.</summary>
    public IEnumerable<SumConstraint> Sums(int issues)
    {
        if (Options.Count == 1)
        {
            yield break; // its scale says as much
        }

        double[] coefficients = [.. Enumerable.Range(0, issues).Select(k => k >= First && k < First + Options.Count ? 1.0 : 0)];
        yield return new(coefficients, ScaleIssue.Max);
        if (Rest is null)
        {
            yield return new([.. coefficients.Select(coefficient => -coefficient)], -ScaleIssue.Max);
        }
    }

    /// <summary>An option outside the set has no chance.</summary>
    public IEnumerable<WhenThen> Exclusions =>
        from option in Options.Index()
        let without = Places(set => !set.Contains(option.Item))
        where without.Length > 0
        select new WhenThen([new Condition(Issue, Options: without)], [new Condition(First + option.Index, new ScaleInterval(0, 0))]);

    /// <summary>The condition that an option of a rule may be drawn.</summary>
    public Condition MayMeet(Condition condition) => new(Issue, Options: Places(set => May(set, condition)));

    /// <summary>The condition that whatever is drawn, and makes the rule apply, is an option that must follow.</summary>
    public Condition AlwaysMeets(Condition condition, WhenThen rule) => new(Issue, Options: Places(set => Always(set, condition, rule)));

    private int[] Places(Func<int[], bool> claim) => [.. Sets.Index().Where(set => claim(set.Item)).Select(set => set.Index)];

    private static bool May(int[] set, Condition condition) => set.Any(condition.Options!.Contains);

    private static bool Always(int[] set, Condition condition, WhenThen rule) =>
        set.Where(option => rule.When.All(when => when.Issue != condition.Issue || when.Options!.Contains(option)))
            .All(condition.Options!.Contains);

    private static int[][] SetsOf(int[] open, int issue, IReadOnlyList<WhenThen> rules)
    {
        Condition[] named = [.. rules.SelectMany(rule => rule.When.Concat(rule.Then)).Where(condition => condition.Issue == issue)];
        int[][] kinds = [.. open.GroupBy(option =>
            string.Concat(named.Select(condition => condition.Options!.Contains(option) ? '1' : '0'))).Select(kind => kind.ToArray())];
        int[][] sets = [.. Enumerable.Range(1, (1 << kinds.Length) - 1)
            .Select(choice => kinds.Where((_, i) => (choice >> i & 1) == 1).SelectMany(kind => kind).Order().ToArray())];
        return [.. sets.Where(set => !sets.Any(other => other.Length > set.Length && set.All(other.Contains) && IsAsFree(other, set)))];

        bool IsAsFree(int[] larger, int[] smaller) => rules.All(rule =>
            rule.When.All(condition => condition.Issue != issue || !May(larger, condition) || May(smaller, condition))
            && rule.Then.All(condition => condition.Issue != issue || Always(larger, condition, rule)
            || !Always(smaller, condition, rule)));
    }
}
