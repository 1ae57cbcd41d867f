namespace Entente.Evidence.Quantities;

/// <summary>Units in which figures of the news are given.</summary>
internal static class Units
{
    /// <summary>Sorts of units, which decide how the rest of a figure is read.</summary>
    public enum Sort
    {
        /// <summary>A share of something.</summary>
        Share,

        /// <summary>Money.</summary>
        Money,

        /// <summary>People.</summary>
        People,

        /// <summary>A length of time.</summary>
        Time,

        /// <summary>A length, an area, a thing.</summary>
        Thing,
    }

    private static readonly Dictionary<string, (Sort Sort, string Unit)>.AlternateLookup<ReadOnlySpan<char>> Table = Make()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The unit that a word names; null if it names none.</summary>
    public static (Sort Sort, string Unit)? Of(ReadOnlySpan<char> word) =>
        word.Length is > 0 and < 16 && Table.TryGetValue(word, out (Sort, string) found) ? found : null;

    /// <summary>Whether a unit measures, so that it does not say of what.</summary>
    public static bool IsMeasure(string unit) =>
        unit is "km" or "km²" or "miles" or "m" or "hectares" or "barrels" or "tonnes" or "basis points" or "points";

    /// <summary>The currency of a sign before a number.</summary>
    public static string? Currency(ReadOnlySpan<char> sign) => sign switch
    {
        "$" or "US$" or "USD" => "USD",
        "€" or "EUR" => "EUR",
        "£" or "GBP" => "GBP",
        "¥" or "JPY" => "JPY",
        "₽" or "RUB" => "RUB",
        "₴" or "UAH" => "UAH",
        _ => null,
    };

    private static Dictionary<string, (Sort Sort, string Unit)> Make()
    {
        Dictionary<string, (Sort Sort, string Unit)> table = new(StringComparer.OrdinalIgnoreCase);
        Add(Sort.Share, "%", "%", "percent", "pct");
        Add(Sort.Money, "USD", "dollar", "dollars", "USD");
        Add(Sort.Money, "EUR", "euro", "euros", "EUR");
        Add(Sort.Money, "GBP", "pound", "pounds", "sterling", "GBP");
        Add(Sort.Money, "RUB", "rouble", "roubles", "ruble", "rubles", "RUB");
        Add(Sort.Money, "UAH", "hryvnia", "hryvnias", "UAH");
        Add(Sort.Money, "CNY", "yuan", "renminbi");
        Add(Sort.Money, "JPY", "yen");
        Add(
            Sort.People, "people", "troops", "soldiers", "servicemen", "servicemembers", "fighters", "peacekeepers", "personnel",
                "conscripts", "recruits", "mercenaries", "casualties",
            "civilians", "people", "persons", "refugees", "police", "officers", "volunteers", "men", "women", "children", "prisoners",
                "hostages", "dead", "killed", "wounded", "injured",
            "observers", "reservists", "militants", "residents", "workers", "captives", "guards", "monitors", "lives", "deaths", "victims",
                "delegates", "respondents");
        foreach (string unit in new[] { "second", "minute", "hour", "day", "week", "month", "year", "decade" })
        {
            Add(Sort.Time, unit + "s", unit, unit + "s");
        }

        Add(Sort.Thing, "km", "km", "kilometre", "kilometres", "kilometer", "kilometers");
        Add(Sort.Thing, "km²", "km²", "km2", "sq");
        Add(Sort.Thing, "miles", "mile", "miles");
        Add(Sort.Thing, "m", "metre", "metres", "meter", "meters");
        Add(Sort.Thing, "hectares", "hectare", "hectares");
        Add(Sort.Thing, "barrels", "barrel", "barrels");
        Add(Sort.Thing, "tonnes", "tonne", "tonnes", "ton", "tons");
        Add(Sort.Thing, "basis points", "bp", "bps");
        foreach (string thing in new[] { "missiles", "drones", "tanks", "aircraft", "jets", "ships", "vehicles", "shells", "rockets",
            "warheads", "launchers", "batteries", "bombs", "villages", "towns", "brigades", "divisions", "battalions", "points", "votes",
            "seats" })
        {
            Add(Sort.Thing, thing, thing);
        }

        return table;

        void Add(Sort sort, string unit, params string[] names)
        {
            foreach (string name in names)
            {
                table[name] = (sort, unit);
            }
        }
    }
}
