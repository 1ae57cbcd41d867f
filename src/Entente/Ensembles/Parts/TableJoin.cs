using Parquet;
using Parquet.Schema;

namespace Entente.Ensembles.Parts;

/// <summary>Joins tables of draws to one, with a bounded number of rows in memory: the bytes that one writer of all rows would have
/// written.</summary>
internal static class TableJoin
{
    /// <summary>Joins tables of the same columns.</summary>
    /// <param name="paths">The tables, in the order of their rows.</param>
    /// <param name="to">The file to write.</param>
    public static void Write(IReadOnlyList<string> paths, string to) => WriteAsync(paths, to).GetAwaiter().GetResult();

    private static async Task WriteAsync(IReadOnlyList<string> paths, string to)
    {
        JoinedColumn[] columns = await Columns(paths[0]).ConfigureAwait(false);
        using TableWriter<int> table = new(to, [.. columns.Select(column => column.Rows)]);
        foreach (string path in paths)
        {
            ParquetReader reader = await ParquetReader.CreateAsync(path).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (int g = 0; g < reader.RowGroupCount; g++)
                {
                    using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
                    foreach (JoinedColumn column in columns)
                    {
                        await column.Read(group).ConfigureAwait(false);
                    }

                    for (int row = 0; row < group.RowCount; row++)
                    {
                        table.Add(row);
                    }
                }
            }
        }

        table.Finish();
    }

    private static async Task<JoinedColumn[]> Columns(string path)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(path).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return [.. reader.Schema.GetDataFields().Select(Column)];
        }
    }

    private static JoinedColumn Column(DataField field) =>
        field.ClrType == typeof(double) ? Values<double, double>(field, number => number)
        : field.ClrType == typeof(int) ? Values<int, int>(field, number => number)
        : field.ClrType == typeof(bool) ? Values<bool, bool>(field, yes => yes)
        : field.ClrType == typeof(DateTime) ? Values<DateTime, DateOnly>(field, DateOnly.FromDateTime)
        : Texts(field);

    private static JoinedColumn Values<TStored, TRow>(DataField field, Func<TStored, TRow> value)
        where TStored : struct
        where TRow : struct
    {
        TStored?[] rows = [];
        return new(TableColumn<int>.Of<TRow>(field.Name, row => rows[row] is TStored one ? value(one) : null), async group =>
        {
            rows = new TStored?[group.RowCount];
            await group.ReadAsync<TStored>(field, rows.AsMemory()).ConfigureAwait(false);
        });
    }

    private static JoinedColumn Texts(DataField field)
    {
        string?[] rows = [];
        return new(TableColumn<int>.OfText(field.Name, row => rows[row]), async group =>
        {
            rows = new string?[group.RowCount];
            await group.ReadAsync(field, rows.AsMemory()!).ConfigureAwait(false);
        });
    }

    private sealed record JoinedColumn(TableColumn<int> Rows, Func<ParquetRowGroupReader, Task> Read);
}
