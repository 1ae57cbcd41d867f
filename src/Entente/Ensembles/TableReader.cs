using Parquet;
using Parquet.Schema;

namespace Entente.Ensembles;

/// <summary>Reads columns of the Parquet files of a results folder.</summary>
internal static class TableReader
{
    /// <summary>The rows of a table, group by group. A group is to be read before the next one is asked for.</summary>
    public static IEnumerable<RowGroup> Groups(string path)
    {
        ParquetReader reader = ParquetReader.CreateAsync(path).GetAwaiter().GetResult();
        try
        {
            for (int g = 0; g < reader.RowGroupCount; g++)
            {
                using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
                yield return new(reader.Schema, group);
            }
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Names of the columns, in file order.</summary>
    public static string[] Names(string path) => [.. Fields(path).Select(field => field.Name)];

    /// <summary>A column of numbers; NaN where there is none.</summary>
    public static IEnumerable<double> Numbers(string path, string column) => Groups(path).SelectMany(group => group.Numbers(column));

    /// <summary>All columns of numbers, by name in file order; NaN where there is no number.</summary>
    public static List<KeyValuePair<string, double[]>> AllNumbers(string path)
    {
        (string Name, List<double> Numbers)[] columns =
            [.. Fields(path).Where(field => field.ClrType == typeof(double)).Select(field => (field.Name, new List<double>()))];
        foreach (RowGroup group in Groups(path))
        {
            foreach ((string name, List<double> numbers) in columns)
            {
                numbers.AddRange(group.Numbers(name));
            }
        }

        return [.. columns.Select(column => KeyValuePair.Create(column.Name, column.Numbers.ToArray()))];
    }

    /// <summary>A column of dates; null where there is none.</summary>
    public static IEnumerable<DateOnly?> Dates(string path, string column) => Groups(path).SelectMany(group => group.Dates(column));

    /// <summary>A column of texts; null where there is none.</summary>
    public static IEnumerable<string?> Texts(string path, string column) => Groups(path).SelectMany(group => group.Texts(column));

    /// <summary>Every text of a table: names of columns, and what stands in columns of texts, each with the column as its place.</summary>
    public static IEnumerable<(string Place, string Text)> AllTexts(string path) =>
    [
        .. Names(path).Select(name => (name, name)),
        .. Fields(path).Where(field => field.ClrType == typeof(string)).SelectMany(field => Texts(path, field.Name).OfType<string>()
            .Distinct(StringComparer.Ordinal).Select(text => (field.Name, text))),
    ];

    private static DataField[] Fields(string path)
    {
        ParquetReader reader = ParquetReader.CreateAsync(path).GetAwaiter().GetResult();
        try
        {
            return reader.Schema.GetDataFields();
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}

/// <summary>Some rows of a table, one after another.</summary>
/// <remarks>A column that the table does not have is an <see cref="ArgumentException"/>.</remarks>
internal sealed class RowGroup(ParquetSchema schema, ParquetRowGroupReader group)
{
    /// <summary>A column of numbers; NaN where there is none.</summary>
    public double[] Numbers(string column) => [.. Values<double>(column).Select(number => number ?? double.NaN)];

    /// <summary>A column of dates; null where there is none.</summary>
    public DateOnly?[] Dates(string column) =>
        [.. Values<DateTime>(column).Select(date => date is DateTime day ? DateOnly.FromDateTime(day) : (DateOnly?)null)];

    /// <summary>A column of texts; null where there is none.</summary>
    public string?[] Texts(string column)
    {
        string?[] texts = new string?[group.RowCount];
        group.ReadAsync(schema.FindDataField(column), texts.AsMemory()!).AsTask().GetAwaiter().GetResult();
        return texts;
    }

    private T?[] Values<T>(string column)
        where T : struct
    {
        T?[] values = new T?[group.RowCount];
        group.ReadAsync<T>(schema.FindDataField(column), values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return values;
    }
}
