using System.Globalization;
using Entente.History;

namespace Entente.Tests.History;

/// <summary>The table of base rates, against the public data that it was computed from, where extracts of them are at hand.</summary>
/// <remarks>The table rests on all cases, the extracts hold about the half of them: so the extract's own 95 % interval must hold the
/// table's estimate. Where an extract is whole, the two are the same.</remarks>
public sealed class BaseRatesTests
{
    private const double Year = 365.25;

    private static BaseRate Row(string name) => BaseRates.All.Single(row => row.Name == name);

    [Fact]
    public void Every_row_has_a_name_of_its_own_an_interval_around_its_estimate_a_count_and_a_source()
    {
        Assert.Equal(BaseRates.All.Count, BaseRates.All.Select(row => row.Name).Distinct().Count());
        Assert.All(BaseRates.All, row =>
        {
            Assert.InRange(row.Estimate, row.Low, row.High);
            Assert.True(row.Low >= 0 && row.Count > 0 && row.Who.Length > 0 && row.Source.Length > 0, row.Name);
        });
    }

    /// <summary>The table is an extract of the one that was computed from the data: the figures stand there in one row.</summary>
    [ReferenceFact("history")]
    public void Every_row_stands_in_the_computed_table()
    {
        Dictionary<string, string>[] computed = [.. Rows("base-rates.csv")];
        // of the first all stood, the second is told as what recurred, the others are all crises less the wars among them; the last two are of our own
        string[] own = ["war-held-365", "crisis-held-1826", "crisis-agreement-90", "crisis-agreement-365", "crisis-pace", "war-other-ends",
            "crisis-other-ends", "civil-break-rate", "civil-tremble"];
        Assert.All(BaseRates.All.Where(row => !own.Contains(row.Name)), row => Assert.Contains(computed, one =>
            Number(one["estimate"]) == row.Estimate && Number(one["low"]) == row.Low && Number(one["high"]) == row.High));
        Dictionary<string, string> recurred = computed.Single(one =>
            one["quantity"].StartsWith("crisis ended by formal", StringComparison.Ordinal));
        Assert.Equal(1 - Number(recurred["estimate"]), Row("crisis-held-1826").Estimate, 9);
        Assert.Equal(Math.Pow(0.025, 1.0 / 28), Row("war-held-365").Low, 3);
        Assert.Equal((55.0 - 13) / (147 - 42), Row("crisis-agreement-90").Estimate, 3);
        Assert.Equal((80.0 - 18) / (147 - 42), Row("crisis-agreement-365").Estimate, 3);
        Assert.Equal((90 - 23) / (55.7 - 21.5), Row("crisis-pace").Estimate, 2);
        Assert.Equal((42 - 23) / 21.5, Row("war-other-ends").Estimate, 2);
        Assert.Equal((105 - 67) / (55.7 - 21.5), Row("crisis-other-ends").Estimate, 2);
    }

    [ReferenceTheory("history")]
    [InlineData("war-agreement-90", true, 90)]
    [InlineData("war-agreement-365", true, 365)]
    [InlineData("crisis-agreement-90", false, 90)]
    [InlineData("crisis-agreement-365", false, 365)]
    public void Agreements_after_mediation_are_as_frequent_as_in_the_crises(string name, bool wars, int days)
    {
        Dictionary<string, string>[] crises = [.. Crises(wars)];
        HoldsShare(name, crises.Count(one => one["agreement"] == "1" && Number(one["days_mediation_to_end"]) <= days), crises.Length);
    }

    [ReferenceTheory("history")]
    [InlineData("war-pace", true, "1")]
    [InlineData("crisis-pace", false, "1")]
    [InlineData("war-other-ends", true, "0")]
    [InlineData("crisis-other-ends", false, "0")]
    public void Crises_end_at_their_rates(string name, bool wars, string agreement)
    {
        Dictionary<string, string>[] crises = [.. Crises(wars)];
        HoldsRate(name, crises.Count(one => one["agreement"] == agreement), crises.Sum(one => Number(one["days_mediation_to_end"])) / Year);
    }

