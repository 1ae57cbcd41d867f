namespace Entente.Ensembles;

/// <summary>Writes and reads `timeline.parquet`: `step`, `date`, then the columns of <see cref="Timeline"/>.</summary>
internal static class TimelineTable
{
    private const string Step = "step";
    private const string Date = "date";

    /// <summary>Writes a timeline.</summary>
    public static void Write(string path, Timeline timeline)
    {
        using TableWriter<int> table = new(path,
        [
            TableColumn<int>.Of<int>(Step, step => step),
            TableColumn<int>.Of<DateOnly>(Date, step => timeline.Dates[step]),
            .. timeline.Columns.Select(column =>
                TableColumn<int>.Of<double>(column.Key, step => double.IsNaN(column.Value[step]) ? null : column.Value[step])),
        ]);
        for (int step = 0; step < timeline.Dates.Count; step++)
        {
            table.Add(step);
        }

        table.Finish();
    }

    /// <summary>Reads a timeline.</summary>
    public static Timeline Read(string path) =>
        new([.. TableReader.Dates(path, Date).Select(date => date!.Value)], new(TableReader.AllNumbers(path)));
}
