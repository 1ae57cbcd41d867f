using System.Text.Json.Nodes;
using Entente.Evidence.Markets;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>What a file of prices says about an event, for people and for programs.</summary>
internal static class MarketText
{
    private const double Hundred = 100;

    public static void Print(MarketReading reading, IAnsiConsole console)
    {
        if (reading.Study is EventStudy study)
        {
            Print(study, reading.Event, console);
        }

        if (reading.Odds is PeaceOdds odds)
        {
            console.WriteLine();
            console.WriteLine($"Odds of peace at the price before: {Share(odds.Before)}; after: {Share(odds.After)}; "
                + $"change {Points(odds.Change)}.");
            console.WriteLine($"Of that, beyond ordinary returns: {Points(odds.BeyondOrdinary)}; by chance alone it could be "
                + $"from {Point(odds.ChanceLow)} to {Point(odds.ChanceHigh)}.");
            console.WriteLine("This assumes:");
            foreach (string assumption in PeaceOdds.Assumptions)
            {
                console.WriteLine($"  - {assumption}");
            }
        }

        if (reading.Hazards is (double before, double after))
        {
            console.WriteLine();
            console.WriteLine($"Hazard of default, spread/(1 - recovery): {Percent(before)} a year before, {Percent(after)} after; that is "
                + $"a chance of {Percent(1 - Math.Exp(-before))} and {Percent(1 - Math.Exp(-after))} within a year.");
            console.WriteLine("This assumes a constant hazard, and that nobody asks a premium for the risk.");
        }

        foreach ((DateOnly day, double first, double second, double between) in reading.Contracts)
        {
            console.WriteLine($"{Words(day)}: {Percent(first)} by the earlier date, {Percent(second)} by the later; {Percent(between)} "
                + $"between the two if it has not come by the first.");
        }
    }

    /// <summary>The finding in one sentence, as evidence says it.</summary>
    public static string Sentence(MarketReading reading)
    {
        if (reading.Study is not EventStudy study)
        {
            (DateOnly day, _, _, double between) = reading.Contracts[^1];
            return $"{reading.Series.Name} and {reading.Series.BenchmarkName} on {Words(day)}: odds between the two "
                + $"dates {Percent(between)}, from {Percent(reading.Contracts[0].Between)} the day before.";
        }

        string odds = reading.Odds is PeaceOdds found ? $" Odds of peace {Share(found.Before)} before, {Share(found.After)} after, under "
            + "the anchors given." : "";
        string hazards = reading.Hazards is (double before, double after)
            ? $" Hazard of default {Percent(before)} a year before, {Percent(after)} after." : "";
        return $"{study.Security} moved {Signed(study.Total.Value)} beyond ordinary returns around {Words(study.EventDay)} ({Level(study)} "
            + $"interval {Signed(study.Total.Low)} to {Signed(study.Total.High)}; {Compared(study)}).{odds}{hazards}";
    }

    public static JsonObject Json(MarketReading reading)
    {
        JsonObject answer = new()
        {
            ["prices"] = reading.File,
            ["event"] = Iso(reading.Event),
            ["security"] = reading.Series.Name,
            ["benchmark"] = reading.Series.BenchmarkName
        };
        if (reading.Study is EventStudy study)
        {
            answer["event-day"] = Iso(study.EventDay);
            answer["estimation"] = new JsonObject
            {
                ["from"] = Iso(study.EstimationFrom),
                ["until"] = Iso(study.EstimationTo),
                ["days"] = study.EstimationDays,
                ["alpha"] = study.Alpha,
                ["beta"] = study.Beta,
                ["deviation"] = study.DailyDeviation,
            };
            answer["days"] = new JsonArray([.. study.Days.Select(day => (JsonNode)new JsonObject
            {
                ["offset"] = day.Offset,
                ["date"] = Iso(day.Date),
                ["return"] = day.Return,
                ["expected"] = day.Expected,
                ["abnormal"] = Json(day.Abnormal),
                ["as-large-before"] = day.LargerBefore,
            })]);
            answer["total"] = Json(study.Total);
            answer["level"] = study.Level;
            answer["price-before"] = study.PriceBefore;
            answer["price-after"] = study.PriceAfter;
            answer["notes"] = new JsonArray([.. study.Notes.Select(note => (JsonNode)note)]);
        }

        answer["odds"] = reading.Odds is PeaceOdds odds
            ? new JsonObject
            {
                ["before"] = Json(odds.Before),
                ["after"] = Json(odds.After),
                ["change"] = Json(odds.Change),
                ["beyond-ordinary"] = Json(odds.BeyondOrdinary),
                ["chance"] = new JsonArray(odds.ChanceLow, odds.ChanceHigh),
                ["assumes"] = new JsonArray([.. PeaceOdds.Assumptions.Select(one => (JsonNode)one)]),
            }
            : null;
        answer["hazard"] = reading.Hazards is (double before, double after) ? new JsonObject { ["before"] = before, ["after"] = after }
            : null;
        answer["contracts"] = new JsonArray(
            [.. reading.Contracts.Select(one =>
            (JsonNode)new JsonObject { ["date"] = Iso(one.Day), ["by-first"] = one.First, ["by-second"] = one.Second,
            ["between"] = one.Between })]);
        return answer;
    }

