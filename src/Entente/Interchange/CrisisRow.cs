using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>One of the two states of a crisis.</summary>
/// <param name="Name">Its code.</param>
/// <param name="Strength">Its share of the world's capability (CINC); null if the table has none.</param>
internal sealed record CrisisState(string Name, double? Strength);

/// <summary>A row of a table of crises.</summary>
internal sealed record CrisisRow
{
    private static readonly string[] Fighting = ["minor clashes", "serious clashes", "full-scale war"];

    public required string Number { get; init; }

    public required string Crisis { get; init; }

    public required string Cluster { get; init; }

    public required DateOnly? Trigger { get; init; }

    public required DateOnly Mediation { get; init; }

    public required DateOnly End { get; init; }

    public required bool HasFighting { get; init; }

    public required bool IsWar { get; init; }

    public required bool Agreed { get; init; }

    public required bool? Recurred { get; init; }

    public required CrisisState First { get; init; }

    public required CrisisState Second { get; init; }

    /// <summary>A row, or null and what is wrong with it. A row without a state is noted and left out; where it names one
    /// alone, the other is taken to be as strong.</summary>
    public static CrisisRow? Of(CsvRow row, CsvColumns columns, ProblemList problems)
    {
        string violence = Cell("violence");
        if (violence != "none" && !Fighting.Contains(violence))
        {
            row.Report(problems, columns["violence"], "violence", $"`{Problem.Visible(violence)}` is no degree of violence.",
                $"Known: none, {string.Join(", ", Fighting)}.");
        }

        DateOnly? mediation = Day("mediation_start"), end = Day("crisis_end");
        CrisisState[] states = [.. States(Cell("cinc")).Take(2)];
        if (mediation is null || end is null)
        {
            return null;
        }

        if (states.Length == 0)
        {
            problems.Note($"Row {row.Line} (crisis {Cell("crisno")}) names no state and is left out.");
            return null;
        }

        if (states.Length == 1)
        {
            problems.Note($"Row {row.Line} (crisis {Cell("crisno")}) names one state alone: the other is taken to be as strong.");
        }

        return new()
        {
            Number = Cell("crisno"),
            Crisis = Cell("crisis"),
            Cluster = Cell("cluster"),
            Trigger = Cell("trigger").Length == 0 ? null : Day("trigger"),
            Mediation = mediation.Value,
            End = end.Value,
            HasFighting = violence != "none",
            IsWar = violence == Fighting[^1],
            Agreed = IsYes("agreement") == true,
            Recurred = IsYes("recurred_in_5y"),
            First = states[0],
            Second = states.Length > 1 ? states[1] : new("the other side", states[0].Strength),
        };

        string Cell(string column) => row[columns[column]];

        DateOnly? Day(string column)
        {
            if (DateOnly.TryParseExact(Cell(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return day;
            }

            row.Report(problems, columns[column], column, $"`{Problem.Visible(Cell(column))}` is no date.", "Write it as 1920-07-11.");
            return null;
        }

        bool? IsYes(string column)
        {
            switch (Cell(column))
            {
                case "1" or "1.0":
                    return true;
                case "0" or "0.0":
                    return false;
                case "":
                    return null;
                default:
                    row.Report(problems, columns[column], column, $"`{Problem.Visible(Cell(column))}` is neither 1 nor 0.");
                    return null;
            }
        }
    }

    /// <summary>`SWD:0.0057 FIN:0.0015`: the states, each once, in their order.</summary>
    private static IEnumerable<CrisisState> States(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split(':', 2))
        .Select(one => new CrisisState(one[0], one.Length > 1
            && double.TryParse(one[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double strength) && strength > 0 ? strength
            : null))
        .DistinctBy(one => one.Name);
}
