using Parquet;
using Parquet.Schema;

namespace Entente.Ensembles;

/// <summary>A column of a Parquet file that is filled row by row from items.</summary>
/// <typeparam name="TItem">What a row is made of.</typeparam>
internal abstract class TableColumn<TItem>
{
    /// <summary>The column in the file's schema.</summary>
    public abstract DataField Field { get; }

    /// <summary>Takes the value of a row.</summary>
    public abstract void Add(TItem item);

    /// <summary>Writes the rows taken so far as this column's part of a row group, and forgets them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group);

    /// <summary>A column of numbers, dates or yes and no; null where there is none.</summary>
    public static TableColumn<TItem> Of<T>(string name, Func<TItem, T?> value)
        where T : struct => new Values<T>(name, value);

    /// <summary>A column of texts; null where there is none.</summary>
    public static TableColumn<TItem> OfText(string name, Func<TItem, string?> value) => new Texts(name, value);

    private sealed class Values<T>(string name, Func<TItem, T?> value) : TableColumn<TItem>
        where T : struct
    {
        private readonly List<T?> rows = [];

        public override DataField Field { get; } = new DataField<T>(name, nullable: true);

        public override void Add(TItem item) => rows.Add(value(item));

        public override async Task WriteAsync(ParquetRowGroupWriter group)
        {
            await group.WriteAsync<T>(Field, rows.ToArray().AsMemory()).ConfigureAwait(false);
            rows.Clear();
        }
    }

    private sealed class Texts(string name, Func<TItem, string?> value) : TableColumn<TItem>
    {
        private readonly List<string?> rows = [];

        public override DataField Field { get; } = new DataField<string>(name, nullable: true);

        public override void Add(TItem item) => rows.Add(value(item));

        public override async Task WriteAsync(ParquetRowGroupWriter group)
        {
            await group.WriteAsync(Field, rows.ToArray()!).ConfigureAwait(false);
            rows.Clear();
        }
    }
}
