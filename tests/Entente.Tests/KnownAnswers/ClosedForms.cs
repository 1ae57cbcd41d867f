using System.Globalization;
using System.Text.Json;

namespace Entente.Tests.KnownAnswers;

/// <summary>The cases of closed-forms.csv: formal models with their answers and tolerances.</summary>
internal static class ClosedForms
{
    private static readonly Lazy<IReadOnlyList<ClosedForm>> Rows = new(Load);

    /// <summary>All cases of one model. An unknown name is an error, so that no test passes on nothing.</summary>
    public static IReadOnlyList<ClosedForm> Of(string model)
    {
        List<ClosedForm> rows = [.. Rows.Value.Where(row => string.Equals(row.Model, model, StringComparison.Ordinal))];
        return rows.Count > 0 ? rows : throw new ArgumentException($"closed-forms.csv has no rows of {model}.", nameof(model));
    }

    /// <summary>The lines of an embedded CSV file, split into cells; the first line is the header.</summary>
    public static IEnumerable<IReadOnlyList<string>> Table(string file)
    {
        using Stream stream = typeof(ClosedForms).Assembly.GetManifestResourceStream(file)
            ?? throw new FileNotFoundException("Not embedded in the test assembly.", file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return Cells(line);
        }
    }

    private static List<ClosedForm> Load() =>
    [
        .. Table("closed-forms.csv").Skip(1).Select(cells => new ClosedForm(
            cells[0],
            JsonDocument.Parse(cells[1]).RootElement,
            cells[2],
            double.Parse(cells[3], CultureInfo.InvariantCulture),
            double.Parse(cells[4].Split(' ')[0], CultureInfo.InvariantCulture),
            cells[4].EndsWith(" relative", StringComparison.Ordinal),
            cells[5],
            cells[6])),
    ];

    /// <summary>One line: a quoted cell may hold commas, and doubled quotes for quotes, but no line break.</summary>
    private static List<string> Cells(string line)
    {
        List<string> cells = [""];
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            bool doubled = quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"';
            if (c == '"' && !doubled)
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += c;
                i += doubled ? 1 : 0;
            }
        }

        return cells;
    }
}

/// <summary>One known answer.</summary>
internal sealed record ClosedForm(
    string Model, JsonElement Inputs, string Quantity, double Answer, double Tolerance, bool IsRelative, string Through, string Note)
{
    /// <summary>A number among the inputs.</summary>
    public double this[string name] => Inputs.GetProperty(name).GetDouble();

    public bool Has(string name) => Inputs.TryGetProperty(name, out _);

    public void Check(double actual)
    {
        double allowed = IsRelative ? Tolerance * Math.Abs(Answer) : Tolerance;
        Assert.True(
            Math.Abs(actual - Answer) <= allowed,
            FormattableString.Invariant($"{Model} {Inputs}, {Quantity}: {actual:R}, known answer {Answer:R}, allowed {allowed}"));
    }
}
