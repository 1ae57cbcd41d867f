namespace Entente.Stakeholders;

/// <summary>One issue in plain numbers: the actors that take a position on it, in the order of the problem.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Actors">Indices of the actors in the problem.</param>
/// <param name="Positions">Where they stand, 0 to 100.</param>
/// <param name="Saliences">How much they care, 0 to 1.</param>
/// <param name="Capabilities">What they can bring to bear.</param>
internal sealed record OneIssue(int Issue, int[] Actors, double[] Positions, double[] Saliences, double[] Capabilities)
{
    private const double WholeSalience = 100;

    /// <summary>Capability × salience of each.</summary>
    public double[] Weights { get; } = [.. Saliences.Zip(Capabilities, (salience, capability) => salience * capability)];

    /// <summary>The issues of a problem, one by one.</summary>
    public static IEnumerable<OneIssue> Each(StakeholderProblem problem)
    {
        for (int k = 0; k < problem.Issues.Count; k++)
        {
            int[] actors = [.. Enumerable.Range(0, problem.Actors.Count).Where(i => problem[i, k] is not null)];
            yield return new(
                k,
                actors,
                [.. actors.Select(i => problem[i, k]!.Position)],
                [.. actors.Select(i => problem[i, k]!.Salience / WholeSalience)],
                [.. actors.Select(i => problem[i, k]!.Capability)]);
        }
    }
}
