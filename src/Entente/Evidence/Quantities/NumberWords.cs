namespace Entente.Evidence.Quantities;

/// <summary>Words of which numbers are made: `nine`, `forty-two`, `million`, `thirds`.</summary>
internal static class NumberWords
{
    private const int LongestWord = 16;

    private static readonly string[] Ones =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Small = MakeSmall()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Multipliers =
        new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
        {
            ["dozen"] = 12,
            ["score"] = 20,
            ["hundred"] = 100,
            ["thousand"] = 1e3,
            ["lakh"] = 1e5,
            ["million"] = 1e6,
            ["crore"] = 1e7,
            ["billion"] = 1e9,
            ["trillion"] = 1e12,
        }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Parts = new Dictionary<string, double>(
        [
            new("half", 2), new("halves", 2), new("third", 3), new("thirds", 3), new("quarter", 4), new("quarters", 4), new("fifth", 5),
            new("fifths", 5), new("sixth", 6), new("sixths", 6), new("seventh", 7), new("sevenths", 7), new("eighth", 8),
            new("eighths", 8), new("ninth", 9), new("ninths", 9), new("tenth", 10), new("tenths", 10),
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of a single word below a hundred, such as `nine` or `forty-two`; `a` is one.</summary>
    public static double? Below100(ReadOnlySpan<char> word) =>
        word.Length is > 0 and < LongestWord && Small.TryGetValue(word, out double value) ? value : null;

    /// <summary>The number of a single word such as `nine`, articles left out.</summary>
    public static double? Word(ReadOnlySpan<char> word) => word.Length > 2 ? Below100(word) : null;

    /// <summary>What a word multiplies by: a thousand for `thousand`.</summary>
    public static double? Multiplier(ReadOnlySpan<char> word) =>
        word.Length is > 3 and < 9 && Multipliers.TryGetValue(word, out double value) ? value : null;

    /// <summary>Into how many parts a word divides: three for `third` and `thirds`.</summary>
    public static double? Part(ReadOnlySpan<char> word) =>
        word.Length is > 3 and < 9 && Parts.TryGetValue(word, out double value) ? value : null;

    /// <summary>What letters glued to digits, or an abbreviation after them, multiply by: `5bn`, `12k`.</summary>
    public static double? Abbreviated(ReadOnlySpan<char> letters) => letters switch
    {
        "k" or "K" => 1e3,
        "m" or "mn" or "M" or "mln" or "mio" => 1e6,
        "bn" or "b" or "B" or "BN" or "bln" => 1e9,
        "tn" or "trn" or "T" => 1e12,
        _ => null,
    };

    /// <summary>A fraction as one word: `two-thirds` as 2/3, `one-quarter`.</summary>
    public static double? Fraction(ReadOnlySpan<char> word)
    {
        int hyphen = word.IndexOfAny('-', '‑');
        return hyphen > 2 && Word(word[..hyphen]) is double some && Part(word[(hyphen + 1)..]) is double all && some < all ? some / all
            : null;
    }

    /// <summary>A multiple as one word: `threefold` and `three-fold` as 3, `tenfold`.</summary>
    public static double? Fold(ReadOnlySpan<char> word) => word.Length > 6 && word.EndsWith("fold", StringComparison.OrdinalIgnoreCase)
        ? Word(word[..^4].TrimEnd("-‑")) : null;

    private static Dictionary<string, double> MakeSmall()
    {
        Dictionary<string, double> table = new(StringComparer.OrdinalIgnoreCase) { ["a"] = 1, ["an"] = 1 };
        for (int i = 0; i < Ones.Length; i++)
        {
            table[Ones[i]] = i + 1;
        }

        for (int i = 0; i < Tens.Length; i++)
        {
            table[Tens[i]] = (i + 2) * 10;
            for (int j = 0; j < 9; j++)
            {
                table[$"{Tens[i]}-{Ones[j]}"] = table[$"{Tens[i]}‑{Ones[j]}"] = ((i + 2) * 10) + j + 1;
            }
        }

        return table;
    }
}
