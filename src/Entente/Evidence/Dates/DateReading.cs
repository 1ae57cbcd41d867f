using Entente.Evidence.Words;

namespace Entente.Evidence.Dates;

/// <summary>A date as a rule found it.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Days">The days it stands for; null where that needs the article's date and there is none.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Confidence">How sure the rule is, from 0 to 1.</param>
internal sealed record DateMatch(int First, int Last, Period? Days, string Rule, double Confidence)
{
    /// <summary>What a reader should know.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the text itself gives the year.</summary>
    public bool HasYear { get; init; }
}

/// <summary>Whether a date lies before or after the article, as far as the words around it say.</summary>
internal enum Tense
{
    Unknown,
    Past,
    Future,
}

/// <summary>One sentence while its dates are read, and what the rules need to know around it.</summary>
internal sealed class DateReading(WordStream words, DateOnly? today)
{
    // A sentence may be as long as the document: words further away than this say nothing about a date.
    private const int FarthestWord = 20;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FutureWords = new HashSet<string>(
        ["will", "shall", "would", "won't", "won’t", "scheduled", "due", "planned", "plans", "plan", "expected", "set", "upcoming",
            "tomorrow", "intends", "aims", "hopes"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PastWords = new HashSet<string>(
        [
            "said", "told", "met", "spoke", "held", "took", "made", "came", "began", "gave", "saw", "went", "left", "was", "were", "had",
                "wrote", "rose", "fell", "sent", "won", "lost",
            "struck", "hit", "fought", "brought", "did", "grew", "became", "broke", "cut", "put", "got", "kept", "led", "paid", "ran",
                "sank", "shot", "stood", "swore", "threw", "flew", "drew",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private int first;
    private int last;

    /// <summary>The words of the document.</summary>
    public WordStream Words { get; } = words;

    /// <summary>The article's date, if it is known.</summary>
    public DateOnly? Today { get; } = today;

    /// <summary>The last single day that was named, to which `the next day` refers.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Goes to a sentence.</summary>
    public void Enter(Sentence sentence) => (first, last) = (sentence.First, sentence.Last);

    /// <summary>Whether a token belongs to the sentence.</summary>
    public bool Has(int i) => i >= first && i < last;

    /// <summary>What a token is in a date.</summary>
    public DateWord Word(int i) => Has(i) && Words.Tokens[i].Kind == TokenKind.Word ? DateWords.Of(Words[i]) : default;

    /// <summary>The number of a word if it is of the kind.</summary>
    public int? Of(DateWordKind kind, int i) => Word(i) is var word && word.Kind == kind ? word.Value : null;

    /// <summary>Whether a token is a word, letter case aside.</summary>
    public bool Is(int i, string word) => Has(i) && Words.Is(i, word);

    /// <summary>Whether a token is one of some words, letter case aside.</summary>
    public bool IsAny(int i, params ReadOnlySpan<string> some)
    {
        foreach (string word in some)
        {
            if (Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a token begins with a capital.</summary>
    public bool IsCapital(int i) => Has(i) && char.IsUpper(Words[i][0]);

    /// <summary>Whether two tokens stand side by side without a space.</summary>
    public bool Touch(int i, int j) => Has(i) && Has(j) && Words.Tokens[i].End == Words.Tokens[j].Start;

    /// <summary>Whether a token is this mark.</summary>
    public bool IsMark(int i, char mark) => Has(i) && Words.Tokens[i].Length == 1 && Words[i][0] == mark;

    /// <summary>Whether a token is a dash between two dates.</summary>
    public bool IsDash(int i) => IsMark(i, '–') || IsMark(i, '-') || IsMark(i, '—');

    /// <summary>The day of a month: 1 to 31, as `9`, `9th` or `ninth`.</summary>
    public int? DayOfMonth(int i)
    {
        if (!Has(i))
        {
            return null;
        }

        ReadOnlySpan<char> text = Words[i];
        if (Words.Tokens[i].Kind != TokenKind.Number)
        {
            return Of(DateWordKind.Ordinal, i);
        }

        int digits = text.Length > 1 && char.IsAsciiDigit(text[1]) ? 2 : 1;
        bool plain = text.Length == digits || text[digits..] is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH";
        int day = int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        return plain && day is >= 1 and <= 31 ? day : null;
    }

    /// <summary>A year of four digits, 1600 to 2199.</summary>
    public int? Year(int i) => Has(i) && Words.Tokens[i] is { Kind: TokenKind.Number, Length: 4 }
        && int.TryParse(Words[i], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
        && year is >= 1600 and < 2200 ? year : null;

    /// <summary>A small whole number, as digits or as a word; `a` counts as one.</summary>
    public int? Count(int i)
    {
        if (!Has(i))
        {
            return null;
        }

        ReadOnlySpan<char> text = Words[i];
        return Words.Tokens[i].Kind == TokenKind.Number
            ? text.Length <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null
            : text is "a" or "an" or "A" or "An" ? 1 : Of(DateWordKind.Cardinal, i);
    }

    /// <summary>Whether the nearest verb says that something has happened or is to come: first looked for before the date, then after
    /// it.</summary>
    public Tense TenseAround(int i)
    {
        for (int j = i - 1; j >= Math.Max(first, i - FarthestWord); j--)
        {
            if (TenseOf(j) is Tense found and not Tense.Unknown)
            {
                return found;
            }
        }

        for (int j = i + 1; j < Math.Min(last, i + FarthestWord); j++)
        {
            if (TenseOf(j) is Tense found and not Tense.Unknown)
            {
                return found;
            }
        }

        return Tense.Unknown;
    }

    /// <summary>Whether the nearest verb before a token tells of an office or a state that has ended.</summary>
    public bool IsOverBefore(int i)
    {
        for (int j = i - 1; j >= Math.Max(first, i - FarthestWord); j--)
        {
            if (IsAny(j, "commanded", "served", "led", "headed", "ran", "was", "were", "worked", "remained", "chaired", "governed", "lived",
                "stayed"))
            {
                return !(IsAny(j, "was", "were") && Words.Tokens[j + 1].Kind == TokenKind.Word && Words[j + 1]
                    .EndsWith("ed", StringComparison.Ordinal));
            }

            if (TenseOf(j) != Tense.Unknown)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The year in which something without a year falls: the first that is not over for what is to come, the last that has begun
    /// for what is past, else the nearest. Nothing without the article's date.</summary>
    public Period? Nearest(Func<int, Period?> inYear, Tense tense)
    {
        if (Today is not DateOnly today)
        {
            return null;
        }

        Period? best = null;
        int least = int.MaxValue;
        for (int year = Math.Max(today.Year - 4, 1600); year <= Math.Min(today.Year + 4, 9990); year++)
        {
            if (inYear(year) is not Period one || (tense == Tense.Future && one.To < today) || (tense == Tense.Past && one.From > today))
            {
                continue;
            }

            int distance = one.From > today ? one.From.DayNumber - today.DayNumber : Math.Max(0, today.DayNumber - one.To.DayNumber);
            if (distance < least)
            {
                (best, least) = (one, distance);
            }
        }

        return best;
    }

    private Tense TenseOf(int i)
    {
        ReadOnlySpan<char> word = Words[i];
        return word.Length is < 3 or > 16 ? Tense.Unknown
            : FutureWords.Contains(word) || word.EndsWith("'ll", StringComparison.Ordinal) || word.EndsWith("’ll", StringComparison.Ordinal)
                ? Tense.Future
            : PastWords.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !char.IsUpper(word[0]))
                ? Tense.Past
            : Tense.Unknown;
    }
}
