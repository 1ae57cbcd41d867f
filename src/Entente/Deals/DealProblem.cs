using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>
/// A deal space in numbers: issues, actors, limits. It knows nothing of scenario files or of war; gains are
/// G_i(d) = U_i(d) − W_i unless <see cref="Gain"/> says otherwise.
/// </summary>
/// <param name="Issues">1 or more.</param>
/// <param name="Actors">1 or more, at least one at the table.</param>
internal sealed record DealProblem(DealIssue[] Issues, IReadOnlyList<DealActor> Actors)
{
    /// <summary>Linear limits on scale issues.</summary>
    public IReadOnlyList<SumConstraint> Sums { get; init; } = [];

    /// <summary>Rules that tie options and scale positions together.</summary>
    public IReadOnlyList<WhenThen> Rules { get; init; } = [];

    /// <summary>The rules, and the red lines that hang on other issues of all whose agreement is needed.</summary>
    public IReadOnlyList<WhenThen> Binding => Actors.All(actor => actor.AcceptsWhen.Count == 0) ? Rules
        : [.. Rules, .. Actors.Where(actor => actor.Role.IsRequired).SelectMany(actor => actor.AcceptsWhen)];

    /// <summary>Gains as a function of the assessments (commitment values, values of partial deals). Null: G = U − W.</summary>
    public IGainFunction? Gain { get; init; }

    /// <summary>Assessments that <see cref="Gain"/> reads besides the actors' utilities; ignored without it.</summary>
    public IReadOnlyList<Assessment> Extras { get; init; } = [];
}
