using Entente.Deals.Solver;

namespace Entente.Deals;

/// <summary>A rule that picks one deal out of the zone of possible agreement, with all that pages, files and the solver need to know of
/// it. Actors at the table bargain; those who must only consent are promised what no deal is worth to them, and no more.</summary>
internal sealed class BargainingRule
{
    internal BargainingRule(GoalKind goal) => Goal = goal;

    /// <summary>The rule as files and commands name it.</summary>
    public required string Key { get; init; }

    /// <summary>The name used in sentences.</summary>
    public required string Name { get; init; }

    /// <summary>What it picks, in one line, as printed beside its solution.</summary>
    public required string Statement { get; init; }

    /// <summary>What is maximised, as a formula over the gains G of the actors at the table.</summary>
    public required string Measure { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string Source { get; init; }

    /// <summary>Whether only one division of gains is best wherever gains are concave.</summary>
    public required bool IsUnique { get; init; }

    /// <summary>What the search maximises.</summary>
    internal GoalKind Goal { get; }

    /// <summary>How much an actor at the table counts in it, by its bargaining weight and the most it could gain.</summary>
    internal Func<double, double, double> Weight { get; init; } = (_, _) => 1;

    /// <summary>Whether <see cref="Weight"/> asks for the most each could gain, which takes a search each.</summary>
    internal bool NeedsMostGains { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
