namespace Entente.Evidence.Actors;

/// <summary>What a run of capitalised words seems to name.</summary>
internal enum RunKind : byte
{
    /// <summary>Nothing shows it.</summary>
    Unknown,

    /// <summary>A person, by a first name or a title.</summary>
    Person,

    /// <summary>An organisation, by a word such as ministry or by its capitals.</summary>
    Organisation,

    /// <summary>A government.</summary>
    Government,
}

/// <summary>Capitalised words that name somebody or something.</summary>
/// <param name="TitleFirst">Index of the first token, titles included: `Admiral Rui Roe`.</param>
/// <param name="First">Index of the first token of the name itself.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Kind">What it seems to name.</param>
/// <param name="Country">For a government, the country.</param>
/// <param name="IsOpening">Whether it is one word at the start of a sentence, which has a capital anyway.</param>
internal readonly record struct NameRun(int TitleFirst, int First, int Last, RunKind Kind, string? Country = null, bool IsOpening = false);
