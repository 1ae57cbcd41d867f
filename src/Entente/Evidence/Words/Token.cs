namespace Entente.Evidence.Words;

/// <summary>What a token is made of.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, with apostrophes, hyphens and abbreviating full stops inside: `don’t`, `mid-May`, `U.S.`</summary>
    Word,

    /// <summary>Digits, with separators and letters inside: `5`, `1,200`, `2.8`, `9th`.</summary>
    Number,

    /// <summary>A quotation mark; whether it opens or closes is for the quotation rules to find out.</summary>
    Quote,

    /// <summary>Any other single character.</summary>
    Mark,
}

/// <summary>A word, a number or a mark of a document.</summary>
/// <param name="Start">Offset of its first UTF-16 code unit.</param>
/// <param name="Length">Number of code units.</param>
/// <param name="Kind">What it is made of.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    public int End => Start + Length;
}
