namespace Entente.Evidence.Quotations;

/// <summary>Words that name somebody or something: `she`, `Jón Roe`, `a spokesman for the ministry`.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Head">Index of the token that says what it is.</param>
internal readonly record struct NounPhrase(int First, int Last, int Head);
