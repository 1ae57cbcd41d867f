using Entente.Evidence.Words;

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

    /// <summary>The unit that a token names; `m` alone only with a power, as it may be million or a name.</summary>
    public static (Sort Sort, string Unit)? At(WordStream words, int i) =>
        words.Is(i, "m") && Power(words, "m", i).Last > i ? (Sort.Thing, "m") : Of(words[i]);

    /// <summary>Whether a unit measures, so that it does not say of what.</summary>
    public static bool IsMeasure(string unit) =>
        unit.TrimEnd('²', '³') is "km" or "miles" or "m" or "cm" or "mm" or "feet" or "litres" or "kg"
            or "hectares" or "barrels" or "tonnes" or "basis points" or "points";

    /// <summary>The square or the cube of a unit, if the sign for it touches the unit's last token, and the last token with it.</summary>
    public static (string Unit, int Last) Power(WordStream words, string unit, int last) =>
        last + 1 < words.Count && words.Tokens[last + 1].Start == words.Tokens[last].End && words.First(last + 1) is '²' or '³'
            ? (unit + words.First(last + 1), last + 1) : (unit, last);

    private static Dictionary<string, (Sort Sort, string Unit)> Make()
    {
        Dictionary<string, (Sort Sort, string Unit)> table = new(StringComparer.OrdinalIgnoreCase);
        Add(Sort.Share, "%", "%", "percent", "pct", "pc");
        foreach ((string unit, string[] names) in Currencies.Words)
        {
            Add(Sort.Money, unit, names);
        }

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
        Add(Sort.Thing, "m²", "m²", "m2", "sqm");
        Add(Sort.Thing, "m³", "m³", "m3");
        Add(Sort.Thing, "miles", "mile", "miles");
        Add(Sort.Thing, "m", "metre", "metres", "meter", "meters");
        Add(Sort.Thing, "cm", "cm", "centimetre", "centimetres", "centimeter", "centimeters");
        Add(Sort.Thing, "mm", "mm", "millimetre", "millimetres", "millimeter", "millimeters");
        Add(Sort.Thing, "feet", "feet");
        Add(Sort.Thing, "litres", "litre", "litres", "liter", "liters");
        Add(Sort.Thing, "kg", "kg", "kilogram", "kilograms", "kilogramme", "kilogrammes");
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
