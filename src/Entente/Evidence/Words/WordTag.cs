namespace Entente.Evidence.Words;

/// <summary>What a word may be. Several can hold at once: `report` is a verb that attributes and the name of a thing.</summary>
[Flags]
internal enum WordTag
{
    None = 0,
    Determiner = 1 << 0,
    Pronoun = 1 << 1,
    ObjectPronoun = 1 << 2,
    Possessive = 1 << 3,
    Preposition = 1 << 4,
    Coordinator = 1 << 5,
    Complementizer = 1 << 6,
    Subordinator = 1 << 7,
    Auxiliary = 1 << 8,
    Negation = 1 << 9,
    Adverb = 1 << 10,
    Time = 1 << 11,

    /// <summary>A verb that attributes nothing.</summary>
    Verb = 1 << 12,

    /// <summary>A verb that attributes; <see cref="WordEntry.Cue"/> says how.</summary>
    Cue = 1 << 13,

    Title = 1 << 14,
    Role = 1 << 15,
    Human = 1 << 16,
    Group = 1 << 17,
    Organisation = 1 << 18,
    KnownOrganisation = 1 << 19,
    Female = 1 << 20,
    Male = 1 << 21,

    /// <summary>Begins with a capital letter.</summary>
    Capital = 1 << 22,

    /// <summary>Ends in an apostrophe or `’s`.</summary>
    Genitive = 1 << 23,

    /// <summary>A writing that is said to say something.</summary>
    Writing = 1 << 24,

    /// <summary>A statement as a noun: claim, promise.</summary>
    Claim = 1 << 25,
}