    [ReferenceTheory("history")]
    [InlineData("civil-agreement-365", 1)]
    [InlineData("civil-agreement-1826", 5)]
    [InlineData("civil-comprehensive-365", 1)]
    [InlineData("civil-comprehensive-1826", 5)]
    public void Peace_processes_come_to_agreements_as_often_as_in_the_texts(string name, double years)
    {
        bool whole = name.Contains("comprehensive", StringComparison.Ordinal);
        List<(double Years, bool Happened)> processes = [];
        foreach (Dictionary<string, string> one in Rows("pax-processes.csv").Where(one => one["first_pre_negotiation"].Length > 0))
        {
            DateOnly from = Day(one["first_pre_negotiation"]);
            string[] keys = whole ? ["first_comprehensive"] : ["first_partial", "first_comprehensive"];
            DateOnly? agreed = keys.Where(key => one[key].Length > 0).Select(key => (DateOnly?)Day(one[key])).Min();
            if (agreed is null || agreed > from)
            {
                DateOnly until = agreed ?? (whole ? new DateOnly(2025, 1, 1) : Day(one["last"]));
                processes.Add(((until.DayNumber - from.DayNumber) / Year, agreed is not null));
            }
        }

        HoldsSurvival(name, processes, years, told: survives => 1 - survives);
    }

    [ReferenceTheory("history")]
    [InlineData("civil-held-365", 1)]
    [InlineData("civil-held-1826", 5)]
    public void Agreements_hold_as_long_as_those_of_the_data(string name, double years) =>
        HoldsSurvival(name, Agreements(), years, told: survives => survives);

    /// <summary>The share 1 − p of agreements stands, the others fail at rate b; followed for five years. The rate of greatest likelihood,
    /// and the rates at which the profile is no more than 1.92 below it.</summary>
    [ReferenceFact("history")]
    public void Fragile_agreements_fail_at_the_rate_of_greatest_likelihood()
    {
        const double followed = 5;
        List<(double Years, bool Happened)> agreements = Agreements();
        double[] rates = [.. Enumerable.Range(25, 75).Select(step => 0.02 * step)],
            profile = [.. rates.Select(rate => Enumerable.Range(15, 60).Max(share => LogLikelihood(0.01 * share, rate)))];
        double most = profile.Max();
        BaseRate row = Row("civil-break-rate");
        Assert.Equal(rates[Array.IndexOf(profile, most)], row.Estimate, 0.0101);
        Assert.Equal(rates.Where((_, i) => profile[i] > most - 1.92).Min(), row.Low, 0.0201);
        Assert.Equal(rates.Where((_, i) => profile[i] > most - 1.92).Max(), row.High, 0.0201);
        Assert.Equal(agreements.Count, row.Count);

        double LogLikelihood(double share, double rate) => agreements.Sum(one => one.Happened && one.Years <= followed
            ? Math.Log(share * rate * Math.Exp(-rate * one.Years))
            : Math.Log(1 - share + (share * Math.Exp(-rate * Math.Min(one.Years, followed)))));
    }

    [ReferenceTheory("history")]
    [InlineData("failure-first-year", 0, 1)]
    [InlineData("failure-later", 1, 5)]
    public void Agreements_fail_at_the_rates_of_the_data(string name, double from, double to) => HoldsRate(
        name,
        Agreements().Count(one => one.Happened && one.Years > from && one.Years <= to),
        Agreements().Sum(one => Math.Clamp(one.Years - from, 0, to - from)));

    [ReferenceTheory("history")]
    [InlineData("war-age-0", "interstate", 0, 91, "peace agreement,ceasefire")]
    [InlineData("war-age-91", "interstate", 91, 365, "peace agreement,ceasefire")]
    [InlineData("war-age-365", "interstate", 365, 1096, "peace agreement,ceasefire")]
    [InlineData("war-age-1096", "interstate", 1096, 2922, "peace agreement,ceasefire")]
    [InlineData("civil-age-0", "intrastate", 0, 100_000, "peace agreement,ceasefire")]
    [InlineData("war-collapse-defender", "interstate", 0, 100_000, "victory A")]
    [InlineData("war-collapse-attacker", "interstate", 0, 100_000, "victory B")]
    [InlineData("civil-win-government", "intrastate", 0, 100_000, "victory A")]
    [InlineData("civil-win-rebels", "intrastate", 0, 100_000, "victory B")]
    public void Conflicts_end_at_the_rates_of_the_data(string name, string kind, double from, double to, string ends)
    {
        (double Days, bool Counts)[] conflicts =
        [
            .. from one in Rows("ucdp-episodes.csv")
               where one["kind"] == kind && (kind == "interstate" || one["war_intensity"] == "1")
               let end = one["end"] is "" or "None" ? new DateOnly(2020, 12, 31) : Day(one["end"])
               select (end.DayNumber - Day(one["start"]).DayNumber + 1.0, one["ended"] == "1" && ends.Split(',').Contains(one["ended_by"])),
        ];
        HoldsRate(name, conflicts.Count(one => one.Counts && one.Days >= from && one.Days < to),
            conflicts.Sum(one => Math.Clamp(one.Days - from, 0, to - from)) / Year);
    }

