namespace Entente.Evidence.Words;

/// <summary>A sentence: the tokens from <paramref name="First"/> up to but not including <paramref name="Last"/>.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index after its last token.</param>
/// <param name="Paragraph">Index of its paragraph, from 0.</param>
internal readonly record struct Sentence(int First, int Last, int Paragraph);
