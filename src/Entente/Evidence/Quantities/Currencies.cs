using Entente.Evidence.Words;

namespace Entente.Evidence.Quantities;

/// <summary>Currencies by their signs, codes and words; where a word is that of several, the nationality before it tells which.</summary>
internal static class Currencies
{
    private static readonly (string Unit, string[] Names)[] All =
    [
        ("USD", ["dollar", "dollars", "USD", "$"]), ("EUR", ["euro", "euros", "EUR", "€"]),
        ("GBP", ["pound", "pounds", "sterling", "GBP", "£"]), ("RUB", ["rouble", "roubles", "ruble", "rubles", "RUB", "₽"]),
        ("UAH", ["hryvnia", "hryvnias", "UAH", "₴"]), ("CNY", ["yuan", "renminbi", "CNY"]), ("JPY", ["yen", "JPY", "¥"]),
        ("ILS", ["shekel", "shekels", "ILS", "₪"]), ("INR", ["rupee", "rupees", "INR", "₹"]), ("KRW", ["KRW", "₩"]),
        ("TRY", ["lira", "liras", "TRY", "₺"]), ("PLN", ["zloty", "zlotys", "PLN"]), ("ZAR", ["rand", "ZAR"]), ("THB", ["baht", "THB"]),
        ("CHF", ["CHF", "franc", "francs"]), ("SEK", ["SEK", "krona", "kronor"]), ("NOK", ["NOK"]), ("DKK", ["DKK"]),
        ("BRL", ["reais", "BRL"]), ("IRR", ["rial", "rials", "IRR"]), ("SAR", ["riyal", "riyals", "SAR"]),
        ("AED", ["dirham", "dirhams", "AED"]),
        ("dinars", ["dinar", "dinars"]), ("pesos", ["peso", "pesos"]), ("krone", ["krone", "kroner"]),
        ("cents", ["cent", "cents"]), ("pence", ["penny", "pence"]),
    ];

    private static readonly Dictionary<(string, string), string> ByNationality = new()
    {
        [("Canadian", "USD")] = "CAD",
        [("Australian", "USD")] = "AUD",
        [("Norwegian", "krone")] = "NOK",
        [("Danish", "krone")] = "DKK",
        [("Mexican", "pesos")] = "MXN",
        [("Argentine", "pesos")] = "ARS",
        [("Egyptian", "GBP")] = "EGP",
        [("Lebanese", "GBP")] = "LBP",
        [("Syrian", "GBP")] = "SYP",
        [("Pakistani", "INR")] = "PKR",
        [("Iraqi", "dinars")] = "IQD",
        [("Serbian", "dinars")] = "RSD",
    };

    // `A$5`: letters that touch the sign.
    private static readonly Dictionary<string, string> Dollars = new(StringComparer.Ordinal)
    {
        ["US"] = "USD",
        ["A"] = "AUD",
        ["AU"] = "AUD",
        ["C"] = "CAD",
        ["CA"] = "CAD",
        ["HK"] = "HKD",
        ["NZ"] = "NZD",
        ["S"] = "SGD",
        ["R"] = "BRL",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Leading =
        All.SelectMany(one => one.Names.Where(name => name.Length == 3 && name.All(char.IsUpper) || name.Length == 1)
            .Select(name => KeyValuePair.Create(name, one.Unit))).ToDictionary(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words after a number that name a currency.</summary>
    public static IEnumerable<(string Unit, string[] Names)> Words => All;

    /// <summary>The currency that begins at a token and stands before digits, with the token of the digits.</summary>
    public static (string Unit, int Number)? Before(WordStream words, int i, int end)
    {
        if (i + 1 >= end || words.Tokens[i].Length > 3)
        {
            return null;
        }

        if (i + 2 < end && words.IsMark(i + 1, '$') && words.Kind(i + 2) == TokenKind.Number
            && words.Tokens[i].End == words.Tokens[i + 1].Start && Dollars.TryGetValue(words[i].ToString(), out string? dollars))
        {
            return (dollars, i + 2);
        }

        return words.Kind(i + 1) == TokenKind.Number && Leading.TryGetValue(words[i], out string? unit) ? (unit, i + 1) : null;
    }

    /// <summary>A currency word with the nationality before it: `5 Canadian dollars`.</summary>
    public static string Of(string nationality, string unit) => ByNationality.GetValueOrDefault((nationality, unit), unit);
}