    [ReferenceFact("history")]
    public void Questions_about_agreements_came_true_as_often_as_those_that_were_asked()
    {
        Dictionary<string, string>[] questions = [.. Rows("gjp-agreement-questions.csv")];
        BaseRate row = Row("dispute-agreement-98");
        Assert.Equal(row.Count, questions.Length);
        Assert.Equal(row.Estimate, questions.Count(one => one["happened"] == "1") / (double)questions.Length, 3);
    }

    [ReferenceFact("history")]
    public void Ends_between_states_hold_as_in_the_table_of_recurrence()
    {
        Dictionary<string, string>[] ends = [.. Rows("ucdp-recurrence-table.csv").Where(one => one["set"] == "interstate"
            && one["ended_by"] is "peace agreement" or "ceasefire")];
        double held = ends.Sum(one => Number(one["n"]) * Number(one["S5"])) / ends.Sum(one => Number(one["n"]));
        Assert.Equal(Row("war-held-1826").Estimate, held, 2);
        Assert.All(ends, one => Assert.Equal(1, Number(one["S2"]))); // so all stood after a year
    }

    private static IEnumerable<Dictionary<string, string>> Crises(bool wars) =>
        Rows("icb-mediations.csv").Where(one => one["violence"] == "full-scale war" == wars);

    private static List<(double Years, bool Happened)> Agreements() =>
        [.. Rows("ucdp-peace-agreements.csv").Select(one => (Number(one["years_to_failure_or_2021"]), one["failed"] == "1"))];

    /// <summary>Wilson's interval of a share, at 99 %, holds the table's estimate: about forty shares are tried.</summary>
    private static void HoldsShare(string name, int happened, int count)
    {
        const double z = 2.576;
        double share = (double)happened / count, square = z * z / count;
        double middle = (share + (square / 2)) / (1 + square);
        double half = z * Math.Sqrt((share * (1 - share) / count) + (square / count / 4)) / (1 + square);
        Assert.InRange(Row(name).Estimate, middle - half, middle + half);
        Assert.True(count <= Row(name).Count);
    }

    /// <summary>The same of a rate: 99 % of a Poisson count, by Anscombe's root.</summary>
    private static void HoldsRate(string name, int happened, double years)
    {
        double root = Math.Sqrt(happened + 0.375), expected = Math.Sqrt((Row(name).Estimate * years) + 0.375);
        Assert.InRange(root - expected, -2.576 / 2, 2.576 / 2);
    }

    /// <summary>The same of a survival: Kaplan and Meier with Greenwood's error.</summary>
    private static void HoldsSurvival(string name, List<(double Years, bool Happened)> cases, double years, Func<double, double> told)
    {
        double survives = 1, variance = 0;
        (double Years, bool Happened)[] sorted = [.. cases.Order()];
        for (int i = 0; i < sorted.Length && sorted[i].Years <= years; i++)
        {
            int left = sorted.Length - i;
            if (sorted[i].Happened)
            {
                survives *= 1 - (1.0 / left);
                variance += 1.0 / (left * Math.Max(1.0, left - 1));
            }
        }

        double error = 2.576 * survives * Math.Sqrt(variance);
        Assert.InRange(Row(name).Estimate, told(survives) - error, told(survives) + error);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using StreamReader reader = new(ReferenceFolder.Of("history", file));
        using CsvHelper.CsvReader csv = new(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        string[] header = csv.HeaderRecord!;
        while (csv.Read())
        {
            yield return header.ToDictionary(name => name, name => csv.GetField(name) ?? "", StringComparer.Ordinal);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
