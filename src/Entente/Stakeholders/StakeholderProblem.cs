
namespace Entente.Stakeholders;

/// <summary>Who takes part: the name used in results, and the name used in sentences.</summary>
public sealed record StakeholderActor(string Key, string Name)
{
    /// <summary>How far the actor's ideal follows positions, by the key of the actor whose position it is; none = its own
    /// position, entirely. Only the spatial models use it. Range [0, 1] each.</summary>
    public Named<double> Accommodates { get; init; } = [];
}

/// <summary>What is to be settled, on a scale from 0 to 100.</summary>
/// <param name="Key">The name used in results.</param>
/// <param name="Name">The question in words.</param>
/// <param name="Today">Where the issue stands if nothing is agreed, if that is known. Range [0, 100].</param>
/// <param name="Outcome">Where it settled, if that is known. Range [0, 100].</param>
public sealed record StakeholderIssue(string Key, string Name, double? Today = null, double? Outcome = null)
{
    /// <summary>The scale in whose unit results are told; the models count in points.</summary>
    internal Scenarios.Anchors Scale { get; init; } = new([]);
}

/// <summary>Who stands where on which issue: all that a stakeholder model knows of the world.</summary>
/// <remarks>Immutable. Actors and issues keep the order in which they were given.</remarks>
public sealed class StakeholderProblem
{
    private readonly Stake?[,] stakes;

    /// <summary>Takes actors, issues and stakes.</summary>
    /// <param name="actors">Who takes part, at least one.</param>
    /// <param name="issues">What is to be settled, at least one.</param>
    /// <param name="stakes">[actor, issue]: null where the actor takes no position.</param>
    /// <exception cref="ArgumentException">Sizes differ, two have one name, or a number is outside its range.</exception>
    public StakeholderProblem(IReadOnlyList<StakeholderActor> actors, IReadOnlyList<StakeholderIssue> issues, Stake?[,] stakes)
    {
        if (actors.Count == 0 || issues.Count == 0 || stakes.GetLength(0) != actors.Count || stakes.GetLength(1) != issues.Count)
        {
            throw new ArgumentException($"{actors.Count} actors and {issues.Count} issues do not fit {stakes.GetLength(0)} "
                + $"× {stakes.GetLength(1)} stakes.");
        }

        if (actors.DistinctBy(actor => actor.Key).Count() < actors.Count || issues.DistinctBy(issue => issue.Key).Count() < issues.Count)
        {
            throw new ArgumentException("Two actors, or two issues, have the same name.");
        }

        foreach (Stake? stake in stakes)
        {
            if (stake is not null && !(stake.Position is >= 0 and <= 100 && stake.Salience is >= 0 and <= 100 && stake.Capability >= 0
                && double.IsFinite(stake.Capability)))
            {
                throw new ArgumentException(FormattableString.Invariant($"{stake} is outside its range."));
            }
        }

        (Actors, Issues, this.stakes) = ([.. actors], [.. issues], (Stake?[,])stakes.Clone());
    }

    /// <summary>Who takes part.</summary>
    public ValueList<StakeholderActor> Actors { get; }

    /// <summary>What is to be settled.</summary>
    public ValueList<StakeholderIssue> Issues { get; }

    /// <summary>Whether anybody's voice has weight on any issue.</summary>
    public bool HasWeight => stakes.Cast<Stake?>().Any(stake => stake is { Weight: > 0 });

    /// <summary>The actors that want something and yet count for nothing, as they have no capability.</summary>
    public IEnumerable<int> WithoutWeight => Enumerable.Range(0, Actors.Count).Where(i =>
        Enumerable.Range(0, Issues.Count).Any(k => stakes[i, k] is { Salience: > 0 })
        && Enumerable.Range(0, Issues.Count).All(k => stakes[i, k] is null or { Capability: 0 }));

    /// <summary>Where an actor stands on an issue; null if it takes no position.</summary>
    public Stake? this[int actor, int issue] => stakes[actor, issue];

    /// <summary>The same problem with fewer issues, in the order asked for.</summary>
    public StakeholderProblem Only(IReadOnlyList<int> issues)
    {
        var kept = new Stake?[Actors.Count, issues.Count];
        for (int i = 0; i < Actors.Count; i++)
        {
            for (int k = 0; k < issues.Count; k++)
            {
                kept[i, k] = stakes[i, issues[k]];
            }
        }

        return new(Actors, [.. issues.Select(issue => Issues[issue])], kept);
    }

    /// <summary>The same problem with its actors in another order: place p holds the actor that stood at order[p].</summary>
    public StakeholderProblem Reordered(IReadOnlyList<int> order)
    {
        var moved = new Stake?[Actors.Count, Issues.Count];
        for (int p = 0; p < order.Count; p++)
        {
            for (int k = 0; k < Issues.Count; k++)
            {
                moved[p, k] = stakes[order[p], k];
            }
        }

        return new([.. order.Select(actor => Actors[actor])], Issues, moved);
    }
}
