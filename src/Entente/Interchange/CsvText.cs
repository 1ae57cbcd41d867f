using CsvHelper;
using CsvHelper.Configuration;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>A table of comma-separated values to be written: points for decimals, line feeds, quotation marks where they are needed.</summary>
internal sealed class CsvText
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row.</summary>
    public void Row(params IEnumerable<string> cells) => rows.Add([.. cells]);

    /// <summary>A number, in the shortest form that reads back the same.</summary>
    public static string Number(double value) => NumberSyntax.Number(value);

    /// <summary>The whole table.</summary>
    public override string ToString()
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (CsvWriter writer = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
        {
            foreach (string[] row in rows)
            {
                foreach (string cell in row)
                {
                    writer.WriteField(cell);
                }

                writer.NextRecord();
            }
        }

        return text.ToString();
    }
}
