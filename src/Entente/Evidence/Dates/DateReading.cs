using Entente.Evidence.Actors;
using Entente.Evidence.Quantities;
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
internal sealed class DateReading(WordStream words)
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

    // Present tense that looks ahead where a date follows: `the truce ends on Saturday`.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TimetableWords = new HashSet<string>(
        new[]
        {
            "meet", "gather", "end", "begin", "start", "resume", "open", "close", "expire", "arrive", "leave", "depart", "travel",
            "fly", "host",
            "hold", "sign", "convene", "conclude", "return", "take", "enter", "kick", "run", "launch", "go", "come", "sit", "join",
            "address",
            "face", "decide", "negotiate", "chair", "attend", "swap", "release", "vote", "visit", "debate", "announce", "present", "unveil",
            "publish", "reopen", "restart", "lapse", "reconvene", "slow", "fall", "head", "march", "celebrate", "receive", "play",
            "continue",
        }.SelectMany(verb => new[] { verb, verb is "go" ? "goes" : verb is "launch" or "march" or "publish" ? verb + "es" : verb + "s" }),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private const int LongestLook = 60;

    private static readonly HashSet<string> Southern = new(StringComparer.Ordinal)
    {
        "Australia", "New Zealand", "Argentina", "Chile", "South Africa", "Uruguay", "Paraguay", "Bolivia", "Peru", "Zimbabwe",
        "Mozambique",
        "Madagascar", "Namibia", "Botswana", "Lesotho", "Eswatini", "Brazil", "Zambia", "Malawi", "Angola",
    };

    private int first;
    private int last;

    /// <summary>The words of the document.</summary>
    public WordStream Words { get; } = words;

    /// <summary>The date of the article, or of the post of a live blog, if it is known.</summary>
    public DateOnly? Today { get; private set; }

    /// <summary>The last single day that was named, to which `the next day` refers.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Goes to a sentence, from whose day its days count. In a post of another day nothing refers to a day of the one
    /// before.</summary>
    public void Enter(Sentence sentence, DateOnly? today)
    {
        (first, last) = (sentence.First, sentence.Last);
        LastDay = today == Today ? LastDay : null;
        Today = today;
    }

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

    /// <summary>A year of four digits, or of two after an apostrophe (`’24`: of the century around the article's date), with its last
    /// token.</summary>
    public (int Year, int Last)? YearAt(int i)
    {
        if (Year(i) is int year)
        {
            return (year, i);
        }

        bool isShort = Has(i + 1) && Words.Kind(i) == TokenKind.Quote && Tokeniser.IsApostrophe(Words[i][0]) && Touch(i, i + 1)
            && Words.Tokens[i + 1] is { Kind: TokenKind.Number, Length: 2 };
        if (!isShort || !int.TryParse(Words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int two))
        {
            return null;
        }

        const int furthestAhead = 20;
        int now = Today?.Year ?? 2000, century = now - (now % 100), full = century + two;
        return (full > now + furthestAhead ? full - 100 : full, i + 1);
    }

    /// <summary>A small whole number, as digits or as a word; `a` counts as one.</summary>
    public int? Count(int i) => Has(i) && NumberGrammar.Whole(Words, i) is int number and < 1000 ? number : null;

    /// <summary>A season of a year: of the south if the sentence names a country there.</summary>
    public Period Season(int year, int season) => IsSouthern ? Period.SouthernSeason(year, season) : Period.Season(year, season);

    /// <summary>Of two periods the one nearer to the article's date.</summary>
    public Period? NearerOf(Period? a, Period? b) => a is not Period one || b is not Period other || Today is not DateOnly today ? a ?? b
        : Math.Abs(one.From.DayNumber - today.DayNumber) <= Math.Abs(other.From.DayNumber - today.DayNumber) ? one : other;

    private bool IsSouthern
    {
        get
        {
            for (int i = first; i < Math.Min(last, first + LongestLook); i++)
            {
                if (Words.Has(i, WordTag.Capital) && Countries.At(Words, i) is (string country, _, _) && Southern.Contains(country))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the nearest verb says that something has happened or is to come: first looked for before the date, then after
    /// it.</summary>
    public Tense TenseAround(int i)
    {
        for (int j = i - 1; j >= Math.Max(first, i - FarthestWord); j--)
        {
            if (IsTimetable(j))
            {
                return Tense.Future;
            }

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

    // `leaders meet`, `agreed to meet`: no noun (`the vote on Monday`), and after `to` only where that looks ahead.
    private bool IsTimetable(int i)
    {
        ReadOnlySpan<char> word = Words[i];
        if (word.Length is < 2 or > 11 || char.IsUpper(word[0]) || !TimetableWords.Contains(word))
        {
            return false;
        }

        int before = i - 1;
        if (Is(before, "to"))
        {
            return IsAny(before - 1, "agreed", "agree", "agrees", "decided", "plans", "planned", "plan", "wants", "want", "wanted", "hopes",
                "hope", "hoped", "promised", "vowed", "pledged", "invited", "asked", "ready", "due", "set", "expected", "scheduled",
                "intends",
                "intend", "likely", "is", "are");
        }

        bool isThird = word[^1] == 's';
        return before >= first && !Words.Has(before, WordTag.Determiner | WordTag.Possessive | WordTag.Preposition | WordTag.Genitive)
            && Words.Kind(before) == TokenKind.Word && !(Words.Has(before, WordTag.Auxiliary))
            && (isThird ? IsSubject(before, isPlural: false) : IsSubject(before, isPlural: true));
    }

    // `the truce ends`, `leaders meet`, `they meet`; an adjective before a noun (`new talks`, `peace vote`) is hard to tell from a
    // subject, so a base form needs a plural one.
    private bool IsSubject(int i, bool isPlural)
    {
        ReadOnlySpan<char> word = Words[i];
        bool isPluralWord = IsAny(i, "they", "we", "i", "you", "and", "both", "people", "who", "that", "which")
            || Words.Has(i, WordTag.Group)
            || (word.Length > 3 && word[^1] == 's' && word[^2] != 's') || Words.Has(i, WordTag.Adverb);
        return isPlural ? isPluralWord : !IsAny(i, "they", "we", "i", "you");
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
