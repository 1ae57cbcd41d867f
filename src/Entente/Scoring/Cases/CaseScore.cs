using Entente.Ensembles;

namespace Entente.Scoring.Cases;

/// <summary>A chance that was given to something, beside its base rate, and whether it happened.</summary>
/// <param name="What">What: `agreement within 90 days`.</param>
/// <param name="Model">The model's share of worlds.</param>
/// <param name="History">The base rate without the conflict; null where history has none.</param>
/// <param name="Pool">The two pooled.</param>
/// <param name="Happened">Whether it happened.</param>
internal sealed record ScoredChance(string What, double Model, double? History, double? Pool, bool Happened);

/// <summary>Chances that were given to the kinds of something, beside their base rates, and which it was.</summary>
/// <param name="Model">The model's share of each.</param>
/// <param name="History">The base rates; null where there are none.</param>
/// <param name="Was">Which it was.</param>
internal sealed record ScoredKinds(ValueList<double> Model, ValueList<double>? History, int Was);

/// <summary>A case with all that the forecast said of it and what came.</summary>
/// <param name="Case">The case.</param>
/// <param name="Draws">How many worlds were drawn that did not fail.</param>
/// <param name="Agreement">An agreement on the main package within <see cref="CaseScoring.Days"/>.</param>
/// <param name="Questions">The other questions of the scenario that can be answered.</param>
/// <param name="When">The time of that agreement, in the classes that these days divide; null where nobody can say.</param>
/// <param name="End">How things stood on the last day; null where nobody can say.</param>
/// <param name="Holding">Whether the agreement held, by years.</param>
/// <param name="Signed">Agreement by the last day in the model.</param>
internal sealed record CaseScore(CaseOfPast Case, int Draws, ValueList<ScoredChance> Agreement, ValueList<ScoredChance> Questions,
    ScoredKinds? When, ScoredKinds? End, ValueList<ScoredChance> Holding, Chance Signed);
