namespace Entente.History;

/// <summary>The table of base rates: `base-rates.csv` beside this file, without quotes or commas inside its fields.</summary>
internal static class BaseRates
{
    private static readonly Lazy<BaseRate[]> Table = new(Read);

    /// <summary>Every base rate, in the order of the table.</summary>
    public static IReadOnlyList<BaseRate> All => Table.Value;

    /// <summary>Those of one quantity for a kind of case, its own and those of every kind, in the order of the table.</summary>
    public static IEnumerable<BaseRate> Of(HistoryClass kind, HistoryQuantity quantity) =>
        All.Where(rate => rate.Quantity == quantity && (rate.Class is null || rate.Class == kind));

    private static BaseRate[] Read()
    {
        using StreamReader reader = new(typeof(BaseRates).Assembly.GetManifestResourceStream("base-rates.csv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Row)];
    }

    private static BaseRate Row(string line)
    {
        string[] cells = line.TrimEnd('\r').Split(',');
        return new(cells[0], cells[1] == "any" ? null : Named<HistoryClass>(cells[1]), Named<HistoryQuantity>(cells[2]),
            cells[3].Length == 0 ? null : Number(cells[3]), Number(cells[4]), Number(cells[5]), Number(cells[6]),
            int.Parse(cells[7], CultureInfo.InvariantCulture), cells[8], cells[9]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static T Named<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
