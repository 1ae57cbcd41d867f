using Entente.Ensembles;

namespace Entente.Tests.Ensembles;

/// <summary>Tables that are written and read a group of rows at a time.</summary>
public sealed class TableTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public void What_is_read_is_what_was_written_however_many_groups_there_are(int rows)
    {
        using (TableWriter<int> table = new(
            path,
            [
                TableColumn<int>.Of<double>("half", row => row % 2 == 0 ? row / 2.0 : null),
                TableColumn<int>.Of<double>("twice", row => 2.0 * row),
            ], rowsInGroup: 3))
        {
            for (int row = 0; row < rows; row++)
            {
                table.Add(row);
            }

            table.Finish();
        }

        Assert.Equal((rows + 2) / 3, TableReader.Groups(path).Count());
        Assert.Equal(Enumerable.Range(0, rows).Select(row => row % 2 == 0 ? row / 2.0 : double.NaN), TableReader.Numbers(path, "half"));
        Assert.Equal(["half", "twice"], TableReader.AllNumbers(path).Select(column => column.Key));
        Assert.Equal(Enumerable.Range(0, rows).Select(row => 2.0 * row), TableReader.AllNumbers(path)[1].Value);
        Assert.Equal(rows > 0, Record.Exception(() => TableReader.Numbers(path, "third").Count()) is ArgumentException);
    }
}