    private static void Print(EventStudy study, DateOnly asked, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{study.Security} around {Words(asked)}[/]");
        string model = study.Beta is double beta
            ? $"return = {Signed(study.Alpha)} + {beta.ToString("0.00", CultureInfo.InvariantCulture)} × return of {study.Benchmark}"
            : $"return = {Signed(study.Alpha)}, its own mean, as the file has no benchmark";
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Ordinary days ({study.EstimationDays}, from {Words(study.EstimationFrom)} to {Words(study.EstimationTo)}): {model}, give or "
            + $"take {Percent(study.DailyDeviation)}."));
        Table table = new Table().Border(TableBorder.Horizontal)
            .AddColumns("Day", "Date", "Moved", "To be expected", "Beyond that", "t", "As far on ordinary days");
        foreach (EventStudyDay day in study.Days)
        {
            table.AddRow(
                day.Offset.ToString("+0;-0;0", CultureInfo.InvariantCulture), Words(day.Date), Signed(day.Return), Signed(day.Expected),
                    Signed(day.Abnormal.Value),
                day.Abnormal.T?.ToString("0.0", CultureInfo.InvariantCulture)
                    ?? "", string.Create(CultureInfo.InvariantCulture, $"{day.LargerBefore} of {study.EstimationDays}"));
        }

        console.Write(table);
        string test = study.Total is { T: double t, PValue: double p }
            ? string.Create(CultureInfo.InvariantCulture, $"t = {t:0.0}; if nothing had happened, a move this far would be "
                + $"seen {(p < 0.001 ? "less than once in a thousand times" : $"with probability {p:0.000}")}")
            : "no test, as it never moves on ordinary days";
        console.WriteLine($"Together {Signed(study.Total.Value)} beyond ordinary returns, {Level(study)} "
            + $"interval {Signed(study.Total.Low)} to {Signed(study.Total.High)} ({test}).");
        foreach (string note in study.Notes)
        {
            console.WriteLine($"Note: {note}");
        }
    }

    private static string Compared(EventStudy study) =>
        study.Benchmark is string benchmark ? $"compared with {benchmark}" : "compared with its own mean return";

    private static string Level(EventStudy study) => $"{(study.Level * Hundred).ToString("0.#", CultureInfo.InvariantCulture)} %";

    private static JsonObject Json(AbnormalReturn one) =>
        new()
        {
            ["value"] = one.Value,
            ["se"] = one.StandardError,
            ["t"] = one.T,
            ["p"] = one.PValue,
            ["low"] = one.Low,
            ["high"] = one.High
        };

    private static JsonObject Json(AnchoredRange one) => new() { ["central"] = one.Central, ["low"] = one.Low, ["high"] = one.High };

    private static string Share(AnchoredRange one) => one.Low == one.High ? Percent(one.Central)
        : $"{Percent(one.Central)} ({Percent(one.Low)} to {Percent(one.High)} over the anchors)";

    private static string Points(AnchoredRange one) =>
        one.Low == one.High ? Point(one.Central) : $"{Point(one.Central)} ({Point(one.Low)} to {Point(one.High)} over the anchors)";

    private static string Point(double share) => (share * Hundred).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " points";

    private static string Percent(double share) => (share * Hundred).ToString("0.0#", CultureInfo.InvariantCulture) + " %";

    private static string Signed(double share) => (share * Hundred).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " %";

    private static string Words(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
