using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.KnownAnswers;

namespace Entente.Tests.Evidence.Markets;

/// <summary>`read --prices` as a user calls it.</summary>
[Collection<InAFolder>]
public sealed class ReadPricesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_jump_on_the_day_of_an_event_is_found_and_explained()
    {
        Save(Prices(jump: 0.05));
        JsonNode json = Json("--event", "2025-02-12", "--window", "0..0");
        Assert.Equal("2025-02-12", (string?)json["event-day"]);
        Assert.Equal(1.5, (double)json["estimation"]!["beta"]!, 0.1);
        Assert.InRange((double)json["total"]!["value"]!, 0.045, 0.055);
        Assert.True((double)json["total"]!["p"]! < 0.001);
        string told = Run("read", "--prices", "p.csv", "--event", "2025-02-12", "--window", "0..0").Output;
        Assert.Contains("less than once in a thousand times", told, StringComparison.Ordinal);
        Assert.Contains("0 of 120", told, StringComparison.Ordinal);
    }

    // bond_two_state: the price before the event is 55, the anchors 40 and 75.
    [Fact]
    public void Odds_between_two_anchors()
    {
        ClosedForm row = Assert.Single(ClosedForms.Of("Implied.bond_two_state"));
        Save(Prices(jump: 0.05, scaleTo: row["price"]));
        JsonNode json = Json("--event", "2025-02-12", "--if-peace", "75", "--if-war", "40");
        row.Check((double)json["odds"]!["before"]!["central"]!);
        string told = Run("read", "--prices", "p.csv", "--event", "2025-02-12", "--if-peace", "70..80", "--if-war", "40").Output;
        Assert.Contains("This assumes:", told, StringComparison.Ordinal);
        Assert.Contains("over the anchors", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Hazard_from_premiums_in_basis_points()
    {
        ClosedForm row = Assert.Single(ClosedForms.Of("Implied.cds_hazard"));
        Save(Prices(jump: -0.05, scaleTo: row["spread"] * 10_000));
        row.Check((double)Json("--event", "2025-02-12", "--recovery", "25 %")["hazard"]!["before"]!);
    }

    [Fact]
    public void Odds_of_the_second_period_from_contracts_by_two_dates()
    {
        ClosedForm row = Assert.Single(ClosedForms.Of("Implied.term_structure"));
        Save("date,by June,by December\n2025-02-11,15,30\n2025-02-12,20,35\n");
        row.Check((double)Json("--event", "2025-02-12", "--contracts", "by June", "by December")["contracts"]![1]!["between"]!);
    }

    [Fact]
    public void A_study_can_be_kept_as_evidence_once()
    {
        Save(Prices(jump: 0.05));
        File.Copy(Repository.TestFile("border-strip.yaml"), Path.Combine(folder, "talks.yaml"));
        string[] call = ["read", "--prices", "p.csv", "--event", "2025-02-12", "--into", "talks.yaml"];
        Assert.Equal(0, Run(call).ExitCode);
        byte[] once = File.ReadAllBytes(Path.Combine(folder, "talks.yaml"));
        Scenario scenario = ScenarioReader.ReadFile(Path.Combine(folder, "talks.yaml")).Scenario!;
        PieceOfEvidence piece = Assert.Single(scenario.Evidence.Values, piece => piece.Status == EvidenceStatus.Proposed);
        Assert.Contains("beyond ordinary returns around 12 February 2025", piece.Says, StringComparison.Ordinal);
        Assert.DoesNotContain("p.csv", Run("check", "talks.yaml").Output, StringComparison.Ordinal);
        Run(call);
        Assert.Equal(once, File.ReadAllBytes(Path.Combine(folder, "talks.yaml")));
    }

    [Theory]
    [InlineData("--event 12.2.2025", "--event is `12.2.2025`")]
    [InlineData("--event 2025-02-12 --if-peace 70", "both anchors")]
    [InlineData("--event 2025-02-12 --if-peace 7..x --if-war 3", "--if-peace is `7..x`")]
    [InlineData("--event 2025-02-12 --window 1", "--window is `1`")]
    [InlineData("--event 2025-02-12 --estimation 5", "from 30 to 5000")]
    [InlineData("--event 2025-02-12 --recovery 120%", "--recovery is `120%`")]
    [InlineData("--event 2030-02-12", "before the event")]
    [InlineData("--event 2025-02-12 --price indx", "no column `indx`")]
    public void A_wrong_call_is_said_to_be_wrong(string options, string message)
    {
        Save(Prices(jump: 0));
        EntenteRun run = Run(["read", "--prices", "p.csv", .. options.Split(' ')]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private JsonNode Json(params string[] options)
    {
        EntenteRun run = Run(["read", "--prices", "p.csv", "--json", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    private EntenteRun Run(params string[] arguments) => EntenteCall.In(folder, arguments);

    private void Save(string text) => File.WriteAllText(Path.Combine(folder, "p.csv"), text);

    /// <summary>Weekdays up to 13 February 2025: returns 1.5 times the market's and a little beside, and a jump on the 12th.</summary>
    internal static string Prices(double jump, double? scaleTo = null)
    {
        List<(DateOnly Day, double Price, double Market)> days = [(new(2024, 7, 1), 100, 1000)];
        DateOnly eventDay = new(2025, 2, 12);
        while (days[^1].Day < eventDay.AddDays(1))
        {
            DateOnly day = days[^1].Day.AddDays(days[^1].Day.DayOfWeek == DayOfWeek.Friday ? 3 : 1);
            int i = days.Count;
            double market = day >= eventDay ? 0 : 0.006 * (((i * 7) % 11) - 5) / 5, own = (1.5 * market)
                + (0.004 * (((i * 5) % 13) - 6) / 6);
            own = day == eventDay ? jump : day > eventDay ? 0 : own;
            days.Add((day, days[^1].Price * (1 + own), days[^1].Market * (1 + market)));
        }

        double scale = scaleTo is double wanted ? wanted / days[^3].Price : 1;
        return "date,price,benchmark\n" + string.Concat(
            days.Select(day => string.Create(CultureInfo.InvariantCulture,
            $"{day.Day:yyyy-MM-dd},{day.Price * scale:R},{day.Market:R}\n")));
    }
}
