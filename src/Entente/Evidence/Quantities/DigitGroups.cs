namespace Entente.Evidence.Quantities;

/// <summary>A number in digits, as far as its spelling tells.</summary>
/// <param name="Value">Its value, the point read as a decimal point.</param>
/// <param name="Rest">What is glued to its digits.</param>
/// <param name="Grouped">Its value if the point separates thousands; only where both readings are possible: `12.000`.</param>
/// <param name="IsPlain">Whether it has digits only.</param>
internal readonly record struct WrittenNumber(double Value, string Rest, double? Grouped = null, bool IsPlain = false);

/// <summary>Digits with separators: `1,200`, `1'200`, `1.200.000`, `2.8`, `2,8`, `1.200,50`.</summary>
internal static class DigitGroups
{
    private const int MaxLength = 18;
    private const int GroupLength = 3;

    /// <summary>The number that a token begins with; null if its separators make none.</summary>
    public static WrittenNumber? Read(ReadOnlySpan<char> token)
    {
        int end = 0;
        while (end < token.Length && (char.IsAsciiDigit(token[end]) || token[end] is '.' or ',' or '\'' or '’'))
        {
            end++;
        }

        ReadOnlySpan<char> number = token[..end].TrimEnd(".,'’");
        string rest = token[end..].ToString();
        if (number.IsEmpty || number.Length > MaxLength)
        {
            return null;
        }

        int separator = number.IndexOfAnyExceptInRange('0', '9'), last = number.LastIndexOfAnyExceptInRange('0', '9');
        if (separator < 0)
        {
            return new(Digits(number), rest, null, IsPlain: true);
        }

        char first = number[separator], final = number[last];
        if (first != final)
        {
            // `1,200.5`, `1.200,5`: the last separator is the decimal one.
            return final is '.' or ',' && IsGrouped(number[..last], first) ? new(Decimal(number, last), rest) : null;
        }

        bool isGrouped = IsGrouped(number, first);
        if (first == '.')
        {
            return separator < last ? (isGrouped ? new(Digits(number), rest) : null)
                : new(Decimal(number, separator), rest, isGrouped && number[0] != '0' ? Digits(number) : null);
        }

        // `1,20`: no English number, but a decimal comma elsewhere.
        return isGrouped ? new(Digits(number), rest)
            : first == ',' && separator == last && number.Length - separator - 1 < GroupLength ? new(Decimal(number, separator), rest)
            : null;
    }

    /// <summary>Whether a token is a group of thousands, such as the `000` of `1 000`; what follows the three digits may be decimals or
    /// letters.</summary>
    public static bool IsGroup(ReadOnlySpan<char> token) => token.Length >= GroupLength && !token[..GroupLength].ContainsAnyExceptInRange(
        '0', '9') && (token.Length == GroupLength || !char.IsAsciiDigit(token[GroupLength]));

    // Groups of three after a first of one to three.
    private static bool IsGrouped(ReadOnlySpan<char> number, char separator)
    {
        int length = 0;
        bool isFirst = true;
        foreach (char one in number)
        {
            if (char.IsAsciiDigit(one))
            {
                length++;
                continue;
            }

            bool isSeparator = one == separator || (one is '\'' or '’' && separator is '\'' or '’');
            if (!isSeparator || !(isFirst ? length is > 0 and <= GroupLength : length == GroupLength))
            {
                return false;
            }

            (length, isFirst) = (0, false);
        }

        return !isFirst && length == GroupLength;
    }

    private static double Digits(ReadOnlySpan<char> number)
    {
        double value = 0;
        foreach (char one in number)
        {
            value = char.IsAsciiDigit(one) ? (10 * value) + (one - '0') : value;
        }

        return value;
    }

    private static double Decimal(ReadOnlySpan<char> number, int at)
    {
        Span<char> plain = stackalloc char[MaxLength];
        int length = 0;
        for (int i = 0; i < number.Length; i++)
        {
            if (char.IsAsciiDigit(number[i]) || i == at)
            {
                plain[length++] = i == at ? '.' : number[i];
            }
        }

        return double.Parse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }
}
