namespace Entente.Evidence.Words;

/// <summary>Words whose full stop does not end a sentence.</summary>
internal static class Abbreviations
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new HashSet<string>(
        [
            "mr", "mrs", "ms", "dr", "prof", "gen", "maj", "col", "lt", "capt", "cmdr", "sgt", "cpl", "adm", "brig", "gov", "sen", "rep",
                "reps", "sens", "hon", "rev", "st", "jr", "sr",
            "pres", "amb", "sec", "min", "vs", "etc", "no", "nos", "inc", "co", "corp", "ltd", "bros", "dept", "est", "approx", "fig",
                "vol", "ed", "esq", "messrs", "mt", "ft", "supt",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
            "mass", "conn", "calif", "fla", "ariz", "ala", "ark", "colo", "del", "ga", "ill", "ind", "kan", "ky", "la", "md", "mich",
                "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore",
            "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Names of days and states that are also ordinary words at a sentence's end.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OnlyCapital = new HashSet<string>(
        ["no", "mar", "min", "est", "fig", "ed", "del", "ill", "ind", "la", "ore", "pa", "mass", "miss", "wash", "co", "st", "sec", "mo",
            "colo", "va", "ga", "md", "sen", "rep", "gen", "adm", "hon", "col", "maj"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word, given without its full stop, is an abbreviation.</summary>
    public static bool Contains(ReadOnlySpan<char> word) =>
        word.Length is > 1 and < 8 && Known.Contains(word) && (char.IsUpper(word[0]) || !OnlyCapital.Contains(word));
}
