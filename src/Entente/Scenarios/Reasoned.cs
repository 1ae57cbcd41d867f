using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A part of a scenario that carries numbers, with the analyst's reason for them and the evidence they rest on.</summary>
public abstract record Reasoned
{
    /// <summary>The analyst's reason for the numbers, in a sentence or two.</summary>
    [Key("Why these numbers: the analyst's reason, in a sentence or two.", Order = 2)]
    public string? Because { get; init; }

    /// <summary>The evidence that the numbers rest on.</summary>
    [Key("The evidence the numbers rest on: a list of names from `evidence`, or a list for each key.", Order = 2)]
    public EvidenceLinks Evidence { get; init; } = EvidenceLinks.None;
}

/// <summary>Names of evidence for all numbers of a part of the scenario, or for the numbers of single keys.</summary>
/// <remarks>Written `[a, b]`, or `{power: [a], war-cost: [b]}`.</remarks>
/// <param name="ForAll">Evidence for every number in the part.</param>
/// <param name="ByKey">Evidence for the numbers under single keys.</param>
public sealed record EvidenceLinks(ValueList<string> ForAll, Named<ValueList<string>> ByKey)
{
    /// <summary>No evidence.</summary>
    public static readonly EvidenceLinks None = new([], []);

    /// <summary>Every piece of evidence that is named, in file order.</summary>
    public IEnumerable<string> All => [.. ForAll, .. ByKey.Values.SelectMany(names => names)];
}
