using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Entente.Ensembles;

/// <summary>Writes a Parquet file row by row, with a bounded number of rows in memory.</summary>
/// <remarks>Not safe for use by two threads. The same rows give the same bytes.</remarks>
internal sealed class TableWriter<TItem> : IDisposable
{
    private const int UsualRowsInGroup = 8192; // what is known of each group stays in memory to the end

    // Zstandard gives the same bytes on every processor; Snappy, the default, hashes with what the processor offers.
    private static readonly ParquetOptions Options =
        new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };

    private readonly IReadOnlyList<TableColumn<TItem>> columns;
    private readonly FileStream file;
    private readonly ParquetWriter writer;
    private readonly int rowsInGroup;
    private int rows;

    /// <summary>Begins a file; one that is there already is replaced.</summary>
    /// <exception cref="ArgumentException">Two columns have one name: whoever reads the file would find one of them in the place of the
    /// other.</exception>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rowsInGroup">How many rows are in memory at most.</param>
    public TableWriter(string path, IReadOnlyList<TableColumn<TItem>> columns, int rowsInGroup = UsualRowsInGroup)
    {
        if (columns.CountBy(column => column.Field.Name).FirstOrDefault(name => name.Value > 1).Key is string twice)
        {
            throw new ArgumentException($"Two columns are called `{twice}`.", nameof(columns));
        }

        (this.columns, this.rowsInGroup) = (columns, rowsInGroup);
        file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        writer = ParquetWriter.CreateAsync(new ParquetSchema([.. columns.Select(column => (Field)column.Field)]), file, Options)
            .GetAwaiter().GetResult();
    }

    /// <summary>Adds a row.</summary>
    public void Add(TItem item)
    {
        foreach (TableColumn<TItem> column in columns)
        {
            column.Add(item);
        }

        if (++rows == rowsInGroup)
        {
            WriteGroup();
        }
    }

    /// <summary>Writes what is left and the end of the file, onto the disk.</summary>
    public void Finish()
    {
        if (rows > 0)
        {
            WriteGroup();
        }

        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Closes the file, finished or not.</summary>
    public void Dispose() => file.Dispose();

    private void WriteGroup()
    {
        using (ParquetRowGroupWriter group = writer.CreateRowGroup())
        {
            foreach (TableColumn<TItem> column in columns)
            {
                column.WriteAsync(group).GetAwaiter().GetResult();
            }

            group.CompleteValidate();
        }

        rows = 0;
    }
}
