namespace Entente.Evidence.Dates;

/// <summary>What a word can be in a date.</summary>
internal enum DateWordKind : byte
{
    None,
    Month,
    Weekday,
    Season,
    Ordinal,
    Cardinal,
    Unit,
    Modifier,
    Part,
    RelativeDay,
    Holiday,
    Weekend,
    End,
}

/// <summary>What a word means in a date, and its number: 1 for January, 0 for Sunday.</summary>
internal readonly record struct DateWord(DateWordKind Kind, int Value);

/// <summary>Units in which dates count.</summary>
internal enum DateUnit
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Fortnight,
}

/// <summary>Words that point from one period to another.</summary>
internal enum DateModifier
{
    Last,
    This,
    Next,
    Coming,
    Previous,
    Following,
    Past,
}

/// <summary>The words of which dates are made.</summary>
internal static class DateWords
{
    /// <summary>Names of the months that people write in full, from January.</summary>
    public static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly Dictionary<string, DateWord> Table = Make();
    private static readonly Dictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a word is in a date, letter case and a possessive ending aside.</summary>
    public static DateWord Of(ReadOnlySpan<char> word) =>
        word.Length is < 2 or > 16 ? default : Lookup.TryGetValue(Bare(word), out DateWord found) ? found : default;

    /// <summary>A word without `'s` and without the full stop of an abbreviation.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word)
    {
        if (word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’')
        {
            return word[..^2];
        }

        return word.Length > 1 && word[^1] is '.' or '\'' or '’' ? word[..^1] : word;
    }

    private static Dictionary<string, DateWord> Make()
    {
        Dictionary<string, DateWord> table = new(StringComparer.OrdinalIgnoreCase);
        Add(DateWordKind.Month, 1, MonthNames);
        Add(DateWordKind.Month, 1, ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);
        table["sept"] = new(DateWordKind.Month, 9);
        Add(DateWordKind.Weekday, 0, ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]);
        Add(DateWordKind.Season, 0, ["spring", "summer", "autumn", "winter"]);
        table["fall"] = new(DateWordKind.Season, 2);
        table["springtime"] = new(DateWordKind.Season, 0);
        Add(DateWordKind.Ordinal, 1,
        [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
                "thirteenth", "fourteenth", "fifteenth",
            "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
                "twenty-fourth", "twenty-fifth",
            "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
        ]);
        Add(DateWordKind.Cardinal, 1, ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]);
        foreach ((string word, DateUnit unit) in new[] { ("day", DateUnit.Day), ("week", DateUnit.Week), ("month", DateUnit.Month),
            ("quarter", DateUnit.Quarter), ("year", DateUnit.Year), ("fortnight", DateUnit.Fortnight) })
        {
            table[word] = table[word + "s"] = new(DateWordKind.Unit, (int)unit);
        }

        foreach (DateModifier modifier in Enum.GetValues<DateModifier>())
        {
            table[modifier.ToString()] = new(DateWordKind.Modifier, (int)modifier);
        }

        table["upcoming"] = new(DateWordKind.Modifier, (int)DateModifier.Coming);
        table["current"] = new(DateWordKind.Modifier, (int)DateModifier.This);
        Add(DateWordKind.Part, -1, ["early", "mid", "late"]);
        Add(DateWordKind.End, -1, ["beginning", "middle", "end"]);
        table["start"] = new(DateWordKind.End, -1);
        table["close"] = new(DateWordKind.End, 1);
        Add(DateWordKind.RelativeDay, -1, ["yesterday", "today", "tomorrow"]);
        table["tonight"] = new(DateWordKind.RelativeDay, 0);
        table["weekend"] = new(DateWordKind.Weekend, 0);
        foreach ((string word, HolidayName holiday) in new[]
        {
            ("easter", HolidayName.Easter), ("christmas", HolidayName.Christmas), ("pentecost", HolidayName.Pentecost),
                ("thanksgiving", HolidayName.Thanksgiving),
            ("good", HolidayName.GoodFriday), ("palm", HolidayName.PalmSunday), ("victory", HolidayName.VictoryDay),
                ("new", HolidayName.NewYear), ("ash", HolidayName.AshWednesday),
            ("holy", HolidayName.HolyWeek), ("ramadan", HolidayName.Ramadan), ("ramazan", HolidayName.Ramadan), ("eid", HolidayName.Eid),
            ("eid-al-fitr", HolidayName.EidAlFitr), ("eid-ul-fitr", HolidayName.EidAlFitr), ("eid-al-adha", HolidayName.EidAlAdha),
            ("eid-ul-adha", HolidayName.EidAlAdha),
        })
        {
            table[word] = new(DateWordKind.Holiday, (int)holiday);
        }

        table.Remove("");
        return table;

        void Add(DateWordKind kind, int first, string[] words)
        {
            for (int i = 0; i < words.Length; i++)
            {
                table[words[i]] = new(kind, first + i);
            }
        }
    }
}
