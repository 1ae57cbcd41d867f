using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>Inputs that hang together.</summary>
/// <remarks>Also a number that a change has made exact keeps its draws here, so that the others keep theirs.</remarks>
/// <param name="Members">The numbers, in file order.</param>
/// <param name="Copula">How their shares are tied.</param>
internal sealed record CorrelatedInputs(IReadOnlyList<CorrelatedMember> Members, GaussianCopula Copula)
{
    /// <summary>The correlated numbers of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="dimensionOf">The dimension of every uncertain number, by path.</param>
    public static IReadOnlyList<CorrelatedInputs> Of(Scenario scenario, IReadOnlyDictionary<string, int> dimensionOf) =>
        [.. CorrelatedGroup.Of(scenario).Select(group => Of(group, dimensionOf)).OfType<CorrelatedInputs>()];

    /// <summary>The same with other dimensions of the same points.</summary>
    public CorrelatedInputs Shifted(int dimensions) => this with
    {
        Members = [.. Members.Select(member => member with { Dimension = member.Dimension + dimensions })],
    };

    private static CorrelatedInputs? Of(CorrelatedGroup group, IReadOnlyDictionary<string, int> dimensionOf)
    {
        // File order, so that the first number named in the file keeps its draws whatever hangs on it.
        int[] order = [.. Enumerable.Range(0, group.Paths.Count).Where(place => dimensionOf.ContainsKey(group.Paths[place]))
            .OrderBy(place => dimensionOf[group.Paths[place]])];
        RankedPair[] pairs = [.. group.Pairs
            .Select(pair => pair with { One = Array.IndexOf(order, pair.One), Other = Array.IndexOf(order, pair.Other) })
            .Where(pair => pair.One >= 0 && pair.Other >= 0)];
        return order.Length < 2 ? null : new(
            [.. order.Select(place => new CorrelatedMember(group.Paths[place], dimensionOf[group.Paths[place]]))],
            GaussianCopula.Of(order.Length, pairs)
                ?? throw new ArgumentException("No law has the correlations of the scenario.", nameof(group)));
    }
}

/// <summary>A number that hangs together with others.</summary>
/// <param name="Path">Dotted path.</param>
/// <param name="Dimension">The dimension of the Sobol sequence that it has.</param>
internal sealed record CorrelatedMember(string Path, int Dimension);
