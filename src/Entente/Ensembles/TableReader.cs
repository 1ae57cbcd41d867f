using Parquet;
using Parquet.Schema;

namespace Entente.Ensembles;

/// <summary>Reads columns of the Parquet files of a results folder.</summary>
internal static class TableReader
{
    /// <summary>Names of the columns, in file order.</summary>
    public static string[] Names(string path) =>
        Read(path, reader => Task.FromResult<string[]>([.. reader.Schema.GetDataFields().Select(field => field.Name)]));

    /// <summary>A column of numbers; NaN where there is none.</summary>
    public static double[] Numbers(string path, string column) => Read(path, async reader =>
        (await ColumnAsync<double>(reader, column).ConfigureAwait(false)).Select(number => number ?? double.NaN).ToArray());

    /// <summary>All columns of numbers, by name in file order; NaN where there is no number.</summary>
    public static List<KeyValuePair<string, double[]>> AllNumbers(string path) => Read(path, async reader =>
    {
        List<KeyValuePair<string, double[]>> columns = [];
        foreach (DataField field in reader.Schema.GetDataFields().Where(field => field.ClrType == typeof(double)))
        {
            double?[] numbers = await ColumnAsync<double>(reader, field.Name).ConfigureAwait(false);
            columns.Add(new(field.Name, [.. numbers.Select(number => number ?? double.NaN)]));
        }

        return columns;
    });

    /// <summary>A column of dates; null where there is none.</summary>
    public static DateOnly?[] Dates(string path, string column) => Read(path, async reader =>
        (await ColumnAsync<DateTime>(reader, column).ConfigureAwait(false))
            .Select(date => date is DateTime day ? DateOnly.FromDateTime(day) : (DateOnly?)null).ToArray());

    /// <summary>A column of texts; null where there is none.</summary>
    public static string?[] Texts(string path, string column) => Read(path, async reader =>
    {
        List<string?> rows = [];
        DataField field = reader.Schema.FindDataField(column);
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            string?[] part = new string?[group.RowCount];
            await group.ReadAsync(field, part.AsMemory()!).ConfigureAwait(false);
            rows.AddRange(part);
        }

        return rows.ToArray();
    });

    /// <summary>Every text of a table: names of columns, and what stands in columns of texts, each with the column as its place.</summary>
    public static IEnumerable<(string Place, string Text)> AllTexts(string path)
    {
        string[] texts = Read(path, reader =>
            Task.FromResult<string[]>([.. reader.Schema.GetDataFields().Where(field => field.ClrType == typeof(string))
            .Select(field => field.Name)]));
        return [.. Names(path).Select(name => (name, name)),
            .. texts.SelectMany(column => Texts(path, column).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(text => (column, text)))];
    }

    private static async Task<T?[]> ColumnAsync<T>(ParquetReader reader, string column)
        where T : struct
    {
        List<T?> rows = [];
        DataField field = reader.Schema.FindDataField(column);
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            T?[] part = new T?[group.RowCount];
            await group.ReadAsync<T>(field, part.AsMemory()).ConfigureAwait(false);
            rows.AddRange(part);
        }

        return [.. rows];
    }

    private static T Read<T>(string path, Func<ParquetReader, Task<T>> read)
    {
        return ReadAsync().GetAwaiter().GetResult();

        async Task<T> ReadAsync()
        {
            ParquetReader reader = await ParquetReader.CreateAsync(path).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await read(reader).ConfigureAwait(false);
            }
        }
    }
}
